"""El Markdown en disco: lo escrito a mano, el portal y una carpeta por agenda."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from priorizacion.publicacion import paginas, relevo
from priorizacion.publicacion.origen import Origen
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas.contexto import Contexto


def escribir_portal(publicables: Sequence[Publicable], origen: Origen, carpeta: Path) -> None:
    """Las páginas escritas a mano y la de entrada, en `carpeta`."""
    for archivo in origen.escritos_a_mano():
        copia = carpeta / archivo.relative_to(origen.contenido)
        copia.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(archivo, copia)
    _escribir(paginas.escribir_portal([p.contexto for p in publicables]), carpeta)
    _escribir(_territorios(publicables), carpeta / "territorios")


def escribir_agenda(publicable: Publicable, carpeta: Path) -> None:
    """Las páginas y las descargas de una agenda, en su propia carpeta."""
    _escribir(paginas.escribir_agenda(publicable.contexto, publicable.archivos), carpeta)


def escribir_todo(
    publicables: Sequence[Publicable], origen: Origen, revisar: Callable[[Path], None]
) -> Path:
    """Portal y agendas dentro de `sitio/contenido`; devuelve esa carpeta.

    `territorios/` se escribe aparte y reemplaza entera a la anterior, si `revisar` no lanza nada.
    """
    contenido = origen.contenido
    aparte = contenido / ".territorios.nuevos"
    shutil.rmtree(aparte, ignore_errors=True)
    try:
        for publicable in publicables:
            escribir_agenda(publicable, aparte / publicable.ruta)
        aparte.mkdir(parents=True, exist_ok=True)
        _escribir(_territorios(publicables), aparte)
        revisar(aparte)
        relevo.relevar(aparte, contenido / "territorios")
    finally:
        shutil.rmtree(aparte, ignore_errors=True)
    _escribir(paginas.escribir_portal([p.contexto for p in publicables]), contenido)
    return contenido


def _territorios(publicables: Sequence[Publicable]) -> dict[str, bytes]:
    """La página de cada territorio, con todos sus periodos."""
    juntos: dict[str, list[Contexto]] = {}
    for publicable in publicables:
        juntos.setdefault(publicable.ruta.partition("/")[0], []).append(publicable.contexto)
    return {f"{t}/index.md": paginas.escribir_territorio(suyos) for t, suyos in juntos.items()}


def _escribir(archivos: Mapping[str, bytes], carpeta: Path) -> None:
    for ruta, contenido in archivos.items():
        archivo = carpeta / ruta
        archivo.parent.mkdir(parents=True, exist_ok=True)
        archivo.write_bytes(contenido)
