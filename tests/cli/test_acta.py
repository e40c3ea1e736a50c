"""`priorizacion acta` escribe un documento nuevo y nunca pisa el de nadie."""

import io
from pathlib import Path

from docx import Document

from .conftest import Correr, cambiar


def test_acta_escribe_un_documento_con_el_nombre_de_la_agenda(
    priorizada: Path, correr: Correr
) -> None:
    corrida = correr("acta", priorizada)
    assert corrida.codigo == 0
    assert corrida.out == "Acta: acta-valle-claro-2026-2029.docx\n"
    assert "no la deje en la carpeta" in corrida.err
    documento = Document(io.BytesIO(Path("acta-valle-claro-2026-2029.docx").read_bytes()))
    assert documento.core_properties.title.startswith("Acta. ")
    assert not list(priorizada.glob("*.docx"))


def test_acta_no_escribe_sobre_un_archivo_que_ya_existe(priorizada: Path, correr: Correr) -> None:
    Path("firmada.docx").write_bytes(b"con nombres")
    corrida = correr("acta", priorizada, "--destino", "firmada.docx")
    assert corrida.codigo == 1
    assert "firmada.docx ya existe" in corrida.err
    assert correr("acta", "--escribir-plantilla", "firmada.docx").codigo == 1
    assert Path("firmada.docx").read_bytes() == b"con nombres"


def test_la_plantilla_del_programa_se_puede_editar_y_usar(priorizada: Path, correr: Correr) -> None:
    assert correr("acta", "--escribir-plantilla", "propia.docx").codigo == 0
    documento = Document("propia.docx")
    documento.add_paragraph("Alcaldía de {{ territorio }}, {{ periodo }}")
    documento.save("propia.docx")
    assert (
        correr("acta", priorizada, "--plantilla", "propia.docx", "--destino", "a.docx").codigo == 0
    )
    assert "Alcaldía de Valle Claro, 2026–2029" in [p.text for p in Document("a.docx").paragraphs]


def test_una_plantilla_rota_se_dice_y_no_se_escribe_nada(priorizada: Path, correr: Correr) -> None:
    Path("mala.docx").write_bytes(b"esto no es word")
    corrida = correr("acta", priorizada, "--plantilla", "mala.docx", "--destino", "a.docx")
    assert corrida.codigo == 1
    assert "mala.docx: no es un documento de Word" in corrida.err
    assert not Path("a.docx").exists()


def test_sin_resultado_o_con_uno_de_otros_datos_no_hay_acta(
    carpeta: Path, entregados: dict[str, bytes], correr: Correr
) -> None:
    assert correr("acta", carpeta).codigo == 1
    for nombre, contenido in entregados.items():
        (carpeta / nombre).write_bytes(contenido)
    cambiar(carpeta / "propuestas.csv", "Puente", "Puentecito")
    corrida = correr("acta", carpeta)
    assert corrida.codigo == 5
    assert "no hay acta" in corrida.err
    assert correr("acta").codigo == 2
