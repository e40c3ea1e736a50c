"""Cada página de las cuentas: sus partes, sus cifras y sus nombres son los de verdad."""

import gzip
import importlib
import re
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
from markdown import markdown

from priorizacion.dominio.contraste import Manera
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.dominio.regla import Regla

from .cifras import CAPITULO, calcular, cifras, paginas, refrescar

PAGINAS = paginas()
NOMBRES = [p.stem for p in PAGINAS]
CADA_PAGINA = pytest.mark.parametrize("pagina", PAGINAS, ids=NOMBRES)
PARTES = [
    "Con qué se hace",
    "La cuenta",
    "Un ejemplo",
    "Cómo se lee",
    "Lo que no dice",
    "Los nombres en el programa",
    "De dónde viene",
]
TIPOS = [
    get_args(clase.model_fields["tipo"].annotation)[0] for clase in get_args(get_args(Regla)[0])
]
MAXIMO = 7_000
"""Bytes comprimidos de una página."""


def leer(nombre: str) -> str:
    return (CAPITULO / f"{nombre}.md").read_text(encoding="utf-8")


def seccion(texto: str, titulo: str) -> str:
    return texto.split(f"\n## {titulo}", 1)[1].split("\n## ", 1)[0]


def simbolos(texto: str) -> list[str]:
    """Los nombres de la segunda columna de la tabla de nombres."""
    filas = re.findall(r"^\|.*\|$", seccion(texto, "Los nombres en el programa"), flags=re.M)
    assert filas[0].startswith("| símbolo | en el programa | qué es |")
    celdas = [fila.strip("|").split("|")[1] for fila in filas[2:]]
    assert all("`" in celda for celda in celdas), celdas
    return [nombre for celda in celdas for nombre in re.findall(r"`([^`]+)`", celda)]


def existe(nombre: str) -> bool:
    """`decision.valor.valorar` o `dominio.fuente.Fuente.techos`, sin el nombre del paquete."""
    partes = nombre.split(".")
    for hasta in range(len(partes), 0, -1):
        try:
            cosa: Any = importlib.import_module(".".join(["priorizacion", *partes[:hasta]]))
        except ModuleNotFoundError:
            continue
        return all(_tiene(cosas, atributo) for cosas, atributo in _pasos(cosa, partes[hasta:]))
    return False


def _pasos(cosa: Any, atributos: list[str]) -> list[tuple[Any, str]]:
    pasos = []
    for atributo in atributos:
        pasos.append((cosa, atributo))
        cosa = getattr(cosa, atributo, None)
    return pasos


def _tiene(cosa: Any, atributo: str) -> bool:
    campos = {
        **getattr(cosa, "model_fields", {}),
        **getattr(cosa, "__dataclass_fields__", {}),
    }
    return atributo in campos or hasattr(cosa, atributo)


def test_el_capitulo_tiene_sus_paginas() -> None:
    assert len(PAGINAS) >= 9


@CADA_PAGINA
def test_la_pagina_tiene_todas_sus_partes_en_orden(pagina: Path) -> None:
    titulos = re.findall(r"^## (.+?) \{: #\w+ ?\}$", pagina.read_text("utf-8"), flags=re.M)
    assert titulos == PARTES


@CADA_PAGINA
def test_la_formula_va_plegada(pagina: Path) -> None:
    cuenta = seccion(pagina.read_text("utf-8"), "La cuenta")
    (plegado,) = re.findall(r'<details class="numeros">(.*?)</details>', cuenta, flags=re.S)
    assert plegado.startswith("<summary>La fórmula")
    assert "<b>" in plegado


@CADA_PAGINA
def test_las_cifras_son_las_de_la_agenda(pagina: Path) -> None:
    marcadas = list(cifras(pagina.read_text("utf-8")))
    assert len(marcadas) >= 5, "un ejemplo sin cifras comprobadas no es un ejemplo"
    malas = [(c.expresion, c.dicha, calcular(c.expresion)) for c in marcadas]
    malas = [m for m in malas if m[1] != m[2]]
    assert malas == [], "actualice con: python -m tests.manual.refrescar"


@CADA_PAGINA
def test_en_el_ejemplo_no_hay_cifras_sin_comprobar(pagina: Path) -> None:
    ejemplo = seccion(pagina.read_text("utf-8"), "Un ejemplo")
    ejemplo = re.sub(r'<span data-cifra="[^"]*">.*?</span>', "", ejemplo, flags=re.S)
    ejemplo = re.sub(r"<code>.*?</code>|<[^>]*>", " ", ejemplo)
    ejemplo = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)|\{:[^}]*\}", "", ejemplo, flags=re.S)
    ejemplo = re.sub(r"\b(?:P\d\d|PC-\d\d|CF-\d{3}|20[23]\d|SHA-256)\b", "", ejemplo)
    sueltas = set(re.findall(r"\d[\d.,]*", ejemplo)) - {"1", "2", "3", "100"}
    assert sueltas == set()


@CADA_PAGINA
def test_las_expresiones_no_estorban_a_la_pagina(pagina: Path) -> None:
    """Con estos signos adentro, Markdown partiría la etiqueta y la expresión se vería."""
    for expresion in re.findall(r'data-cifra="([^"]*)"', pagina.read_text("utf-8")):
        assert not re.search(r"[<>|`\n]|\]\(", expresion), expresion


@CADA_PAGINA
def test_al_leer_la_pagina_las_marcas_no_se_ven(pagina: Path) -> None:
    texto = pagina.read_text("utf-8").split("---\n", 2)[2]
    html = markdown(texto, extensions=["tables", "fenced_code", "attr_list", "toc"])
    visto = unescape(re.sub(r"<[^>]*>", " ", html))
    assert not re.search(r"data-cifra|</?span|\{:|\*\*|^\s*\| ", visto, flags=re.M)
    assert all(c.dicha in visto for c in cifras(texto))


@CADA_PAGINA
def test_los_nombres_de_la_tabla_existen(pagina: Path) -> None:
    nombres = simbolos(pagina.read_text("utf-8"))
    assert len(nombres) >= 5
    assert [n for n in nombres if not existe(n)] == []


@CADA_PAGINA
def test_nada_se_pide_a_otro_servidor_y_pesa_poco(pagina: Path) -> None:
    texto = pagina.read_text("utf-8")
    assert not re.search(r"<(?:script|img|iframe|link|style|object)\b|\bsrc=|!\[", texto)
    assert len(gzip.compress(texto.encode(), 9)) < MAXIMO


@CADA_PAGINA
def test_los_enlaces_llegan(pagina: Path) -> None:
    texto = pagina.read_text("utf-8")
    enlaces = re.findall(r"\]\(([^)]+)\)", re.sub(r'data-cifra="[^"]*"', "", texto))
    enlaces += [h.replace(".html", ".md") for h in re.findall(r'href="([^"]+)"', texto)]
    assert "index.md" in enlaces, "cada página vuelve al índice de las cuentas"
    for enlace in enlaces:
        if not enlace.startswith("http"):
            ruta, _, ancla = enlace.partition("#")
            destino = (CAPITULO / ruta) if ruta else pagina
            assert destino.is_file(), enlace
            assert not ancla or re.search(rf"\{{: #{ancla} ?\}}", destino.read_text("utf-8")), (
                enlace
            )


def test_el_indice_lleva_a_cada_pagina_y_el_manual_al_indice() -> None:
    indice = leer("index")
    assert [n for n in NOMBRES if f"({n}.md)" not in indice] == []
    manual = (CAPITULO.parent / "index.md").read_text(encoding="utf-8")
    assert "(cuentas/index.md)" in manual


def test_cada_clase_de_regla_tiene_su_desigualdad() -> None:
    cuenta = seccion(leer("reglas"), "La cuenta")
    assert len(TIPOS) >= 7
    assert [t for t in TIPOS if f"<code>{t}</code>" not in cuenta] == []


def test_cada_manera_del_contraste_esta_en_su_pagina() -> None:
    pagina = leer("contraste")
    assert [m for m in get_args(Manera) if f"`{m}`" not in pagina] == []


@pytest.mark.parametrize("columna", PuntajePublicado.model_fields)
def test_cada_columna_de_puntajes_esta_en_los_datos_abiertos(columna: str) -> None:
    pagina = (CAPITULO.parent / "datos-abiertos.md").read_text(encoding="utf-8")
    tabla = pagina.split("\n## `puntajes.csv`", 1)[1].split("\n## ", 1)[0]
    assert re.search(rf"^\|.*`{columna}`.*\|", tabla, flags=re.M)


def test_lo_que_se_escribe_en_el_computador_es_la_semilla_de_verdad() -> None:
    assert f"printf '{calcular('ch.agenda.sorteo.semilla')}|P05'" in leer("desempate")


def test_una_cifra_cambiada_se_nota_y_se_arregla() -> None:
    buena = '<span data-cifra="puntos(ch.r.valor)">' + calcular("puntos(ch.r.valor)") + "</span>"
    mala = re.sub(r">[^<]+<", ">999<", buena)
    (cifra,) = cifras(mala)
    assert cifra.dicha != calcular(cifra.expresion)
    assert refrescar(mala) == buena


@pytest.mark.parametrize(
    "nombre",
    [
        "decision.valor.valorizar",
        "dominio.fuente.Fuente.techitos",
        "nada.de.nada",
        "dominio.fuente.Fuente.techos.mas",
    ],
)
def test_un_nombre_que_no_existe_se_nota(nombre: str) -> None:
    assert not existe(nombre)
