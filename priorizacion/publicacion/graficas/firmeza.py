"""Las franjas de la robustez: en qué parte de los escenarios se elige cada propuesta."""

from dataclasses import dataclass
from itertools import groupby

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.vistas.robustez import Franja

LARGO = 168
"""Ancho de 0 a 100 %, en unidades del dibujo."""
_LETRAS = 42
"""Letras que caben en un renglón."""
_PASO_DE_BARRA = 36
_TITULOS = {True: "Elegidas", False: "No entraron"}


@dataclass(frozen=True, slots=True)
class Tramo:
    """Un pedazo de la barra."""

    x: float
    ancho: float


@dataclass(frozen=True, slots=True)
class Barra:
    """Una propuesta dibujada: su nombre, su barra y la palabra que la resume."""

    renglones: tuple[Rotulo, ...]
    y: int
    hallado: Tramo | None
    probado: Tramo | None
    """None si lo probado es lo mismo que lo hallado."""
    elegida: bool
    clase: str


@dataclass(frozen=True, slots=True)
class Escalera:
    """Todas las barras, los títulos de cada grupo y el alto que ocupan."""

    barras: tuple[Barra, ...]
    titulos: tuple[Rotulo, ...]
    alto: int


def dibujar(franjas: tuple[Franja, ...]) -> Escalera:
    """Los lugares de todo lo que lleva la gráfica."""
    hechas: list[Barra] = []
    titulos: list[Rotulo] = []
    y = 0
    for elegida, grupo in groupby(franjas, key=lambda f: f.elegida):
        titulos.append(Rotulo(_TITULOS[elegida], y))
        y += 22
        for franja in grupo:
            rotulos = partir(franja.nombre, y, _LETRAS)
            y = rotulos[-1].y
            hechas.append(_barra(franja, rotulos, y + 6))
            y += _PASO_DE_BARRA + 4
        y += 6
    return Escalera(tuple(hechas), tuple(titulos), y)


def _barra(franja: Franja, rotulos: tuple[Rotulo, ...], y: int) -> Barra:
    return Barra(
        renglones=rotulos,
        y=y,
        hallado=_tramo(*franja.hallado) if franja.hallado else None,
        probado=None if franja.probado == franja.hallado else _tramo(*franja.probado),
        elegida=franja.elegida,
        clase=franja.clase,
    )


def _tramo(menor: int, mayor: int) -> Tramo:
    """De milésimas a lugares; lo más angosto se ve de todos modos."""
    ancho = max(round(LARGO * (mayor - menor) / 1000, 1), 3)
    return Tramo(min(round(LARGO * menor / 1000, 1), LARGO - ancho), ancho)
