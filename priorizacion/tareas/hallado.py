"""Qué le dieron a verificar: la carpeta de una agenda, una agenda publicada o un sitio entero."""

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from priorizacion.publicacion.datos.comprimido import DANADO
from priorizacion.publicacion.registro import REGISTRO
from priorizacion.tareas.entrega import CERTIFICADO, RESULTADO

Clase = Literal["carpeta", "publicada", "sitio"]
MAXIMO_DE_BYTES = 2 * 1024**3
"""Lo más que puede ocupar un zip ya abierto."""
_MAXIMO_DE_ARCHIVOS = 200_000


class ZipInservible(ValueError):
    """El zip está dañado, es enorme o quiere escribir por fuera de su carpeta."""


@dataclass(frozen=True)
class Hallado:
    """Una carpeta del disco y qué es."""

    clase: Clase
    """`publicada` es la carpeta de una sola agenda dentro de un sitio."""
    carpeta: Path
    """Dónde está; si era un zip, dónde se abrió."""


def se_puede_hallar(ruta: Path) -> bool:
    """Si es una carpeta o un zip."""
    return ruta.is_dir() or (ruta.is_file() and zipfile.is_zipfile(ruta))


@contextmanager
def hallar(ruta: Path) -> Iterator[Hallado]:
    """Reconoce una carpeta, o abre un zip mientras dure el bloque.

    Lanza `ZipInservible` y `OSError`.
    """
    if ruta.is_dir():
        yield _reconocer(ruta)
        return
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        _abrir_zip(ruta, Path(aparte))
        yield _reconocer(_bajar(Path(aparte)))


def _reconocer(carpeta: Path) -> Hallado:
    if (carpeta / REGISTRO).is_file() or (carpeta / "territorios").is_dir():
        return Hallado("sitio", carpeta)
    con_paginas = any(carpeta.glob("*.html")) or any(carpeta.glob("propuestas/*.html"))
    con_datos = any((carpeta / n).is_file() for n in (RESULTADO, CERTIFICADO, "agenda.yaml"))
    return Hallado("publicada" if con_paginas and con_datos else "carpeta", carpeta)


def _bajar(carpeta: Path) -> Path:
    """La primera carpeta que no tiene solo otra adentro: los zip suelen traer una de más."""
    while True:
        adentro = [p for p in carpeta.iterdir() if p.name not in ("__MACOSX", ".DS_Store")]
        if len(adentro) != 1 or not adentro[0].is_dir() or adentro[0].name == "territorios":
            return carpeta
        carpeta = adentro[0]


def _abrir_zip(ruta: Path, destino: Path) -> None:
    try:
        with zipfile.ZipFile(ruta) as comprimido:
            partes = [p for p in comprimido.infolist() if not p.is_dir()]
            if len(partes) > _MAXIMO_DE_ARCHIVOS:
                raise ZipInservible("trae demasiados archivos.")
            queda = MAXIMO_DE_BYTES
            for parte in partes:
                queda -= _extraer(comprimido, parte, destino, queda)
    except DANADO as error:
        raise ZipInservible(f"no se puede abrir como zip ({error}).") from error


def _extraer(comprimido: zipfile.ZipFile, parte: zipfile.ZipInfo, destino: Path, queda: int) -> int:
    nombre = PurePosixPath(parte.filename.replace("\\", "/"))
    es_enlace = stat.S_ISLNK(parte.external_attr >> 16)
    if nombre.is_absolute() or ".." in nombre.parts or es_enlace:
        raise ZipInservible(f"«{parte.filename[:80]}» se sale de su carpeta o es un enlace.")
    if parte.file_size > queda:
        raise ZipInservible("ocupa demasiado al abrirlo.")
    archivo = destino / nombre
    archivo.parent.mkdir(parents=True, exist_ok=True)
    # zipfile no entrega más bytes que los que declara cada parte
    with comprimido.open(parte) as fuente, archivo.open("wb") as abierto:
        shutil.copyfileobj(fuente, abierto)
    return parte.file_size
