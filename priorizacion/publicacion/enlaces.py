"""Un sitio construido → los enlaces internos que no llevan a ninguna parte."""

from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ATRIBUTOS = {"href", "src"}


def rotos(sitio: Path, paginas: Iterable[Path]) -> tuple[str, ...]:
    """«página: enlace» por cada enlace interno de esas páginas sin destino en `sitio`."""
    anclas = cache(_anclas)
    return tuple(
        f"{pagina.relative_to(sitio)}: {enlace}"
        for pagina in paginas
        for enlace in _enlaces(pagina)
        if not _resuelve(sitio, pagina, enlace, anclas)
    )


def _resuelve(sitio: Path, pagina: Path, enlace: str, anclas: object) -> bool:
    partes = urlsplit(enlace)
    if partes.scheme or partes.netloc:
        return partes.scheme in {"http", "https", "mailto", "data"}
    destino = (pagina.parent / unquote(partes.path)).resolve() if partes.path else pagina.resolve()
    if not destino.is_relative_to(sitio.resolve()) or not destino.is_file():
        return False
    if partes.fragment in {"", "top"} or destino.suffix != ".html":
        return True
    return callable(anclas) and unquote(partes.fragment) in anclas(destino)


class _Lector(HTMLParser):
    """Reúne los enlaces y los identificadores de una página."""

    def __init__(self) -> None:
        super().__init__()
        self.enlaces: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Anota lo que enlaza y lo que puede enlazarse."""
        for nombre, valor in attrs:
            if valor is None:
                continue
            if nombre in _ATRIBUTOS and (tag, nombre) != ("base", "href"):
                self.enlaces.append(valor)
            if nombre == "id":
                self.ids.add(valor)


def _leer(pagina: Path) -> _Lector:
    lector = _Lector()
    lector.feed(pagina.read_text(encoding="utf-8"))
    return lector


def _enlaces(pagina: Path) -> Iterator[str]:
    yield from dict.fromkeys(_leer(pagina).enlaces)


def _anclas(pagina: Path) -> frozenset[str]:
    return frozenset(_leer(pagina).ids)
