"""Partes de un todo → centésimas enteras que suman 100,00 exacto, por restos mayores."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

TOTAL = 10_000
"""Centésimas que se reparten: cien puntos."""


def a_partes(cantidades: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Cada cantidad sobre el total: partes que suman 1. Lanza `ValueError` si todas son 0."""
    total = sum(cantidades.values(), Fraction(0))
    if total <= 0:
        raise ValueError("no hay nada que repartir")
    return {clave: cantidad / total for clave, cantidad in cantidades.items()}


def a_centesimas(partes: Mapping[str, Fraction]) -> dict[str, int]:
    """Centésimas enteras que suman 10.000 (restos mayores; si dos empatan, el primero por id).

    Ninguna se aparta una centésima de su parte exacta (Hamilton; Balinski y Young 2001).
    """
    exactas = {clave: parte * TOTAL for clave, parte in a_partes(partes).items()}
    enteras = {clave: floor(exacta) for clave, exacta in exactas.items()}
    faltan = TOTAL - sum(enteras.values())
    por_resto = sorted(exactas, key=lambda clave: (enteras[clave] - exactas[clave], clave))
    for clave in por_resto[:faltan]:
        enteras[clave] += 1
    return enteras
