"""Varios archivos a una carpeta: todos o ninguno, y nunca uno a medias."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def grabar(archivos: Mapping[str, bytes], carpeta: Path) -> None:
    """Escribe cada nombre → bytes, en el orden dado; el último es el que los da por buenos.

    Todo se escribe y se asegura en disco aparte antes de tocar lo que había. Si algo falla, lo
    anterior vuelve a su sitio y el error sigue su camino (`OSError`).
    """
    aparte = {nombre: carpeta / f".{nombre}.{os.getpid()}.tmp" for nombre in archivos}
    respaldo = {nombre: carpeta / f".{nombre}.{os.getpid()}.antes.tmp" for nombre in archivos}
    try:
        for nombre, contenido in archivos.items():
            _asegurar(aparte[nombre], contenido)
        _reemplazar(aparte, respaldo, carpeta)
    finally:
        for sobra in (*aparte.values(), *respaldo.values()):
            with contextlib.suppress(OSError):
                sobra.unlink(missing_ok=True)


def _asegurar(ruta: Path, contenido: bytes) -> None:
    ruta.unlink(missing_ok=True)
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as archivo:
        archivo.write(contenido)
        archivo.flush()
        os.fsync(archivo.fileno())


def _reemplazar(aparte: Mapping[str, Path], respaldo: Mapping[str, Path], carpeta: Path) -> None:
    puestos: list[str] = []
    try:
        for nombre, nuevo in aparte.items():
            _respaldar(carpeta / nombre, respaldo[nombre])
            nuevo.replace(carpeta / nombre)
            puestos.append(nombre)
    except BaseException:
        for nombre in reversed(puestos):
            _devolver(carpeta / nombre, respaldo[nombre])
        raise
    _asegurar_carpeta(carpeta)


def _respaldar(actual: Path, respaldo: Path) -> None:
    respaldo.unlink(missing_ok=True)
    if actual.is_file():
        # copia y no enlace: hay discos y recursos de red que no admiten enlaces
        _asegurar(respaldo, actual.read_bytes())


def _devolver(actual: Path, respaldo: Path) -> None:
    if respaldo.exists():
        respaldo.replace(actual)
    else:
        actual.unlink(missing_ok=True)


def _asegurar_carpeta(carpeta: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(carpeta, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
