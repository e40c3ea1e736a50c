"""De quién es el dinero, cuánto hay cada año y para qué puede usarse."""

from typing import Literal

from pydantic import Field, field_validator

from priorizacion.dominio.territorio import Divipola
from priorizacion.dominio.tipos import (
    Congelado,
    Entero,
    Id,
    Ids,
    NumeroPositivo,
    Pesos,
    Razon,
    Texto,
    TextoLargo,
    Vigencia,
)

Fase = Literal["idea", "perfil", "prefactibilidad", "factibilidad", "disenos"]
FASES: tuple[Fase, ...] = ("idea", "perfil", "prefactibilidad", "factibilidad", "disenos")
"""De la menos a la más madura."""
FASES_DE_PREINVERSION: tuple[Fase, ...] = ("idea", "perfil")
"""Las que reciben estudios y no obras."""

Arrastre = Literal["ninguno", "bienio", "periodo"]
Certeza = Literal["firme", "proyectada"]


class Fuente(Congelado):
    """Una bolsa de dinero con techos por vigencia y condiciones de uso."""

    id: Id
    """Identificador dentro de la agenda."""
    nombre: Texto
    """Nombre con que se publica."""
    techos: dict[Vigencia, Pesos]
    """Vigencia → pesos nominales; una vigencia que falta es 0."""
    arrastre: Arrastre = "ninguno"
    """`ninguno`, `bienio` (año impar y el siguiente, una bolsa) o `periodo` (lo que sobra pasa)."""
    certeza: Certeza | dict[Vigencia, Certeza] = "firme"
    """Si el dinero es firme o solo proyectado, para todas las vigencias o por cada una."""
    descuento_proyectada: Razon = Field(default=0, validate_default=True)
    """Parte que se descuenta de lo proyectado."""
    fase_minima: Fase = "prefactibilidad"
    """La fase menos madura que puede pagar."""
    zonas: Ids | None = None
    """Zonas que puede pagar; sin ella, todas."""
    sectores: tuple[str, ...] | None = None
    """Sectores que puede pagar; sin ella, todos."""
    dimensiones: Ids | None = None
    """Dimensiones que puede pagar; sin ella, todas."""
    territorios: tuple[Divipola, ...] | None = None
    """Códigos DIVIPOLA de los territorios que puede pagar; sin ella, todos."""
    parte_maxima: Razon | None = None
    """Mayor parte del costo nominal de un proyecto que puede pagar."""
    vigencias_futuras: Literal["autorizada", "no_autorizada"] | None = None
    """Si puede pagar después del año de inicio; sin respuesta se permite, con observación."""
    nota: TextoLargo | None = None
    """De qué acto o plan salen los techos."""

    @field_validator("sectores", mode="before")
    @classmethod
    def _un_sector(cls, valor: object) -> object:
        return (valor,) if isinstance(valor, str) else valor

    def certeza_en(self, vigencia: int) -> Certeza:
        """Certeza del techo de una vigencia; lo no dicho es firme."""
        if isinstance(self.certeza, dict):
            return self.certeza.get(vigencia, "firme")
        return self.certeza


class Preinversion(Congelado):
    """El dinero aparte para estudios y diseños, y cuántos a lo sumo."""

    techos: dict[Id, dict[Vigencia, Pesos]]
    """Fuente → vigencia → pesos."""
    maximo: Entero
    """Mayor número de estudios."""


class Precios(Congelado):
    """Cómo pasar costos del año base a pesos de cada vigencia."""

    base: Vigencia
    """Año a cuyos precios están los costos."""
    indices: dict[Vigencia, NumeroPositivo]
    """Vigencia → índice de precios."""
