"""Lo que de una agenda se puede publicar: todo lo que decide, y nada que señale a una persona."""

from collections.abc import Iterable
from typing import TypeVar

from priorizacion.dominio.agenda import Agenda, ReglasDeJuego
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Capacidad

A = TypeVar("A", bound=ReglasDeJuego)

_SENALAN_UN_LUGAR = ("lat", "lon")
"""Pueden ser las de una casa; la zona siempre se publica."""


def hacer_publica(agenda: Agenda) -> Agenda:
    """La misma agenda sin comité, marcas, impedimentos ni lo que no entra en la cuenta.

    Con los puntajes publicados de cada propuesta da el mismo resultado.
    """
    nombradas = columnas_nombradas(agenda)
    return reglas_publicas(agenda).model_copy(
        update={
            "propuestas": tuple(_propuesta_publica(p, nombradas) for p in agenda.propuestas),
            "participantes": (),
            "valoraciones": (),
            "impedimentos": (),
        }
    )


def reglas_publicas(reglas: A) -> A:
    """Las reglas sin la asistencia por estamento, que sale aparte con los grupos juntados."""
    if reglas.comite is None:
        return reglas
    sesiones = tuple(s.model_copy(update={"asistentes": {}}) for s in reglas.comite.sesiones)
    comite = reglas.comite.model_copy(update={"sesiones": sesiones})
    return reglas.model_copy(update={"comite": comite})


def columnas_nombradas(reglas: ReglasDeJuego) -> tuple[str, ...]:
    """Las columnas de propuestas que cuentan en un criterio medido o en una capacidad, por id."""
    medidas = (c.columna for c in reglas.criterios)
    sumadas = (r.columna for r in reglas.reglas if isinstance(r, Capacidad))
    return tuple(sorted({c for c in (*medidas, *sumadas) if c}))


def _propuesta_publica(propuesta: Propuesta, nombradas: Iterable[str]) -> Propuesta:
    ocultas = {c: None for c in _SENALAN_UN_LUGAR if c not in nombradas}
    otras = {c: propuesta.otras[c] for c in nombradas if propuesta.otras.get(c)}
    return propuesta.model_copy(update={**ocultas, "otras": otras})
