"""El servidor local: solo lo construido, en español, y avisa cuando algo cambia."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from priorizacion.tareas.servidor import sirviendo, tomar_foto, vigilar


def pedir(direccion: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(direccion, timeout=5) as respuesta:
            return respuesta.status, respuesta.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_sirve_las_paginas_solo_a_esta_maquina(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Hola</p>", encoding="utf-8")
    with sirviendo(tmp_path, 0) as direccion:
        assert direccion.startswith("http://127.0.0.1:")
        assert pedir(direccion) == (200, "<p>Hola</p>")


def test_lo_que_no_existe_se_dice_en_espanol(tmp_path: Path) -> None:
    with sirviendo(tmp_path, 0) as direccion:
        codigo, texto = pedir(direccion + "nada.html")
    assert codigo == 404
    assert "No se encontró" in texto


def test_usa_la_pagina_404_del_sitio(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<p>Por aquí no es</p>", encoding="utf-8")
    with sirviendo(tmp_path, 0) as direccion:
        assert pedir(direccion + "nada") == (404, "<p>Por aquí no es</p>")


def test_no_muestra_listas_de_archivos_ni_sale_de_la_carpeta(tmp_path: Path) -> None:
    (tmp_path / "secreto.txt").write_text("no", encoding="utf-8")
    sitio = tmp_path / "site"
    (sitio / "datos").mkdir(parents=True)
    with sirviendo(sitio, 0) as direccion:
        assert pedir(direccion + "datos/")[0] == 404
        assert pedir(direccion + "../secreto.txt")[0] == 404
        assert pedir(direccion + "%2e%2e/secreto.txt")[0] == 404


def test_un_puerto_ocupado_es_un_error_del_sistema(tmp_path: Path) -> None:
    with sirviendo(tmp_path, 0) as direccion:
        puerto = int(direccion.rsplit(":", 1)[1].strip("/"))
        with pytest.raises(OSError, match=r"\d+"), sirviendo(tmp_path, puerto):
            pass


def test_avisa_una_vez_por_cambio_y_no_por_los_suyos(tmp_path: Path) -> None:
    vueltas, avisos = iter(range(5)), []

    def seguir() -> bool:
        vuelta = next(vueltas, None)
        if vuelta == 1:
            (tmp_path / "propuestas.csv").write_text("id\nP1\n", encoding="utf-8")
        return vuelta is not None

    def responder() -> None:
        avisos.append("cambio")
        (tmp_path / "salida.json").write_text("{}", encoding="utf-8")

    vigilar([tmp_path], responder, seguir=seguir, pausa=0.01)
    assert avisos == ["cambio"]


def test_la_foto_no_mira_lo_pasajero(tmp_path: Path) -> None:
    (tmp_path / ".resultado.json.1.tmp").write_text("", encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text("", encoding="utf-8")
    assert [Path(r).name for r in tomar_foto([tmp_path, tmp_path / "no-existe"])] == ["agenda.yaml"]
