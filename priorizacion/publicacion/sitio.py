"""Agendas ya decididas → el sitio entero, o solo su Markdown."""

import contextlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion import enlaces, fuentes, registro, relevo
from priorizacion.publicacion.construccion import (
    ConstruccionFallida,
    construir_portal,
    construir_territorio,
)
from priorizacion.publicacion.origen import Origen, buscar, sembrar
from priorizacion.publicacion.paginas import AL_PORTAL
from priorizacion.publicacion.publicable import Avisar, Publicable, Publicado

__all__ = ["ConstruccionFallida", "Publicable", "Publicado", "publicar"]

_RUTA = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")


def publicar(
    publicables: Sequence[Publicable],
    destino: Path,
    raiz: Path,
    *,
    solo_fuentes: bool,
    avisar: Avisar,
) -> Publicado:
    """Escribe el sitio en `destino`, o con `solo_fuentes` su Markdown en `raiz/sitio/contenido`.

    El sitio se construye aparte, se revisa y solo entonces reemplaza al anterior; si algo falla,
    el anterior queda intacto. Lanza `OSError` y `ConstruccionFallida`, también si una ruta no sirve
    de dirección o si `destino` tiene algo que no es un sitio publicado.
    """
    _revisar_rutas(publicables)
    if solo_fuentes:
        avisar("escribiendo el Markdown")
        lugar = fuentes.escribir_todo(publicables, sembrar(raiz))
        return Publicado(lugar, tuple(p.ruta for p in publicables), ())
    relevo.recuperar(destino)
    _revisar_destino(destino)
    origen = buscar(raiz)
    nuevo, previo = registro.registrar(publicables, origen), registro.leer(destino)
    iguales = _iguales(publicables, nuevo, previo)
    if nuevo == previo:
        avisar("nada cambió: el sitio queda como estaba")
    else:
        _construir(Obra(publicables, destino, origen, nuevo, iguales), avisar)
    construidas = tuple(p.ruta for p in publicables if p.ruta not in iguales)
    return Publicado(destino / "index.html", construidas, tuple(sorted(iguales)))


@dataclass(frozen=True)
class Obra:
    """Lo que hace falta para construir el sitio entero."""

    publicables: Sequence[Publicable]
    destino: Path
    origen: Origen
    registro: registro.Registro
    iguales: frozenset[str]
    """Rutas de las agendas que se copian del sitio anterior."""


def _construir(obra: Obra, avisar: Avisar) -> None:
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


def _iguales(
    publicables: Sequence[Publicable], nuevo: registro.Registro, previo: registro.Registro
) -> frozenset[str]:
    if nuevo[registro.PRESENTACION] != previo.get(registro.PRESENTACION):
        return frozenset()
    return frozenset(p.ruta for p in publicables if nuevo[p.ruta] == previo.get(p.ruta))


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


def _revisar_rutas(publicables: Sequence[Publicable]) -> None:
    rutas = [p.ruta for p in publicables]
    for ruta in rutas:
        if not _RUTA.fullmatch(ruta):
            raise ConstruccionFallida(
                f"«{ruta}» no sirve de dirección: use minúsculas, cifras y guiones."
            )
    if len(set(rutas)) < len(rutas):
        raise ConstruccionFallida(
            "Hay dos agendas con la misma dirección; publique una por territorio y periodo."
        )


def _revisar_destino(destino: Path) -> None:
    if destino.is_dir() and any(destino.iterdir()) and not registro.leer(destino):
        raise ConstruccionFallida(
            f"{destino} no está vacía y no es un sitio publicado; elija otra carpeta o bórrela."
        )
