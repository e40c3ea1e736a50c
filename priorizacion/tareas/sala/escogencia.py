"""Varias planillas de una misma persona → cuál vale, sin mirar en qué orden llegaron.

Entre dos: vale la que la secretaría escogió; si no, la última edición de una misma página; si no,
la que dice todo lo que dice la otra y algo más. Si nada de eso las ordena, están en conflicto y no
se cuenta ninguna hasta que alguien escoja.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby, product

from priorizacion.dominio.recibido import PlanillaRecibida

Elegidas = Collection[tuple[str, str]]
"""Pares (gana, pierde) de huellas de archivo."""


@dataclass(frozen=True)
class Escogidas:
    """Qué pasa con cada planilla."""

    vigentes: tuple[PlanillaRecibida, ...] = ()
    """Una por persona y ronda, por código y ronda."""
    iguales: Mapping[str, str] = field(default_factory=dict)
    """Archivo → el que dice lo mismo y representa a los dos."""
    reemplazadas: Mapping[str, str] = field(default_factory=dict)
    """Archivo → el que vale en su lugar."""
    conflictos: tuple[tuple[PlanillaRecibida, ...], ...] = ()
    """Grupos de la misma persona y ronda entre las que hay que escoger."""


@dataclass(frozen=True)
class _Version:
    """Las planillas que dicen lo mismo."""

    vocera: PlanillaRecibida
    """La de última edición; si empatan, la de menor huella."""
    archivos: frozenset[str]


def escoger(planillas: Iterable[PlanillaRecibida], elegidas: Elegidas = ()) -> Escogidas:
    """La que vale de cada persona y ronda. El resultado no depende del orden en que vengan."""
    vigentes: list[PlanillaRecibida] = []
    conflictos: list[tuple[PlanillaRecibida, ...]] = []
    iguales: dict[str, str] = {}
    reemplazadas: dict[str, str] = {}
    for _, grupo in groupby(sorted(planillas, key=_lugar), key=_de_quien):
        versiones = _versiones(list(grupo))
        iguales |= {a: v.vocera.archivo for v in versiones for a in v.archivos - {v.vocera.archivo}}
        invictas = [v for v in versiones if not any(_gana(w, v, elegidas) for w in versiones)]
        if len(invictas) != 1:
            conflictos.append(tuple(v.vocera for v in invictas or versiones))
            continue
        vigente = invictas[0].vocera
        vigentes.append(vigente)
        vencidas = (v.vocera.archivo for v in versiones if v is not invictas[0])
        reemplazadas |= dict.fromkeys(vencidas, vigente.archivo)
    return Escogidas(tuple(vigentes), iguales, reemplazadas, tuple(conflictos))


def preferir(
    archivo: str, planillas: Iterable[PlanillaRecibida], elegidas: Elegidas
) -> frozenset[tuple[str, str]]:
    """Lo escogido, con lo que dice ese archivo por encima de lo demás de la misma persona y ronda.

    Igual si ese archivo no es de ninguna planilla.
    """
    todas = list(planillas)
    quien = next((_de_quien(p) for p in todas if p.archivo == archivo), None)
    for version in _versiones([p for p in todas if _de_quien(p) == quien]):
        if archivo in version.archivos:
            propios = version.archivos
            rivales = {p.archivo for p in todas if _de_quien(p) == quien} - propios
            quedan = {(g, p) for g, p in elegidas if p not in propios}
            return frozenset(quedan | set(product(propios, rivales)))
    return frozenset(elegidas)


def _de_quien(planilla: PlanillaRecibida) -> tuple[str, int]:
    return (planilla.participante, planilla.ronda)


def _lugar(planilla: PlanillaRecibida) -> tuple[str, int, int, str]:
    return (*_de_quien(planilla), -planilla.edicion, planilla.archivo)


def _versiones(grupo: list[PlanillaRecibida]) -> list[_Version]:
    versiones: list[_Version] = []
    for planilla in sorted(grupo, key=_lugar):
        otra = next((v for v in versiones if v.vocera.dice_lo_mismo_que(planilla)), None)
        if otra is None:
            versiones.append(_Version(planilla, frozenset({planilla.archivo})))
        else:
            i = versiones.index(otra)
            versiones[i] = _Version(otra.vocera, otra.archivos | {planilla.archivo})
    return versiones


def _gana(una: _Version, otra: _Version, elegidas: Elegidas) -> bool:
    if una is otra:
        return False
    if any(par in elegidas for par in product(una.archivos, otra.archivos)):
        return True
    if any(par in elegidas for par in product(otra.archivos, una.archivos)):
        return False
    a, b = una.vocera, otra.vocera
    if a.serie and a.serie == b.serie and a.edicion != b.edicion:
        return a.edicion > b.edicion
    return a.contiene(b)
