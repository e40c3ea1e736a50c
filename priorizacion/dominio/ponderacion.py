"""Lo que cada participante dice que debe ponderar cada criterio, antes de calificar."""

from typing import Literal

from priorizacion.dominio.criterio import Eje
from priorizacion.dominio.tipos import Congelado, Id, NumeroNoNegativo

Metodo = Literal["directa", "orden", "oscilacion", "pares"]
METODOS: tuple[Metodo, ...] = ("directa", "orden", "oscilacion", "pares")
"""Reparto de puntos, orden de importancia, oscilación (swing) y comparación por pares (AHP)."""

NOMBRES_DE_METODO: dict[Metodo, str] = {
    "directa": "reparto de puntos",
    "orden": "orden de importancia",
    "oscilacion": "oscilación",
    "pares": "comparación por pares",
}


class Juicio(Congelado):
    """Una respuesta de una persona, con la manera de preguntar que se usó."""

    participante: Id
    """Código de quien responde; nunca se publica."""
    metodo: Metodo
    """Cómo se le preguntó."""
    criterio: Id
    """Criterio del que habla."""
    frente_a: Id | None = None
    """Solo en `pares`: el criterio con que lo compara."""
    valor: NumeroNoNegativo
    """Puntos, puesto, oscilación de 0 a 100, o cuántas veces pondera el primero lo del segundo."""


class Respuesta(Congelado):
    """Todo lo que una persona dijo de un eje con un método: completo y sin contradecirse."""

    participante: Id
    """Código de quien responde."""
    metodo: Metodo
    """Cómo se le preguntó."""
    eje: Eje
    """De qué eje."""
    juicios: tuple[Juicio, ...]
    """Uno por criterio del eje, o uno por pareja de criterios."""
