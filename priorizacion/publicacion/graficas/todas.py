"""Todos los dibujos por su nombre, que es el de su plantilla."""

from collections.abc import Callable, Mapping
from typing import Any

from priorizacion.publicacion.graficas import barras, curva, firmeza, matriz

DIBUJOS: Mapping[str, Callable[..., Any]] = {
    "curva": curva.dibujar,
    "firmeza": firmeza.dibujar,
    "matriz": matriz.dibujar,
    "techos": barras.de_techos,
    "zonas": barras.de_zonas,
}
