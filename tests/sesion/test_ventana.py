"""La sesión en el navegador: se ve sola, sin recargar, y solo desde esta máquina."""

import http.client
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from priorizacion.tareas.sesion.mesa import Mesa
from tests.cli.conftest import cambiar
from tests.sesion.conftest import PLAZO, esperar


def pedir(direccion: str, ruta: str, anfitrion: str | None = None) -> tuple[int, str]:
    partes = urlsplit(direccion)
    conexion = http.client.HTTPConnection(partes.hostname or "", partes.port, timeout=PLAZO)
    conexion.request("GET", ruta, headers={"Host": anfitrion or partes.netloc})
    respuesta = conexion.getresponse()
    texto = respuesta.read().decode()
    conexion.close()
    return respuesta.status, texto


def test_otra_pagina_no_puede_preguntar_con_otro_nombre(mesa: Mesa, ventana: str) -> None:
    assert pedir(ventana, "/")[0] == 200
    assert pedir(ventana, "/", "malo.example:80")[0] == 403


def test_solo_se_entregan_la_sesion_y_las_paginas(mesa: Mesa, ventana: str) -> None:
    esperar(mesa, lambda e: e.paginas)
    assert pedir(ventana, "/paginas/1/index.html")[0] == 200
    for ruta in (
        "/paginas/2/index.html", "/estado/99", "/estado/x", "/nada", "/valoraciones.csv",
        "/paginas/1/../../1/agendas/valle-claro/2026-2029/valoraciones.csv",
        "/paginas/1/%2e%2e/agendas/valle-claro/2026-2029/valoraciones.csv",
    ):  # fmt: skip
        codigo, texto = pedir(ventana, ruta)
        assert codigo == 404, ruta
        assert "C1" not in texto


def test_un_nombre_con_html_se_ve_como_texto(mesa: Mesa, ventana: str) -> None:
    esperar(mesa, lambda e: e.momento == "decidida")
    cambiar(mesa.carpeta / "propuestas.csv", "Planta de agua", "<script>alert(1)</script> Planta")
    esperar(mesa, lambda e: e.numero == 2)
    assert "<script>alert" not in pedir(ventana, "/")[1]
    assert "&lt;script&gt;alert" in pedir(ventana, "/")[1]


@pytest.mark.navegador
def test_la_pagina_se_pone_al_dia_sola_y_la_ultima_buena_queda_a_un_clic(
    mesa: Mesa, ventana: str, abrir: Callable[..., Page]
) -> None:
    pagina = abrir(ventana, ancho=360)
    pagina.goto(ventana)
    expect(pagina.get_by_text("Decidida:")).to_be_visible(timeout=PLAZO * 1000)
    cambiar(mesa.carpeta / "propuestas.csv", "1480000000", "148000000000")
    expect(pagina.get_by_text("Salen", exact=True)).to_be_visible(timeout=PLAZO * 1000)
    cambiar(mesa.carpeta / "propuestas.csv", "148000000000", "doce millones")
    expect(pagina.get_by_text("Qué hay que arreglar")).to_be_visible(timeout=PLAZO * 1000)
    assert Axe().run(pagina).violations_count == 0
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 360
    pagina.get_by_role("link", name="Ver la última agenda buena").click()
    expect(pagina.get_by_role("heading", name="La lista:")).to_be_visible()
    assert Axe().run(pagina).violations_count == 0
