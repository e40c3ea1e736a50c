"""Un Caso cambiado en una sola cosa entra y sale qué elegiría, por recorrer todas las carteras.

Es la otra voz de la explicación: cada cambio se escribe en el Caso y se vuelve a mirar todo.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .entero import Renglon, lexicografico
from .estados import COMPITE, Ficha, fichas
from .exhaustiva import Clave, clave_de, subconjuntos
from .flujo import Red
from .gasto import inicios
from .lectura import Caso, Propuesta
from .pagos import Obra, bolsas, obra, pagables, red_de_techos
from .reglas import cumple_capacidades, cumple_sin_fechas
from .satisfaccion import Exigencia, exigencias

Ids = tuple[str, ...]
SIN_LIMITE = 10**15
"""Pesos que sobran en cualquier agenda."""


class Mundo:
    """Un Caso y todas sus carteras, de la mejor a la peor."""

    def __init__(
        self, caso: Caso, todas: dict[str, Ficha] | None = None, sin_bolsas: Collection[str] = ()
    ) -> None:
        self.caso = caso
        self.fichas = fichas(caso) if todas is None else todas
        self.sin_bolsas = frozenset(sin_bolsas)
        self.compiten = [f for f in self.fichas.values() if f.estado == COMPITE]
        self.memoria: dict[Ids, bool] = {}
        self.ya_vistas: dict[str, list[Obra]] = {}
        self.fijas: list[Exigencia] | None = None

    @cached_property
    def techos(self) -> Red:
        """El dinero que hay, listo para repartirlo."""
        return red_de_techos(self.caso)

    @cached_property
    def opciones(self) -> dict[str, list[Obra]]:
        """Los inicios posibles de cada una que compite."""
        return {
            f.propuesta.id: self.ya_vistas.get(f.propuesta.id) or opciones(self.caso, f.propuesta)
            for f in self.compiten
        }

    @cached_property
    def ordenadas(self) -> list[tuple[Clave, Ids]]:
        """Las que cumplen las reglas sin fechas ni dinero, la mejor primero."""
        cumplen = [s for s in subconjuntos(self.compiten) if cumple_sin_fechas(self.caso, s)]
        quedan = [s for s in cumplen if all(e.cumple(s) for e in self.exigencias(cumplen))]
        claves = ((clave_de(self.caso, s, [f.costo for f in s]), _ids(s)) for s in quedan)
        return sorted(claves, key=lambda par: par[0])

    @cached_property
    def factibles(self) -> list[tuple[Clave, Ids]]:
        """Todas las que cumplen todo, la mejor primero."""
        return [(clave, ids) for clave, ids in self.ordenadas if self.cabe(ids)]

    def exigencias(self, cumplen: list[tuple[Ficha, ...]]) -> list[Exigencia]:
        """Lo que piden las reglas de satisfacción; si se quitó otra regla, lo de antes."""
        if self.fijas is None:
            self.fijas = exigencias(self.caso, cumplen, lambda s: self.cabe(_ids(s)))
        return self.fijas

    def mejor(self, con: str | None = None, sin: str | None = None) -> Clave | None:
        """La mejor que tiene `con` y no tiene `sin`; None si no hay."""
        return next(
            (
                clave
                for clave, ids in self.ordenadas
                if (con is None or con in ids) and sin not in ids and self.cabe(ids)
            ),
            None,
        )

    def gana(self, propuesta: str, rival: Clave | None) -> bool:
        """Si alguna cartera con ella va antes que `rival`, la mejor sin ella.

        No mira las reglas de satisfacción.
        """
        demas = [f for f in self.compiten if f.propuesta.id != propuesta]
        for otras in subconjuntos(demas):
            s = (*otras, self.fichas[propuesta])
            if rival is not None and sum(f.valor or 0 for f in s) < -rival[0]:
                continue
            if rival is not None and clave_de(self.caso, s, [f.costo for f in s]) > rival:
                continue
            if cumple_sin_fechas(self.caso, s) and self.cabe(_ids(s)):
                return True
        return False

    def cabe(self, ids: Ids) -> bool:
        """Si hay un juego de inicios que se puede pagar y respeta las capacidades."""
        if ids not in self.memoria:
            self.memoria[ids] = self._completar((), ids)
        return self.memoria[ids]

    def _completar(self, puestas: tuple[Obra, ...], faltan: Ids) -> bool:
        libres = any(len(suyas) > 1 for suyas in self.opciones.values())
        if (libres or not faltan) and not self._caben(puestas):
            return False
        return not faltan or any(
            self._completar((*puestas, o), faltan[1:]) for o in self.opciones[faltan[0]]
        )

    def _caben(self, obras: Sequence[Obra]) -> bool:
        if not cumple_capacidades(self.caso, obras):
            return False
        if not self.sin_bolsas:
            falta = sum(monto for o in obras for monto in o.falta.values())
            hay = sum(self.techos["origen"].values())
            return falta <= hay and pagables(self.caso, obras, self.techos)
        return _pagables_sin(self.caso, obras, self.sin_bolsas)


def opciones(caso: Caso, propuesta: Propuesta) -> list[Obra]:
    """Los inicios en que alguna fuente puede pagar cada año de la propuesta."""
    posibles = (obra(caso, propuesta, s) for s in inicios(caso, propuesta))
    return [o for o in posibles if o is not None and _tiene_quien(o)]


def _tiene_quien(o: Obra) -> bool:
    pagan = {t for t, _, _ in o.celdas}
    return all(t in pagan for t, monto in o.falta.items() if monto)


# --- cambios de una sola cosa


def con_valor(mundo: Mundo, propuesta: str, valor: int) -> Clave | None:
    """La elegida si esa propuesta valiera eso; lo que se puede pagar no cambia."""
    de_mas = valor - (mundo.fichas[propuesta].valor or 0)
    claves = (
        (clave[0] - de_mas, *clave[1:]) if propuesta in ids else clave
        for clave, ids in mundo.factibles
    )
    return min(claves, default=None)


def con_costo(mundo: Mundo, propuesta: str, costo: int) -> Mundo:
    """El mismo mundo con otro costo, sin imprevistos, para una propuesta."""
    return _con_propuesta(mundo, replace(_buscar(mundo.caso, propuesta), costo=costo))


def con_fase(mundo: Mundo, propuesta: str, fase: str) -> Mundo:
    """El mismo mundo con una propuesta en otra fase, también para lo que se mide con ella."""
    una = _buscar(mundo.caso, propuesta)
    return _con_propuesta(mundo, replace(una, fase=fase, fila={**una.fila, "fase": fase}))


def con_ficha(mundo: Mundo, ficha: Ficha) -> Mundo:
    """El mismo mundo con otra ficha para una propuesta."""
    return Mundo(mundo.caso, {**mundo.fichas, ficha.propuesta.id: ficha})


def con_respuestas(caso: Caso, propuesta: str, arreglados: Collection[str]) -> Caso:
    """El mismo Caso en que esa propuesta cumple esos habilitantes."""
    cumple = {(propuesta, item): "cumple" for item in arreglados}
    return replace(caso, respuestas={**caso.respuestas, **cumple})


def con_dinero(caso: Caso, fuente: str, vigencia: int, pesos: int) -> Caso:
    """El mismo Caso con más pesos en el techo declarado de un año."""
    return _con_fuentes(
        caso,
        lambda f: (
            {**f["techos"], vigencia: f["techos"].get(vigencia, 0) + pesos}
            if f["id"] == fuente
            else f["techos"]
        ),
    )


def sin_reglas(mundo: Mundo, nombres: Collection[str]) -> Mundo:
    """El mismo mundo sin esas reglas; los techos se nombran `techo:fuente:tramo`.

    Lo que piden las de satisfacción que quedan no se mueve.
    """
    caso = mundo.caso
    agenda = {
        **caso.agenda,
        "reglas": [r for r in caso.agenda.get("reglas") or [] if r["id"] not in nombres],
    }
    if "maximo_proyectos" in nombres:
        agenda["maximo_proyectos"] = None
    propuestas = tuple(
        replace(p, requiere=()) if f"requiere:{p.id}" in nombres else p for p in caso.propuestas
    )
    todas = {
        p.id: replace(mundo.fichas[p.id], propuesta=p) for p in propuestas if p.id in mundo.fichas
    }
    techos = {b for b in nombres_de_bolsas(caso) if b in nombres}
    otro = Mundo(replace(caso, agenda=agenda, propuestas=propuestas), todas, techos)
    if mundo.ordenadas or mundo.fijas is not None:
        otro.fijas = [e for e in mundo.fijas or [] if e.regla not in nombres]
    return otro


def reglas_de(caso: Caso) -> dict[str, Ids]:
    """Nombre con que se le pone precio a una regla → las reglas que se quitan con ella."""
    grupos: dict[str, Ids] = {}
    for bolsa in nombres_de_bolsas(caso):
        fuente = bolsa.rsplit(":", 1)[0]
        grupos[fuente] = (*grupos.get(fuente, ()), bolsa)
    if caso.agenda.get("maximo_proyectos") is not None:
        grupos["maximo_proyectos"] = ("maximo_proyectos",)
    for p in caso.propuestas:
        if p.requiere:
            grupos[f"requiere:{p.id}"] = (f"requiere:{p.id}",)
    return grupos | {r["id"]: (r["id"],) for r in caso.agenda.get("reglas") or []}


def nombres_de_bolsas(caso: Caso) -> list[str]:
    """`techo:propios:2027` o `techo:propios:2027-2028`, en el orden de las fuentes."""
    nombres = []
    for bolsa in bolsas(caso):
        anios = sorted(t for t, _ in bolsa.pares)
        (lugar,) = {i for _, i in bolsa.pares}
        tramo = f"{anios[0]}-{anios[-1]}" if len(anios) > 1 else f"{anios[0]}"
        nombres.append(f"techo:{caso.fuentes[lugar]['id']}:{tramo}")
    return nombres


@dataclass
class Subida:
    """Qué elegiría la agenda con cada peso de más de una fuente en un año."""

    mundo: Mundo
    fuente: str
    vigencia: int

    def __post_init__(self) -> None:
        self.vistas = {0: self.mundo.mejor()}
        reglas = self.mundo.caso.agenda.get("reglas") or []
        self.mira_techos = (
            any(r.get("base") == "parte_techo" for r in reglas)
            or self.mundo.caso.agenda.get("regla_de_valor") == "inversion"
        )

    def elegida(self, pesos: int) -> Clave | None:
        """La cartera con exactamente esos pesos de más."""
        if pesos not in self.vistas:
            self.vistas[pesos] = self._buscar(pesos)
        return self.vistas[pesos]

    def _buscar(self, pesos: int) -> Clave | None:
        caso = con_dinero(self.mundo.caso, self.fuente, self.vigencia, pesos)
        if self.mira_techos:
            return Mundo(caso).mejor()
        otro = Mundo(caso, self.mundo.fichas)
        otro.ya_vistas = self.mundo.opciones
        # lo que se pagaba con menos se paga con más: basta mirar las que van antes
        actual = self.vistas[max(visto for visto in self.vistas if visto < pesos)]
        for clave, ids in self.mundo.ordenadas:
            if actual is not None and clave >= actual:
                return actual
            if otro.cabe(ids):
                return clave
        return actual


def _con_propuesta(mundo: Mundo, otra: Propuesta) -> Mundo:
    propuestas = tuple(otra if p.id == otra.id else p for p in mundo.caso.propuestas)
    caso = replace(mundo.caso, propuestas=propuestas)
    if caso.agenda.get("regla_de_valor") == "inversion":
        return Mundo(caso)
    return Mundo(
        caso, {**mundo.fichas, otra.id: fichas(replace(caso, propuestas=(otra,)))[otra.id]}
    )


def _buscar(caso: Caso, id_: str) -> Propuesta:
    return next(p for p in caso.propuestas if p.id == id_)


def _ids(seleccion: Sequence[Ficha]) -> Ids:
    return tuple(sorted(f.propuesta.id for f in seleccion))


def _con_fuentes(caso: Caso, techos: Callable[[dict[str, Any]], dict[int, int]]) -> Caso:
    fuentes = [{**f, "techos": techos(f)} for f in caso.fuentes]
    return replace(caso, agenda={**caso.agenda, "fuentes": fuentes})


def _pagables_sin(caso: Caso, obras: Sequence[Obra], quitadas: frozenset[str]) -> bool:
    """Como `pagables`, sin algunas bolsas: renglón por renglón."""
    celdas = sorted(celda for o in obras for celda in o.celdas)
    lugar = {celda: k for k, celda in enumerate(celdas)}
    renglones: list[Renglon] = []
    for o in obras:
        for t, monto in o.falta.items():
            renglones.append(({lugar[c]: 1 for c in o.celdas if c[0] == t}, "=", monto))
        for i, tope in o.topes.items():
            renglones.append(({lugar[c]: 1 for c in o.celdas if c[1] == i}, "<=", tope))
    for nombre, bolsa in zip(nombres_de_bolsas(caso), bolsas(caso), strict=True):
        if nombre not in quitadas:
            en_bolsa = {k: 1 for (t, i, _), k in lugar.items() if (t, i) in bolsa.pares}
            renglones.append((en_bolsa, "<=", bolsa.tope))
    return lexicografico(len(celdas), renglones, ()) is not None
