"""Varios archivos a una carpeta: todos o ninguno, y nunca uno a medias."""

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path


def grabar(archivos: Mapping[str, bytes], carpeta: Path, privados: Collection[str] = ()) -> None:
    """Escribe cada nombre → bytes, en el orden dado; el último es el que los da por buenos.

    Los `privados` solo los puede leer quien los escribió.

    Todo se escribe y se asegura en disco aparte antes de tocar lo que había. Si algo falla, lo
    anterior vuelve a su sitio y el error sigue su camino (`OSError`).
    """
    aparte = {nombre: carpeta / f".{nombre}.{os.getpid()}.tmp" for nombre in archivos}
    respaldo = {nombre: carpeta / f".{nombre}.{os.getpid()}.antes.tmp" for nombre in archivos}
    try:
        for nombre, contenido in archivos.items():
            _asegurar(aparte[nombre], contenido, nombre in privados)
        _reemplazar(aparte, respaldo, carpeta, privados)
    finally:
        for sobra in (*aparte.values(), *respaldo.values()):
            with contextlib.suppress(OSError):
                sobra.unlink(missing_ok=True)


def barrer(carpeta: Path, nombres: Iterable[str] = ("",)) -> None:
    """Quita lo que dejó a medias un programa al que mataron; sin nombres, lo de cualquiera.

    Quien la llama sabe que nadie más está grabando esos archivos ahí. Lanza `OSError`.
    """
    for nombre in nombres:
        for sobra in carpeta.glob(f".{nombre}*.tmp"):
            sobra.unlink(missing_ok=True)


def _asegurar(ruta: Path, contenido: bytes, privado: bool) -> None:
    ruta.unlink(missing_ok=True)
    permisos = 0o600 if privado else 0o666
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, permisos)
    with os.fdopen(descriptor, "wb") as archivo:
        archivo.write(contenido)
        archivo.flush()
        os.fsync(archivo.fileno())


def _reemplazar(
    aparte: Mapping[str, Path],
    respaldo: Mapping[str, Path],
    carpeta: Path,
    privados: Collection[str],
) -> None:
    puestos: list[str] = []
    try:
        for nombre, nuevo in aparte.items():
            _respaldar(carpeta / nombre, respaldo[nombre], nombre in privados)
            nuevo.replace(carpeta / nombre)
            puestos.append(nombre)
    except BaseException:
        for nombre in reversed(puestos):
            _devolver(carpeta / nombre, respaldo[nombre])
        raise
    _asegurar_carpeta(carpeta)


def _respaldar(actual: Path, respaldo: Path, privado: bool) -> None:
    respaldo.unlink(missing_ok=True)
    if actual.is_file():
        # copia y no enlace: hay discos y recursos de red que no admiten enlaces
        _asegurar(respaldo, actual.read_bytes(), privado)


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
