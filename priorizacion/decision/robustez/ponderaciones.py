"""Otras ponderaciones de los criterios → el valor que tendría cada propuesta.

Los dos ejes se sortean por separado. El puntaje de cada criterio no cambia: basta lo publicado.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import lcm

from priorizacion.decision.robustez.azar import Azar
from priorizacion.decision.robustez.veredicto import Escenario
from priorizacion.decision.valor import valor_con
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.criterio import EJES, Criterio
from priorizacion.dominio.puntaje import Puntaje, PuntajeEje
from priorizacion.dominio.robustez import Familia

CERCA = (500, 1500)
"""Milésimas por las que se multiplica una ponderación declarada: de la mitad a vez y media."""

Ponderaciones = dict[str, int]
"""Criterio → cuánto pondera, frente a los demás de su eje."""


def hay_que_ponderar(agenda: Agenda) -> bool:
    """Si algún eje tiene más de un criterio."""
    return any(sum(c.eje == eje for c in agenda.criterios) > 1 for eje in EJES)


def escenarios(
    agenda: Agenda, puntajes: Mapping[str, Puntaje], familia: Familia, cuantos: int
) -> Iterator[Escenario]:
    """Los primeros escenarios de la familia para esas propuestas, todas con puntaje."""
    propuestas = [p for p in agenda.propuestas if p.id in puntajes]
    recuentos = {p.id: recontar(puntajes[p.id]) for p in propuestas}
    minimos = agenda.umbrales.prioridad * 100, agenda.umbrales.factibilidad * 100
    for n in range(cuantos):
        pesan = FAMILIAS[familia](agenda, Azar(agenda.sorteo.semilla, familia, n))
        valor, compiten = {}, set()
        for p in propuestas:
            prioridad, factibilidad = (centesimas(eje, pesan) for eje in recuentos[p.id])
            valor[p.id] = valor_con(agenda, p, prioridad, factibilidad)
            if prioridad >= minimos[0] and factibilidad >= minimos[1]:
                compiten.add(p.id)
        yield Escenario(valor, frozenset(compiten))


def libres(agenda: Agenda, azar: Azar) -> Ponderaciones:
    """Cualquier reparto entre los criterios de cada eje, todos igual de probables."""
    return _por_eje(agenda, lambda criterios: azar.reparto([c.id for c in criterios]))


def cercanas(agenda: Agenda, azar: Azar) -> Ponderaciones:
    """Cada ponderación declarada por un factor al azar, entre la mitad y una vez y media."""

    def de_un_eje(criterios: Sequence[Criterio]) -> list[int]:
        comun = lcm(*(c.ponderacion.denominator for c in criterios))
        return [int(c.ponderacion * comun) * azar.entero(c.id, *CERCA) for c in criterios]

    return _por_eje(agenda, de_un_eje)


def en_orden(agenda: Agenda, azar: Azar) -> Ponderaciones:
    """Un reparto cualquiera de los que conservan el orden declarado; los empatados, en cualquiera.

    Ordenar un reparto uniforme lo deja uniforme entre los que tienen ese orden.
    """

    def de_un_eje(criterios: Sequence[Criterio]) -> list[int]:
        partes = iter(sorted(azar.reparto([c.id for c in criterios]), reverse=True))
        orden = sorted(criterios, key=lambda c: -c.ponderacion)
        suya: dict[str, int] = {}
        for _, grupo in groupby(orden, key=lambda c: c.ponderacion):
            suya |= dict(zip(azar.barajar([c.id for c in grupo]), partes, strict=False))
        return [suya[c.id] for c in criterios]

    return _por_eje(agenda, de_un_eje)


@dataclass(frozen=True, slots=True)
class Recuento:
    """Los puntajes por criterio de una propuesta, en enteros sobre un mismo denominador."""

    puntajes: Mapping[str, int]
    """Criterio → puntos × denominador."""
    denominador: int


def recontar(puntaje: Puntaje) -> tuple[Recuento, Recuento]:
    """Los recuentos de prioridad y de factibilidad de una propuesta con puntaje completo."""
    return _de_eje(puntaje.prioridad), _de_eje(puntaje.factibilidad)


def centesimas(recuento: Recuento, ponderaciones: Ponderaciones) -> int:
    """El puntaje del eje con esas ponderaciones, redondeado una vez, mitad hacia arriba.

    Un eje sin criterios vale 100; si todas sus ponderaciones son 0, vale 0 (modelo, sección 1).
    """
    if not recuento.puntajes:
        return 10_000
    total = sum(ponderaciones[c] for c in recuento.puntajes)
    if not total:
        return 0
    suma = sum(ponderaciones[c] * puntos for c, puntos in recuento.puntajes.items())
    abajo = total * recuento.denominador
    return (200 * suma + abajo) // (2 * abajo)


def _por_eje(agenda: Agenda, repartir: Callable[[Sequence[Criterio]], list[int]]) -> Ponderaciones:
    return dict(_parejas(agenda, repartir))


def _parejas(
    agenda: Agenda, repartir: Callable[[Sequence[Criterio]], list[int]]
) -> Iterator[tuple[str, int]]:
    for eje in EJES:
        criterios = [c for c in agenda.criterios if c.eje == eje]
        if criterios:
            yield from zip((c.id for c in criterios), repartir(criterios), strict=True)


def _de_eje(eje: PuntajeEje) -> Recuento:
    exactos = {c.criterio: c.puntaje or Fraction(0) for c in eje.criterios}
    comun = lcm(*(p.denominator for p in exactos.values()))
    return Recuento({c: int(p * comun) for c, p in exactos.items()}, comun)


FAMILIAS: Mapping[Familia, Callable[[Agenda, Azar], Ponderaciones]] = {
    "ponderaciones_libres": libres,
    "ponderaciones_cercanas": cercanas,
    "ponderaciones_en_orden": en_orden,
}
