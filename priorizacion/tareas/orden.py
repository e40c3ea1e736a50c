"""La ruta de una orden que se sugiere, escrita para poderla copiar en la terminal."""

import os
import re
import shlex
from pathlib import Path

_EN_WINDOWS = os.name == "nt"
_LLANA = re.compile(r"[\w./:@%+=,\\-]+" if _EN_WINDOWS else r"[\w./:@%+=,-]+")
_MANDA = re.compile(r'["$`\\!]')
"""Lo que la terminal de Linux interpreta aun entre comillas dobles."""


def como_argumento(ruta: Path | str) -> str:
    """La ruta tal cual si se puede, y entre comillas si tiene espacios u otros signos.

    Las comillas dobles sirven en Windows y en Linux.
    """
    texto = str(ruta)
    if _LLANA.fullmatch(texto):
        return texto
    return shlex.quote(texto) if _MANDA.search(texto) and not _EN_WINDOWS else f'"{texto}"'
