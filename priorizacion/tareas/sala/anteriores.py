"""Las planillas de otras reglas, o de ensayo, que siguen donde se van a poner las de ahora."""

import re
from datetime import date
from itertools import count
from pathlib import Path

_DE_PLANILLA = re.compile(
    r".+-ronda\d+-(?P<version>[0-9a-f]{8}|borrador)\.(xlsx|html|papel\.html)", re.ASCII
)


def apartar_anteriores(destino: Path, version: str, dia: date) -> tuple[Path, tuple[str, ...]]:
    """Mueve, sin borrar ninguna, las que no son de esa versión; dice a dónde y cuáles.

    `version` son las ocho primeras cifras de la huella. Quien ya tiene una puede entregarla: de
    ella cuenta lo que no haya cambiado. Lanza `OSError`.
    """
    viejas = tuple(sorted(a.name for a in destino.iterdir() if _es_de_otra(a, version)))
    aparte = _libre(destino, f"anteriores-{dia.isoformat()}", viejas)
    if viejas:
        aparte.mkdir(exist_ok=True)
    for nombre in viejas:
        (destino / nombre).rename(aparte / nombre)
    return aparte, viejas


def _es_de_otra(archivo: Path, version: str) -> bool:
    hallado = _DE_PLANILLA.fullmatch(archivo.name)
    return hallado is not None and hallado["version"] != version and archivo.is_file()


def _libre(destino: Path, nombre: str, viejas: tuple[str, ...]) -> Path:
    """La carpeta de ese día; si ya tiene una con el mismo nombre, otra con un número."""
    for numero in count(1):
        carpeta = destino / (nombre if numero == 1 else f"{nombre}-{numero}")
        if not any((carpeta / vieja).exists() for vieja in viejas):
            return carpeta
    raise AssertionError
