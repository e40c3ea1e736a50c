"""Agenda → las tablas de lo que se declaró antes de decidir, y que las demás nombran por id."""

from fractions import Fraction
from typing import get_args

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.criterio import EJES, Criterio
from priorizacion.dominio.fuente import FASES, Arrastre
from priorizacion.publicacion.datos.tabla_abierta import Campo, TablaAbierta, o_blanco

_ID = Campo("id", "id", "Identificador dentro de la agenda.", obligatorio=True, unico=True)
_NOMBRE = Campo("nombre", "texto", "Nombre con que se publica.", obligatorio=True)


def fuentes(agenda: Agenda) -> TablaAbierta:
    """Una fila por bolsa de dinero."""
    campos = (
        _ID,
        _NOMBRE,
        Campo("arrastre", "opcion", "Qué pasa con lo que sobra.", opciones=get_args(Arrastre)),
        Campo("fase_minima", "opcion", "La fase menos madura que paga.", opciones=FASES),
        Campo("nota", "texto", "De qué acto o plan salen los techos."),
    )
    filas = [[f.id, f.nombre, f.arrastre, f.fase_minima, f.nota or ""] for f in agenda.fuentes]
    return TablaAbierta("fuentes", "De quién es el dinero.", campos, filas, ("id",))


def criterios(agenda: Agenda) -> TablaAbierta:
    """Una fila por criterio."""
    campos = (
        _ID,
        _NOMBRE,
        Campo("eje", "opcion", "Lo que importa o lo que se puede.", opciones=EJES),
        Campo("ponderacion", "decimal", "Cuánto pondera en su eje; suman 100.", obligatorio=True),
        Campo("origen", "opcion", "Quién responde.", opciones=("valoraciones", "dato")),
        Campo("pregunta", "texto", "La pregunta que contesta quien califica."),
    )
    filas = [_criterio(c) for c in agenda.criterios]
    return TablaAbierta("criterios", "Lo que se miró de cada propuesta.", campos, filas, ("id",))


def _criterio(criterio: Criterio) -> list[str]:
    c = criterio
    return [c.id, c.nombre, c.eje, _decimal(c.ponderacion), c.origen, c.pregunta or ""]


def estamentos(agenda: Agenda) -> TablaAbierta:
    """Una fila por lado del comité."""
    campos = (_ID, Campo("ponderacion", "decimal", "Cuánto cuenta su voz.", obligatorio=True))
    filas = [[e, _decimal(p)] for e, p in agenda.estamentos.items()]
    return TablaAbierta("estamentos", "Los lados del comité.", campos, filas, ("id",))


def condiciones(agenda: Agenda) -> TablaAbierta:
    """Una fila por habilitante."""
    campos = (
        _ID,
        _NOMBRE,
        Campo("subsanable", "opcion", "Si se puede arreglar.", opciones=("si", "no")),
        Campo("si_falla", "texto", "Lo que se publica cuando no se cumple."),
    )
    filas = [
        [h.id, h.nombre, "si" if h.subsanable else "no", h.si_falla] for h in agenda.habilitantes
    ]
    return TablaAbierta("condiciones", "Lo que se pide para competir.", campos, filas, ("id",))


def zonas(agenda: Agenda) -> TablaAbierta:
    """Una fila por parte del territorio."""
    campos = (_ID, _NOMBRE, Campo("poblacion", "entero", "Habitantes."))
    filas = [[z.id, z.nombre, o_blanco(z.poblacion)] for z in agenda.zonas]
    return TablaAbierta("zonas", "Las partes del territorio.", campos, filas, ("id",))


def dimensiones(agenda: Agenda) -> TablaAbierta:
    """Una fila por campo del desarrollo."""
    filas = [[d.id, d.nombre] for d in agenda.dimensiones]
    return TablaAbierta("dimensiones", "Los campos del desarrollo.", (_ID, _NOMBRE), filas, ("id",))


def _decimal(numero: Fraction) -> str:
    """Lo declarado siempre tiene escritura decimal, menos lo que el programa repartió."""
    try:
        return escribir_decimal(numero)
    except ValueError:
        return f"{float(numero):.6f}"
