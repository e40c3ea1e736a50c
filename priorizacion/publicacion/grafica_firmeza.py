"""Las franjas de la robustez → lugares en el dibujo; el SVG lo pone la plantilla."""

from dataclasses import dataclass
from textwrap import wrap

from priorizacion.publicacion.graficas import Rotulo
from priorizacion.publicacion.vistas.robustez import Franja

LARGO = 168
"""Ancho de 0 a 100 %, en unidades del dibujo."""
_LETRAS = 42
"""Letras que caben en un renglón."""
_RENGLON = 15
_ALTO_DE_BARRA = 20
_ESPACIO = 12


@dataclass(frozen=True, slots=True)
class Barra:
    """Una propuesta dibujada: su nombre, su barra y la palabra que la resume."""

    renglones: tuple[Rotulo, ...]
    y: int
    x: float
    ancho: float
    elegida: bool
    clase: str


@dataclass(frozen=True, slots=True)
class Escalera:
    """Todas las barras y el alto que ocupan."""

    barras: tuple[Barra, ...]
    alto: int


def escalonar(franjas: tuple[Franja, ...]) -> Escalera:
    """Los lugares de todo lo que lleva la gráfica."""
    hechas: list[Barra] = []
    y = 0
    for franja in franjas:
        partes = wrap(franja.nombre, _LETRAS) or [""]
        rotulos = tuple(Rotulo(texto, y + _RENGLON * i) for i, texto in enumerate(partes))
        y += _RENGLON * (len(partes) - 1) + 6
        x = round(LARGO * franja.menor / 1000, 1)
        ancho = max(round(LARGO * (franja.mayor - franja.menor) / 1000, 1), 3)
        hechas.append(Barra(rotulos, y, min(x, LARGO - ancho), ancho, franja.elegida, franja.clase))
        y += _ALTO_DE_BARRA + _ESPACIO
    return Escalera(tuple(hechas), y)
