"""Los tipos que repiten todos los modelos: Congelado, Pesos, Razon, Id, Vigencia."""

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal, leer_entero, leer_razon

T = TypeVar("T")


class Congelado(BaseModel):
    """Todo modelo del dominio: no cambia una vez hecho y no admite claves desconocidas."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _con_lectura(leer: Callable[[object], T]) -> BeforeValidator:
    def lector(valor: Any) -> T:
        try:
            return leer(valor)
        except CantidadIlegible as error:
            raise PydanticCustomError(
                "cantidad_ilegible", "{motivo}", {"motivo": str(error)}
            ) from None

    return BeforeValidator(lector)


def _una_o_varias(valor: Any) -> Any:
    return (valor,) if isinstance(valor, str | int) and not isinstance(valor, bool) else valor


Entero = Annotated[int, _con_lectura(leer_entero), Field(ge=0)]
"""Un entero no negativo, leído como la gente lo escribe."""

Pesos = Annotated[int, _con_lectura(leer_entero), Field(ge=0)]
"""Dinero: pesos enteros, o la unidad más pequeña de la `moneda` declarada."""

Vigencia = Annotated[int, _con_lectura(leer_entero), Field(ge=1900, le=2200)]
"""Un año presupuestal."""

_como_fraccion = PlainSerializer(str, return_type=str)

Razon = Annotated[Fraction, _con_lectura(leer_razon), Field(ge=0, le=1), _como_fraccion]
"""Una parte del todo, exacta, entre 0 y 1: «5%» es 1/20."""

Numero = Annotated[Fraction, _con_lectura(leer_decimal), _como_fraccion]
"""Un número cualquiera, exacto."""

NumeroNoNegativo = Annotated[Fraction, _con_lectura(leer_decimal), Field(ge=0), _como_fraccion]
"""Un número que no es negativo, exacto."""

NumeroPositivo = Annotated[Fraction, _con_lectura(leer_decimal), Field(gt=0), _como_fraccion]
"""Un número mayor que cero, exacto."""

Puntos = Annotated[Fraction, _con_lectura(leer_decimal), Field(ge=0, le=100), _como_fraccion]
"""Puntos entre 0 y 100, exactos."""

Unidad = Literal["pesos", "proyectos", "puntos", "unidades"]
"""En qué se mide una regla; `puntos` va en centésimas, como el valor."""

PATRON_ID = r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,59}$"
"""Lo que puede ser un identificador: letras sin tilde, cifras, punto, guion y guion bajo."""

Id = Annotated[str, Field(pattern=PATRON_ID)]
"""Identificador: sirve también de nombre de archivo y de dirección."""

Ids = Annotated[tuple[Id, ...], BeforeValidator(_una_o_varias)]
"""Varios identificadores; uno solo puede escribirse sin lista."""

Texto = Annotated[str, Field(min_length=1, max_length=300)]
"""Un nombre o una frase: no vacío y de hasta 300 caracteres."""

TextoLargo = Annotated[str, Field(max_length=8000)]
"""Uno o varios párrafos."""
