"""Agendas ya decididas → el sitio entero, o solo su Markdown."""

import re
from collections.abc import Sequence
from pathlib import Path

from priorizacion.publicacion import registro, relevo
from priorizacion.publicacion.falla import ConstruccionFallida
from priorizacion.publicacion.origen import buscar, sembrar
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
        from priorizacion.publicacion import fuentes  # noqa: PLC0415

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
        # MkDocs tarda en cargar: quien no construye no lo espera
        from priorizacion.publicacion import obra  # noqa: PLC0415

        obra.construir(obra.Obra(publicables, destino, origen, nuevo, iguales), avisar)
    construidas = tuple(p.ruta for p in publicables if p.ruta not in iguales)
    return Publicado(destino / "index.html", construidas, tuple(sorted(iguales)))


def _iguales(
    publicables: Sequence[Publicable], nuevo: registro.Registro, previo: registro.Registro
) -> frozenset[str]:
    if nuevo[registro.PRESENTACION] != previo.get(registro.PRESENTACION):
        return frozenset()
    return frozenset(p.ruta for p in publicables if nuevo[p.ruta] == previo.get(p.ruta))


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
