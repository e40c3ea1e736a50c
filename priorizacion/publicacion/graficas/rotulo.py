"""Un texto → renglones que caben en un dibujo; SVG no parte los textos solo."""

from dataclasses import dataclass
from textwrap import wrap

RENGLON = 15
"""De un renglón al siguiente, en unidades del dibujo."""
LARGO = 40
"""Letras que caben en el ancho de un dibujo."""


@dataclass(frozen=True, slots=True)
class Rotulo:
    """Un renglón de texto en su lugar."""

    texto: str
    y: int


def partir(texto: str, y: int, letras: int = LARGO) -> tuple[Rotulo, ...]:
    """Los renglones de un texto, el primero a la altura `y`."""
    partes = wrap(texto, letras) or [""]
    return tuple(Rotulo(parte, y + RENGLON * i) for i, parte in enumerate(partes))
