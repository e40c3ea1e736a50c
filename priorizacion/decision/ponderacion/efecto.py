"""Qué agenda saldría con otras ponderaciones, con las mismas calificaciones y las mismas reglas."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.decision.cartera import elegir
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.satisfaccion import exigir_satisfaccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.resultado import EstadoSolucion


@dataclass(frozen=True, slots=True)
class Efecto:
    """Lo que cambia frente a la agenda de las ponderaciones declaradas."""

    estado: EstadoSolucion
    elegidas: tuple[str, ...]
    entran: tuple[str, ...] = ()
    salen: tuple[str, ...] = ()


def con_ponderaciones(agenda: Agenda, centesimas: Mapping[str, int]) -> Agenda:
    """La misma agenda con otras ponderaciones (centésimas de punto); lo no dicho queda igual."""
    criterios = tuple(
        c.model_copy(update={"ponderacion": Fraction(centesimas[c.id], 100)})
        if c.id in centesimas
        else c
        for c in agenda.criterios
    )
    return agenda.model_copy(update={"criterios": criterios})


def medir_efecto(agenda: Agenda, limites: Limites, desde: Efecto | None = None) -> Efecto:
    """Las obras que se elegirían, y en qué se diferencian de `desde`."""
    puntajes = calcular_puntajes(agenda)
    compiten = [p for p, juicio in juzgar(agenda, puntajes).items() if juicio.estado is None]
    libre = formular(agenda, valorar(agenda, puntajes), compiten)
    cartera = elegir(exigir_satisfaccion(libre, puntajes, limites, _callar), limites, _callar)
    elegidas = set(cartera.inicios)
    antes = set(desde.elegidas) if desde else elegidas
    return Efecto(
        estado=cartera.estado,
        elegidas=tuple(sorted(elegidas)),
        entran=tuple(sorted(elegidas - antes)),
        salen=tuple(sorted(antes - elegidas)),
    )


def _callar(_: str) -> None:
    """Cada método avisa una sola vez, y lo hace quien lo pide."""
