"""Una agenda ya construida → un ZIP con sus páginas, que se abre desde una memoria USB."""

from collections.abc import Iterator
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.letras import para_direccion
from priorizacion.publicacion import enlaces, paginas
from priorizacion.publicacion.datos.comprimido import comprimir
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas.busqueda import INDICE

ENTRADA = "index.html"
"""Lo que se abre: en el ZIP no hay portal y lleva a la agenda."""
_TERRITORIOS = "territorios"
_SOLO_DE_LA_RED = frozenset({ENTRADA, INDICE, "404.html", "sitemap.xml", "sitemap.xml.gz"})


def nombre(agenda: Agenda) -> str:
    """«valle-claro-2026-2029.zip». Sale de los datos y no de la dirección: así se puede rehacer."""
    quien = para_direccion(agenda.territorio.nombre) or "agenda"
    return f"{quien}-{agenda.periodo.inicio}-{agenda.periodo.fin}.zip"


def empacar(sitio: Path, publicable: Publicable) -> bytes:
    """El ZIP, siempre igual: la agenda en su misma dirección, y las páginas y recursos comunes.

    Los enlaces a lo que no va en él, como otras agendas, quedan como texto. Lanza `OSError`.
    """
    propio = nombre(publicable.agenda)
    archivos = {
        ruta: archivo
        for ruta, archivo in _de(sitio, publicable.ruta)
        if ruta.rpartition("/")[2] != propio
    }
    hay = frozenset({*archivos, ENTRADA})
    partes = {ENTRADA: _entrada(publicable)}
    for ruta, archivo in sorted(archivos.items()):
        contenido = archivo.read_bytes()
        if ruta.endswith(".html"):
            contenido = enlaces.soltar(contenido.decode(), ruta, hay).encode()
        partes[ruta] = contenido
    return comprimir(partes)


def _de(sitio: Path, agenda: str) -> Iterator[tuple[str, Path]]:
    """Ruta dentro del sitio y archivo, de lo común y de esa agenda."""
    for primero in sitio.iterdir():
        if primero.name == _TERRITORIOS or primero.name in _SOLO_DE_LA_RED:
            continue
        for archivo in primero.rglob("*") if primero.is_dir() else (primero,):
            if archivo.is_file():
                yield archivo.relative_to(sitio).as_posix(), archivo
    for archivo in (sitio / _TERRITORIOS / agenda).rglob("*"):
        if archivo.is_file():
            yield archivo.relative_to(sitio).as_posix(), archivo


def _entrada(publicable: Publicable) -> bytes:
    entrada = f"{_TERRITORIOS}/{publicable.ruta}/index.html"
    plantilla = paginas.plantilla("portatil.html.j2")
    return plantilla.render(titulo=publicable.agenda.titulo, entrada=entrada).encode()
