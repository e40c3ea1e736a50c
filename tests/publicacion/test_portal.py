"""El portal: cada territorio en su departamento, y una búsqueda que alcanza todas las propuestas."""

import csv
import json
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest

from priorizacion.dominio.territorio import Territorio
from priorizacion.publicacion.graficas import departamentos as dibujados
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import portal
from priorizacion.publicacion.vistas.busqueda import INDICE, indice
from priorizacion.publicacion.vistas.departamentos import DEPARTAMENTOS, departamento_de

from . import taller

DIVIPOLA = taller.REPOSITORIO / "priorizacion/ingesta/datos/divipola.csv"


def en(publicable: Publicable, ruta: str, **cambios: object) -> Publicable:
    """La misma agenda en otro territorio."""
    territorio = Territorio.model_validate({"nombre": "Otro", **cambios})
    return taller.cambiar(publicable, agenda={"territorio": territorio}, ruta=ruta)


def leer_indice(publicables: Sequence[Publicable]) -> list[list[str]]:
    guion = indice([p.contexto for p in publicables]).decode("ascii")
    return json.loads(guion.removeprefix("window.indiceDePropuestas = ").rstrip().rstrip(";"))  # type: ignore[no-any-return]


def test_son_33_cuadros_con_los_codigos_y_los_nombres_de_la_divipola() -> None:
    with DIVIPOLA.open(encoding="utf-8") as archivo:
        filas = csv.reader(archivo, delimiter=";")
        oficiales = {f[0]: f[1] for f in filas if re.fullmatch(r"\d\d", f[0])}
    assert len(oficiales) == len(DEPARTAMENTOS) == 33
    assert {d.codigo: d.nombre for d in DEPARTAMENTOS} == oficiales


def test_ningun_cuadro_tapa_a_otro_y_las_siglas_no_se_repiten() -> None:
    assert len({(d.columna, d.fila) for d in DEPARTAMENTOS}) == 33
    assert len({d.sigla for d in DEPARTAMENTOS}) == 33


@pytest.mark.parametrize(
    ("norte", "sur"), [("44", "20"), ("05", "17"), ("19", "52"), ("15", "85"), ("50", "95")]
)
def test_lo_que_queda_al_norte_esta_mas_arriba(norte: str, sur: str) -> None:
    fila = {d.codigo: d.fila for d in DEPARTAMENTOS}
    assert fila[norte] < fila[sur]


@pytest.mark.parametrize(
    ("territorio", "codigo"),
    [
        ({"divipola": "05031"}, "05"),
        ({"divipola": "11001"}, "11"),
        ({"divipola": "88"}, "88"),
        ({"departamento": "norte de santander"}, "54"),
        ({"departamento": "BOYACA"}, "15"),
        ({"departamento": "Otro país"}, None),
        ({}, None),
    ],
)
def test_el_departamento_sale_del_codigo_o_del_nombre(
    territorio: dict[str, str], codigo: str | None
) -> None:
    hallado = departamento_de(Territorio.model_validate({"nombre": "Aquí", **territorio}))
    assert (hallado and hallado.codigo) == codigo


def test_cada_territorio_esta_en_su_departamento_y_el_cuadro_lo_cuenta(valle: Publicable) -> None:
    varios = [
        valle,
        en(valle, "amalfi/2026-2029", nombre="Amalfi", divipola="05031"),
        en(valle, "anori/2026-2029", nombre="Anorí", divipola="05040"),
        en(valle, "pasto/2026-2029", nombre="Pasto", divipola="52001"),
        en(valle, "lejos/2026-2029", nombre="Lejos"),
    ]
    vista = portal.ver([p.contexto for p in varios])
    assert [(g.titulo, [a.territorio for a in g.agendas]) for g in vista.grupos] == [
        ("Antioquia", ["Amalfi", "Anorí"]),
        ("Nariño", ["Pasto"]),
        ("Otros territorios", ["Lejos"]),
        ("Territorios inventados, de ejemplo", ["Valle Claro"]),
    ]
    cuentas = {c.departamento.nombre: c.agendas for c in vista.cuadricula.cuadros if c.agendas}
    assert cuentas == {"Antioquia": 2, "Nariño": 1}
    assert "De 32 departamentos y Bogotá, 2 tienen agenda" in vista.cuadricula.lectura
    tablero = dibujados.dibujar(vista.cuadricula)
    escritas = {f.celdas[1].texto: f.celdas[2].texto for f in vista.cuadricula.tabla.filas}
    assert {c.sigla: str(c.agendas) for c in tablero.casillas} == escritas
    assert len(escritas) == 33


def test_los_cuadros_con_agenda_llevan_a_su_seccion(valle: Publicable, tmp_path: Path) -> None:
    amalfi = en(valle, "amalfi/2026-2029", nombre="Amalfi", divipola="05031")
    sitio = taller.construir(tmp_path / "site", valle, amalfi)
    crudo = unescape((sitio / "index.html").read_text(encoding="utf-8"))
    figura = crudo.partition('<figure class="grafica">')[2].partition("</figure>")[0]
    imagen, _, enlaces = figura.partition("</svg>")
    assert "<a " not in imagen
    assert re.findall(r'<a href="#([^"]+)" aria-label="([^"]+)"', enlaces) == [
        ("dep-05", "Antioquia: agendas publicadas, 1")
    ]
    assert '<h2 id="dep-05">Antioquia</h2>' in crudo


def test_el_indice_trae_cada_propuesta_de_cada_territorio_con_su_pagina(
    sitio: Path, valle: Publicable
) -> None:
    assert (sitio / INDICE).read_bytes() == indice([valle.contexto])
    renglones = leer_indice([valle])
    assert len(renglones) == len(valle.resultado.propuestas)
    for nombre, zona, decision, tono, agenda, enlace in renglones:
        dicho = taller.leer(sitio / enlace).texto
        assert nombre in dicho
        assert zona in dicho
        assert agenda == "Valle Claro 2026–2029"
        assert (decision == "Elegida") == ("Fue elegida." in dicho)
        assert tono in {"si", "espera", "no"}


def test_el_indice_no_puede_hacer_nada_con_un_nombre_hostil(valle: Publicable) -> None:
    malo = "</script><img src=x onerror=alert(1)>\u2028];alert(2)//"
    propuestas = tuple(p.model_copy(update={"nombre": malo}) for p in valle.agenda.propuestas)
    hostil = taller.cambiar(valle, agenda={"propuestas": propuestas})
    assert {r[0] for r in leer_indice([hostil])} == {malo}


def test_la_pagina_de_entrada_no_pide_el_indice_al_abrirse(sitio: Path) -> None:
    crudo = (sitio / "index.html").read_text(encoding="utf-8")
    assert f'data-buscador="{INDICE}"' in crudo
    assert not re.search(rf"<(?:script|link)[^>]*{INDICE}", crudo)
