"""`ponderaciones.csv` se lee con tolerancia, y lo que no se entiende se dice con su lugar."""

from pathlib import Path

import openpyxl
import pytest
import yaml

from priorizacion.ingesta.codigos import AL_PONDERAR, CODIGOS
from priorizacion.ingesta.ponderaciones import LecturaDePonderaciones, leer_ponderaciones
from tests.cli.conftest import EJEMPLO

ROTAS = yaml.safe_load((Path(__file__).parent / "rotas.yaml").read_text(encoding="utf-8"))
CAPITULO = Path(__file__).parents[2] / "sitio/contenido/manual/pesos.md"


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    for nombre in ("agenda.yaml", "comite.csv"):
        (tmp_path / nombre).write_bytes((EJEMPLO / nombre).read_bytes())
    return tmp_path


def leer(carpeta: Path, texto: str) -> LecturaDePonderaciones:
    (carpeta / "ponderaciones.csv").write_text(texto, encoding="utf-8")
    return leer_ponderaciones(carpeta)


def dichos(lectura: LecturaDePonderaciones) -> set[tuple[str, str, str, str | None, str]]:
    return {
        (r.participante, r.metodo, j.criterio, j.frente_a, str(j.valor))
        for r in lectura.respuestas
        for j in r.juicios
    }


LARGA = """participante,metodo,criterio,valor
C1,directa,capacidad,60
C1,directa,fase,40
"""


def test_larga_y_ancha_dicen_lo_mismo(carpeta: Path) -> None:
    larga = dichos(leer(carpeta, LARGA))
    ancha = dichos(leer(carpeta, "participante,metodo,capacidad,fase\nC1,directa,60,40\n"))
    assert larga == ancha
    assert ("C1", "directa", "capacidad", None, "60") in larga


def test_se_lee_como_la_gente_escribe(carpeta: Path) -> None:
    lectura = leer(
        carpeta,
        "Código;Método;Criterio A;Criterio B;Razón\n"
        "C1;AHP;Capacidad;Fase;1/3\n"
        "A1;Ranking;capacidad;;1º\nA1;ranking;FASE;;2°\n"
        "U1;reparto de puntos;capacidad;;60 %\nU1;puntos;fase;;40 puntos\n",
    )
    assert lectura.observaciones == ()
    assert dichos(lectura) == {
        ("C1", "pares", "capacidad", "fase", "1/3"),
        ("A1", "orden", "capacidad", None, "1"),
        ("A1", "orden", "fase", None, "2"),
        ("U1", "directa", "capacidad", None, "60"),
        ("U1", "directa", "fase", None, "40"),
    }


def test_la_pareja_al_reves_y_repetida_es_la_misma(carpeta: Path) -> None:
    encabezado = "participante,metodo,criterio,frente_a,valor\n"
    derecha = "C1,pares,fase,capacidad,1/3\n"
    al_reves = "C1,pares,capacidad,fase,3\n"
    una = leer(carpeta, encabezado + derecha)
    otra = leer(carpeta, encabezado + al_reves + derecha)
    assert otra.observaciones == ()
    assert dichos(una) == dichos(otra)


def test_en_blanco_y_ns_no_son_cero(carpeta: Path) -> None:
    lectura = leer(carpeta, "participante,metodo,capacidad,fase\nC1,directa,NS,\n")
    assert lectura.respuestas == ()
    assert lectura.observaciones == ()


def test_tambien_en_excel(carpeta: Path) -> None:
    libro = openpyxl.Workbook()
    libro.active.append(["participante", "metodo", "capacidad", "fase"])
    libro.active.append(["C1", "oscilacion", 100, 50])
    libro.save(carpeta / "ponderaciones.xlsx")
    lectura = leer_ponderaciones(carpeta)
    assert dichos(lectura) == {
        ("C1", "oscilacion", "capacidad", None, "100"),
        ("C1", "oscilacion", "fase", None, "50"),
    }


def test_no_hace_falta_que_haya_propuestas(carpeta: Path) -> None:
    assert not (carpeta / "propuestas.csv").exists()
    assert leer(carpeta, LARGA).respuestas


@pytest.mark.parametrize("caso", ROTAS, ids=lambda caso: caso["titulo"])
def test_lo_roto_dice_donde_y_como_se_arregla(carpeta: Path, caso: dict[str, str]) -> None:
    lectura = leer(carpeta, caso["archivo"])
    assert [str(o) for o in lectura.observaciones] == caso["observaciones"].splitlines()


def test_cada_codigo_tiene_su_caso_y_esta_en_el_manual() -> None:
    dichas = "\n".join(caso["observaciones"] for caso in ROTAS)
    capitulo = CAPITULO.read_text(encoding="utf-8")
    for codigo in AL_PONDERAR:
        assert f": {codigo} " in dichas, codigo
        assert f"`{codigo}`" in capitulo, codigo
        assert codigo in CODIGOS
