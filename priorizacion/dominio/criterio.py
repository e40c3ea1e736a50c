"""Lo que se mira: criterios, su escala en palabras y el eje al que pertenecen."""

from typing import Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from priorizacion.dominio.tipos import Congelado, Entero, Id, Numero, Puntos, Texto, TextoLargo

Eje = Literal["prioridad", "factibilidad"]
EJES: tuple[Eje, Eje] = ("prioridad", "factibilidad")

Agregacion = Literal["media", "mediana", "media_recortada"]


class Criterio(Congelado):
    """Una pregunta sobre cada propuesta: se responde con valoraciones o con un dato medido."""

    id: Id
    """Identificador dentro de la agenda."""
    eje: Eje
    """`prioridad` (lo que importa) o `factibilidad` (lo que se puede)."""
    nombre: Texto
    """Nombre con que se publica."""
    pregunta: Texto | None = None
    """La pregunta que contesta quien califica."""
    descripcion: TextoLargo | None = None
    """Aclaración para quien califica o para quien lee."""
    ponderacion: Puntos
    """Cuánto pondera dentro de su eje; las de un eje suman 100."""
    origen: Literal["valoraciones", "dato"] = "valoraciones"
    """`valoraciones` del comité o `dato` medido."""
    escala: dict[int, Texto] | None = None
    """Nivel → descripción en palabras; el más bajo es «no mejor que no hacerlo»."""
    columna: Texto | None = None
    """Si es un dato: la columna de propuestas de donde sale."""
    tabla: dict[str, Puntos] | None = None
    """Si es un dato por categorías: categoría → puntos."""
    tramos: dict[Numero, Puntos] | None = None
    """Si es un dato numérico: ancla → puntos; lineal entre anclas, plano por fuera."""

    @field_validator("escala", mode="before")
    @classmethod
    def _niveles_enteros(cls, escala: object) -> object:
        if not isinstance(escala, dict):
            return escala
        return {int(n) if str(n).strip().isdigit() else n: texto for n, texto in escala.items()}

    @model_validator(mode="after")
    def _de_una_clase(self) -> "Criterio":
        if self.origen == "dato" and self.columna is None:
            raise _falta("columna", "un criterio medido (origen: dato) dice de qué columna sale")
        if self.origen == "dato" and (self.tabla is None) == (self.tramos is None):
            raise _falta("tabla", "un criterio medido lleva tabla o tramos, uno de los dos")
        if self.origen == "valoraciones" and (self.escala is None or len(self.escala) < 2):
            raise _falta("escala", "hace falta una escala con al menos dos niveles en palabras")
        if self.origen == "valoraciones" and (self.columna or self.tabla or self.tramos):
            raise _falta("origen", "columna, tabla y tramos solo valen con origen: dato")
        return self

    @property
    def nivel_minimo(self) -> int:
        """El nivel más bajo de la escala."""
        return min(self.escala or {1: ""})

    @property
    def nivel_maximo(self) -> int:
        """El nivel más alto de la escala."""
        return max(self.escala or {5: ""})


class Quorum(Congelado):
    """Mínimo de opiniones por propuesta y criterio para poder compararla."""

    marcas_minimas: Entero = 1
    """Menor número de valoraciones."""
    estamentos_minimos: Entero = 1
    """Menor número de estamentos distintos que opinan."""


class Umbrales(Congelado):
    """Puntajes mínimos para competir, en puntos de 0 a 100; igualar pasa."""

    prioridad: Puntos = Field(default=0, validate_default=True)
    """Umbral de prioridad."""
    factibilidad: Puntos = Field(default=0, validate_default=True)
    """Umbral de factibilidad."""


def _falta(clave: str, motivo: str) -> PydanticCustomError:
    return PydanticCustomError(
        "criterio_incompleto", "{motivo}", {"motivo": motivo, "clave": clave}
    )
