"""Archivos → un zip que sale igual en toda máquina y a toda hora."""

import io
import zipfile
from collections.abc import Mapping

_FECHA = (1980, 1, 1, 0, 0, 0)
"""La menor que admite un zip."""
_UNIX = 3
_PERMISOS = 0o644 << 16
NIVEL = 6
"""Compresión: más no achica casi nada y tarda el doble."""


def empacar(archivos: Mapping[str, bytes]) -> bytes:
    """Nombre → bytes, en el orden dado, sin fechas ni dueños."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as empaque:
        for nombre, contenido in archivos.items():
            entrada = zipfile.ZipInfo(nombre, _FECHA)
            entrada.compress_type = zipfile.ZIP_DEFLATED
            entrada.create_system, entrada.external_attr = _UNIX, _PERMISOS
            empaque.writestr(entrada, contenido, compresslevel=NIVEL)
    return salida.getvalue()


def desempacar(contenido: bytes) -> dict[str, bytes]:
    """Lo de adentro de un zip, en su orden. Lanza `zipfile.BadZipFile`."""
    with zipfile.ZipFile(io.BytesIO(contenido)) as empaque:
        return {i.filename: empaque.read(i) for i in empaque.infolist() if not i.is_dir()}
