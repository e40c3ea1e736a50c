"""El formulario pregunta todo lo que la tabla lleva, y sale igual cada vez."""

import io
import re
import time
from pathlib import Path

import openpyxl
import pytest
import yaml

from priorizacion.dominio.formulario import CODIGO, EJEMPLO, HOJA, Formulario
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.reglamento import leer_reglamento
from priorizacion.recoleccion.interrogatorio import columnas_sin_preguntar, interrogar
from priorizacion.recoleccion.libro_de_propuestas import columnas_de, escribir_libro_de_propuestas
from priorizacion.recoleccion.pagina_de_propuestas import escribir_pagina_de_propuestas
from tests.cli.conftest import Correr, cambiar
from tests.sala.test_planillas import filas_apretadas


def formulario_de(carpeta: Path) -> Formulario:
    reglas = leer_reglamento(carpeta, []).reglas
    assert reglas is not None
    return interrogar(reglas)


def test_pregunta_todas_las_columnas_menos_lo_que_decide_la_secretaria(carpeta: Path) -> None:
    formulario = formulario_de(carpeta)
    assert columnas_sin_preguntar(formulario) == {"fusionada_en", "retirada"}
    columnas = [c.columna for c in formulario.campos]
    assert len(columnas) == len(set(columnas))
    assert {"meses_ingeniero", "costo_operacion_anual"} <= set(columnas)


def test_lo_que_no_puede_faltar_es_lo_que_la_tabla_exige(carpeta: Path) -> None:
    obligatorias = {c.columna for c in formulario_de(carpeta).campos if c.obligatorio}
    exige = {c for c, campo in Propuesta.model_fields.items() if campo.is_required()}
    assert obligatorias | {CODIGO} == exige


def test_cada_condicion_ofrece_las_respuestas_que_admite(carpeta: Path) -> None:
    agenda = yaml.safe_load((carpeta / "agenda.yaml").read_text(encoding="utf-8"))
    condiciones = {c.columna: c for c in formulario_de(carpeta).condiciones}
    assert list(condiciones) == [f"habilitante:{h['id']}" for h in agenda["habilitantes"]]
    assert [o.valor for o in condiciones["habilitante:ot"].opciones] == [
        "cumple", "condicionado", "no_cumple", "sin_verificar", "no_aplica",
    ]  # fmt: skip


def test_se_puede_hacer_antes_de_que_haya_propuestas(carpeta: Path, correr: Correr) -> None:
    (carpeta / "propuestas.csv").unlink()
    assert correr("formularios", carpeta).codigo == 0
    assert {a.name for a in (carpeta / "formularios").iterdir()} == {
        "propuestas.xlsx", "propuestas.html",
    }  # fmt: skip


def test_repetir_no_cambia_nada_y_lo_ajeno_no_se_pisa(carpeta: Path, correr: Correr) -> None:
    correr("formularios", carpeta)
    antes = {a.name: a.read_bytes() for a in (carpeta / "formularios").iterdir()}
    time.sleep(1.1)
    assert "2 que ya estaban" in correr("formularios", carpeta).err
    (carpeta / "formularios" / "propuestas.xlsx").write_bytes(b"ya lo estaban llenando")
    corrida = correr("formularios", carpeta)
    assert corrida.codigo == 1
    assert "propuestas.xlsx: ya estaba y es otro" in corrida.err
    hay = {a.name: a.read_bytes() for a in (carpeta / "formularios").iterdir()}
    assert hay == {**antes, "propuestas.xlsx": b"ya lo estaban llenando"}


def test_con_las_reglas_mal_escritas_dice_que_arreglar(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "agenda.yaml", "periodo:", "periodos:")
    corrida = correr("formularios", carpeta)
    assert corrida.codigo == 1
    assert "clave-desconocida" in corrida.err
    assert not (carpeta / "formularios").exists()


@pytest.fixture
def libro(carpeta: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(escribir_libro_de_propuestas(formulario_de(carpeta))))


def test_el_libro_trae_listas_notas_ejemplo_y_encabezado_con_llave(
    libro: openpyxl.Workbook, carpeta: Path
) -> None:
    hoja = libro[HOJA]
    columnas = [c.columna for c in columnas_de(formulario_de(carpeta))]
    assert [celda.value for celda in hoja[4]] == columnas
    assert hoja.protection.sheet
    assert all(celda.protection.locked for fila in hoja["A1:H6"] for celda in fila)
    assert not any(celda.protection.locked for fila in hoja["A7:H66"] for celda in fila)
    assert hoja["A6"].value == EJEMPLO
    con_lista = {str(v.sqref).split(":")[0] for v in hoja.data_validations.dataValidation}
    for columna in ("zona", "dimension", "fuentes", "fase", "habilitante:predios"):
        letra = openpyxl.utils.get_column_letter(1 + columnas.index(columna))
        assert f"{letra}7" in con_lista, columna
    assert hoja.cell(5, 1 + columnas.index("costo")).comment is not None
    opciones = {c.value for fila in libro["Listas"] for c in fila}
    agenda = yaml.safe_load((carpeta / "agenda.yaml").read_text(encoding="utf-8"))
    assert {z["nombre"] for z in agenda["zonas"]} <= opciones


def test_en_cada_hoja_del_libro_cada_fila_tiene_el_alto_de_su_texto(
    libro: openpyxl.Workbook,
) -> None:
    assert [filas_apretadas(hoja) for hoja in libro] == [[], [], []]


def test_lo_escrito_en_las_reglas_no_se_vuelve_formula_ni_html(carpeta: Path) -> None:
    texto = (carpeta / "agenda.yaml").read_text(encoding="utf-8")
    hostil = "'=HYPERLINK(\"http://x\")</script><img src=x onerror=alert(1)>'"
    texto = re.sub(r"titulo: .*", f"titulo: {hostil}", texto, count=1)
    (carpeta / "agenda.yaml").write_text(texto, encoding="utf-8")
    formulario = formulario_de(carpeta)
    pagina = escribir_pagina_de_propuestas(formulario).decode()
    assert "<img" not in pagina
    assert pagina.count("</script>") == 1
    hoja = openpyxl.load_workbook(io.BytesIO(escribir_libro_de_propuestas(formulario)))[HOJA]
    assert hoja["A1"].data_type == "s"


def test_la_pagina_no_pide_nada_de_afuera_y_es_liviana(carpeta: Path) -> None:
    pagina = escribir_pagina_de_propuestas(formulario_de(carpeta))
    assert len(pagina) < 40_000
    assert not re.search(rb"https?://|src=|@import|url\(", pagina)
    assert b"default-src 'none'" in pagina
