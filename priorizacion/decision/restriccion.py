"""Una restricción con nombre: se resuelve, se comprueba y se explica siempre la misma."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from priorizacion.dominio.tipos import Unidad

Sentido = Literal["<=", ">=", "="]
Terminos = dict[int, int]
"""Columna del modelo → coeficiente entero."""


@dataclass(frozen=True, slots=True)
class Restriccion:
    """Σ coeficiente·variable (sentido) limite, todo en enteros."""

    nombre: str
    terminos: Terminos
    sentido: Sentido
    limite: int
    unidad: Unidad = "proyectos"
    regla: str | None = None
    """Regla de la agenda que la pide; None en las que solo arman el modelo."""
    divisor: int = 1
    """Por cuánto se multiplicó todo para que fuera entero."""


def lado(restriccion: Restriccion, valores: Mapping[int, int]) -> int:
    """Σ coeficiente·variable; las columnas que no están en `valores` son 0."""
    terminos = restriccion.terminos
    if len(valores) < len(terminos):
        return sum(terminos.get(i, 0) * v for i, v in valores.items())
    return sum(c * valores.get(i, 0) for i, c in terminos.items())


def holgura(restriccion: Restriccion, valores: Mapping[int, int]) -> int:
    """Cuánto sobra hasta el límite (× divisor); negativa si se incumple."""
    usado = lado(restriccion, valores)
    if restriccion.sentido == "=":
        return -abs(usado - restriccion.limite)
    sobra = restriccion.limite - usado
    return sobra if restriccion.sentido == "<=" else -sobra


def sumar(*partes: Terminos) -> Terminos:
    """Suma de combinaciones lineales, sin coeficientes en cero."""
    total: Terminos = {}
    for parte in partes:
        for columna, coeficiente in parte.items():
            total[columna] = total.get(columna, 0) + coeficiente
    return {columna: c for columna, c in total.items() if c}


def por(factor: int, terminos: Terminos) -> Terminos:
    """Una combinación lineal multiplicada por un entero."""
    return {columna: factor * c for columna, c in terminos.items()}
