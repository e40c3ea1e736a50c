"""Archivos que no son lo que dicen: siempre observaciones, nunca una traza."""

import os
import time

import pytest

from priorizacion.ingesta import carpeta
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.ingesta.carpetas import (
    AGENDA,
    COMITE,
    PROPUESTAS,
    SANA,
    codigos,
    escribir,
    leer,
)


def _con(tmp_path, nombre, datos):
    return leer(tmp_path / "a", **{nombre.replace(".", "_"): datos})


def test_la_carpeta_que_no_existe(tmp_path):
    assert codigos(leer_carpeta(tmp_path / "nada")) == ["falta-carpeta"]


def test_un_archivo_en_vez_de_una_carpeta(tmp_path):
    (tmp_path / "a").write_text("hola")
    assert codigos(leer_carpeta(tmp_path / "a")) == ["falta-carpeta"]


@pytest.mark.parametrize("nombre", list(SANA))
def test_un_binario_con_bytes_nulos(tmp_path, nombre):
    lectura = _con(tmp_path, nombre, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    assert "archivo-binario" in codigos(lectura)
    assert lectura.agenda is None


@pytest.mark.parametrize("nombre", list(SANA))
@pytest.mark.parametrize("datos", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_un_archivo_vacio(tmp_path, nombre, datos):
    lectura = _con(tmp_path, nombre, datos)
    assert codigos(lectura) == ["archivo-vacio"]
    assert lectura.observaciones[0].origen.archivo == nombre


@pytest.mark.parametrize("codificacion", ["cp850", "mac_roman"])
def test_una_codificacion_que_no_se_puede_saber(tmp_path, codificacion):
    texto = PROPUESTAS.replace("Vivero", "Reforestación y niñez")
    lectura = _con(tmp_path, "propuestas.csv", texto.encode(codificacion))
    assert codigos(lectura) == ["codificacion-ilegible"]
    assert lectura.observaciones[0].origen.fila == 4


def test_utf16_cortado(tmp_path):
    lectura = _con(tmp_path, "propuestas.csv", PROPUESTAS.encode("utf-16")[:-1])
    assert codigos(lectura) == ["codificacion-ilegible"]


def test_un_archivo_enorme(tmp_path, monkeypatch):
    monkeypatch.setattr(carpeta, "MAXIMO_DE_YAML", 1000)
    lectura = _con(tmp_path, "agenda.yaml", AGENDA + "# nota\n" * 1000)
    assert "archivo-enorme" in codigos(lectura)


@pytest.mark.parametrize("nombre", list(SANA))
def test_una_carpeta_donde_va_un_archivo(tmp_path, nombre):
    ruta = escribir(tmp_path / "a")
    (ruta / nombre).unlink()
    (ruta / nombre).mkdir()
    assert codigos(leer_carpeta(ruta)) == ["archivo-ilegible"]


@pytest.mark.parametrize("nombre", list(SANA))
def test_un_enlace_que_da_vueltas_o_no_lleva_a_nada(tmp_path, nombre):
    ruta = escribir(tmp_path / "a")
    for destino in (nombre, "no existe"):
        (ruta / nombre).unlink()
        (ruta / nombre).symlink_to(destino)
        assert codigos(leer_carpeta(ruta)) == ["archivo-ilegible"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="este sistema no tiene tuberías con nombre")
def test_una_tuberia_con_nombre_no_lo_deja_esperando(tmp_path):
    ruta = escribir(tmp_path / "a", comite_csv=None)
    os.mkfifo(ruta / "comite.csv")
    assert codigos(leer_carpeta(ruta)) == ["archivo-ilegible"]


@pytest.mark.skipif(os.geteuid() == 0, reason="al administrador no se le niega la lectura")
def test_un_archivo_sin_permiso_de_lectura(tmp_path):
    ruta = escribir(tmp_path / "a")
    (ruta / "comite.csv").chmod(0)
    assert codigos(leer_carpeta(ruta)) == ["archivo-ilegible"]


def test_una_bomba_de_alias_en_yaml(tmp_path):
    bomba = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
    )
    antes = time.process_time()
    assert codigos(_con(tmp_path, "agenda.yaml", bomba + AGENDA)) == ["yaml-alias"]
    assert time.process_time() - antes < 5


@pytest.mark.parametrize("nudo", ["[" * 30_000, "{a: " * 3_000, "- " * 3_000])
def test_un_yaml_anidado_sin_fin(tmp_path, nudo):
    lectura = _con(tmp_path, "agenda.yaml", f"titulo: x\nvision:\n  {nudo}")
    assert lectura.agenda is None
    assert set(codigos(lectura)) <= {"yaml-anidado", "yaml-mal-escrito"}


def test_un_yaml_con_treinta_niveles(tmp_path):
    lectura = _con(tmp_path, "agenda.yaml", AGENDA + "vision: " + "[" * 30 + "]" * 30 + "\n")
    assert codigos(lectura) == ["yaml-anidado"]


def test_una_celda_de_diez_millones_de_letras(tmp_path):
    lectura = _con(tmp_path, "propuestas.csv", PROPUESTAS + "P04," + "a" * 10**7)
    assert codigos(lectura) == ["celda-enorme"]


@pytest.mark.parametrize(
    ("nombre", "cuantas"),
    [("valoraciones.csv", 100_000), ("comite.csv", 20_000), ("propuestas.csv", 20_000)],
)
def test_cien_mil_filas_de_basura(tmp_path, nombre, cuantas):
    lectura = _con(tmp_path, nombre, SANA[nombre] + "basura;x,y\n" * cuantas)
    assert lectura.agenda is None
    assert len(lectura.observaciones) < 3000


def test_veinte_mil_propuestas_repetidas(tmp_path):
    filas = PROPUESTAS.splitlines()[1] + "\n"
    lectura = _con(tmp_path, "propuestas.csv", PROPUESTAS + filas * 20_000)
    assert "id-repetido" in codigos(lectura)


def test_csv_y_xlsx_a_la_vez(tmp_path):
    ruta = escribir(tmp_path / "a", propuestas_xlsx=b"PK", valoraciones_xlsx=b"PK")
    lectura = leer_carpeta(ruta)
    assert codigos(lectura) == ["archivo-duplicado"]
    assert [o.origen.archivo for o in lectura.observaciones] == [
        "propuestas.xlsx",
        "valoraciones.xlsx",
    ]


def test_lo_ajeno_en_la_carpeta_no_estorba(tmp_path):
    ruta = escribir(tmp_path / "a", mapa_qgz=b"PK", LEAME_txt=b"\x00\xff")
    (ruta / "recibido").mkdir()
    assert leer_carpeta(ruta).observaciones == ()


def test_el_encabezado_solo(tmp_path):
    lectura = leer(tmp_path / "a", comite_csv=COMITE.splitlines()[0])
    assert codigos(lectura) == ["participante-desconocido"]
    assert len(lectura.observaciones) == 1
