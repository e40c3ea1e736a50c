"""Lo que otros pusieron dentro de un sitio publicado (`.git`, `CNAME`…) pasa al sitio nuevo."""

import filecmp
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from priorizacion.publicacion.falla import DestinoInservible
from priorizacion.publicacion.inventario import INVENTARIO, Inventario

EsPropio = Callable[[str], bool]


def traspasar(viejo: Path, nuevo: Path, inventario: Inventario | None) -> None:
    """Deja en `nuevo` lo que hay en `viejo` y no escribió el programa.

    Los archivos se enlazan, no se mueven: si algo falla, `viejo` sigue entero. Lanza `OSError`, y
    `DestinoInservible` si algo ajeno ocupa el lugar de una página nueva.
    """
    es_propio = _segun(inventario, nuevo)
    for ruta in _ajenos(viejo, "", es_propio):
        _poner(viejo / ruta, nuevo / ruta, ruta)


def _segun(inventario: Inventario | None, nuevo: Path) -> EsPropio:
    """Un sitio de antes, sin inventario: es suyo lo que queda donde queda lo nuevo."""
    if inventario is not None:
        propios = {*inventario, INVENTARIO}
        return lambda ruta: ruta in propios
    raices = {p.name for p in nuevo.iterdir()} | {"territorios"}
    return lambda ruta: ruta.partition("/")[0] in raices


def _ajenos(sitio: Path, carpeta: str, es_propio: EsPropio) -> Iterator[str]:
    with os.scandir(sitio / carpeta) as entradas:
        ordenadas = sorted(entradas, key=lambda e: e.name)
    if not ordenadas and carpeta and not es_propio(carpeta):
        yield carpeta
    for entrada in ordenadas:
        ruta = f"{carpeta}/{entrada.name}" if carpeta else entrada.name
        if entrada.is_dir(follow_symlinks=False):
            yield from _ajenos(sitio, ruta, es_propio)
        elif not es_propio(ruta):
            yield ruta


def _poner(viejo: Path, nuevo: Path, ruta: str) -> None:
    if viejo.is_dir() and not viejo.is_symlink():
        if not nuevo.is_dir():
            _crear(nuevo, ruta)
        return
    if os.path.lexists(nuevo):
        if viejo.is_file() and nuevo.is_file() and filecmp.cmp(viejo, nuevo, shallow=False):
            return
        raise _ocupa(ruta)
    _crear(nuevo.parent, ruta)
    try:
        os.link(viejo, nuevo, follow_symlinks=False)
    except OSError:
        # hay discos que no admiten enlaces
        shutil.copy2(viejo, nuevo, follow_symlinks=False)


def _crear(carpeta: Path, ruta: str) -> None:
    try:
        carpeta.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise _ocupa(ruta) from None


def _ocupa(ruta: str) -> DestinoInservible:
    return DestinoInservible(
        f"«{ruta}» no lo escribió este programa y ocupa el lugar de una página del sitio. "
        "Quítelo de ahí o cámbiele el nombre."
    )
