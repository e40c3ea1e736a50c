"""Lo que acota la elección: reglas con nombre, frase y parámetros."""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero, leer_razon
from priorizacion.dominio.tipos import Congelado, Id, Ids, Numero, Razon, TextoLargo, Vigencia

Base = Literal["conteo", "pesos", "parte_asignada", "parte_techo"]
ReglaDeValor = Literal["proyectos", "inversion", "poblacion"]
REGLAS_DE_VALOR: tuple[ReglaDeValor, ...] = ("proyectos", "inversion", "poblacion")


def _leer_limite(valor: Any) -> Any:
    if valor is None:
        return None
    try:
        return leer_razon(valor) if _es_parte(valor) else Fraction(leer_entero(valor))
    except CantidadIlegible as error:
        raise PydanticCustomError("cantidad_ilegible", "{motivo}", {"motivo": str(error)}) from None


def _es_parte(valor: Any) -> bool:
    if isinstance(valor, str):
        return "%" in valor or "/" in valor or leer_razon(valor) < 1
    return isinstance(valor, float | Fraction) and valor < 1


Limite = Annotated[
    Fraction, BeforeValidator(_leer_limite), Field(ge=0), PlainSerializer(str, return_type=str)
]
"""Un límite en la unidad de su base: un número entero, o una parte («10%»)."""


class _Regla(Congelado):
    id: Id
    """Identificador: da nombre a sus restricciones."""
    texto: TextoLargo
    """La regla en una frase llana."""
    motivo: TextoLargo | None = None
    """Por qué existe, si hay un acto que la obligue."""


class Grupo(Congelado):
    """Las propuestas a las que mira una cuota; con varias claves, las que cumplan todas."""

    dimension: Ids | None = None
    """Dimensiones."""
    zona: Ids | None = None
    """Zonas."""
    estamento_proponente: Ids | None = None
    """Estamentos que proponen."""
    etiqueta: Annotated[
        tuple[str, ...] | None, BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)
    ] = None
    """Etiquetas: basta una."""

    @model_validator(mode="after")
    def _alguna_clave(self) -> "Grupo":
        if not any((self.dimension, self.zona, self.estamento_proponente, self.etiqueta)):
            raise _mal("el grupo no dice dimension, zona, estamento_proponente ni etiqueta")
        return self


def _base_por_omision(limite: Any, sin_parte: Base) -> Base:
    es_parte = isinstance(limite, str) and limite.strip().endswith("%")
    return "parte_asignada" if es_parte else sin_parte


class Cuota(_Regla):
    """Lo menos o lo más que recibe un grupo, sobre el costo cargado."""

    tipo: Literal["cuota"]
    grupo: Grupo
    """A quiénes mira."""
    base: Base | None = None
    """Qué se cuenta; sin decirlo, cada límite: `parte_asignada` si termina en %, si no `conteo`."""
    base_minimo: Base = "conteo"
    """La base del mínimo, que se deduce."""
    base_maximo: Base = "conteo"
    """La base del máximo, que se deduce."""
    minimo: Limite | None = None
    """Lo menos, en la unidad de su base."""
    maximo: Limite | None = None
    """Lo más, en la unidad de su base."""

    @model_validator(mode="before")
    @classmethod
    def _bases(cls, datos: Any) -> Any:
        if not isinstance(datos, dict):
            return datos
        bases = {
            f"base_{cual}": datos.get("base") or _base_por_omision(datos.get(cual), "conteo")
            for cual in ("minimo", "maximo")
        }
        return {**bases, **datos}

    @model_validator(mode="after")
    def _con_limites(self) -> "Cuota":
        if self.minimo is None and self.maximo is None:
            raise _mal("la cuota no dice minimo ni maximo")
        _unidades(self.base_minimo, self.minimo)
        _unidades(self.base_maximo, self.maximo)
        return self


class ConcentracionMaxima(_Regla):
    """Lo más que puede llevarse un solo proyecto."""

    tipo: Literal["concentracion_maxima"]
    base: Base
    """Qué se mide; sin decirlo, `parte_asignada` si el límite termina en %, si no `pesos`."""
    maximo: Limite
    """Lo más, en la unidad de la base."""

    @model_validator(mode="before")
    @classmethod
    def _base(cls, datos: Any) -> Any:
        if not isinstance(datos, dict):
            return datos
        return {"base": _base_por_omision(datos.get("maximo"), "pesos"), **datos}

    @model_validator(mode="after")
    def _no_por_conteo(self) -> "ConcentracionMaxima":
        if self.base == "conteo":
            raise _mal("la concentración se mide en base pesos, parte_asignada o parte_techo")
        _unidades(self.base, self.maximo)
        return self


class Capacidad(_Regla):
    """Lo más que se puede hacer por vigencia o en el periodo: personal, maquinaria, operación."""

    tipo: Literal["capacidad"]
    columna: str | None = None
    """Columna numérica de propuestas que se suma; en blanco es 0."""
    cuenta: Literal["proyectos", "gasto"] | None = None
    """Sin columna: cuántos proyectos corren o cuánto gastan (pesos nominales)."""
    ejecutor: str | None = None
    """Solo los proyectos de este ejecutor; sin él, todos."""
    por: Literal["vigencia", "periodo"]
    """Por cada año de ejecución, o una vez en todo el periodo."""
    maximo: Numero | dict[Vigencia, Numero]
    """Lo más, igual para todas las vigencias o una por una."""

    @model_validator(mode="after")
    def _cuenta_algo(self) -> "Capacidad":
        if (self.columna is None) == (self.cuenta is None):
            raise _mal("la capacidad dice columna o cuenta, una de las dos")
        if self.por == "periodo" and isinstance(self.maximo, dict):
            raise _mal("por periodo, maximo es un solo número")
        return self


class Obligatoria(_Regla):
    """Una propuesta que debe hacerse."""

    tipo: Literal["obligatoria"]
    propuesta: Id
    """La que se hace."""


class Requiere(_Regla):
    """Una propuesta que necesita otras."""

    tipo: Literal["requiere"]
    propuesta: Id
    """La que necesita."""
    requiere: Ids
    """Las que le hacen falta."""


class Excluyentes(_Regla):
    """De varias propuestas, a lo sumo una."""

    tipo: Literal["excluyentes"]
    propuestas: Annotated[Ids, Field(min_length=2)]
    """Las que se excluyen entre sí."""


class Paquete(_Regla):
    """Varias propuestas: todas o ninguna."""

    tipo: Literal["paquete"]
    propuestas: Annotated[Ids, Field(min_length=2)]
    """Las que van juntas."""


class PisoSatisfaccion(_Regla):
    """Lo menos que logra un estamento de lo mejor que podría tener con las demás reglas.

    Su satisfacción es el valor de lo elegido con sus puntajes ÷ el mayor que podría tener sin
    ningún piso; donde no hay puntajes suyos publicables cuentan los del comité, y 0/0 es todo.
    """

    tipo: Literal["piso_satisfaccion"]
    minimo: Annotated[Razon, Field(gt=0)]
    """La menor satisfacción: una parte, como «60%»."""
    estamento: Id | None = None
    """A quién protege; sin decirlo, a cada uno."""


class MaxMin(_Regla):
    """Antes que el valor, la mayor satisfacción posible del estamento menos satisfecho.

    Es una etapa previa: lo que logra se conserva en todas las siguientes. La misma satisfacción de
    `PisoSatisfaccion`. Equidad maximin: Rawls 1971; en presupuestos, Sreedurga y otros 2022.
    """

    tipo: Literal["max_min"]


Regla = Annotated[
    Cuota
    | Capacidad
    | ConcentracionMaxima
    | Obligatoria
    | Requiere
    | Excluyentes
    | Paquete
    | PisoSatisfaccion
    | MaxMin,
    Field(discriminator="tipo"),
]
"""Cualquiera de las reglas de la agenda, por su `tipo`."""


def _unidades(base: Base, limite: Fraction | None) -> None:
    if limite is None:
        return
    if base.startswith("parte") and limite > 1:
        raise _mal(f"una parte no pasa de 100 % (base: {base})")
    if not base.startswith("parte") and limite.denominator != 1:
        raise _mal(f"el límite en base {base} es un número entero, no una parte")


def _mal(motivo: str) -> PydanticCustomError:
    return PydanticCustomError("regla_incompleta", "{motivo}", {"motivo": motivo})
