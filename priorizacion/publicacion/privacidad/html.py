"""Una página → lo que dice: su texto, y lo que dicen sus atributos y sus datos."""

import re
from collections.abc import Iterator
from html import unescape

from priorizacion.publicacion.privacidad.trozo import Trozo, sin_escapes

_SEPARA = "|"
"""En lugar de cada etiqueta: dos celdas seguidas no forman un número."""
_ETIQUETA = re.compile(r"<[^<>\n]*>")
_ETIQUETA_LARGA = re.compile(r"<[^<>]*>")
_ESTILO = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)
_GUION = re.compile(r"(<script\b[^>]*>)(.*?)(</script>)", re.DOTALL | re.IGNORECASE)
_ATRIBUTO = re.compile(
    r"\s(?:alt|title|content|aria-label|placeholder|value|href|download|data-[\w-]+)"
    r"=(?:\"([^\"]*)\"|'([^']*)')"
)


def leer(donde: str, html: str) -> Iterator[Trozo]:
    """Texto, atributos y guiones, cada uno con los renglones de la página."""
    if "<style" in html:
        html = _ESTILO.sub(lambda h: _renglones(h[0]), html)
    if "<script" in html:
        guiones = _fuera_de_los_guiones(html)
        if guiones.strip():
            yield Trozo(donde, sin_escapes(guiones), "json")
        html = _GUION.sub(lambda h: h[1] + _renglones(h[2]) + h[3], html)
    texto = _ETIQUETA_LARGA.sub(_etiqueta, _ETIQUETA.sub(_SEPARA, html))
    yield Trozo(donde, unescape(texto))
    atributos = "".join(_solo_atributos(html))
    yield Trozo(donde, unescape(atributos))


def _etiqueta(hallada: re.Match[str]) -> str:
    return _SEPARA + _renglones(hallada[0])


def _renglones(texto: str) -> str:
    return "\n" * texto.count("\n")


def _fuera_de_los_guiones(html: str) -> str:
    """Solo lo de adentro de cada `<script>`; de lo demás, los fines de línea."""
    partes, hasta = [], 0
    for guion in _GUION.finditer(html):
        partes += [_renglones(html[hasta : guion.start(2)]), guion[2]]
        hasta = guion.end(2)
    return "".join(partes)


def _solo_atributos(html: str) -> Iterator[str]:
    hasta = 0
    for atributo in _ATRIBUTO.finditer(html):
        yield _renglones(html[hasta : atributo.start()])
        yield _SEPARA + (atributo[1] or atributo[2] or "")
        hasta = atributo.end()
