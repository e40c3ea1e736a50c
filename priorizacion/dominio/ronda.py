"""Las rondas de calificación: la primera es de todo; las demás, de lo que más dividió."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from priorizacion.dominio.tipos import Congelado, Entero, Id, Ids

RONDAS = "rondas.json"
"""Dónde quedan las que se han abierto después de la primera."""


class Ronda(Congelado):
    """Una ronda después de la primera."""

    numero: Annotated[Entero, Field(ge=2)]
    """Desde 2."""
    fecha: date
    """El día en que se abrió."""
    propuestas: Annotated[Ids, Field(min_length=1)]
    """Las que se vuelven a calificar, por id."""


class Rondas(Congelado):
    """Las que se han abierto, en orden."""

    rondas: tuple[Ronda, ...] = ()
    """De la segunda en adelante, seguidas."""

    @property
    def ultima(self) -> int:
        """El número de la que va."""
        return 1 + len(self.rondas)

    @property
    def propuestas(self) -> Mapping[int, frozenset[str]]:
        """Número → qué se califica en ella; la primera no está: es de todo."""
        return {r.numero: frozenset(r.propuestas) for r in self.rondas}


class Antecedente(Congelado):
    """Lo que una persona ve de la ronda anterior al volver a calificar una propuesta."""

    propias: dict[Id, int]
    """Criterio → lo que ella marcó; no está donde no opinó."""
    comite: dict[Id, str]
    """Criterio → lo que dijo el comité, en palabras: solo lo que se publica."""
    dispersion: int | None
    """Puntos donde empieza la franja en que se apartaron las notas; None si se calla."""
    razones: tuple[str, ...] = ()
    """Lo que alguien escribió sobre ella, sin decir quién y en orden alfabético."""
