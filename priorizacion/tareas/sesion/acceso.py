"""Los archivos que abren el menú de la secretaría con doble clic, en Windows y en Linux."""

import os
import shutil
import sys
from importlib.resources import files
from pathlib import Path

ACCESOS = ("abrir-sesion.bat", "abrir-sesion.desktop", "abrir-sesion.sh")
"""El de Windows, el del escritorio de Linux y el que este último corre."""

_NOMBRE = "priorizacion"
_LEJOS = 4
"""Carpetas hacia arriba, contando la propia, en que los accesos buscan el programa."""


def escribir_accesos(carpeta: Path) -> tuple[str, ...]:
    """Escribe en la carpeta los que falten; devuelve sus nombres. Lanza `OSError`."""
    faltan = tuple(nombre for nombre in ACCESOS if not (carpeta / nombre).exists())
    for nombre in faltan:
        archivo = carpeta / nombre
        archivo.write_bytes(_contenido(nombre))
        archivo.chmod(0o755)
    return faltan


def nombrar_programa(carpeta: Path) -> str:
    """Cómo se escribe el comando en una terminal abierta en la carpeta, en este computador."""
    programa = _hallar_programa()
    if programa is None or shutil.which(_NOMBRE) == str(programa):
        return _NOMBRE
    entera = carpeta.resolve()
    cerca = (entera, *entera.parents)[:_LEJOS]
    if any(programa.is_relative_to(lugar) for lugar in cerca):
        return os.path.relpath(programa, entera)
    if programa.is_relative_to(Path.home()):
        return str(Path("~", programa.relative_to(Path.home())))
    return str(programa)


def _hallar_programa() -> Path | None:
    """El comando que está instalado junto al Python que corre."""
    nombre = f"{_NOMBRE}.exe" if os.name == "nt" else _NOMBRE
    programa = Path(sys.executable).with_name(nombre)
    return programa if programa.exists() else None


def _contenido(nombre: str) -> bytes:
    texto = files("priorizacion.tareas.sesion").joinpath("accesos", nombre).read_text("utf-8")
    # Windows solo entiende sus fines de línea, y git puede haberlos cambiado
    windows = nombre.endswith(".bat")
    fin = "\r\n" if windows else "\n"
    texto = texto.replace("@PROGRAMA@", _de_memoria(windows=windows))
    return fin.join(texto.splitlines()).encode() + fin.encode()


def _de_memoria(*, windows: bool) -> str:
    """Dónde está el programa, para cuando no esté cerca; nada si es de otro sistema."""
    programa = _hallar_programa()
    if programa is None or windows != (os.name == "nt") or set(str(programa)) & set('"$`%!\n'):
        return ""
    if not programa.is_relative_to(Path.home()):
        return str(programa)
    casa = "%USERPROFILE%" if windows else "$HOME"
    return os.path.join(casa, programa.relative_to(Path.home()))  # noqa: PTH118
