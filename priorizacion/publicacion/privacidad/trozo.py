"""Un pedazo de texto de un archivo publicado, y de qué forma está escrito."""

import re
from dataclasses import dataclass
from typing import Literal

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")

Forma = Literal["prosa", "json", "tabla", "yaml"]
"""Dice qué número puede ser solo un dato: en `prosa` ninguno; en `json`, el que no va entre
comillas; en `tabla` y `yaml`, el que ocupa entera una celda o un valor que no es de contacto."""


@dataclass(frozen=True, slots=True)
class Trozo:
    """Lo que se revisa."""

    donde: str
    """Archivo; con « > » y la parte, si viene dentro de otro."""
    texto: str
    """Lo que se lee, con sus renglones en su sitio."""
    forma: Forma = "prosa"
    ubicable: bool = True
    """Si sus renglones son los del archivo."""


def sin_escapes(json: str) -> str:
    """Los escapes de un JSON o de un guion, como las letras que son; los renglones no cambian."""
    return _ESCAPE.sub(lambda e: chr(int(e[1], 16)), json) if "\\u" in json else json


class Ilegible(ValueError):
    """Un archivo que se publica y que no se pudo mirar por dentro; el mensaje dice por qué."""
