"""Barras horizontales a una misma escala, cada una con su nombre encima y su cifra debajo."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.vistas.presupuesto import Barra
from priorizacion.publicacion.vistas.zonas import BarraDeZona

ANCHO = 300
_PASO = 54
"""De una barra a la siguiente."""


@dataclass(frozen=True, slots=True)
class Tira:
    """Una barra horizontal dibujada: la fuente, su techo y lo comprometido."""

    renglones: tuple[Rotulo, ...]
    texto: str
    y: int
    y_cifra: int
    techo: float
    comprometido: float


@dataclass(frozen=True, slots=True)
class Tiras:
    """Todas las barras y el alto que ocupan."""

    tiras: tuple[Tira, ...]
    alto: int


def de_techos(barras: Sequence[Barra]) -> Tiras:
    """Las barras a una misma escala: la mayor ocupa todo el ancho."""
    mayor = max((max(b.techo, b.comprometido) for b in barras), default=0) or 1
    hechas: list[Tira] = []
    y = 0
    for barra in barras:
        renglones = partir(barra.nombre, y)
        y = renglones[-1].y
        hechas.append(_tira(barra, renglones, mayor))
        y += _PASO
    return Tiras(tuple(hechas), y + 4)


def de_zonas(barras: Sequence[BarraDeZona]) -> Tiras:
    """Lo que le toca a cada habitante por zona: la mayor ocupa todo el ancho."""
    return de_techos([Barra(b.nombre, 0, b.por_habitante, b.texto) for b in barras])


def _tira(barra: Barra, renglones: tuple[Rotulo, ...], mayor: int) -> Tira:
    y = renglones[-1].y
    return Tira(
        renglones=renglones,
        texto=barra.texto,
        y=y + 6,
        y_cifra=y + 32,
        techo=round(ANCHO * barra.techo / mayor, 1),
        comprometido=round(ANCHO * barra.comprometido / mayor, 1),
    )
