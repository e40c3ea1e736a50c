"""Lo que cada participante dice que debe ponderar cada criterio, antes de calificar."""

from typing import Annotated, Literal

from pydantic import Field

from priorizacion.dominio.criterio import Eje
from priorizacion.dominio.tipos import Congelado, Entero, Id, NumeroNoNegativo

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


PUBLICADAS = "ponderaciones_publicadas.json"
"""El archivo con lo que se publica de cómo se llegó a las ponderaciones."""


Centesimas = Annotated[Entero, Field(le=10_000)]


class VozPublicada(Congelado):
    """Lo que dijo un estamento en que respondieron bastantes para no delatar a nadie."""

    estamento: Id
    personas: Entero
    """Cuántas respondieron."""
    centesimas: dict[Id, Centesimas]
    """Criterio → centésimas de punto."""


class EjePonderado(Congelado):
    """Lo que dijo el comité de los criterios de un eje."""

    eje: Eje
    personas: Entero
    """Cuántas respondieron, de todos los estamentos."""
    estamentos: Entero
    """De cuántos estamentos."""
    centesimas: dict[Id, Centesimas]
    """Criterio → centésimas de punto; suman 10.000."""
    voces: tuple[VozPublicada, ...] = ()
    """Los estamentos que se pueden publicar."""


class PonderacionesPublicadas(Congelado):
    """Cómo se llegó a las ponderaciones de `agenda.yaml`, sin decir qué respondió nadie."""

    version_esquema: Literal[1] = 1
    """Versión de la forma de este archivo."""
    metodo: Metodo
    """Cómo se preguntó."""
    ejes: tuple[EjePonderado, ...]
