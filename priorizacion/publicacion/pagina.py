"""Una página HTML → sus trozos en orden, y en qué difieren dos que deberían ser la misma."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

_LARGO = 120
_CONTENIDO = "article"
"""Dentro de esta etiqueta va lo que dicen los datos; afuera, el menú, el pie y el tema."""

Atributos = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Trozo:
    """Una etiqueta con sus atributos, o un texto que se lee."""

    etiqueta: str
    """Vacío si es un texto."""
    texto: str = ""
    atributos: Atributos = ()


def trocear(html: str, *, solo_contenido: bool = False) -> tuple[Trozo, ...]:
    """Los trozos de una página, con los blancos seguidos en uno."""
    lector = _Lector(solo_contenido=solo_contenido)
    lector.feed(html)
    lector.close()
    lector.cortar()
    return tuple(lector.trozos)


def diferencias(rehecha: str, publicada: str, *, solo_contenido: bool = False) -> list[str]:
    """En qué difiere lo publicado de lo rehecho, en frases; vacío si dicen lo mismo."""
    sale = trocear(rehecha, solo_contenido=solo_contenido)
    dice = trocear(publicada, solo_contenido=solo_contenido)
    if sale == dice:
        return []
    textos = list(
        _de_textos([t.texto for t in sale if t.texto], [t.texto for t in dice if t.texto])
    )
    return textos or list(_de_etiquetas(sale, dice))


def recortar(texto: str) -> str:
    """Un texto entre «», en una línea y sin pasarse de largo."""
    llano = " ".join(texto.split())
    return f"«{llano if len(llano) <= _LARGO else llano[: _LARGO - 1] + '…'}»"


class _Lector(HTMLParser):
    """Junta los textos seguidos y anota cada etiqueta."""

    def __init__(self, *, solo_contenido: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.trozos: list[Trozo] = []
        self._parte: list[str] = []
        self._todo = not solo_contenido
        self._adentro = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._adentro += tag == _CONTENIDO
        self.cortar()
        if self._todo or self._adentro:
            self.trozos.append(Trozo(tag, atributos=tuple((n, v or "") for n, v in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._adentro -= tag == _CONTENIDO

    def handle_endtag(self, tag: str) -> None:
        self.cortar()
        if self._todo or self._adentro:
            self.trozos.append(Trozo(f"/{tag}"))
        self._adentro -= tag == _CONTENIDO

    def handle_data(self, data: str) -> None:
        self._parte.append(data)

    def handle_comment(self, data: str) -> None:
        self._anotar("!--", data)

    def handle_decl(self, decl: str) -> None:
        self._anotar("!", decl)

    def unknown_decl(self, data: str) -> None:
        self._anotar("!", data)

    def handle_pi(self, data: str) -> None:
        self._anotar("?", data)

    def _anotar(self, etiqueta: str, texto: str) -> None:
        self.cortar()
        if self._todo or self._adentro:
            self.trozos.append(Trozo(etiqueta, atributos=(("texto", " ".join(texto.split())),)))

    def cortar(self) -> None:
        """Cierra el texto que se venía leyendo."""
        texto = " ".join("".join(self._parte).split())
        self._parte.clear()
        if texto and (self._todo or self._adentro):
            self.trozos.append(Trozo("", texto))


def _de_textos(sale: Sequence[str], dice: Sequence[str]) -> Iterator[str]:
    for clase, a, b, c, d in SequenceMatcher(None, sale, dice, autojunk=False).get_opcodes():
        if clase == "equal":
            continue
        if b - a == d - c:
            for uno, otro in zip(sale[a:b], dice[c:d], strict=True):
                yield f"dice {recortar(otro)} y de los datos sale {recortar(uno)}"
            continue
        yield from (f"falta {recortar(texto)}" for texto in sale[a:b])
        yield from (f"sobra {recortar(texto)}" for texto in dice[c:d])


def _de_etiquetas(sale: Sequence[Trozo], dice: Sequence[Trozo]) -> Iterator[str]:
    for uno, otro in zip(sale, dice, strict=False):
        if uno == otro:
            continue
        if uno.etiqueta != otro.etiqueta:
            yield f"donde va <{uno.etiqueta}> hay <{otro.etiqueta}>"
            return
        salen, dicen = dict(uno.atributos), dict(otro.atributos)
        for nombre in dict.fromkeys((*salen, *dicen)):
            if salen.get(nombre) != dicen.get(nombre):
                ahora, debe = recortar(dicen.get(nombre, "")), recortar(salen.get(nombre, ""))
                yield f"«{nombre}» de <{uno.etiqueta}> dice {ahora} y de los datos sale {debe}"
    if len(sale) != len(dice):
        yield "sobran o faltan etiquetas"
