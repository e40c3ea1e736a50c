"""Lo que dijo un estamento → cuánto vale para él cada propuesta.

Solo con puntajes publicables: quien tenga la copia pública obtiene las mismas cifras.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from priorizacion.decision.puntaje import rehacer
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio


def calificados(puntaje: Puntaje) -> list[PuntajeCriterio]:
    """Los criterios que contesta el comité; los medidos no son de nadie."""
    todos = (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
    return [c for c in todos if c.marcas is not None]


def segun(puntaje: Puntaje, estamento: str) -> dict[str, Fraction]:
    """Criterio → puntos que le dio un estamento, donde se pueden publicar."""
    return {
        c.criterio: e.puntaje
        for c in calificados(puntaje)
        for e in c.estamentos
        if e.estamento == estamento
    }


def valor_segun(
    agenda: Agenda, puntajes: Mapping[str, Puntaje], compiten: Collection[str], estamento: str
) -> dict[str, int]:
    """Propuesta que compite → su valor con los puntajes de un estamento (modelo, sección 10)."""
    rehechos = {p: rehacer(agenda, puntajes[p], segun(puntajes[p], estamento)) for p in compiten}
    valor = valorar(agenda, {**puntajes, **rehechos})
    return {p: valor[p] for p in compiten}
