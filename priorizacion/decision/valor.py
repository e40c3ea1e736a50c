"""Cuánto vale elegir cada propuesta: las tres reglas de valor (modelo, sección 3)."""

from collections.abc import Mapping
from fractions import Fraction

from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.techo import total_declarado
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.regla import ReglaDeValor


def valorar(
    agenda: Agenda, puntajes: Mapping[str, Puntaje], regla: ReglaDeValor | None = None
) -> dict[str, int]:
    """Propuesta con puntaje → su valor en centésimas, redondeado a la resolución."""
    regla = regla or agenda.regla_de_valor
    paso = agenda.resolucion if regla == "proyectos" else 1
    return {
        id_propuesta: paso * redondear(exacto / paso)
        for id_propuesta, exacto in valores_exactos(agenda, puntajes, regla).items()
    }


def valores_exactos(
    agenda: Agenda, puntajes: Mapping[str, Puntaje], regla: ReglaDeValor | None = None
) -> dict[str, Fraction]:
    """Propuesta con puntaje → su valor en centésimas, sin redondear."""
    return {
        p.id: _exacto(agenda, p, puntajes[p.id], regla or agenda.regla_de_valor)
        for p in agenda.propuestas
        if puntajes[p.id].completo
    }


def valor_con(agenda: Agenda, propuesta: Propuesta, prioridad: int, factibilidad: int) -> int:
    """El valor que tendría con otros puntajes, en centésimas, con la regla de la agenda."""
    paso = agenda.resolucion_efectiva
    exacto = _con_puntajes(agenda, propuesta, prioridad, factibilidad, agenda.regla_de_valor)
    return paso * redondear(exacto / paso)


def _exacto(
    agenda: Agenda, propuesta: Propuesta, puntaje: Puntaje, regla: ReglaDeValor
) -> Fraction:
    prioridad, factibilidad = puntaje.prioridad.centesimas, puntaje.factibilidad.centesimas
    return _con_puntajes(agenda, propuesta, prioridad or 0, factibilidad or 0, regla)


def _con_puntajes(
    agenda: Agenda, propuesta: Propuesta, prioridad: int, factibilidad: int, regla: ReglaDeValor
) -> Fraction:
    puntos = Fraction(prioridad * factibilidad, 10_000)
    if regla == "inversion":
        return puntos * 100 * costo_cargado(agenda, propuesta) / total_declarado(agenda)
    if regla == "poblacion":
        poblacion = agenda.territorio.poblacion or 1
        return puntos * 100 * min(propuesta.beneficiarios or 0, poblacion) / poblacion
    return puntos
