"""Lo que se le pide al solucionador y lo que contesta: datos, sin solucionador."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Literal

from priorizacion.decision.restriccion import Restriccion

Solucionador = Literal["highs", "cbc"]
EstadoRespuesta = Literal["optima", "factible", "inviable", "sin_respuesta"]
Parada = Literal["nodos", "reloj"]


@dataclass(frozen=True, slots=True)
class Limites:
    """Hasta dónde buscar. Por nodos, la misma entrada da la misma salida; por reloj, no."""

    nodos: int | None = 200_000
    segundos: float | None = None
    solucionador: Solucionador = "highs"
    brecha: float = 0.0
    """Brecha relativa con que basta; 0 es hasta probar."""
    basta: int | None = None
    """Objetivo con que basta encontrar una solución: para saber si existe, no para probarla."""
    a_fondo: bool = False
    """Si la explicación busca cada respuesta exacta; si no, basta con intervalos probados."""
    breve: bool = False
    """Si se decide sin explicar ni medir la firmeza: para mirar mientras se trabaja."""
    solo_probar: bool = False
    """Si se arranca de una elección muy buena: no gasta la raíz en buscar otra antes de probar."""


@dataclass(frozen=True, slots=True)
class Modelo:
    """Columnas y filas en enteros, y en qué unidad de dinero las ve el solucionador."""

    binarias: int
    """Las primeras columnas son 0 o 1; las demás, pesos."""
    superiores: tuple[int, ...]
    restricciones: tuple[Restriccion, ...]
    escala: int = 1
    """Pesos por unidad del solucionador: una potencia de diez."""
    pagos_enteros: bool = False
    """Si también los pesos deben ser enteros (entonces la escala es 1)."""


@dataclass(frozen=True, slots=True)
class Respuesta:
    """Cómo terminó y, si encontró algo, qué."""

    estado: EstadoRespuesta
    valores: dict[int, float] = field(default_factory=dict)
    """Columna → valor en sus unidades enteras, sin redondear; solo las distintas de 0."""
    cota: float | None = None
    """Lo mejor que podría haber, según el solucionador, en la unidad del objetivo."""
    parada: Parada | None = None


_HOLGURA = 1e-6
"""Lo que puede faltarle a una cota en decimales para llegar al entero que es."""


def bajar_cota(cota: float, unidad: int) -> int:
    """La cota del solucionador, llevada al mayor múltiplo entero de `unidad` que permite."""
    return unidad * floor((cota + _HOLGURA) / unidad)


def escala_de(cantidades: Sequence[int]) -> int:
    """La potencia de diez que deja la mayor cantidad por debajo de un millón."""
    return int(10 ** max(0, len(str(max(cantidades, default=0))) - 6))
