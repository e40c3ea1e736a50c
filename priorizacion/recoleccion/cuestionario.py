"""Una agenda → la planilla de cada persona, en palabras y sin nombres."""

from collections.abc import Iterator, Mapping

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.codigo import decir_codigo
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
from priorizacion.dominio.ronda import Antecedente

_FASES = {"disenos": "diseños terminados"}
"""Las que no se dicen como se escriben."""


def preguntar(
    agenda: Agenda,
    participante: str,
    huella: str,
    ronda: int = 1,
    antes: Mapping[str, Antecedente] | None = None,
) -> Planilla:
    """La planilla en blanco de una persona; con `huella` vacía es un borrador.

    Con `antes` solo pregunta por esas propuestas, y muestra lo de la ronda anterior.
    """
    sello = Sello(agenda=agenda.identidad, participante=participante, ronda=ronda, huella=huella)
    return Planilla(
        sello=sello,
        titulo=agenda.titulo,
        preguntas=preguntas_de(agenda),
        propuestas=tuple(_propuestas(agenda, participante, antes)),
    )


def _propuestas(
    agenda: Agenda, participante: str, antes: Mapping[str, Antecedente] | None
) -> Iterator[PorCalificar]:
    impedidas = {i.propuesta for i in agenda.impedimentos if i.participante == participante}
    zonas = {z.id: z.nombre for z in agenda.zonas}
    for propuesta in filter(se_califica, agenda.propuestas):
        if antes is not None and propuesta.id not in antes:
            continue
        yield PorCalificar(
            id=propuesta.id,
            nombre=hacer_visible(propuesta.nombre),
            descripcion=hacer_visible(propuesta.descripcion, "\n"),
            datos=tuple(_datos(propuesta, zonas, nombrar_moneda(agenda.moneda))),
            impedida=propuesta.id in impedidas,
            antes=_visible(antes[propuesta.id]) if antes is not None else None,
        )


def _visible(antes: Antecedente) -> Antecedente:
    razones = tuple(hacer_visible(r, "\n") for r in antes.razones)
    return antes.model_copy(update={"razones": razones})


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
        yield "La haría", hacer_visible(_quien(propuesta.ejecutor))


def _quien(ejecutor: str) -> str:
    """Un código, como se lee; un nombre, como se escribió."""
    return decir_codigo(ejecutor) if ejecutor.isascii() and ejecutor.islower() else ejecutor
