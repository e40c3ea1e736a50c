"""Los archivos del sitio que escribió el programa, cada uno con su huella.

Va publicado en el formato de `sha256sum`: cualquiera lo comprueba con `sha256sum -c`.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

INVENTARIO = "huellas.sha256"
"""Nombre del archivo, en la raíz del sitio."""

Inventario = Mapping[str, str]
"""Ruta dentro del sitio → SHA-256 de sus bytes."""

_RENGLON = re.compile(r"(?P<huella>[0-9a-f]{64})  (?P<ruta>[^\n]+)")


def levantar(sitio: Path) -> Inventario:
    """La huella de cada archivo de un sitio recién construido."""
    archivos = (p for p in sorted(sitio.rglob("*")) if p.is_file())
    huellas = {p.relative_to(sitio).as_posix(): _huella(p) for p in archivos}
    return {ruta: huella for ruta, huella in huellas.items() if ruta != INVENTARIO}


def escribir(inventario: Inventario, sitio: Path) -> None:
    """Lo deja en la raíz del sitio, por ruta."""
    renglones = [f"{huella}  {ruta}\n" for ruta, huella in sorted(inventario.items())]
    (sitio / INVENTARIO).write_text("".join(renglones), encoding="utf-8", newline="\n")


def leer(sitio: Path) -> Inventario | None:
    """El de un sitio publicado; None si no está o no se entiende."""
    archivo = sitio / INVENTARIO
    if not archivo.is_file():
        return None
    try:
        renglones = archivo.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    hallados = [_RENGLON.fullmatch(renglon) for renglon in renglones]
    if not hallados or None in hallados:
        return None
    return {hallado["ruta"]: hallado["huella"] for hallado in hallados if hallado}


def tocados(inventario: Inventario, sitio: Path) -> frozenset[str]:
    """Las rutas que faltan o que alguien cambió después de publicar."""
    return frozenset(ruta for ruta, huella in inventario.items() if _cambio(sitio / ruta, huella))


def _cambio(archivo: Path, huella: str) -> bool:
    try:
        return archivo.is_symlink() or not archivo.is_file() or _huella(archivo) != huella
    except OSError:
        return True


def _huella(archivo: Path) -> str:
    with archivo.open("rb") as abierto:
        return hashlib.file_digest(abierto, "sha256").hexdigest()
