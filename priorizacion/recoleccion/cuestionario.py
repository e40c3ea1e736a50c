"""Una agenda → la planilla de cada persona, en palabras y sin nombres."""

from collections.abc import Iterator, Mapping

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.letras import hacer_visible
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.dominio.planilla import (
    Planilla,
    PorCalificar,
    Sello,
    preguntas_de,
    se_califica,
)
from priorizacion.dominio.propuesta import Propuesta

_FASES = {"disenos": "diseños terminados"}
"""Las que no se dicen como se escriben."""


def preguntar(agenda: Agenda, participante: str, huella: str, ronda: int = 1) -> Planilla:
    """La planilla en blanco de una persona; con `huella` vacía es un borrador."""
    sello = Sello(agenda=agenda.identidad, participante=participante, ronda=ronda, huella=huella)
    return Planilla(
        sello=sello,
        titulo=agenda.titulo,
        preguntas=preguntas_de(agenda),
        propuestas=tuple(_propuestas(agenda, participante)),
    )


def _propuestas(agenda: Agenda, participante: str) -> Iterator[PorCalificar]:
    impedidas = {i.propuesta for i in agenda.impedimentos if i.participante == participante}
    zonas = {z.id: z.nombre for z in agenda.zonas}
    for propuesta in filter(se_califica, agenda.propuestas):
        yield PorCalificar(
            id=propuesta.id,
            nombre=hacer_visible(propuesta.nombre),
            descripcion=hacer_visible(propuesta.descripcion, "\n"),
            datos=tuple(_datos(propuesta, zonas, nombrar_moneda(agenda.moneda))),
            impedida=propuesta.id in impedidas,
        )


def _datos(
    propuesta: Propuesta, zonas: Mapping[str, str], moneda: str
) -> Iterator[tuple[str, str]]:
    if propuesta.zona:
        yield "Dónde", hacer_visible(zonas.get(propuesta.zona, propuesta.zona))
    yield "Cuesta", f"{escribir_entero(propuesta.costo)} {moneda}"
    yield "Va en", _FASES.get(propuesta.fase, propuesta.fase)
    if propuesta.beneficiarios is not None:
        personas = "persona" if propuesta.beneficiarios == 1 else "personas"
        yield "Para", f"{escribir_entero(propuesta.beneficiarios)} {personas}"
    if propuesta.ejecutor:
        yield "La haría", hacer_visible(propuesta.ejecutor.replace("_", " "))
