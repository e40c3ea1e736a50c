"""Por zona, dos barras: lo que se invierte y lo que toca a cada habitante."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.vistas.zonas import BarraDeZona, Zonas

LARGO = 140
"""Lo más que mide cada barra; la segunda empieza donde dice `SEGUNDA`."""
SEGUNDA = 160
_PASO = 54


@dataclass(frozen=True, slots=True)
class Par:
    """Las dos barras de una zona."""

    renglones: tuple[Rotulo, ...]
    y: int
    inversion: float
    por_habitante: float
    texto_inversion: str
    texto_por_habitante: str


@dataclass(frozen=True, slots=True)
class Pares:
    """El dibujo entero."""

    pares: tuple[Par, ...]
    segunda: int
    alto: int


def dibujar(vista: Zonas) -> Pares:
    """Cada columna de barras a su propia escala: la mayor ocupa todo su largo."""
    inversion = _mayor([b.inversion for b in vista.barras])
    por_habitante = _mayor([b.por_habitante for b in vista.barras])
    pares: list[Par] = []
    y = 24
    for barra in vista.barras:
        renglones = partir(barra.nombre, y)
        y = renglones[-1].y + 6
        pares.append(_par(barra, renglones, inversion, por_habitante))
        y += _PASO - 6
    return Pares(tuple(pares), SEGUNDA, y)


def _mayor(montos: Sequence[int]) -> int:
    return max(montos, default=0) or 1


def _par(
    barra: BarraDeZona, renglones: tuple[Rotulo, ...], inversion: int, por_habitante: int
) -> Par:
    return Par(
        renglones=renglones,
        y=renglones[-1].y + 6,
        inversion=round(LARGO * barra.inversion / inversion, 1),
        por_habitante=round(LARGO * barra.por_habitante / por_habitante, 1),
        texto_inversion=barra.texto_inversion,
        texto_por_habitante=barra.texto,
    )
