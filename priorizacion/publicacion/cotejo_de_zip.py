"""Dos ZIP que deberían traer lo mismo: qué trae cada uno, sin importar cómo se comprimió."""

import io
import re
import zipfile

from priorizacion.publicacion.datos.comprimido import DANADO, descomprimir

_AGENDA = re.compile(r"territorios/[^/]+/[^/]+/")
"""La dirección de una agenda: quien publica puede haberle puesto otra a la misma."""
_DE_SOBRA = 2**20


def partes_de_ambos(
    rehecho: bytes, publicado: bytes
) -> tuple[dict[str, bytes], dict[str, bytes]] | None:
    """Lo de adentro de los dos, con la dirección del rehecho; None si el publicado no se abre."""
    sale = descomprimir(rehecho)
    cabe = sum(map(len, sale.values())) * 2 + _DE_SOBRA
    try:
        with zipfile.ZipFile(io.BytesIO(publicado)) as abierto:
            if sum(parte.file_size for parte in abierto.infolist()) > cabe:
                return None
        dice = descomprimir(publicado)
    except (*DANADO, OSError):
        return None
    suya, nuestra = _direccion(dice), _direccion(sale)
    if suya and nuestra and suya != nuestra:
        dice = {
            nombre.replace(suya, nuestra, 1): contenido.replace(suya.encode(), nuestra.encode())
            if nombre == "index.html"
            else contenido
            for nombre, contenido in dice.items()
        }
    return sale, dice


def _direccion(partes: dict[str, bytes]) -> str:
    hallada = next(filter(None, map(_AGENDA.match, partes)), None)
    return hallada[0] if hallada else ""
