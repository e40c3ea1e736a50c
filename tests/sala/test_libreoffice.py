"""La hoja de cálculo, llena y guardada por LibreOffice de verdad, vuelve sin perder ni colar nada."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from priorizacion.dominio.hoja_de_calculo import HOJA
from priorizacion.recoleccion.libro import escribir_libro
from tests.sala.mesa import (
    agenda_grande,
    codigos,
    columnas_de,
    en_blanco,
    entregar,
    filas,
    libro,
    marcas_de,
)

pytestmark = pytest.mark.lento


@pytest.fixture(scope="module")
def pasar(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """Abre un libro en LibreOffice, lo calcula y lo guarda otra vez, en el formato pedido."""
    ejecutable = shutil.which("soffice")
    if ejecutable is None:
        pytest.skip("No hay LibreOffice: apt-get install libreoffice-calc-nogui")
    perfil = tmp_path_factory.mktemp("perfil")

    def _pasar(contenido: bytes, formato: str = "xlsx") -> bytes:
        aqui = tmp_path_factory.mktemp("libro")
        (aqui / "antes.xlsx").write_bytes(contenido)
        subprocess.run(
            [
                ejecutable, f"-env:UserInstallation={perfil.as_uri()}", "--headless",
                "--convert-to", formato, "--outdir", str(aqui / "despues"), str(aqui / "antes.xlsx"),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return (aqui / "despues" / f"antes.{formato.partition(':')[0]}").read_bytes()

    return _pasar


@pytest.fixture(scope="module")
def en_firme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return agenda_grande(tmp_path_factory.mktemp("oficina") / "agenda", 12, 4)


@pytest.fixture
def agenda(en_firme: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(en_firme, tmp_path / "agenda"))


def test_ida_y_vuelta_por_libreoffice_deja_las_mismas_marcas_y_dice_cada_celda_mala(
    agenda: Path, pasar
) -> None:  # type: ignore[no-untyped-def]
    planilla = en_blanco(agenda, "C1")
    marcas = {
        p.id: {q.id: f"4 · {q.niveles[4]}" for q in planilla.preguntas}
        for p in planilla.propuestas
        if not p.impedida
    }
    pegadas = {
        ("P01", "criterio_1"): 7,
        ("P02", "criterio_2"): -1,
        ("P04", "criterio_3"): 2.5,
        ("P05", "criterio_4"): "muy alto",
        ("P06", "criterio_1"): "=1+1",
        ("P07", "criterio_2"): "=A1",
        ("P08", "criterio_3"): 1000000,
    }
    for (propuesta, criterio), valor in pegadas.items():
        marcas[propuesta][criterio] = valor
    buenas = {("P09", "criterio_1"): (5, "5"), ("P09", "criterio_2"): ("3", "3")}
    for (propuesta, criterio), (valor, _) in buenas.items():
        marcas[propuesta][criterio] = valor
    marcas["P10"]["criterio_1"] = "NS · No sé o prefiero no opinar"
    llena = libro(planilla, marcas, impedimentos=["P11"], razones={"P12": "Sí, «ya»"})
    hecha = entregar(agenda, {"C1.xlsx": pasar(llena)})
    malas = {
        (o.origen.fila, o.origen.columna)
        for e in hecha.examinados.values()
        for o in e.observaciones
    }
    hoja = load_workbook(io.BytesIO(llena))[HOJA]
    fila_de_codigos, columnas = columnas_de(hoja)
    esperadas = {(fila_de_codigos + 1 + int(p[1:]), "CDEF"[columnas[c] - 3]) for p, c in pegadas}
    assert malas == esperadas
    assert set(codigos(hecha)) == {"marca-fuera-de-escala"}
    recibidas = marcas_de(agenda)
    assert len(recibidas) == 11 * 4 - len(pegadas) - 1
    for (propuesta, criterio), (_, valor) in buenas.items():
        assert recibidas["C1", propuesta, criterio] == valor
    assert ("C1", "P11") in {
        (f["participante"], f["propuesta"]) for f in filas(agenda / "impedimentos.csv")
    }
    assert filas(agenda / "recibido/razones.csv")[0]["texto"] == "Sí, «ya»"


def test_libreoffice_cuenta_lo_que_falta_y_conserva_llaves_y_listas(agenda: Path, pasar) -> None:  # type: ignore[no-untyped-def]
    planilla = en_blanco(agenda, "C1")
    llena = libro(planilla, {"P01": {"criterio_1": 3}}, impedimentos=["P02"])
    vuelto = pasar(llena)
    valores = load_workbook(io.BytesIO(vuelto), data_only=True)[HOJA]
    por_rotulo = {f[0].value: f[1].value for f in valores.iter_rows(max_row=8)}
    assert por_rotulo["faltan"] == 12 * 4 - 1 - 2 * 4
    hoja = load_workbook(io.BytesIO(vuelto))[HOJA]
    assert hoja.protection.sheet
    assert hoja["A10"].protection.locked
    assert not hoja["C10"].protection.locked
    listas = {str(v.sqref): v for v in hoja.data_validations.dataValidation}
    assert any(v.type == "list" and "Niveles" in (v.formula1 or "") for v in listas.values())
    assert hoja["C9"].comment is not None


def test_guardada_como_csv_tambien_se_recibe(agenda: Path, pasar) -> None:  # type: ignore[no-untyped-def]
    planilla = en_blanco(agenda, "O1")
    llena = libro(planilla, {"P01": {"criterio_1": f"3 · {planilla.preguntas[0].niveles[3]}"}})
    texto = pasar(llena, "csv:Text - txt - csv (StarCalc):59,34,76,1")
    hecha = entregar(agenda, {"O1.csv": texto})
    assert codigos(hecha) == []
    assert marcas_de(agenda) == {("O1", "P01", "criterio_1"): "3"}


def test_en_ods_dice_como_guardarla(agenda: Path, pasar) -> None:  # type: ignore[no-untyped-def]
    hecha = entregar(agenda, {"C1.ods": pasar(escribir_libro(en_blanco(agenda, "C1")), "ods")})
    assert codigos(hecha) == ["archivo-no-reconocido"]
    (examinado,) = hecha.examinados.values()
    assert "Libro de Excel" in examinado.observaciones[0].remedio
