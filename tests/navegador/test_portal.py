"""Desde la entrada se encuentra cualquier propuesta de cualquier territorio."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from priorizacion.publicacion.vistas.busqueda import INDICE

pytestmark = pytest.mark.navegador

Abrir = Callable[..., Page]
CAJA = "Busque una propuesta en todos los territorios"


def test_se_busca_por_nombre_lugar_y_decision_y_el_indice_se_pide_al_escribir(
    abrir: Abrir, raiz: str
) -> None:
    pagina = abrir(raiz, ancho=360)
    pedidos: list[str] = []
    pagina.on("request", lambda r: pedidos.append(r.url))
    pagina.goto(f"{raiz}index.html")
    assert not [p for p in pedidos if INDICE in p]
    pagina.get_by_label(CAJA).press_sequentially("AMBULANCIA", delay=5)
    expect(pagina.get_by_role("status")).to_have_text("1 propuesta.")
    assert len([p for p in pedidos if INDICE in p]) == 1
    hallazgo = pagina.locator(".hallazgos li")
    expect(hallazgo).to_contain_text("Elegida")
    expect(hallazgo).to_contain_text("Chirivaque 2026–2029")
    pagina.get_by_label(CAJA).fill("valle claro alto")
    expect(hallazgo.first).to_contain_text("Valle Claro")
    pagina.get_by_label(CAJA).fill("paramo elegida")
    hallazgo.get_by_role("link").first.click()
    expect(pagina.locator(".decision")).to_contain_text("Fue elegida.")


def test_lo_que_no_esta_se_dice(abrir: Abrir, por_red: str) -> None:
    pagina = abrir(por_red)
    pagina.goto(f"{por_red}index.html")
    pagina.get_by_label(CAJA).fill("aeropuerto internacional")
    expect(pagina.get_by_role("status")).to_contain_text("Ninguna propuesta dice eso.")


def test_sin_javascript_quedan_los_territorios_y_sus_tablas(abrir: Abrir, raiz: str) -> None:
    pagina = abrir(raiz, javascript=False)
    pagina.goto(f"{raiz}index.html")
    assert pagina.get_by_role("searchbox").count() == 0
    pagina.get_by_role("link", name="Chirivaque 2026–2029").click()
    pagina.get_by_role("link", name="Todas las propuestas").first.click()
    assert pagina.locator("#todas tbody tr:visible").count() == 30
