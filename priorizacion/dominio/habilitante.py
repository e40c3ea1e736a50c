"""Condiciones para competir, respondidas por propuesta."""

from typing import Literal

from priorizacion.dominio.tipos import Congelado, Id, Texto, TextoLargo

Respuesta = Literal["cumple", "no_cumple", "no_aplica", "condicionado", "sin_verificar"]
RESPUESTAS: tuple[Respuesta, ...] = (
    "cumple",
    "no_cumple",
    "no_aplica",
    "condicionado",
    "sin_verificar",
)


class Habilitante(Congelado):
    """Una condición. Solo `no_cumple` excluye."""

    id: Id
    """Identificador dentro de la agenda."""
    nombre: Texto
    """Nombre con que se publica."""
    subsanable: bool
    """Si quien propone puede arreglarlo."""
    si_falla: Texto
    """La frase que se publica cuando no se cumple."""
    respuestas: tuple[Respuesta, ...] = ("cumple", "no_cumple", "no_aplica")
    """Respuestas que admite."""
    estado: Literal["no_elegible", "gestion_ante_otro_nivel"] = "no_elegible"
    """El estado de la propuesta si es lo único que falla."""


class RespuestaHabilitante(Congelado):
    """La respuesta de una propuesta a una condición."""

    propuesta: Id
    """Propuesta."""
    item: Id
    """Habilitante."""
    respuesta: Respuesta
    """Lo respondido."""
    nota: TextoLargo = ""
    """Aclaración que se publica."""
