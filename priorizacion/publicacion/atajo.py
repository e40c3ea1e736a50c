"""Los bloques HTML que las plantillas ya dejaron listos pasan de largo por Markdown.

Python-Markdown lee etiqueta por etiqueta cada tabla y cada gráfica para guardarlas como están: es
la mitad de lo que cuesta construir. Aquí se guardan enteras, con los mismos bytes al final. Sirve
solo para páginas de plantilla, donde todo «<» es una etiqueta: lo ajeno llega escapado.
"""

import re
from functools import cache

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_EMPIEZA = re.compile(
    r"^<(div|ul|ol|dl|figure|details|p|blockquote|table|section|h[1-6])\b", re.MULTILINE
)
_EN_BLANCO = re.compile(r"(?:[ ]*\n){2}")
_ANTES_DE_LEER_HTML = 25
"""`html_block`, que hace lo mismo más despacio, tiene prioridad 20."""


class Atajo(Extension):
    """Guarda de una vez cada bloque HTML que empieza y termina en su renglón."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # así se llama en Markdown
        """Agrega el paso a un convertidor."""
        md.preprocessors.register(_Guardador(md), "atajo", _ANTES_DE_LEER_HTML)


class _Guardador(Preprocessor):
    """Cambia cada bloque por la marca con que Markdown lo devuelve al final."""

    def run(self, lines: list[str]) -> list[str]:
        """Los renglones, con las marcas en lugar de los bloques."""
        texto = "\n".join(lines)
        partes, desde = [], 0
        for empieza in _EMPIEZA.finditer(texto):
            if empieza.start() < desde:
                continue
            antes = texto[desde : empieza.start()]
            fin = _fin(texto, empieza)
            # pegado a un bloque que guarda `html_block`, también lo guarda él
            if fin is None or antes.endswith(">\n"):
                continue
            partes += [antes, "\n", self._guardar(texto, empieza, fin)]
            desde = fin
        return "".join([*partes, texto[desde:]]).split("\n")

    def _guardar(self, texto: str, empieza: re.Match[str], fin: int) -> str:
        bloque = texto[empieza.start() : fin]
        # si sigue un renglón en blanco, `html_block` también guarda el salto
        salto = "\n" if _EN_BLANCO.match(texto, fin) else ""
        return f"{self.md.htmlStash.store(bloque + salto)}\n\n"


def _fin(texto: str, empieza: re.Match[str]) -> int | None:
    """Dónde cierra la etiqueta; None si no cierra o si su renglón sigue."""
    hondo = 0
    for etiqueta in _etiquetas(empieza[1]).finditer(texto, empieza.start()):
        hondo += -1 if etiqueta[1] else 1
        if hondo == 0:
            fin = etiqueta.end()
            return fin if fin == len(texto) or texto[fin] == "\n" else None
    return None


@cache
def _etiquetas(nombre: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){nombre}\b[^>]*>")
