"""El atajo por donde pasan los bloques HTML no cambia ni un byte de lo que saldría sin él."""

import unicodedata

import pytest
import yaml
from markdown import Markdown

from priorizacion.dominio.letras import hacer_visible
from priorizacion.publicacion import paginas
from priorizacion.publicacion.atajo import Atajo

from . import explicadas, taller
from .test_texto_hostil import con_textos_hostiles

CONFIGURACION = yaml.safe_load((taller.REPOSITORIO / "mkdocs.yml").read_text(encoding="utf-8"))
DE_MKDOCS = ["toc", "tables", "fenced_code"]


def convertir(markdown: str, *mas: Atajo) -> str:
    nombradas = [
        e if isinstance(e, str) else next(iter(e)) for e in CONFIGURACION["markdown_extensions"]
    ]
    return Markdown(extensions=[*DE_MKDOCS, *nombradas, *mas]).convert(markdown)


@pytest.mark.parametrize("cual", ["valle-claro", "chirivaque", "hostil"])
def test_toda_pagina_de_una_agenda_sale_igual_con_el_atajo_y_sin_el(cual: str) -> None:
    valle = taller.decidida()
    agenda = {
        "valle-claro": lambda: explicadas.explicada(valle),
        "chirivaque": lambda: taller.decidida(taller.REPOSITORIO / "agendas/chirivaque/2026-2029"),
        "hostil": lambda: con_textos_hostiles(valle),
    }[cual]()
    escritas = paginas.escribir_agenda(agenda.contexto, agenda.archivos)
    fuentes = {
        n: b.decode().split("\n---\n", 1)[1] for n, b in escritas.items() if n.endswith(".md")
    }
    assert len(fuentes) > 12
    for nombre, fuente in fuentes.items():
        assert convertir(fuente, Atajo()) == convertir(fuente), nombre


@pytest.mark.parametrize(
    "fuente",
    [
        "<div>uno</div>\n\ndos",
        "<div>uno</div>\ndos",
        "<div>uno</div> y sigue **así**",
        "<div><div>a</div>\n\n<div>b</div></div>\n\n# c",
        "texto\n<p>pegado</p>\nmás",
        "<p>sin cerrar\n\n# título",
        "<div>\n<ul>\n<li>a\n</ul>\n</div>\n\n- lista",
        "<ul>\n<li>1</li>\n</ul>\n\n\n\nfin",
        "   <div>con sangría</div>\n\nfin",
        "<details><summary>x</summary>\n<div class='tabla'>y</div>\n</details>\n",
        "<p>uno</p>\n<p>dos</p>\n\n<p>tres</p>",
    ],
)
def test_los_casos_raros_tambien_salen_iguales(fuente: str) -> None:
    assert convertir(fuente, Atajo()) == convertir(fuente)


def test_lo_escondido_se_ve_en_todo_el_repertorio_de_letras() -> None:
    giros = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufffe\uffff"
    for codigo in range(0x11000):
        letra = chr(codigo)
        escondida = letra in giros or unicodedata.category(letra) in {"Cc", "Cs"}
        assert hacer_visible(letra) == ("�" if escondida else letra), hex(codigo)
    assert hacer_visible("a\nb\tc", conservar="\n") == "a\nb�c"
