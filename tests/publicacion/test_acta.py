"""El acta dice lo decidido, sin nombres; y nada de lo que otros escriben la rompe."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from priorizacion.publicacion.datos.comprimido import comprimir, descomprimir
from priorizacion.publicacion.papel import acta
from priorizacion.publicacion.papel.llenado import llenar
from priorizacion.publicacion.papel.marcas import PlantillaRota
from priorizacion.publicacion.papel.plantilla_acta import hacer_plantilla
from priorizacion.publicacion.publicable import Publicable

from . import taller
from .corpus import HOSTILES
from .test_escape import visto
from .test_texto_hostil import con_textos_hostiles, hostil

CHIRIVAQUE = taller.REPOSITORIO / "agendas/chirivaque/2026-2029"
MANUAL = (taller.REPOSITORIO / "sitio/contenido/manual/papel.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chirivaque() -> Publicable:
    return taller.decidida(CHIRIVAQUE)


@pytest.fixture(scope="module")
def plantilla() -> bytes:
    return hacer_plantilla()


def renglones(documento: bytes) -> Iterator[str]:
    """Todos los textos, en el orden de párrafos y después de celdas."""
    abierto = Document(io.BytesIO(documento))
    yield from (p.text for p in abierto.paragraphs)
    for tabla in abierto.tables:
        for fila in tabla.rows:
            yield from (c.text for c in fila.cells)


def con(plantilla: bytes, viejo: str, nuevo: str) -> bytes:
    partes = descomprimir(plantilla)
    texto = partes["word/document.xml"].decode()
    assert viejo in texto
    return comprimir({**partes, "word/document.xml": texto.replace(viejo, nuevo, 1).encode()})


def test_el_acta_trae_lo_decidido_y_lo_que_no_entro(
    chirivaque: Publicable, plantilla: bytes
) -> None:
    dicho = list(renglones(llenar(plantilla, acta.ver(chirivaque))))
    todo = "\n".join(dicho)
    contexto = chirivaque.contexto
    assert "De 30 propuestas se eligieron 8." in todo
    for decidida in contexto.resultado.propuestas:
        assert contexto.nombre(decidida.id) in todo, decidida.id
    assert chirivaque.certificado.resultado in todo
    assert "Para deliberar" not in todo  # es el título de la tabla de la página, no del acta
    assert "conflictos de interés" in todo


def test_el_acta_deja_renglones_para_firmar_y_ningun_codigo_de_participante(
    chirivaque: Publicable, plantilla: bytes
) -> None:
    documento = Document(io.BytesIO(llenar(plantilla, acta.ver(chirivaque))))
    firmas = documento.tables[-1]
    assert [c.text for c in firmas.rows[0].cells] == ["N.º", "Nombre", "Estamento", "Firma"]
    assert len(firmas.rows) > acta.FIRMAS_MINIMAS
    assert all(c.text == "" for f in firmas.rows[1:] for c in f.cells[1:])
    todo = "\n".join(renglones(llenar(plantilla, acta.ver(chirivaque))))
    codigos = {p.id for p in chirivaque.agenda.participantes}
    assert codigos
    assert not [c for c in codigos if re.search(rf"\b{re.escape(c)}\b", todo)]


def test_un_codigo_de_los_que_pone_el_programa_cabe_en_un_renglon_del_acta(
    plantilla: bytes,
) -> None:
    tablas = Document(io.BytesIO(plantilla)).tables
    con_codigo = [t for t in tablas if t.cell(0, 0).text == "Código"]
    assert len(con_codigo) == 2
    # seis letras mayúsculas y el margen de la celda
    assert all(t.columns[0].width.cm >= 2.3 for t in con_codigo)


def test_dos_actas_de_lo_mismo_son_iguales_byte_a_byte(
    chirivaque: Publicable, plantilla: bytes
) -> None:
    assert hacer_plantilla() != b""
    una, otra = (llenar(plantilla, acta.ver(chirivaque)) for _ in range(2))
    assert una == otra


def test_cada_texto_hostil_se_lee_como_texto_en_el_acta(
    valle: Publicable, plantilla: bytes
) -> None:
    hecha = acta.ver(con_textos_hostiles(valle))
    dicho = list(renglones(llenar(plantilla, hecha)))
    for n, texto in enumerate(HOSTILES):
        assert visto(hostil(texto, n)) in dicho, texto
    assert not [r for r in dicho if "49" in r and "7*7" in r]


def test_un_texto_que_parece_marca_de_plantilla_queda_como_se_escribio(
    valle: Publicable, plantilla: bytes
) -> None:
    for texto in (
        "{_{ 7*7 }_}",
        "{_% if x %_}",
        "{{ huella }}",
        "{%tr for p in elegidas %}",
        "a\a\f\tb",
    ):
        cambiada = taller.cambiar(valle, agenda={"titulo": texto})
        dicho = list(renglones(llenar(plantilla, acta.ver(cambiada))))
        assert visto(texto) in dicho, texto


def test_el_manual_explica_cada_campo_de_la_plantilla() -> None:
    tabla = "".join(r for r in MANUAL.splitlines(keepends=True) if r.startswith("| `"))
    nombrados = {n for r in tabla.splitlines() for n in re.findall(r"`(\w+)`", r.split("|")[1])}
    assert nombrados == {c.name for c in fields(acta.Acta)}


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        ("{{ huella }}", "{{ huellla }}", r"«huellla», que no existe.*huella"),
        ("{{ p.razon }}", "{{ p.motivo }}", r"nombra «motivo», que no existe"),
        ("{{ huella }}", "{{ huella ", r"mal escrita o sin cerrar"),
        ("{%tr endfor %}", "{%tr fin %}", r"«fin» no se entiende.*Cerca de «{% fin %}"),
        ("{{ huella }}", "{{ agenda.__class__.__mro__ }}", r"no puede hacer|no existe"),
        ("{{ huella }}", "{{ ''.format.__globals__ }}", r"no puede hacer|no existe"),
        ("{{ huella }}", "{{ 1 / 0 }}", r"una cuenta que no se puede"),
    ],
)  # fmt: skip
def test_una_plantilla_rota_dice_que_y_donde(
    chirivaque: Publicable, plantilla: bytes, viejo: str, nuevo: str, dice: str
) -> None:
    with pytest.raises(PlantillaRota, match=dice):
        llenar(con(plantilla, viejo, nuevo), acta.ver(chirivaque))


@pytest.mark.parametrize("contenido", [b"", b"hola", comprimir({"a.txt": b"hola"})])
def test_lo_que_no_es_un_documento_de_word_se_dice(
    chirivaque: Publicable, contenido: bytes
) -> None:
    with pytest.raises(PlantillaRota, match="no es un documento de Word"):
        llenar(contenido, acta.ver(chirivaque))


def test_el_empaque_no_guarda_la_hora() -> None:
    uno = comprimir({"b": b"2", "a": b"1"})
    assert list(descomprimir(uno)) == ["b", "a"]
    with zipfile.ZipFile(io.BytesIO(uno)) as empaque:
        assert {i.date_time for i in empaque.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.lento
def test_libreoffice_abre_el_acta(chirivaque: Publicable, plantilla: bytes, tmp_path: Path) -> None:
    programa = shutil.which("soffice") or shutil.which("libreoffice")
    if programa is None:
        pytest.skip("No hay LibreOffice. Instálelo con: apt-get install libreoffice-writer-nogui")
    (tmp_path / "acta.docx").write_bytes(llenar(plantilla, acta.ver(chirivaque)))
    (tmp_path / "testigo.txt").write_text("Si esto no se abre, falta Writer.", encoding="utf-8")
    subprocess.run(
        [programa, f"-env:UserInstallation={(tmp_path / 'perfil').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path),
         str(tmp_path / "testigo.txt"), str(tmp_path / "acta.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    if not (tmp_path / "testigo.pdf").exists():
        pytest.skip("LibreOffice no trae Writer: apt-get install libreoffice-writer-nogui")
    texto = " ".join(p.extract_text() for p in PdfReader(tmp_path / "acta.pdf").pages)
    assert "Acta de la sesión" in texto
    assert "De 30 propuestas se eligieron 8." in " ".join(texto.split())
