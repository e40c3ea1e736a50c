"""Agenda → variables y restricciones CON NOMBRE, en enteros y sin solucionador.

Columnas: y[p,s] (p empieza en s) y g (lo que una fuente paga en una vigencia, pesos), que `dinero`
junta en bloques. Modelo, sección 5.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from priorizacion.decision.dinero import Pagaduria, armar_pagaduria, partes_maximas, techos
from priorizacion.decision.gasto import Arranque, arranques, costo_cargado
from priorizacion.decision.piso import Piso, filas
from priorizacion.decision.reglas import Contexto, restringir
from priorizacion.decision.restriccion import Restriccion, Terminos
from priorizacion.decision.techo import Bolsa, bolsas
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.propuesta import Propuesta


@dataclass(frozen=True, slots=True)
class Formulacion:
    """El modelo entero de una agenda: qué se decide y qué lo acota."""

    agenda: Agenda
    competidoras: tuple[Propuesta, ...]
    valor: dict[str, int]
    """Propuesta → valor, centésimas."""
    costo: dict[str, int]
    """Propuesta → costo cargado, pesos."""
    arranques: tuple[Arranque, ...]
    """Las columnas y[p,s], en orden de propuesta e inicio."""
    columnas: dict[str, tuple[int, ...]]
    """Propuesta → sus columnas y; vacío si no tiene inicio posible o quien la pague."""
    pagaduria: Pagaduria
    """Las columnas g."""
    bolsas: tuple[Bolsa, ...]
    """El dinero utilizable."""
    restricciones: tuple[Restriccion, ...]
    """Todas, con nombre único."""
    pisos: tuple[Piso, ...] = ()
    """Lo menos que debe lograr cada estamento, ya escrito entre las restricciones."""

    @property
    def superiores(self) -> tuple[int, ...]:
        """Cota superior de cada columna: 1 las y, pesos las g."""
        return (1,) * len(self.arranques) + self.pagaduria.superiores

    def objetivo(self, por_propuesta: Mapping[str, int]) -> Terminos:
        """Una cantidad por propuesta, llevada a sus columnas y."""
        return {i: por_propuesta[a.propuesta] for i, a in enumerate(self.arranques)}


def formular(agenda: Agenda, valor: Mapping[str, int], compiten: Iterable[str]) -> Formulacion:
    """Arma el modelo entero de las que compiten; `compiten`, en cualquier orden."""
    entran = set(compiten)
    competidoras = tuple(
        sorted((p for p in agenda.propuestas if p.id in entran), key=lambda p: p.id)
    )
    lista = tuple(chain.from_iterable(arranques(agenda, p) for p in competidoras))
    columnas = _agrupar(competidoras, lista)
    costo = {p.id: costo_cargado(agenda, p) for p in competidoras}
    pagaduria = armar_pagaduria(lista)
    dinero = bolsas(agenda)
    contexto = Contexto(agenda, competidoras, lista, columnas, costo)
    return Formulacion(
        agenda=agenda,
        competidoras=competidoras,
        valor={p.id: valor[p.id] for p in competidoras},
        costo=costo,
        arranques=lista,
        columnas=columnas,
        pagaduria=pagaduria,
        bolsas=dinero,
        restricciones=(
            *_un_solo_inicio(columnas),
            *pagaduria.enlaces,
            *partes_maximas(lista, pagaduria),
            *techos(dinero, pagaduria),
            *restringir(contexto),
        ),
    )


def con_pisos(formulacion: Formulacion, pisos: Sequence[Piso]) -> Formulacion:
    """La formulación con otros pisos además de los que tenga."""
    nuevas = filas(pisos, formulacion.columnas)
    return replace(
        formulacion,
        restricciones=(*formulacion.restricciones, *nuevas),
        pisos=(*formulacion.pisos, *pisos),
    )


def dudosos(formulacion: Formulacion) -> dict[str, Piso]:
    """Nombre → los pisos vigentes de los que no se probó cuánto exigen."""
    vigentes = {r.nombre for r in formulacion.restricciones}
    return {p.nombre: p for p in formulacion.pisos if not p.probado and p.nombre in vigentes}


def relajar(formulacion: Formulacion) -> Formulacion:
    """La que contiene con seguridad a todas las carteras posibles: sirve para probar cotas.

    Es la misma si de cada piso se sabe cuánto exige.
    """
    dudas = dudosos(formulacion)
    if not dudas:
        return formulacion
    relajadas = tuple(
        replace(r, limite=dudas[r.nombre].al_menos) if r.nombre in dudas else r
        for r in formulacion.restricciones
    )
    return replace(formulacion, restricciones=relajadas)


def _agrupar(
    competidoras: tuple[Propuesta, ...], lista: tuple[Arranque, ...]
) -> dict[str, tuple[int, ...]]:
    columnas: dict[str, list[int]] = {p.id: [] for p in competidoras}
    for i, arranque in enumerate(lista):
        columnas[arranque.propuesta].append(i)
    return {p: tuple(c) for p, c in columnas.items()}


def _un_solo_inicio(columnas: dict[str, tuple[int, ...]]) -> Iterable[Restriccion]:
    for propuesta, suyas in columnas.items():
        if len(suyas) > 1:
            yield Restriccion(f"inicio:{propuesta}", dict.fromkeys(suyas, 1), "<=", 1)
