"""Archivar antes de corregir: la versión queda entera, en su dirección, y se puede comprobar."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar
from tests.publicacion import taller

MOTIVO = "La veeduría mostró que faltaba el desarenador."
ARCHIVADOS = {
    "agenda.yaml", "propuestas.csv", "habilitantes.csv", "puntajes.csv", "comite_publicado.json",
    "resultado.json", "certificado.json", "version.yaml",
}  # fmt: skip


def cambiar(archivo: Path, de: str, a: str) -> None:
    texto = archivo.read_text("utf-8")
    assert de in texto
    archivo.write_text(texto.replace(de, a, 1), "utf-8", newline="")


@pytest.fixture(scope="module")
def decidida(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Valle Claro con su resultado, breve para no tardar."""
    carpeta = tmp_path_factory.mktemp("archivar") / "valle-claro/2026-2029"
    shutil.copytree(taller.VALLE_CLARO, carpeta)
    assert ejecutar(["priorizar", "--breve", str(carpeta)]) == 0
    return carpeta


@pytest.fixture(scope="module")
def corregida(decidida: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La misma, archivada y después corregida."""
    carpeta = tmp_path_factory.mktemp("corregida") / "valle-claro/2026-2029"
    shutil.copytree(decidida, carpeta)
    assert ejecutar(["archivar", str(carpeta), "--motivo", MOTIVO, "--fecha", "2026-05-20"]) == 0
    renglon = next(
        r
        for r in (carpeta / "propuestas.csv").read_text("utf-8").splitlines()
        if r.startswith("P02,")
    )
    costo = next(c for c in renglon.split(",") if c.isdigit() and len(c) > 7)
    cambiar(carpeta / "propuestas.csv", costo, str(int(costo) + 1_000_000))
    (carpeta / "seguimiento.csv").write_text(
        "propuesta,fecha,estado,avance,pagado\nP01,2026-12-10,En ejecución,35 %,1.250.000\n",
        "utf-8",
    )
    assert ejecutar(["priorizar", "--breve", str(carpeta)]) == 0
    return carpeta


@pytest.fixture(scope="module")
def sitio(corregida: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    destino = tmp_path_factory.mktemp("publicada") / "site"
    assert ejecutar(["publicar", str(corregida), "--destino", str(destino)]) == 0
    return destino


def test_la_version_guarda_solo_lo_publico_con_su_numero_su_fecha_y_su_motivo(
    corregida: Path,
) -> None:
    lugar = corregida / "versiones/1"
    assert {p.name for p in lugar.iterdir()} == ARCHIVADOS
    assert (lugar / "version.yaml").read_text("utf-8") == (
        f"numero: 1\nfecha: 2026-05-20\nmotivo: {MOTIVO}\n"
    )
    assert not [p for p in (corregida / "versiones").iterdir() if p.name.startswith(".")]


def test_lo_que_no_ha_cambiado_no_se_archiva_otra_vez(
    decidida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(decidida, carpeta)
    for _ in range(2):
        assert ejecutar(["archivar", str(carpeta), "--motivo", MOTIVO]) == 0
    assert [p.name for p in (carpeta / "versiones").iterdir()] == ["1"]
    assert "no ha cambiado desde la versión 1" in capsys.readouterr().err


def test_un_resultado_que_no_es_el_de_sus_archivos_no_se_archiva(
    corregida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    cambiar(carpeta / "agenda.yaml", "Valle Claro 2026", "Valle Clarísimo 2026")
    assert ejecutar(["archivar", str(carpeta), "--motivo", MOTIVO]) == 5
    assert [p.name for p in (carpeta / "versiones").iterdir()] == ["1"]
    assert "no se archivó" in capsys.readouterr().err


@pytest.mark.parametrize("motivo", ["", "   ", "x" * 2001])
def test_el_motivo_dice_algo_y_cabe(decidida: Path, motivo: str) -> None:
    assert ejecutar(["archivar", str(decidida), "--motivo", motivo]) == 2
    assert not (decidida / "versiones").exists()


def test_no_se_archiva_con_fecha_anterior_a_la_ultima(
    corregida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    assert ejecutar(["archivar", str(carpeta), "--motivo", "x", "--fecha", "2026-01-01"]) == 5
    assert "posterior" in capsys.readouterr().err


def test_comparar_la_version_con_la_carpeta_dice_el_costo_que_cambio(
    corregida: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ejecutar(["comparar", str(corregida / "versiones/1"), str(corregida)]) == 0
    dicho = capsys.readouterr().out
    assert "P02 · " in dicho
    assert "Su costo, sin imprevistos, subió de " in dicho


def _dos(carpeta: Path) -> None:
    shutil.copytree(carpeta / "versiones/1", carpeta / "versiones/2")


@pytest.mark.parametrize(
    "danar",
    [
        _dos,
        lambda c: (c / "versiones/1/version.yaml").unlink(),
        lambda c: (c / "versiones/nota.txt").write_text("x"),
        lambda c: (c / "versiones/1").rename(c / "versiones/3"),
    ],
    ids=["repetida", "sin version.yaml", "con algo de más", "con un hueco"],
)
def test_las_versiones_fuera_de_lugar_se_observan(
    corregida: Path,
    tmp_path: Path,
    danar: Callable[[Path], object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    danar(carpeta)
    assert ejecutar(["revisar", str(carpeta)]) == 1
    assert "version-fuera-de-lugar" in capsys.readouterr().out
    assert ejecutar(["publicar", str(carpeta), "--destino", str(tmp_path / "site")]) == 1
    assert not (tmp_path / "site").exists()


def test_un_motivo_con_datos_de_alguien_se_observa(
    corregida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    cambiar(carpeta / "versiones/1/version.yaml", "La veeduría", "rosa@correo.example")
    assert ejecutar(["revisar", str(carpeta)]) == 0
    assert "version.yaml:3:motivo: dato-personal" in capsys.readouterr().out


def test_el_sitio_con_versiones_verifica(sitio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ejecutar(["verificar", str(sitio)]) == 0
    assert "✓ versión 1: sale de sus datos" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("archivo", "de", "a"),
    [
        ("versiones/1/propuestas.csv", "P02,", "P02X,"),
        ("versiones/1/resultado.json", '"seleccionada"', '"lista_de_espera"'),
        ("versiones/1/certificado.json", '"cota"', '"cotas"'),
        ("versiones/1/index.html", "20 de mayo", "21 de mayo"),
        ("versiones/1/version.yaml", "La veeduría", "Un vecino"),
        ("versiones/1/decisiones.csv", "P02,", "P20,"),
        ("seguimiento.csv", "1250000", "1350000"),
        ("seguimiento.html", "35 %", "45 %"),
        ("../index.html", "2026–2029", "2026–2028"),
    ],
)
def test_cualquier_cambio_en_una_version_o_en_el_seguimiento_se_nota(
    sitio: Path, tmp_path: Path, archivo: str, de: str, a: str
) -> None:
    copia = tmp_path / "site"
    shutil.copytree(sitio, copia)
    cambiar(copia / "territorios/valle-claro/2026-2029" / archivo, de, a)
    assert ejecutar(["verificar", "--rapida", str(copia)]) == 5


def test_quitar_una_version_del_sitio_se_nota(sitio: Path, tmp_path: Path) -> None:
    copia = tmp_path / "site"
    shutil.copytree(sitio, copia)
    shutil.rmtree(copia / "territorios/valle-claro/2026-2029/versiones")
    assert ejecutar(["verificar", "--rapida", str(copia)]) == 5


def test_verificar_la_carpeta_tambien_mira_sus_versiones(
    corregida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    assert ejecutar(["verificar", "--rapida", str(carpeta)]) == 0
    cambiar(carpeta / "versiones/1/propuestas.csv", "620000000", "620000001")
    assert ejecutar(["verificar", "--rapida", str(carpeta)]) == 5
    assert "✗ DISTINTO: versión 1:" in capsys.readouterr().out


def test_publicar_otra_vez_lo_mismo_no_reconstruye_nada(
    corregida: Path, sitio: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ejecutar(["publicar", str(corregida), "--destino", str(sitio)]) == 0
    assert "nada cambió" in capsys.readouterr().err


def test_si_se_pierde_una_direccion_se_dice_y_archivando_se_conserva(
    decidida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta, destino = tmp_path / "valle-claro/2026-2029", tmp_path / "site"
    shutil.copytree(decidida, carpeta)
    publicar = ["publicar", str(carpeta), "--destino", str(destino)]
    assert ejecutar(publicar) == 0
    assert ejecutar(["archivar", str(carpeta), "--motivo", MOTIVO]) == 0
    for archivo in carpeta.glob("*.csv"):
        cambiar_id(archivo, "P05", "VIA5")
    cambiar_id(carpeta / "agenda.yaml", "P05", "VIA5")
    assert ejecutar(["priorizar", "--breve", str(carpeta)]) == 0
    assert ejecutar(publicar) == 0
    assert "ya no está" not in capsys.readouterr().err
    vieja = destino / "territorios/valle-claro/2026-2029/propuestas/P05.html"
    assert "VIA5.html" in vieja.read_text("utf-8")
    shutil.rmtree(carpeta / "versiones")
    assert ejecutar(publicar) == 0
    assert "propuestas/P05.html" in capsys.readouterr().err
    assert not vieja.exists()


def cambiar_id(archivo: Path, de: str, a: str) -> None:
    archivo.write_text(archivo.read_text("utf-8").replace(de, a), "utf-8", newline="")


def test_de_una_version_que_escribio_otro_programa_se_mira_lo_exacto_y_se_dice(
    corregida: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carpeta = tmp_path / "valle-claro"
    shutil.copytree(corregida, carpeta)
    certificado = carpeta / "versiones/1/certificado.json"
    hecha = json.loads(certificado.read_text("utf-8"))["version_programa"]
    cambiar(certificado, f'"version_programa": "{hecha}"', '"version_programa": "0.0.1"')
    assert ejecutar(["verificar", "--rapida", str(carpeta)]) == 0
    dicho = capsys.readouterr().out
    assert "✓ versión 1: la firma su certificado y cumple sus reglas en enteros exactos." in dicho
    assert "la escribió la versión 0.0.1 del programa" in dicho
