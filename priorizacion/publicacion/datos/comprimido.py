"""Archivos ↔ un ZIP que siempre sale igual: sin la hora, el sistema ni el orden del disco."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping

_FECHA = (1980, 1, 1, 0, 0, 0)
"""La menor que admite un ZIP."""
_SIN_SISTEMA = 0

DANADO = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
"""Lo que lanza abrir o leer un ZIP dañado, con clave o comprimido de otra manera."""


def comprimir(archivos: Mapping[str, bytes]) -> bytes:
    """Nombre → bytes, en el orden dado."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre, contenido in archivos.items():
            parte = zipfile.ZipInfo(nombre, _FECHA)
            parte.compress_type = zipfile.ZIP_DEFLATED
            parte.create_system = _SIN_SISTEMA
            comprimido.writestr(parte, contenido)
    return salida.getvalue()


def descomprimir(contenido: bytes) -> dict[str, bytes]:
    """Lo de adentro de un ZIP, en su orden. Lanza alguna de `DANADO`."""
    with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
        return {p.filename: comprimido.read(p) for p in comprimido.infolist() if not p.is_dir()}


def mismo_zip(uno: bytes, otro: bytes) -> bool:
    """Si traen lo mismo, con lo mismo alrededor, aunque los comprimiera otra versión de zlib.

    No basta con abrirlos: entre parte y parte no puede haber nada escondido.
    """
    try:
        with (
            zipfile.ZipFile(io.BytesIO(uno)) as nuestro,
            zipfile.ZipFile(io.BytesIO(otro)) as suyo,
        ):
            if _sobre(uno, nuestro) != _sobre(otro, suyo):
                return False
            return all(nuestro.read(n) == suyo.read(n) for n in nuestro.namelist())
    except DANADO:
        return False


def _sobre(octetos: bytes, abierto: zipfile.ZipFile) -> tuple[object, ...]:
    """Todo lo que no son los datos comprimidos: cuánto ocupa, y cómo se llama y es cada parte."""
    partes = abierto.infolist()
    alrededor = len(octetos) - sum(p.compress_size for p in partes)
    fichas = [
        (p.filename, p.date_time, p.CRC, p.file_size, p.compress_type, p.flag_bits, p.extra,
         p.comment, p.create_system, p.external_attr)
        for p in partes
    ]  # fmt: skip
    return alrededor, abierto.comment, fichas
