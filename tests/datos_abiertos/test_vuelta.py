"""Con lo publicado, y nada más, se vuelve a la misma agenda y al mismo resultado."""

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from priorizacion.cli.principal import ejecutar
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.publico import hacer_publica
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.importacion import importar_publicada

from .conftest import EJEMPLOS, archivos_de, publicable

CHIRIVAQUE = next(c for c in EJEMPLOS if c.parent.name == "chirivaque")
ORIGENES = (
    ".", "datapackage.json", "datos/agenda.xlsx", "datos/agenda.json", "datos/paquete.zip",
)  # fmt: skip


@pytest.fixture
def chirivaque(tmp_path: Path) -> Path:
    """Lo que publica Chirivaque, en una carpeta que se puede dañar."""
    carpeta = tmp_path / "publicada"
    for nombre, contenido in archivos_de(CHIRIVAQUE).items():
        (carpeta / nombre).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / nombre).write_bytes(contenido)
    return carpeta


def codigos(observaciones: tuple[Observacion, ...]) -> list[str]:
    return [o.codigo for o in observaciones]


@pytest.mark.parametrize("origen", ORIGENES)
def test_de_cada_formato_sale_la_misma_agenda(
    ejemplo: Path, publicado: Path, tmp_path: Path, origen: str
) -> None:
    assert importar_publicada(publicado / origen, tmp_path / "copia") == ()
    lectura = leer_carpeta(tmp_path / "copia")
    original = hacer_publica(publicable(ejemplo).agenda)
    assert lectura.agenda == original, [str(o) for o in lectura.observaciones]
    assert (tmp_path / "copia/.gitignore").exists()


def test_del_libro_sale_el_mismo_resultado_que_de_las_marcas(
    chirivaque: Path, tmp_path: Path
) -> None:
    original, copia = tmp_path / "original", tmp_path / "copia"
    shutil.copytree(CHIRIVAQUE, original)
    assert (original / "valoraciones.csv").exists()
    assert importar_publicada(chirivaque / "datos/agenda.xlsx", copia) == ()
    for carpeta in (original, copia):
        assert ejecutar(["priorizar", "--breve", str(carpeta)]) == 0
    assert (original / "resultado.json").read_bytes() == (copia / "resultado.json").read_bytes()


def test_el_libro_guardado_con_otra_hoja_de_calculo_tambien_vuelve(
    chirivaque: Path, tmp_path: Path
) -> None:
    archivo = chirivaque / "datos/agenda.xlsx"
    libro = openpyxl.load_workbook(archivo)
    libro.move_sheet("propuestas", -5)
    libro.save(archivo)
    assert importar_publicada(archivo, tmp_path / "copia") == ()
    original = hacer_publica(publicable(CHIRIVAQUE).agenda)
    assert leer_carpeta(tmp_path / "copia").agenda == original


def test_un_zip_del_sitio_con_una_agenda_se_importa_y_con_dos_pide_cual(
    chirivaque: Path, tmp_path: Path
) -> None:
    for cuantas in (1, 2):
        archivo = tmp_path / f"sitio{cuantas}.zip"
        with zipfile.ZipFile(archivo, "w") as comprimido:
            for n in range(cuantas):
                for pieza in chirivaque.rglob("*"):
                    if pieza.is_file():
                        ruta = pieza.relative_to(chirivaque).as_posix()
                        comprimido.write(pieza, f"site/territorios/t{n}/2026-2029/{ruta}")
    assert importar_publicada(tmp_path / "sitio1.zip", tmp_path / "uno") == ()
    (dicho,) = importar_publicada(tmp_path / "sitio2.zip", tmp_path / "dos")
    assert dicho.codigo == "paquete-varias"
    assert "«territorios/t0/2026-2029», «territorios/t1/2026-2029»" in dicho.mensaje
    assert not (tmp_path / "dos").exists()


def test_un_archivo_que_no_es_el_del_paquete_no_se_importa(
    chirivaque: Path, tmp_path: Path
) -> None:
    propuestas = chirivaque / "propuestas.csv"
    propuestas.write_bytes(propuestas.read_bytes().replace(b"286400000", b"286400001"))
    (chirivaque / "compromisos.csv").unlink()
    dichas = importar_publicada(chirivaque / "datapackage.json", tmp_path / "copia")
    assert [(o.codigo, o.origen.archivo) for o in dichas] == [
        ("paquete-alterado", "propuestas.csv"),
        ("paquete-alterado", "compromisos.csv"),
    ]
    assert not (tmp_path / "copia").exists()


def test_lo_que_no_es_de_una_agenda_dice_que_le_falta(tmp_path: Path) -> None:
    libro = openpyxl.Workbook()
    libro.active.append(["hola"])
    libro.save(tmp_path / "otro.xlsx")
    (tmp_path / "otro.json").write_text('{"type": "FeatureCollection"}')
    (tmp_path / "roto.json").write_text("{")
    (tmp_path / "vacia").mkdir()
    for nombre in ("otro.xlsx", "vacia"):
        dichas = importar_publicada(tmp_path / nombre, tmp_path / "copia")
        assert codigos(dichas) == ["paquete-incompleto"] * 2, nombre
    assert set(codigos(importar_publicada(tmp_path / "otro.json", tmp_path / "c"))) == {
        "paquete-ilegible"
    }
    assert codigos(importar_publicada(tmp_path / "roto.json", tmp_path / "c")) == [
        "paquete-ilegible"
    ]


def test_un_dato_malo_de_agenda_json_se_ubica(chirivaque: Path, tmp_path: Path) -> None:
    archivo = chirivaque / "datos/agenda.json"
    datos = json.loads(archivo.read_bytes())
    datos["agenda"]["propuestas"][3]["costo"] = "mucho"
    archivo.write_text(json.dumps(datos), encoding="utf-8")
    (dicha,) = importar_publicada(archivo, tmp_path / "copia")
    assert dicha.origen.columna == "agenda.propuestas.3.costo"
    assert "«mucho»" in dicha.mensaje


def test_la_linea_de_comandos_dice_que_no_sirve_y_no_escribe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "foto.png").write_bytes(b"x")
    (tmp_path / "malo.zip").write_bytes(b"PK")
    copia = str(tmp_path / "copia")
    assert ejecutar(["importar", "paquete", str(tmp_path / "foto.png"), copia]) == 2
    assert ejecutar(["importar", "paquete", str(tmp_path / "malo.zip"), copia]) == 1
    assert "no se puede abrir como zip" in capsys.readouterr().err
    assert not (tmp_path / "copia").exists()
