"""Una planilla por persona, con su código y nunca su nombre, y ninguna encima de otra ya llena."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.recoleccion.cuestionario import preguntar
from priorizacion.recoleccion.libro import escribir_libro
from priorizacion.recoleccion.pagina import escribir_pagina, escribir_papel
from tests.cli.conftest import Correr, cambiar
from tests.sala.mesa import codigos, columnas_de, descargada, en_blanco, entregar, libro, todas


def hechas(carpeta: Path) -> list[str]:
    return sorted(p.name for p in (carpeta / "planillas").iterdir() if p.name != ".gitignore")


def test_hay_tres_por_persona_con_la_huella_en_el_nombre(carpeta: Path, correr: Correr) -> None:
    corrida = correr("planillas", carpeta)
    assert corrida.codigo == 0, corrida.err
    huella = en_blanco(carpeta, "C1").sello.huella[:8]
    assert hechas(carpeta) == sorted(
        f"{quien}-ronda1-{huella}{sufijo}"
        for quien in ("A1", "C1", "C2", "C3", "E1", "O1", "U1")
        for sufijo in (".xlsx", ".html", ".papel.html")
    )
    assert (carpeta / "planillas/.gitignore").read_text() == "*\n"


def test_se_puede_pedir_solo_una_de_una_persona_y_en_otra_carpeta(
    carpeta: Path, correr: Correr, tmp_path: Path
) -> None:
    corrida = correr(
        "planillas", carpeta, "--participante", "C2", "--formato", "html", "--destino",
        tmp_path / "usb",
    )  # fmt: skip
    assert corrida.codigo == 0
    assert [p.name[:3] for p in (tmp_path / "usb").iterdir()] == ["C2-"]
    assert not (carpeta / "planillas").exists()
    otra = correr("planillas", carpeta, "--participante", "C9")
    assert otra.codigo == 1
    assert "no tiene a C9" in otra.err


def test_sin_congelar_o_con_cambios_sin_registrar_no_se_hacen(
    carpeta: Path, correr: Correr
) -> None:
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert correr("planillas", carpeta).codigo == 1
    (carpeta / "congelado.json").unlink()
    corrida = correr("planillas", carpeta)
    assert corrida.codigo == 1
    assert "priorizacion congelar" in corrida.err
    assert not (carpeta / "planillas").exists()


def test_un_borrador_se_ensaya_y_no_se_recibe(carpeta: Path, correr: Correr) -> None:
    (carpeta / "congelado.json").unlink()
    assert correr("planillas", carpeta, "--borrador", "--participante", "C1").codigo == 0
    assert hechas(carpeta)[0].startswith("C1-ronda1-borrador")
    pagina = (carpeta / "planillas/C1-ronda1-borrador.html").read_text(encoding="utf-8")
    assert "borrador: no se recibe" in pagina
    assert correr("congelar", carpeta).codigo == 0
    planilla = en_blanco(carpeta, "C1")
    borrador = planilla.model_copy(
        update={"sello": planilla.sello.model_copy(update={"huella": ""})}
    )
    assert codigos(entregar(carpeta, {"b.json": descargada(borrador, todas(borrador))})) == [
        "planilla-de-borrador"
    ]


def test_nunca_se_escribe_sobre_una_que_alguien_lleno(carpeta: Path, correr: Correr) -> None:
    argumentos = ("planillas", carpeta, "--participante", "C1", "--formato", "xlsx")
    assert correr(*argumentos).codigo == 0
    (nombre,) = hechas(carpeta)
    repetida = correr(*argumentos)
    assert repetida.codigo == 0
    assert "0 planillas nuevas y 1 que ya estaba" in repetida.err
    planilla = en_blanco(carpeta, "C1")
    llena = libro(planilla, todas(planilla))
    (carpeta / "planillas" / nombre).write_bytes(llena)
    corrida = correr(*argumentos)
    assert corrida.codigo == 1
    assert "ya estaba y es otra" in corrida.err
    assert (carpeta / "planillas" / nombre).read_bytes() == llena


@pytest.mark.parametrize("escribir", [escribir_libro, escribir_pagina, escribir_papel])
def test_la_misma_planilla_son_siempre_los_mismos_bytes(carpeta: Path, escribir) -> None:  # type: ignore[no-untyped-def]
    planilla = en_blanco(carpeta, "C1")
    assert escribir(planilla) == escribir(planilla)


def test_lo_retirado_y_lo_unido_a_otra_no_se_califica(carpeta: Path) -> None:
    agenda = leer_carpeta(carpeta).agenda
    assert agenda is not None
    p01, p02, *resto = agenda.propuestas
    cambiada = agenda.model_copy(
        update={
            "propuestas": (
                p01.model_copy(update={"retirada": "sí"}),
                p02.model_copy(update={"fusionada_en": "P03"}),
                *resto,
            )
        }
    )
    ids = [p.id for p in preguntar(cambiada, "C1", "").propuestas]
    assert ids == [p.id for p in resto]


def test_los_niveles_que_faltan_por_describir_tambien_se_ofrecen(carpeta: Path) -> None:
    brechas = next(q for q in en_blanco(carpeta, "C1").preguntas if q.id == "brechas")
    assert brechas.niveles == {
        1: "Nada", 2: "Entre 1 y 3", 3: "En parte", 4: "Entre 3 y 5", 5: "Del todo",
    }  # fmt: skip


def test_el_libro_trae_listas_llaves_notas_y_el_impedimento_ya_declarado(carpeta: Path) -> None:
    planilla = en_blanco(carpeta, "U1")
    abierto = load_workbook(io.BytesIO(escribir_libro(planilla)))
    hoja = abierto["Calificar"]
    fila, columnas = columnas_de(hoja)
    assert list(columnas) == [
        "propuesta", "nombre", "pertinencia", "brechas", "capacidad", "impedimento", "razon",
        "faltan",
    ]  # fmt: skip
    assert hoja.protection.sheet
    assert not hoja.protection.password
    assert hoja.freeze_panes == hoja.cell(fila + 2, 3).coordinate
    primera = {c: hoja.cell(fila + 2, i) for c, i in columnas.items()}
    assert [c for c in columnas if not primera[c].protection.locked] == [
        "pertinencia", "brechas", "capacidad", "impedimento", "razon",
    ]  # fmt: skip
    assert "¿Responde a una necesidad" in hoja.cell(fila + 1, columnas["pertinencia"]).comment.text
    listas = {str(v.sqref): v.formula1 for v in hoja.data_validations.dataValidation}
    assert listas["C10:C15"] == "Niveles!$A$3:$A$8"
    niveles = abierto["Niveles"]
    assert [niveles.cell(r, 1).value for r in (3, 7, 8)] == [
        "1 · No responde", "5 · Es lo más sentido", "NS · No sé o prefiero no opinar",
    ]  # fmt: skip
    p05 = next(f for f in hoja.iter_rows(min_row=fila + 2) if f[0].value == "P05")
    assert p05[columnas["impedimento"] - 1].value == "Ya declarado"
    assert p05[columnas["impedimento"] - 1].protection.locked


def test_en_cada_hoja_del_libro_cada_fila_tiene_el_alto_de_su_texto(carpeta: Path) -> None:
    abierto = load_workbook(io.BytesIO(escribir_libro(en_blanco(carpeta, "U1"))))
    assert filas_apretadas(abierto["Niveles"]) == []
    # tres criterios caben en una página; con la letra de un periódico no caben muchos más
    assert [hoja.page_setup.fitToWidth for hoja in abierto] == [1, 1]


def filas_apretadas(hoja: Worksheet) -> list[int]:
    """Las que, como van, no muestran entero algún texto: hay programas que no las agrandan."""
    return [
        celda.row
        for fila in hoja.iter_rows()
        for celda in fila
        if celda.alignment.wrap_text
        and len(str(celda.value or "")) * 15
        > (hoja.row_dimensions[celda.row].height or 15)
        * hoja.column_dimensions[celda.column_letter].width
    ]


def test_un_nombre_que_parece_formula_se_escribe_como_texto(carpeta: Path) -> None:
    planilla = en_blanco(carpeta, "C1")
    mala = planilla.propuestas[0].model_copy(update={"nombre": '=HYPERLINK("http://x","y")\x07'})
    planilla = planilla.model_copy(update={"propuestas": (mala, *planilla.propuestas[1:])})
    contenido = escribir_libro(planilla)
    hoja = load_workbook(io.BytesIO(contenido))["Calificar"]
    assert hoja["B10"].data_type == "s"
    assert hoja["B10"].value.startswith("=HYPERLINK")
    crudo = zipfile.ZipFile(io.BytesIO(contenido)).read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" not in "".join(re.findall(r"<f>(.*?)</f>", crudo))


def test_la_pagina_no_pide_nada_a_nadie_y_solo_admite_su_guion(carpeta: Path) -> None:
    for escribir in (escribir_pagina, escribir_papel):
        texto = escribir(en_blanco(carpeta, "C1")).decode()
        assert "default-src 'none'" in texto
        assert "unsafe" not in texto
        assert not re.search(r"https?://|\bsrc=|\bhref=|\bon\w+=|@import|url\(", texto)


def test_quien_ya_declaro_un_impedimento_lo_ve_marcado(carpeta: Path) -> None:
    texto = escribir_pagina(en_blanco(carpeta, "U1")).decode()
    assert re.findall(r'<article data-id="(\w+)" data-impedida', texto) == ["P05"]
    papel = escribir_papel(en_blanco(carpeta, "U1")).decode()
    assert re.findall(r'"row">(\w+)(?:(?!<tr>).)*class="si"', papel, flags=re.S) == ["P05"]


def test_las_de_otras_reglas_se_apartan_sin_borrar_ninguna_y_se_dice_que_hacer(
    carpeta: Path, correr: Correr
) -> None:
    correr("planillas", carpeta, "--participante", "C1")
    correr("planillas", carpeta, "--participante", "C1", "--borrador")
    viejas = {a.name: a.read_bytes() for a in (carpeta / "planillas").glob("C1-*")}
    (carpeta / "planillas/notas de la sesión.txt").write_text("mías")
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    assert correr("congelar", carpeta, "--cambio", "Se acordó nueve").codigo == 0
    corrida = correr("planillas", carpeta, "--participante", "C1")
    assert corrida.codigo == 0
    assert f"había {len(viejas)} planillas anteriores" in corrida.err
    assert "No las reparta" in corrida.err
    huella = en_blanco(carpeta, "C1").sello.huella[:8]
    (aparte,) = (carpeta / "planillas").glob("anteriores-*")
    assert {a.name: a.read_bytes() for a in aparte.iterdir()} == viejas
    de_ahora = [n for n in hechas(carpeta) if n.startswith("C1-")]
    assert len(de_ahora) == 3
    assert all(huella in nombre for nombre in de_ahora)
    assert "notas de la sesión.txt" in hechas(carpeta)
    assert "anteriores" not in correr("planillas", carpeta, "--participante", "C1").err


def test_quien_la_haria_se_lee_como_se_dice_y_no_como_un_codigo(carpeta: Path) -> None:
    cambiar(carpeta / "propuestas.csv", ",asociacion,", ",Asociación ASOPÁRAMO,")
    quienes = {p.id: dict(p.datos)["La haría"] for p in en_blanco(carpeta, "C1").propuestas}
    assert (quienes["P01"], quienes["P03"]) == ("Alcaldía", "Asociación ASOPÁRAMO")
    assert "alcaldia" not in escribir_pagina(en_blanco(carpeta, "C1")).decode()
