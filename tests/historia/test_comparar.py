"""`comparar` en la terminal: carpetas, sitios y zip, en palabras o en JSON."""

import json
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar
from tests.publicacion import taller

CHIRIVAQUE = taller.REPOSITORIO / "agendas/chirivaque/2026-2029"
PUERTO_CEIBAL = taller.REPOSITORIO / "agendas/puerto-ceibal/2026-2029"


def test_comparar_una_carpeta_consigo_misma_dice_que_todo_es_igual(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ejecutar(["comparar", str(CHIRIVAQUE), str(CHIRIVAQUE)]) == 0
    dicho = capsys.readouterr().out
    assert "Propuestas: 30, igual." in dicho
    assert "Sin ningún cambio: 30 propuestas." in dicho
    assert "Cambió" not in dicho


def test_dos_territorios_se_comparan_y_se_dice_que_lo_son(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ejecutar(["comparar", str(PUERTO_CEIBAL), str(CHIRIVAQUE), "--json"]) == 0
    dicho = json.loads(capsys.readouterr().out)
    assert dicho["totales_antes"]["propuestas"] == 60
    assert dicho["totales_ahora"]["propuestas"] == 30
    assert {p["clase"] for p in dicho["propuestas"]} == {"nueva", "ya_no_esta"}
    assert dicho["notas"][0].startswith("Son territorios distintos")


def test_de_un_zip_con_la_copia_publica_a_la_carpeta_no_cambio_nada(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comprimido = tmp_path / "copia.zip"
    with zipfile.ZipFile(comprimido, "w") as abierto:
        for nombre in ("agenda.yaml", "propuestas.csv", "habilitantes.csv", "puntajes.csv"):
            abierto.write(CHIRIVAQUE / nombre, f"chirivaque/{nombre}")
        for nombre in ("resultado.json", "certificado.json"):
            abierto.write(CHIRIVAQUE / nombre, f"chirivaque/{nombre}")
    assert ejecutar(["comparar", str(comprimido), str(CHIRIVAQUE)]) == 0
    assert "Sin ningún cambio: 30 propuestas." in capsys.readouterr().out


def test_sin_resultado_se_dice_como_hacerlo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sola = tmp_path / "sola"
    sola.mkdir()
    for nombre in ("agenda.yaml", "propuestas.csv", "habilitantes.csv", "puntajes.csv"):
        shutil.copyfile(CHIRIVAQUE / nombre, sola / nombre)
    assert ejecutar(["comparar", str(sola), str(CHIRIVAQUE)]) == 1
    assert f"priorizacion priorizar {sola}" in capsys.readouterr().err


def test_un_resultado_que_no_es_el_de_sus_archivos_no_se_compara(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cambiada = tmp_path / "cambiada"
    shutil.copytree(CHIRIVAQUE, cambiada)
    tabla = cambiada / "propuestas.csv"
    tabla.write_text(tabla.read_text("utf-8").replace("286400000", "286400001"), "utf-8")
    assert ejecutar(["comparar", str(CHIRIVAQUE), str(cambiada)]) == 5
    dicho = capsys.readouterr().err
    assert f"{cambiada}: su resultado no es el de sus archivos: " in dicho
    assert "las propuestas: cambiaron después de priorizar." in dicho
    assert f"priorizacion priorizar {cambiada}" in dicho


def test_un_sitio_con_varias_agendas_pide_que_se_diga_cual(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nombre, carpeta in (("chirivaque", CHIRIVAQUE), ("puerto-ceibal", PUERTO_CEIBAL)):
        shutil.copytree(carpeta, tmp_path / f"sitio/territorios/{nombre}/2026-2029")
    otra = tmp_path / "otra"
    shutil.copytree(PUERTO_CEIBAL, otra)
    agenda = otra / "agenda.yaml"
    agenda.write_text(agenda.read_text("utf-8").replace("Puerto Ceibal", "Otro Lugar"), "utf-8")
    assert ejecutar(["comparar", str(tmp_path / "sitio"), str(CHIRIVAQUE)]) == 0
    assert "Sin ningún cambio: 30 propuestas." in capsys.readouterr().out
    assert ejecutar(["comparar", str(tmp_path / "sitio"), str(otra)]) == 5
    assert "tiene varias agendas" in capsys.readouterr().err


def test_de_un_resultado_que_no_se_termino_de_probar_se_dice_que_es_parcial(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parcial = tmp_path / "parcial"
    shutil.copytree(CHIRIVAQUE, parcial)
    resultado, certificado = parcial / "resultado.json", parcial / "certificado.json"
    de_antes = sha256(resultado.read_bytes()).hexdigest()
    for archivo in (resultado, certificado):
        texto = archivo.read_text("utf-8")
        archivo.write_text(
            texto.replace('solucion": "probada"', 'solucion": "con_brecha"'), "utf-8"
        )
    firmado = sha256(resultado.read_bytes()).hexdigest()
    texto = certificado.read_text("utf-8")
    certificado.write_text(texto.replace(de_antes, firmado), "utf-8")
    assert ejecutar(["comparar", str(CHIRIVAQUE), str(parcial)]) == 0
    assert capsys.readouterr().err.startswith(f"{parcial}: su resultado es parcial: ")
