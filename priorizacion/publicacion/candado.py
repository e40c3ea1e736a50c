"""Una sola publicación a la vez en una misma carpeta; las demás esperan su turno."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from priorizacion.publicacion.publicable import Avisar

try:
    import fcntl
except ImportError:  # pragma: no cover - en Windows no hay a quién pedirle el turno
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def turno(carpeta: Path, avisar: Avisar) -> Iterator[None]:
    """Espera a que ninguna otra publicación trabaje en `carpeta`, y la aparta mientras tanto.

    Se aparta la carpeta misma: no queda ningún archivo, y si el proceso muere queda libre.
    """
    descriptor = _abrir(carpeta)
    if descriptor is None:
        yield
        return
    try:
        _esperar(descriptor, avisar)
        yield
    finally:
        os.close(descriptor)


def _abrir(carpeta: Path) -> int | None:
    if fcntl is None:  # pragma: no cover
        return None
    carpeta.mkdir(parents=True, exist_ok=True)
    return os.open(carpeta, os.O_RDONLY)


def _esperar(descriptor: int, avisar: Avisar) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        avisar("esperando a que termine otra publicación")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        # hay recursos de red que no saben de turnos: se sigue sin él
        return
