"""Una carpeta entra y sale su respuesta exacta, por recorrer todas las carteras posibles.

Poda solo por dos hechos: las carteras se miran de mejor a peor según las etapas 1 a 4, y una obra
de más nunca libera dinero ni capacidad.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from .estados import COMPITE, Ficha, fichas
from .gasto import inicios
from .lectura import Caso, leer
from .pagos import Obra, obra, pagables, pagos
from .reglas import cumple_capacidades, cumple_sin_fechas
from .satisfaccion import respetan

Clave = tuple[int, int, int, int, tuple[str, ...]]


@dataclass(frozen=True)
class _Eleccion:
    """Lo escogido, con su agenda de obras y el desempate declarado."""

    clave: Clave
    obras: tuple[Obra, ...]
    etapa: int | None
    empate: bool


def resolver(carpeta: str | Path) -> dict[str, Any]:
    """La forma de `esperado.json`, más `pagos` en cada propuesta."""
    caso = leer(Path(carpeta))
    todas = fichas(caso)
    eleccion = _elegir(caso, [f for f in todas.values() if f.estado == COMPITE])
    if eleccion is None:
        return _respuesta(caso, todas, None, frozenset())
    return _respuesta(caso, todas, eleccion, _preinversion(caso, todas, eleccion.clave[4]))


def peso_del_sorteo(texto: str) -> int:
    """Los primeros tres bytes de SHA-256, el más significativo primero."""
    return int.from_bytes(hashlib.sha256(texto.encode()).digest()[:3], "big")


def _elegir(caso: Caso, compiten: list[Ficha]) -> _Eleccion | None:
    """Etapas 1 a 6: la primera cartera factible, las que le empatan, y sus inicios."""
    busqueda = _Busqueda(caso, compiten)
    cumplen = [s for s in subconjuntos(compiten) if cumple_sin_fechas(caso, s)]
    candidatas = sorted(
        (
            (clave_de(caso, seleccion, [f.costo for f in seleccion]), seleccion)
            for seleccion in respetan(caso, cumplen, busqueda.factible)
        ),
        key=lambda par: par[0],
    )
    factibles = (par for par in candidatas if busqueda.factible(par[1]))
    primera = next(factibles, None)
    if primera is None:
        return None
    clave, seleccion = primera
    rivales = []
    for otra, rival in candidatas[candidatas.index(primera) + 1 :]:
        if otra[0] != clave[0]:
            break
        if busqueda.factible(rival):
            rivales.append(otra)
    etapa = max((_etapa(clave, rival) for rival in rivales), default=None)
    return _Eleccion(clave, busqueda.mejores_inicios(seleccion), etapa, bool(rivales))


def subconjuntos(fichas_: list[Ficha]) -> Iterator[tuple[Ficha, ...]]:
    """Todas las selecciones, de la vacía a la que las tiene todas."""
    for cuantas in range(len(fichas_) + 1):
        yield from combinations(fichas_, cuantas)


def clave_de(caso: Caso, seleccion: Sequence[Ficha], costos: list[int]) -> Clave:
    """Menor es mejor: valor, costo, proyectos, sorteo, ids."""
    ids = tuple(sorted(f.propuesta.id for f in seleccion))
    sorteo = sum(peso_del_sorteo(f"{caso.semilla}|{id_}") for id_ in ids)
    return (-sum(f.valor or 0 for f in seleccion), sum(costos), len(ids), -sorteo, ids)


def _etapa(clave: Clave, rival: Clave) -> int:
    """La etapa que descarta a un rival de igual valor."""
    return next((n + 1 for n in (1, 2) if clave[n] != rival[n]), 4)


class _Busqueda:
    """Inicios posibles de una selección, con memoria de lo que ya se vio que se paga o no."""

    def __init__(self, caso: Caso, compiten: list[Ficha]) -> None:
        self.caso = caso
        self.opciones = {
            f.propuesta.id: [
                o for s in inicios(caso, f.propuesta) if (o := obra(caso, f.propuesta, s))
            ]
            for f in compiten
        }
        self.valor = {f.propuesta.id: f.valor or 0 for f in compiten}
        self.memoria: dict[frozenset[tuple[str, int]], bool] = {}

    def factible(self, seleccion: Sequence[Ficha]) -> bool:
        """Dice si existe algún juego de inicios que quepa."""
        return self._completar((), [f.propuesta.id for f in seleccion])

    def mejores_inicios(self, seleccion: Sequence[Ficha]) -> tuple[Obra, ...]:
        """Etapas 5 y 6: menor demora ponderada, sorteo de (id, inicio), lista menor."""
        juegos = product(*(self.opciones[f.propuesta.id] for f in seleccion))
        return next(j for j in sorted(juegos, key=self._demora) if self._caben(j))

    def _demora(self, obras: tuple[Obra, ...]) -> tuple[int, int, list[tuple[str, int]]]:
        demora = sum(self.valor[o.id] * o.inicio for o in obras)
        textos = [f"{self.caso.semilla}|{o.id}|{o.inicio}" for o in obras]
        return demora, -sum(map(peso_del_sorteo, textos)), sorted((o.id, o.inicio) for o in obras)

    def _completar(self, puestas: tuple[Obra, ...], faltan: list[str]) -> bool:
        if not self._caben(puestas):
            return False
        if not faltan:
            return True
        return any(self._completar((*puestas, o), faltan[1:]) for o in self.opciones[faltan[0]])

    def _caben(self, obras: tuple[Obra, ...]) -> bool:
        llave = frozenset((o.id, o.inicio) for o in obras)
        if llave not in self.memoria:
            self.memoria[llave] = cumple_capacidades(self.caso, obras) and pagables(
                self.caso, obras
            )
        return self.memoria[llave]


def _preinversion(caso: Caso, todas: dict[str, Ficha], elegidas: tuple[str, ...]) -> frozenset[str]:
    """La segunda selección, con su propio dinero y las etapas 1 a 4."""
    reglas = caso.agenda.get("preinversion")
    if not reglas:
        return frozenset()
    techo = sum(int(monto) for techos in reglas["techos"].values() for monto in techos.values())
    maximo = reglas.get("maximo")
    candidatas = [
        f
        for id_, f in todas.items()
        if f.estado == COMPITE and id_ not in elegidas and _es_estudio(f)
    ]
    claves = []
    for seleccion in subconjuntos(candidatas):
        costos = [int(f.propuesta.numero("costo_preinversion")) for f in seleccion]
        if sum(costos) <= techo and (maximo is None or len(costos) <= int(maximo)):
            claves.append(clave_de(caso, seleccion, costos))
    return frozenset(min(claves)[4])


def _es_estudio(ficha: Ficha) -> bool:
    propuesta = ficha.propuesta
    return propuesta.fase in ("idea", "perfil") and propuesta.numero("costo_preinversion") > 0


def _respuesta(
    caso: Caso, todas: dict[str, Ficha], eleccion: _Eleccion | None, estudios: frozenset[str]
) -> dict[str, Any]:
    obras = {o.id: o for o in eleccion.obras} if eleccion else {}
    montos = _pagos_por_obra(caso, eleccion.obras) if eleccion else {}
    return {
        "estado_solucion": "probada" if eleccion else "inviable_probada",
        "valor": -eleccion.clave[0] if eleccion else None,
        "costo_total": eleccion.clave[1] if eleccion else None,
        "desempate": {"empate": eleccion.empate, "etapa": eleccion.etapa} if eleccion else None,
        "propuestas": [
            {
                "id": id_,
                "estado": _estado(ficha, eleccion, obras, estudios),
                "prioridad": ficha.prioridad,
                "factibilidad": ficha.factibilidad,
                "valor": ficha.valor,
                "costo": ficha.costo,
                "inicio": obras[id_].inicio if id_ in obras else None,
                "pagos": montos.get(id_, []),
            }
            for id_, ficha in sorted(todas.items())
        ],
    }


def _estado(
    ficha: Ficha, eleccion: _Eleccion | None, obras: dict[str, Obra], estudios: frozenset[str]
) -> str | None:
    if ficha.estado != COMPITE:
        return ficha.estado
    if eleccion is None:
        return None
    if ficha.propuesta.id in obras:
        return "seleccionada"
    return "preinversion" if ficha.propuesta.id in estudios else "lista_de_espera"


def _pagos_por_obra(caso: Caso, obras: Sequence[Obra]) -> dict[str, list[dict[str, Any]]]:
    """El reparto de la etapa 7 más los aportes de la misma fuente y vigencia."""
    montos = pagos(caso, obras)
    for o in obras:
        for (t, i), monto in o.aportado.items():
            montos[t, i, o.id] = montos.get((t, i, o.id), 0) + monto
    por_obra: dict[str, list[dict[str, Any]]] = {o.id: [] for o in obras}
    for (t, i, id_), monto in sorted(montos.items()):
        if monto:
            pago = {"fuente": caso.fuentes[i]["id"], "vigencia": t, "monto": monto}
            por_obra[id_].append(pago)
    return por_obra
