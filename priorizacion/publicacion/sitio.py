"""Agendas ya decididas → el sitio entero, o solo su Markdown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from priorizacion.publicacion import inventario, registro, relevo
from priorizacion.publicacion.candado import turno
from priorizacion.publicacion.falla import (
    ConstruccionFallida,
    DatosDePersonas,
    DestinoInservible,
)
from priorizacion.publicacion.origen import GENERADOS, buscar, sembrar
from priorizacion.publicacion.privacidad.revision import Norma, exigir, revisar
from priorizacion.publicacion.publicable import Avisar, Publicable, Publicado

__all__ = [
    "ConstruccionFallida",
    "DestinoInservible",
    "Publicable",
    "Publicado",
    "publicar",
    "revisar_destino",
]

RUTA = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
"""La forma de la dirección de una agenda."""
_GENERADOS = frozenset(g if "." in g else f"{g}/" for g in GENERADOS)


def publicar(  # noqa: PLR0913  # cada una es una decisión aparte de quien publica
    publicables: Sequence[Publicable],
    destino: Path,
    raiz: Path,
    *,
    solo_fuentes: bool,
    avisar: Avisar,
    norma: Norma | None = None,
) -> Publicado:
    """Escribe el sitio en `destino`, o con `solo_fuentes` su Markdown en `raiz/sitio/contenido`.

    El sitio se construye aparte, se revisa y solo entonces reemplaza al anterior; lo que otros
    hayan puesto en él (`.git`, `CNAME`) pasa al nuevo. Si algo falla, el anterior queda intacto; si
    alguien más está publicando ahí, espera. Lanza `OSError` y `ConstruccionFallida`, también si una
    ruta no sirve de dirección o si `destino` tiene algo que no es un sitio publicado. Con `norma`,
    lanza también `DatosDePersonas`, y las fuentes de antes quedan como estaban.
    """
    _revisar_rutas(publicables)
    if solo_fuentes:
        return _escribir_fuentes(publicables, raiz, norma, avisar)
    revisar_destino(destino)
    with turno(destino.absolute().parent, avisar):
        return _publicar(publicables, destino, raiz, norma, avisar)


def _escribir_fuentes(
    publicables: Sequence[Publicable], raiz: Path, norma: Norma | None, avisar: Avisar
) -> Publicado:
    from priorizacion.publicacion import fuentes  # noqa: PLC0415

    def sin_personas(nuevas: Path) -> None:
        if norma is None:
            return
        avisar("buscando datos de personas")
        # lo generado la vez pasada se va a reemplazar, y el portal repite lo que dicen las agendas
        a_mano = replace(norma, sin_mirar=_GENERADOS)
        dichas = (*revisar(nuevas, norma), *revisar(origen.contenido, a_mano))
        if dichas:
            raise DatosDePersonas(dichas)

    origen = sembrar(raiz)
    with turno(origen.contenido, avisar):
        avisar("escribiendo el Markdown")
        lugar = fuentes.escribir_todo(publicables, origen, sin_personas)
    return Publicado(lugar, tuple(p.ruta for p in publicables), ())


def revisar_destino(destino: Path) -> None:
    """Que el sitio pueda quedar en `destino` sin borrar nada ajeno. Lanza `DestinoInservible`."""
    actual = Path.cwd()
    if destino.is_symlink():
        raise DestinoInservible(f"{destino} es un enlace; diga la carpeta a la que lleva.")
    if destino.exists() and not destino.is_dir():
        raise DestinoInservible(f"{destino} no es una carpeta; elija otro destino.")
    if actual.is_relative_to(destino.resolve()):
        raise DestinoInservible(
            f"{destino} es la carpeta en que usted está, o la contiene, y publicar la reemplaza "
            "entera; diga una carpeta aparte, como --destino site."
        )
    if destino.is_dir() and any(destino.iterdir()) and not registro.leer(destino):
        raise DestinoInservible(
            f"{destino} no está vacía y no es un sitio publicado; elija otra carpeta o bórrela."
        )


def _publicar(
    publicables: Sequence[Publicable],
    destino: Path,
    raiz: Path,
    norma: Norma | None,
    avisar: Avisar,
) -> Publicado:
    relevo.recuperar(destino)
    origen = buscar(raiz)
    nuevo, previo = registro.registrar(publicables, origen), registro.leer(destino)
    hay = inventario.leer(destino)
    tocados = inventario.tocados(hay or {}, destino)
    iguales = _intactas(_iguales(publicables, nuevo, previo) if hay else frozenset(), tocados)
    if nuevo == previo and hay and not tocados:
        avisar("nada cambió: el sitio queda como estaba")
        if norma is not None:
            exigir(destino, norma, iguales)
    else:
        if tocados:
            avisar(_de_los_tocados(tocados))
        # MkDocs tarda en cargar: quien no construye no lo espera
        from priorizacion.publicacion import obra  # noqa: PLC0415

        obra.construir(obra.Obra(publicables, destino, origen, nuevo, iguales, hay, norma), avisar)
    construidas = tuple(p.ruta for p in publicables if p.ruta not in iguales)
    perdidas = _perdidas(hay or {}, inventario.leer(destino) or {})
    return Publicado(destino / "index.html", construidas, tuple(sorted(iguales)), perdidas)


def _perdidas(antes: inventario.Inventario, ahora: inventario.Inventario) -> tuple[str, ...]:
    """Las direcciones que alguien pudo guardar y que ya no llevan a nada."""
    return tuple(sorted(r for r in antes.keys() - ahora.keys() if r.endswith(".html")))


def _intactas(rutas: frozenset[str], tocados: frozenset[str]) -> frozenset[str]:
    """Las agendas a las que nadie les cambió ni les quitó ningún archivo."""
    return frozenset(
        ruta for ruta in rutas if not any(t.startswith(f"territorios/{ruta}/") for t in tocados)
    )


def _de_los_tocados(tocados: frozenset[str]) -> str:
    ejemplo = min(tocados)
    if len(tocados) == 1:
        return f"«{ejemplo}» faltaba o se cambió por fuera del programa: se rehace"
    return (
        f"{len(tocados)} archivos del sitio faltaban o se cambiaron por fuera del programa, como "
        f"«{ejemplo}»: se rehacen"
    )


def _iguales(
    publicables: Sequence[Publicable], nuevo: registro.Registro, previo: registro.Registro
) -> frozenset[str]:
    if nuevo[registro.PRESENTACION] != previo.get(registro.PRESENTACION):
        return frozenset()
    return frozenset(p.ruta for p in publicables if nuevo[p.ruta] == previo.get(p.ruta))


def _revisar_rutas(publicables: Sequence[Publicable]) -> None:
    rutas = [p.ruta for p in publicables]
    for ruta in rutas:
        if not RUTA.fullmatch(ruta):
            raise ConstruccionFallida(
                f"«{ruta}» no sirve de dirección: use minúsculas, cifras y guiones."
            )
    if len(set(rutas)) < len(rutas):
        raise ConstruccionFallida(
            "Hay dos agendas con la misma dirección; publique una por territorio y periodo."
        )
