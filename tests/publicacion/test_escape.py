"""El texto ajeno se ve tal cual en cualquier lugar de una página."""

import unicodedata

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from priorizacion.publicacion.escape import escapar, preparar

from .corpus import HOSTILES
from .taller import REPOSITORIO, Pagina

CONFIGURACION = yaml.safe_load((REPOSITORIO / "mkdocs.yml").read_text(encoding="utf-8"))
DE_MKDOCS = ["toc", "tables", "fenced_code"]
LUGARES = {
    "párrafo": ("{{ t }}", ["p"]),
    "título": ("# {{ t }} {: #inicio}", ["h1"]),
    "frase con Markdown": ("Antes {{ t }} y **después**.", ["p", "strong"]),
    "lista": ("- {{ t }}", ["ul", "li"]),
    "celda de HTML": ("<table><tr><td>{{ t }}</td></tr></table>", ["table", "tr", "td"]),
    "celda de Markdown": ("a | b\n--|--\n{{ t }} | x", None),
    "atributo": ('<p title="{{ t }}">x</p>', ["p"]),
}


def a_html(plantilla: str, texto: str) -> str:
    entorno = Environment(autoescape=True, finalize=preparar)
    fuente = entorno.from_string(plantilla).render(t=texto)
    nombradas = [
        e if isinstance(e, str) else next(iter(e)) for e in CONFIGURACION["markdown_extensions"]
    ]
    return markdown.markdown(fuente, extensions=[*DE_MKDOCS, *nombradas])


def visto(texto: str) -> str:
    """Lo que debe verse: lo mismo, con los blancos juntos y lo invisible señalado."""
    juntos = " ".join(texto.split())
    giros = set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufffe\uffff"
    )
    return "".join(
        "�" if c in giros or unicodedata.category(c) in {"Cc", "Cs"} else c for c in juntos
    )


def esperado(lugar: str, texto: str) -> str:
    antes = {"frase con Markdown": ("Antes ", " y después."), "celda de Markdown": ("ab", "x")}
    inicio, fin = antes.get(lugar, ("", ""))
    return " ".join(f"{inicio}{visto(texto)}{fin}".split())


@pytest.mark.parametrize("lugar", LUGARES)
@pytest.mark.parametrize("texto", HOSTILES)
def test_el_texto_hostil_se_ve_como_texto_en_cada_lugar(lugar: str, texto: str) -> None:
    comprobar(lugar, texto)


@pytest.mark.parametrize("lugar", LUGARES)
@given(texto=st.text(alphabet=st.characters(), max_size=60))
@example(texto="\x02klzzwxh:0\x03")
@example(texto="\u202eoculto")
@settings(max_examples=150, deadline=None, derandomize=True)
def test_cualquier_texto_se_ve_como_texto_en_cada_lugar(lugar: str, texto: str) -> None:
    comprobar(lugar, texto)


@given(
    partes=st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "&",
                "#",
                "[",
                "](",
                ")",
                "`",
                "*",
                "_",
                "|",
                "{:",
                "}",
                "\\",
                "\n",
                "\n\n",
                "-",
                "1.",
                "!",
                ":",
                "~",
                "=",
                "javascript:",
                "a",
                " ",
                "    ",
                '"',
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_ninguna_mezcla_de_signos_cambia_la_pagina(partes: list[str]) -> None:
    for lugar in LUGARES:
        comprobar(lugar, "".join(partes))


def comprobar(lugar: str, texto: str) -> None:
    plantilla, etiquetas = LUGARES[lugar]
    pagina = Pagina(a_html(plantilla, texto))
    if lugar == "atributo":
        assert dict(pagina.atributos) == {"title": visto(texto)}
        return
    if not visto(texto):
        return  # los nombres vacíos los reemplaza el código de la propuesta
    sin_blancos = "".join(pagina.texto.split())
    assert sin_blancos == "".join(esperado(lugar, texto).split())
    if etiquetas is not None:
        assert pagina.etiquetas == etiquetas


def test_lo_que_ya_es_de_la_plantilla_no_se_escapa_dos_veces() -> None:
    una_vez = escapar("<b>")
    assert preparar(una_vez) == "&#60;b&#62;"
