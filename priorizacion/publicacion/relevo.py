"""Cambiar una carpeta publicada por otra ya lista, sin que nadie vea una a medias.

Dos renombres: la vieja se aparta y la nueva toma su lugar. Si el proceso muere entre los dos, la
vieja sigue entera en `.<nombre>.anterior` y `recuperar`, al empezar otra vez, la devuelve.
"""

import shutil
from errno import ENOTDIR
from pathlib import Path


def recuperar(destino: Path) -> None:
    """Deja `destino` como lo último que estuvo completo, si un relevo quedó a la mitad."""
    apartada = _anterior(destino)
    if not apartada.exists():
        return
    if destino.exists():
        shutil.rmtree(apartada)
    else:
        apartada.rename(destino)


def relevar(nueva: Path, destino: Path) -> None:
    """Pone `nueva` en `destino`; las dos en el mismo disco. Lanza `OSError`."""
    if destino.is_symlink() or (destino.exists() and not destino.is_dir()):
        raise NotADirectoryError(ENOTDIR, "no es una carpeta propia", str(destino))
    recuperar(destino)
    apartada = _anterior(destino)
    if destino.exists():
        destino.rename(apartada)
    try:
        nueva.rename(destino)
    except BaseException:
        if apartada.exists() and not destino.exists():
            apartada.rename(destino)
        raise
    shutil.rmtree(apartada, ignore_errors=True)


def _anterior(destino: Path) -> Path:
    return destino.with_name(f".{destino.name}.anterior")
