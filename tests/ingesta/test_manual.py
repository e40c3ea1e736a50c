"""El manual explica cada código, y sus ejemplos son lo que el programa dice de verdad."""

import re
from pathlib import Path

from priorizacion.ingesta.codigos import CAPITULOS, CODIGOS

RAIZ = Path(__file__).parents[2]
MANUAL = RAIZ / "sitio" / "contenido" / "manual"
PAGINAS = ("observaciones.md", "observaciones-datos.md")
PAGINA = "".join((MANUAL / p).read_text(encoding="utf-8") for p in PAGINAS)
ENTRADAS = dict(re.findall(r"^### `([a-z0-9-]+)`\n(.*?)(?=^##|\Z)", PAGINA, re.M | re.S))


def test_cada_codigo_de_la_lectura_tiene_su_entrada_y_no_sobra_ninguna():
    assert set(ENTRADAS) == set(CODIGOS).difference(*CAPITULOS.values())


def test_cada_codigo_de_otro_archivo_esta_en_su_capitulo():
    for capitulo, codigos in CAPITULOS.items():
        texto = (MANUAL / capitulo).read_text(encoding="utf-8")
        assert [c for c in sorted(codigos) if f"`{c}`" not in texto] == [], capitulo


def test_cada_entrada_dice_la_gravedad_un_ejemplo_y_el_remedio():
    for codigo, entrada in ENTRADAS.items():
        gravedad = "*Error.*" if CODIGOS[codigo] == "error" else "*Advertencia.*"
        assert gravedad in entrada, codigo
        assert f": {codigo} " in entrada.split("```")[1], codigo
        assert "**Cómo se arregla.**" in entrada, codigo


def test_los_ejemplos_son_lineas_que_el_programa_dice():
    rotas = (RAIZ / "tests" / "agendas_rotas").glob("*/observaciones.txt")
    dichas = {linea for ruta in rotas for linea in ruta.read_text("utf-8").splitlines()}
    dichos = {linea.split(" ")[1] for linea in dichas}
    for codigo, entrada in ENTRADAS.items():
        if codigo in dichos:
            assert entrada.split("```")[1].strip() in dichas, codigo


def test_el_indice_del_manual_lleva_a_las_dos_paginas():
    indice = (MANUAL / "index.md").read_text(encoding="utf-8")
    assert [p for p in PAGINAS if f"({p})" not in indice] == []
