"""La obra: construir el sitio a un lado, revisarlo y ponerlo en lugar del anterior."""

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion import (
    ajenos,
    enlaces,
    fuentes,
    inventario,
    portatil,
    registro,
    relevo,
)
from priorizacion.publicacion.construccion import construir_portal, construir_territorio
from priorizacion.publicacion.falla import ConstruccionFallida
from priorizacion.publicacion.origen import Origen
from priorizacion.publicacion.paginas import AL_PORTAL
from priorizacion.publicacion.privacidad.revision import Norma, exigir
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
    inventario: inventario.Inventario | None
    """Los archivos del sitio anterior; None si no hay sitio o es de antes del inventario."""
    norma: Norma | None = None
    """Qué datos de personas no pueden salir; None no mira."""


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
        inventario.escribir(inventario.levantar(sitio), sitio)
        if obra.destino.exists():
            ajenos.traspasar(obra.destino, sitio, obra.inventario)
        if obra.norma is not None:
            avisar("buscando datos de personas")
            exigir(sitio, obra.norma, obra.iguales)
        relevo.relevar(sitio, obra.destino)
    except OSError as error:
        raise _con_nombre(error, obra.destino) from error
    finally:
        shutil.rmtree(aparte, ignore_errors=True)
        with contextlib.suppress(OSError):
            aparte.parent.rmdir()


def _poner_agenda(obra: Obra, publicable: Publicable, aparte: Path, avisar: Avisar) -> None:
    carpeta = aparte / "sitio" / "territorios" / publicable.ruta
    if publicable.ruta in obra.iguales:
        _copiar_propios(obra, f"territorios/{publicable.ruta}/", aparte / "sitio")
        return
    avisar(f"construyendo {publicable.ruta}")
    markdown = aparte / "agendas" / publicable.ruta
    fuentes.escribir_agenda(publicable, markdown)
    suyo = portatil.nombre(publicable.agenda)
    construir_territorio(obra.origen.configuracion, markdown, carpeta, AL_PORTAL, suyo)
    (carpeta / suyo).write_bytes(portatil.empacar(aparte / "sitio", publicable))


def _copiar_propios(obra: Obra, rama: str, sitio: Path) -> None:
    for ruta in obra.inventario or ():
        if ruta.startswith(rama):
            (sitio / ruta).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(obra.destino / ruta, sitio / ruta)


def _con_nombre(error: OSError, destino: Path) -> OSError:
    """Al escribir, el sistema no siempre dice en qué archivo: al menos, en qué sitio."""
    if error.errno and error.filename is None:
        return OSError(error.errno, error.strerror, str(destino))
    return error


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
