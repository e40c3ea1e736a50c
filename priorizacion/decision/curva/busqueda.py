"""Un ajuste → la mejor lista y la mejor cota de cada nivel, con lo que ya se sabe de los demás.

Por debajo, listas que se heredan de nivel en nivel y se mejoran; por encima, el programa lineal
de cada nivel y, donde vale la pena, el solucionador arrancando de la lista que se tiene.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import gcd

import numpy as np

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.curva.caja import Caja
from priorizacion.decision.curva.mejora import Terreno, mejorar
from priorizacion.decision.curva.nivel import Peldano
from priorizacion.decision.curva.valor import Ajuste
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.taller import Pregunta, Taller

SACUDIDAS = 3
"""Por nivel y por pasada."""
_MILLON = 10**6


@dataclass(slots=True)
class Punto:
    """Lo que se va sabiendo de un nivel con un ajuste."""

    cota: int | None = None
    """Centésimas: nada vale más; None si no se sabe, o si es inviable."""
    inviable: bool = False
    eleccion: Eleccion | None = None
    valor: int = -1
    """Centésimas de la elección; −1 sin ella."""
    fijo: bool = False
    """Si es el de la agenda: no se toca."""


@dataclass(slots=True)
class Mesa:
    """Lo que comparten todos los ajustes."""

    formulacion: Formulacion
    peldanos: tuple[Peldano, ...]
    taller: Taller
    caja: Caja
    limites: Limites
    conocidas: dict[int, dict[Eleccion, None]] = field(default_factory=dict)
    """Nivel → las elecciones comprobadas en él, con cualquier ajuste."""
    inviables: set[int] = field(default_factory=set)
    """Niveles en los que se probó que no hay ninguna lista."""
    anidados: bool = False
    """Si lo que cabe en un nivel cabe siempre en los de arriba."""

    def peldano(self, nivel: int) -> Peldano:
        """El de ese nivel."""
        return next(p for p in self.peldanos if p.nivel == nivel)

    def cabe(self, eleccion: Eleccion, peldano: Peldano) -> bool:
        """Si cumple todo en enteros exactos; si sí, la recuerda para los demás ajustes."""
        bien = peldano.espacio.examinar(eleccion) == "bien"
        if bien:
            self.conocidas.setdefault(peldano.nivel, {})[eleccion] = None
        return bien


class Carrera:
    """Un ajuste a lo largo de todos los niveles."""

    def __init__(self, mesa: Mesa, ajuste: Ajuste) -> None:
        self._mesa = mesa
        formulacion = mesa.formulacion
        self._ajuste = ajuste
        self._unidad = gcd(*ajuste.valor.values()) or 1
        self._propuesta = mesa.taller.sombra.de_columna
        self._valor = np.array(
            [ajuste.valor[a.propuesta] for a in formulacion.arranques], dtype=np.int64
        )
        self.puntos = {p.nivel: Punto() for p in mesa.peldanos}
        self._terrenos: dict[int, Terreno] = {}

    def acotar(self) -> None:
        """La cota del programa lineal de cada nivel, y las listas que otros ajustes dejaron."""
        for peldano in self._mesa.peldanos:
            punto = self.puntos[peldano.nivel]
            relajado = self._mesa.taller.relajar(self._preguntar(peldano))
            if relajado.estado == "inviable":
                self._mesa.inviables.add(peldano.nivel)
            punto.inviable = peldano.nivel in self._mesa.inviables
            punto.cota = relajado.cota
            self._terrenos[peldano.nivel] = Terreno(
                self._mesa.caja,
                peldano,
                self._propuesta,
                self._valor,
                np.rint(relajado.reducidos * relajado.unidad).astype(np.int64)[self._propuesta],
            )
            for eleccion in self._mesa.conocidas.get(peldano.nivel, {}):
                self._proponer(peldano, eleccion)

    def subir(self) -> None:
        """De menos a más dinero: la lista de abajo suele caber arriba."""
        anterior: Eleccion | None = None
        for peldano in self._mesa.peldanos:
            if anterior is not None:
                self._proponer(peldano, anterior)
            if self.puntos[peldano.nivel].eleccion is None:
                self._buscar(peldano, desde=None)
            self._mejorar(peldano, self.puntos[peldano.nivel].eleccion)
            anterior = self.puntos[peldano.nivel].eleccion

    def bajar(self) -> None:
        """De más a menos: a la lista de arriba se le quita lo que ya no cabe."""
        siguiente: Eleccion | None = None
        for peldano in reversed(self._mesa.peldanos):
            self._mejorar(peldano, siguiente)
            siguiente = self.puntos[peldano.nivel].eleccion

    def asentar(self) -> None:
        """Si la lista de abajo también cabe y vale lo mismo, se deja: menos cambios sin razón."""
        for abajo, arriba in pairwise(self._mesa.peldanos):
            punto, lista = self.puntos[arriba.nivel], self.puntos[abajo.nivel].eleccion
            if punto.fijo or punto.eleccion is None or lista is None:
                continue
            iguales = self._vale(lista) == punto.valor
            if iguales and self._mesa.cabe(lista, arriba):
                punto.eleccion = lista

    def peor(self, hechos: Collection[int]) -> tuple[int, int]:
        """La mayor brecha, en millonésimas de la cota, y su nivel; 0 si no queda ninguna.

        Entre iguales el de más dinero: su cota sirve para los de abajo.
        """
        abiertos = (
            (self._brecha(punto), nivel)
            for nivel, punto in self.puntos.items()
            if nivel not in hechos and punto.eleccion is not None and not self._cerrado(punto)
        )
        return max(abiertos, default=(0, 0))

    def probar(self, nivel: int) -> None:
        """Ramifica en ese nivel desde la lista que se tiene, y lo cuenta a los demás niveles."""
        lugar = next(i for i, p in enumerate(self._mesa.peldanos) if p.nivel == nivel)
        peldano, punto = self._mesa.peldanos[lugar], self.puntos[nivel]
        antes = punto.valor
        self._buscar(peldano, punto.eleccion)
        abajo, arriba = self._mesa.peldanos[:lugar], self._mesa.peldanos[lugar + 1 :]
        if self._mesa.anidados:
            for otro in abajo:
                self._bajar_cota(self.puntos[otro.nivel], punto.cota)
        if punto.valor > antes and punto.eleccion is not None:
            self._contagiar(arriba, punto.eleccion)
            self._contagiar(abajo[::-1], punto.eleccion)

    def adoptar(self, nivel: int, eleccion: Eleccion) -> None:
        """Una lista mejor que apareció en otra búsqueda con esos mismos límites."""
        self._proponer(self._mesa.peldano(nivel), eleccion)
        lugar = next(i for i, p in enumerate(self._mesa.peldanos) if p.nivel == nivel)
        self._contagiar(self._mesa.peldanos[lugar + 1 :], eleccion)

    def _preguntar(self, peldano: Peldano) -> Pregunta:
        return Pregunta(self._ajuste.valor, filas=peldano.filas)

    def _contagiar(self, camino: Sequence[Peldano], eleccion: Eleccion) -> None:
        """Lleva una lista mejor a los niveles vecinos mientras sirva."""
        for peldano in camino:
            punto = self.puntos[peldano.nivel]
            antes = punto.valor
            if punto.inviable or punto.fijo:
                continue
            otra = mejorar(self._terrenos[peldano.nivel], eleccion, 0)
            if otra is not None:
                self._proponer(peldano, otra)
            if punto.valor == antes or punto.eleccion is None:
                return
            eleccion = punto.eleccion

    def _brecha(self, punto: Punto) -> int:
        if punto.cota is None:
            return _MILLON
        return (punto.cota - punto.valor) * _MILLON // max(1, punto.cota)

    def _bajar_cota(self, punto: Punto, cota: int | None) -> None:
        cotas = [c for c in (cota, punto.cota) if c is not None]
        if cotas and not punto.fijo:
            punto.cota = max(punto.valor, min(cotas))

    def _cerrado(self, punto: Punto) -> bool:
        return (
            punto.fijo or punto.inviable or (punto.cota is not None and punto.cota <= punto.valor)
        )

    def _proponer(self, peldano: Peldano, eleccion: Eleccion) -> None:
        """La adopta si vale más que la que hay y cabe."""
        punto = self.puntos[peldano.nivel]
        valor = self._vale(eleccion)
        if not punto.fijo and valor > punto.valor and self._mesa.cabe(eleccion, peldano):
            punto.eleccion, punto.valor = eleccion, valor

    def _vale(self, eleccion: Eleccion) -> int:
        return int(self._valor[sorted(eleccion)].sum())

    def _mejorar(self, peldano: Peldano, desde: Eleccion | None) -> None:
        if desde is None or self._cerrado(self.puntos[peldano.nivel]):
            return
        otra = mejorar(self._terrenos[peldano.nivel], desde, SACUDIDAS)
        if otra is not None:
            self._proponer(peldano, otra)

    def _buscar(self, peldano: Peldano, desde: Eleccion | None) -> None:
        """Con el solucionador: mejora la lista, baja la cota o prueba que no hay ninguna."""
        punto = self.puntos[peldano.nivel]
        if self._cerrado(punto):
            return
        hallazgo = self._mesa.taller.resolver(
            self._preguntar(peldano), self._mesa.limites, desde, peldano.espacio
        )
        if hallazgo.estado == "inviable":
            punto.inviable = True
            self._mesa.inviables.add(peldano.nivel)
            return
        if hallazgo.estado == "sin_respuesta":
            self._bajar_cota(punto, self._entera(hallazgo.cota))
            return
        self._proponer(peldano, hallazgo.eleccion)
        cota = punto.valor if hallazgo.estado == "probada" else self._entera(hallazgo.cota)
        self._bajar_cota(punto, cota)

    def _entera(self, cota: float | None) -> int | None:
        return None if cota is None else bajar_cota(cota, self._unidad)
