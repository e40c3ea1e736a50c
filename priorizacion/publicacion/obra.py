"""La obra: construir el sitio a un lado, revisarlo y ponerlo en lugar del anterior."""

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion import enlaces, fuentes, registro, relevo
from priorizacion.publicacion.construccion import construir_portal, construir_territorio
from priorizacion.publicacion.falla import ConstruccionFallida
from priorizacion.publicacion.origen import Origen
from priorizacion.publicacion.paginas import AL_PORTAL
from priorizacion.publicacion.publicable import Avisar, Publicable


@dataclass(frozen=True)
class Obra:
    """Lo que hace falta para construir el sitio entero."""

    publicables: Sequence[Publicable]
    destino: Path
    origen: Origen
    registro: registro.Registro
    iguales: frozenset[str]
    """Rutas de las agendas que se copian del sitio anterior."""


def construir(obra: Obra, avisar: Avisar) -> None:
    """Construye aparte, revisa y reemplaza; si algo falla, `destino` no se toca.

    Lanza `ConstruccionFallida` y `OSError`.
    """
    aparte = obra.destino.absolute().parent / ".construccion" / obra.destino.name
    shutil.rmtree(aparte, ignore_errors=True)
    try:
        sitio = aparte / "sitio"
        avisar("construyendo el portal")
        fuentes.escribir_portal(obra.publicables, obra.origen, aparte / "fuentes")
        construir_portal(obra.origen.configuracion, aparte / "fuentes", sitio)
        for publicable in obra.publicables:
            _poner_agenda(obra, publicable, aparte, avisar)
        avisar("revisando los enlaces")
        _revisar_enlaces(sitio, obra.iguales)
        registro.escribir(obra.registro, sitio)
        relevo.relevar(sitio, obra.destino)
    finally:
        shutil.rmtree(aparte, ignore_errors=True)
        with contextlib.suppress(OSError):
            aparte.parent.rmdir()


def _poner_agenda(obra: Obra, publicable: Publicable, aparte: Path, avisar: Avisar) -> None:
    carpeta = aparte / "sitio" / "territorios" / publicable.ruta
    if publicable.ruta in obra.iguales:
        shutil.copytree(obra.destino / "territorios" / publicable.ruta, carpeta)
        return
    avisar(f"construyendo {publicable.ruta}")
    markdown = aparte / "agendas" / publicable.ruta
    fuentes.escribir_agenda(publicable, markdown)
    construir_territorio(obra.origen.configuracion, markdown, carpeta, AL_PORTAL)


def _revisar_enlaces(sitio: Path, iguales: frozenset[str]) -> None:
    # las que no cambiaron ya se revisaron al construirse, y el portal conserva sus direcciones
    territorios = sitio / "territorios"
    sin_revisar = [territorios / ruta for ruta in iguales]
    paginas = [
        pagina
        for pagina in sorted(sitio.rglob("*.html"))
        if pagina != sitio / "404.html" and not any(map(pagina.is_relative_to, sin_revisar))
    ]
    rotos = enlaces.rotos(sitio, paginas)
    if rotos:
        raise ConstruccionFallida("Hay enlaces que no llevan a ninguna parte:\n" + "\n".join(rotos))
