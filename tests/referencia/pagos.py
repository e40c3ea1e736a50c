"""Obras con su inicio entran; sale si se pueden pagar y, en la etapa 7, qué fuente paga qué."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from .entero import Renglon, lexicografico
from .flujo import Red, agregar_arco, empujar, maximizar_y_fijar
from .gasto import fuentes_posibles, gasto_por_vigencia, techo_utilizable
from .lectura import Caso, Propuesta, exacto

Celda = tuple[int, int, str]  # vigencia, posición de la fuente, propuesta


@dataclass(frozen=True)
class Obra:
    """Una propuesta con inicio: lo que cuesta cada año y quién podría pagarlo."""

    id: str
    inicio: int
    gasto: dict[int, int]
    aportado: dict[tuple[int, int], int]  # (vigencia, fuente) → pesos ya puestos
    celdas: tuple[Celda, ...]
    topes: dict[int, int]  # fuente → lo más que puede pagar además de su aporte

    @property
    def falta(self) -> dict[int, int]:
        """Gasto de cada vigencia que los aportes no cubren."""
        puesto = dict.fromkeys(self.gasto, 0)
        for (t, _), monto in self.aportado.items():
            puesto[t] += monto
        return {t: self.gasto[t] - puesto[t] for t in self.gasto}


@dataclass(frozen=True)
class Bolsa:
    """Lo que pagan los pares (vigencia, fuente) de `pares` no pasa de `tope`."""

    pares: frozenset[tuple[int, int]]
    tope: int


def obra(caso: Caso, propuesta: Propuesta, inicio: int) -> Obra | None:
    """La obra, o None si su propio aporte pasa la parte máxima de la fuente."""
    gasto = gasto_por_vigencia(caso, propuesta, inicio) or {}
    aportado = _aportado(caso, propuesta, gasto)
    topes = {}
    for i, fuente in enumerate(caso.fuentes):
        if "parte_maxima" not in fuente:
            continue
        ya = sum(monto for (_, f), monto in aportado.items() if f == i)
        topes[i] = floor(exacto(fuente["parte_maxima"]) * sum(gasto.values())) - ya
        if topes[i] < 0:
            return None
    celdas = tuple(
        (t, i, propuesta.id)
        for t in sorted(gasto)
        for i in fuentes_posibles(caso, propuesta)
        if t == inicio or caso.fuentes[i].get("vigencias_futuras") != "no_autorizada"
    )
    return Obra(propuesta.id, inicio, gasto, aportado, celdas, topes)


def pagables(caso: Caso, obras: Sequence[Obra], techos: Red | None = None) -> bool:
    """Dice si las fuentes alcanzan, peso a peso, para todas las obras a la vez.

    `techos`, si ya se tiene, es `red_de_techos(caso)`.
    """
    red = _red(caso, obras, techos)
    total = sum(monto for o in obras for monto in o.falta.values())
    if empujar(red, "origen", "destino", total) < total:
        return False
    return not _con_parte_maxima(obras) or _por_renglones(caso, obras, ordenar=False) is not None


def pagos(caso: Caso, obras: Sequence[Obra]) -> dict[Celda, int]:
    """Etapa 7: por vigencia, fuente en el orden declarado e id, lo más que se pueda."""
    if _con_parte_maxima(obras):
        repartido = _por_renglones(caso, obras, ordenar=True)
    else:
        repartido = _por_flujo(caso, obras)
    if repartido is None:
        raise ValueError("la cartera no se puede pagar")
    return repartido


def bolsas(caso: Caso) -> list[Bolsa]:
    """Los techos como sumas con tope: por año, por bienio o acumuladas."""
    resultado = []
    for i, fuente in enumerate(caso.fuentes):
        techos = {t: techo_utilizable(caso, fuente, t) for t in caso.vigencias}
        for anios in _grupos(caso, fuente.get("arrastre", "ninguno")):
            pares = frozenset((t, i) for t in anios)
            resultado.append(Bolsa(pares, sum(techos[t] for t in anios)))
    return resultado


def _grupos(caso: Caso, arrastre: str) -> list[list[int]]:
    vigencias = list(caso.vigencias)
    if arrastre == "periodo":
        return [vigencias[: k + 1] for k in range(len(vigencias))]
    if arrastre == "bienio":
        return [
            [t for t in vigencias if _bienio(t) == b] for b in sorted({*map(_bienio, vigencias)})
        ]
    return [[t] for t in vigencias]


def _bienio(vigencia: int) -> int:
    """El año impar con que empieza el bienio."""
    return vigencia if vigencia % 2 else vigencia - 1


def _aportado(
    caso: Caso, propuesta: Propuesta, gasto: dict[int, int]
) -> dict[tuple[int, int], int]:
    falta = dict(gasto)
    aportado: dict[tuple[int, int], int] = {}
    for i, fuente in enumerate(caso.fuentes):
        for nombre, t, monto in propuesta.aportes:
            if nombre != fuente["id"] or t not in falta:
                continue
            usado = min(monto, falta[t])
            falta[t] -= usado
            aportado[t, i] = aportado.get((t, i), 0) + usado
    return aportado


def _con_parte_maxima(obras: Sequence[Obra]) -> bool:
    return any(i in o.topes for o in obras for _, i, _ in o.celdas)


def red_de_techos(caso: Caso) -> Red:
    """De dónde sale el dinero de cada fuente y año, sin ninguna obra."""
    red: Red = {"origen": {}, "destino": {}}
    for i, fuente in enumerate(caso.fuentes):
        arrastre = fuente.get("arrastre", "ninguno")
        for t in caso.vigencias:
            techo = techo_utilizable(caso, fuente, t)
            if arrastre == "bienio":
                agregar_arco(red, "origen", ("bienio", i, _bienio(t)), techo)
                agregar_arco(red, ("bienio", i, _bienio(t)), ("caja", i, t), caso.suma_techos)
            else:
                agregar_arco(red, "origen", ("caja", i, t), techo)
            if arrastre == "periodo" and t + 1 in caso.vigencias:
                agregar_arco(red, ("caja", i, t), ("caja", i, t + 1), caso.suma_techos)
    return red


def _red(caso: Caso, obras: Sequence[Obra], techos: Red | None = None) -> Red:
    de_techos = red_de_techos(caso) if techos is None else techos
    red = {nodo: dict(arcos) for nodo, arcos in de_techos.items()}
    for o in obras:
        for t, i, _ in o.celdas:
            agregar_arco(red, ("caja", i, t), ("obra", o.id, t), o.falta[t])
        for t, monto in o.falta.items():
            agregar_arco(red, ("obra", o.id, t), "destino", monto)
    return red


def _por_flujo(caso: Caso, obras: Sequence[Obra]) -> dict[Celda, int] | None:
    red = _red(caso, obras)
    total = sum(monto for o in obras for monto in o.falta.values())
    if empujar(red, "origen", "destino", total) < total:
        return None
    return {
        (t, i, p): maximizar_y_fijar(red, ("caja", i, t), ("obra", p, t))
        for t, i, p in sorted(celda for o in obras for celda in o.celdas)
    }


def _por_renglones(caso: Caso, obras: Sequence[Obra], ordenar: bool) -> dict[Celda, int] | None:
    celdas = sorted(celda for o in obras for celda in o.celdas)
    lugar = {celda: k for k, celda in enumerate(celdas)}
    renglones: list[Renglon] = []
    for o in obras:
        for t, monto in o.falta.items():
            renglones.append(({lugar[c]: 1 for c in o.celdas if c[0] == t}, "=", monto))
        for i, tope in o.topes.items():
            renglones.append(({lugar[c]: 1 for c in o.celdas if c[1] == i}, "<=", tope))
    for bolsa in bolsas(caso):
        en_bolsa = {k: 1 for (t, i, _), k in lugar.items() if (t, i) in bolsa.pares}
        renglones.append((en_bolsa, "<=", bolsa.tope))
    solucion = lexicografico(len(celdas), renglones, range(len(celdas)) if ordenar else ())
    return None if solucion is None else dict(zip(celdas, solucion, strict=True))
