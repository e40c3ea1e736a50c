"""Todos los dibujos por su nombre, que es el de su plantilla."""

from collections.abc import Callable, Mapping
from typing import Any

from priorizacion.publicacion.graficas import (
    contraste,
    cronograma,
    curva,
    departamentos,
    firmeza,
    mapa,
    matriz,
    puntajes,
    techos,
    zonas,
)

DIBUJOS: Mapping[str, Callable[..., Any]] = {
    "contraste": contraste.dibujar,
    "cronograma": cronograma.dibujar,
    "curva": curva.dibujar,
    "departamentos": departamentos.dibujar,
    "firmeza": firmeza.dibujar,
    "mapa": mapa.dibujar,
    "matriz": matriz.dibujar,
    "puntajes": puntajes.dibujar,
    "techos": techos.dibujar,
    "zonas": zonas.dibujar,
}
