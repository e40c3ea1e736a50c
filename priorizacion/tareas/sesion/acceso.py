"""Los archivos que abren el menú de la secretaría con doble clic, en Windows y en Linux."""

from importlib.resources import files
from pathlib import Path

ACCESOS = ("abrir-sesion.bat", "abrir-sesion.desktop", "abrir-sesion.sh")
"""El de Windows, el del escritorio de Linux y el que este último corre."""


def escribir_accesos(carpeta: Path) -> tuple[str, ...]:
    """Escribe en la carpeta los que falten; devuelve sus nombres. Lanza `OSError`."""
    faltan = tuple(nombre for nombre in ACCESOS if not (carpeta / nombre).exists())
    for nombre in faltan:
        archivo = carpeta / nombre
        archivo.write_bytes(_contenido(nombre))
        archivo.chmod(0o755)
    return faltan


def _contenido(nombre: str) -> bytes:
    texto = files("priorizacion.tareas.sesion").joinpath("accesos", nombre).read_text("utf-8")
    # Windows solo entiende sus fines de línea, y git puede haberlos cambiado
    fin = "\r\n" if nombre.endswith(".bat") else "\n"
    return fin.join(texto.splitlines()).encode() + fin.encode()
