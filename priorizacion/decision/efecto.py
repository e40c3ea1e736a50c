"""Una propuesta cuyo puntaje se mueve, con lo demás igual → qué haría la agenda.

Una sola búsqueda la contesta: mover su valor mueve por igual todas las carteras que la tienen.
"""

from dataclasses import replace
from fractions import Fraction

from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import rehacer
from priorizacion.decision.rango import Alcance, alcanza_valor
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.desacuerdo import Cambio, Efecto
from priorizacion.dominio.puntaje import Puntaje

NODOS = 200
"""Hasta dónde se busca si moverla cambia algo; si no basta, no se dice nada."""
_CAMBIOS: dict[bool, dict[Alcance, Cambio]] = {
    True: {"mas": "sale", "justo": "empata", "no": "no_cambia"},
    False: {"mas": "entra", "justo": "empata", "no": "no_cambia"},
}
"""Si es elegida → hasta dónde llegan las carteras contrarias → qué le pasa."""


def medir_efecto(decision: Decision, propuesta: str, puntos: int, limites: Limites) -> Efecto:
    """Qué pasa si cada criterio calificado pierde esos puntos (elegida) o los gana (no elegida).

    La cartera de `decision` debe estar probada.
    """
    movidos = -puntos if propuesta in decision.cartera.inicios else puntos
    nuevo = mover(decision.agenda, decision.puntajes[propuesta], movidos)
    return Efecto(
        puntos=movidos,
        prioridad=nuevo.prioridad.centesimas or 0,
        factibilidad=nuevo.factibilidad.centesimas or 0,
        cambio=_cambio(decision, nuevo, replace(limites, nodos=NODOS)),
    )


def mover(agenda: Agenda, puntaje: Puntaje, puntos: int) -> Puntaje:
    """El puntaje con cada criterio calificado corrido esos puntos, entre 0 y 100."""
    corridos = {
        c.criterio: min(max(c.puntaje + puntos, Fraction(0)), Fraction(100))
        for c in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
        if c.marcas is not None and c.puntaje is not None
    }
    return rehacer(agenda, puntaje, corridos)


def _cambio(decision: Decision, nuevo: Puntaje, limites: Limites) -> Cambio | None:
    formulacion, propuesta = decision.formulacion, nuevo.propuesta
    puntajes = {**decision.puntajes, propuesta: nuevo}
    if juzgar(decision.agenda, puntajes)[propuesta].estado is not None:
        return "no_compite"
    if formulacion.pisos:
        return None  # sus puntajes también mueven lo que se le exige a la agenda
    diferencia = valorar(decision.agenda, puntajes)[propuesta] - formulacion.valor[propuesta]
    if not diferencia or not formulacion.columnas[propuesta]:
        return "no_cambia"
    actual = sum(formulacion.valor[p] for p in decision.cartera.inicios)
    elegida = propuesta in decision.cartera.inicios
    # elegida: las carteras sin ella deben alcanzar lo que le queda a esta; si no, al contrario
    al_menos = actual - abs(diferencia)
    alcance = alcanza_valor(formulacion, al_menos, _al_reves(decision, propuesta), limites)
    return None if alcance is None else _CAMBIOS[elegida][alcance]


def _al_reves(decision: Decision, propuesta: str) -> Restriccion:
    """La fila que saca una elegida o mete una que no lo es."""
    columnas = dict.fromkeys(decision.formulacion.columnas[propuesta], 1)
    if propuesta in decision.cartera.inicios:
        return Restriccion(f"sin:{propuesta}", columnas, "<=", 0)
    return Restriccion(f"con:{propuesta}", columnas, ">=", 1)
