"""Un sitio construido → los enlaces internos que no llevan a ninguna parte."""

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

# en HTML bien escrito un «<» suelto siempre va como referencia: estas son etiquetas de verdad
_ETIQUETA = re.compile(r"<[a-zA-Z][^<>]*\s(?:href|src|id)=[^<>]*>")
_ATRIBUTO = re.compile(r"\s(href|src|id)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_DE_AFUERA = frozenset({"http", "https", "mailto", "data"})

_CON_TEXTO = re.compile(r"<a\s[^<>]*?\bhref=\"([^\"]*)\"[^<>]*>(.*?)</a>", re.DOTALL)

Anclas = Callable[[str], frozenset[str]]


def rotos(sitio: Path, paginas: Iterable[Path]) -> tuple[str, ...]:
    """«página: enlace» por cada enlace interno de esas páginas sin destino en `sitio`."""
    archivos = frozenset(p.relative_to(sitio).as_posix() for p in sitio.rglob("*") if p.is_file())

    @cache
    def anclas(pagina: str) -> frozenset[str]:
        return frozenset(v for n, v in _atributos(sitio / pagina) if n == "id")

    return tuple(
        f"{nombre}: {enlace}"
        for nombre in (p.relative_to(sitio).as_posix() for p in paginas)
        for enlace in dict.fromkeys(v for n, v in _atributos(sitio / nombre) if n != "id")
        if not _resuelve(nombre, enlace, archivos, anclas)
    )


def soltar(html: str, pagina: str, hay: Container[str]) -> str:
    """La misma página sin los enlaces internos a lo que no está en `hay`; su texto queda."""

    def enlazar(hallado: re.Match[str]) -> str:
        enlace = unescape(hallado[1])
        partes = urlsplit(enlace)
        carpeta = posixpath.dirname(pagina)
        if partes.scheme or not partes.path or _destino(carpeta, partes.path) in hay:
            return hallado[0]
        return f"<span>{hallado[2]}</span>"

    return _CON_TEXTO.sub(enlazar, html)


@lru_cache(maxsize=100_000)
def _destino(carpeta: str, camino: str) -> str:
    """Los menús repiten los mismos enlaces en todas las páginas de una carpeta."""
    return posixpath.normpath(posixpath.join(carpeta, unquote(camino)))


def _resuelve(pagina: str, enlace: str, archivos: frozenset[str], anclas: Anclas) -> bool:
    partes = urlsplit(enlace)
    if partes.scheme or partes.netloc:
        return partes.scheme in _DE_AFUERA
    destino = pagina
    if partes.path:
        destino = _destino(posixpath.dirname(pagina), partes.path)
    if destino not in archivos:
        return False
    if partes.fragment in {"", "top"} or not destino.endswith(".html"):
        return True
    return unquote(partes.fragment) in anclas(destino)


def _atributos(pagina: Path) -> Iterator[tuple[str, str]]:
    for etiqueta in _ETIQUETA.finditer(pagina.read_text(encoding="utf-8")):
        for nombre, *valores in _ATRIBUTO.findall(etiqueta[0]):
            yield nombre, unescape(next(filter(None, valores), ""))
