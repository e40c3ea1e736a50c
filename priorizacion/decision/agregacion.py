"""Varias marcas → un solo puntaje: media, mediana o media recortada, en fracciones exactas."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from priorizacion.dominio.criterio import Agregacion


def media(puntos: Sequence[Fraction]) -> Fraction:
    """Promedio exacto."""
    return sum(puntos, Fraction(0)) / len(puntos)


def mediana(puntos: Sequence[Fraction]) -> Fraction:
    """El del centro; con un número par, el promedio de los dos centrales."""
    orden = sorted(puntos)
    mitad = len(orden) // 2
    return orden[mitad] if len(orden) % 2 else (orden[mitad - 1] + orden[mitad]) / 2


def media_recortada(puntos: Sequence[Fraction]) -> Fraction:
    """Promedio sin una marca más alta y una más baja, si hay tres o más."""
    return media(sorted(puntos)[1:-1]) if len(puntos) >= 3 else media(puntos)


AGREGACIONES: dict[Agregacion, Callable[[Sequence[Fraction]], Fraction]] = {
    "media": media,
    "mediana": mediana,
    "media_recortada": media_recortada,
}
