"""Archivos ↔ un ZIP que siempre sale igual: sin la hora, el sistema ni el orden del disco."""

import io
import zipfile
from collections.abc import Mapping

_FECHA = (1980, 1, 1, 0, 0, 0)
"""La menor que admite un ZIP."""
_SIN_SISTEMA = 0


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
    """Lo de adentro de un ZIP, en su orden. Lanza `zipfile.BadZipFile`."""
    with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
        return {p.filename: comprimido.read(p) for p in comprimido.infolist() if not p.is_dir()}
