"""Un vecino abre el sitio y encuentra si su propuesta entró, y por qué."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.navegador

Abrir = Callable[..., Page]


@pytest.mark.parametrize("ancho", [360, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["con JavaScript", "sin JavaScript"])
def test_un_vecino_encuentra_las_razones_de_una_elegida_y_de_una_que_no_entro(
    abrir: Abrir, raiz: str, ancho: int, javascript: bool
) -> None:
    pagina = abrir(raiz, ancho=ancho, javascript=javascript)
    pagina.goto(f"{raiz}index.html")
    pagina.get_by_role("link", name="Valle Claro 2026–2029").click()
    expect(pagina.get_by_text("De 6 propuestas se eligieron 4.")).to_be_visible()
    pagina.get_by_role("link", name="Puente sobre la quebrada La Honda").first.click()
    decision = pagina.locator(".decision")
    expect(decision).to_contain_text("Fue elegida. Empieza en 2026.")
    expect(decision).to_contain_text("Orden judicial de 2025.")
    ir_por_el_menu(pagina, "Lo que no entró, y por qué", ancho)
    pagina.get_by_role("link", name="Sede del SENA en La Ribera").click()
    expect(pagina.locator(".decision")).to_contain_text("Falta sanear los predios.")
    pagina.get_by_role("link", name="Agendas de desarrollo").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("¿Qué se decidió en su territorio?")


def ir_por_el_menu(pagina: Page, nombre: str, ancho: int) -> None:
    if ancho < 960:
        pagina.get_by_text("Más páginas de esta agenda").click()
    pagina.locator("a:visible", has_text=nombre).first.click()


def test_la_caja_de_busqueda_deja_solo_lo_que_se_busca_sin_mirar_tildes(
    abrir: Abrir, raiz: str
) -> None:
    pagina = abrir(raiz, ancho=360)
    pagina.goto(f"{raiz}territorios/chirivaque/2026-2029/propuestas.html")
    filas = pagina.locator("#todas tbody tr:visible")
    todas = filas.count()
    pagina.get_by_label("Busque por nombre, lugar o decisión").fill("AMBULANCIA")
    expect(filas).to_have_count(1)
    expect(pagina.get_by_role("status")).to_have_text("Queda 1 propuesta.")
    pagina.get_by_label("Busque por nombre, lugar o decisión").fill("paramo elegida")
    assert 0 < filas.count() < todas


def test_sin_javascript_la_tabla_de_todas_esta_entera_y_sin_caja(abrir: Abrir, raiz: str) -> None:
    pagina = abrir(raiz, javascript=False)
    pagina.goto(f"{raiz}territorios/chirivaque/2026-2029/propuestas.html")
    assert pagina.locator("#todas tbody tr:visible").count() == 30
    assert pagina.get_by_role("searchbox").count() == 0


@pytest.mark.parametrize("ancho", [320, 360])
@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_ninguna_pagina_se_desborda_en_pantallas_angostas(
    abrir: Abrir, por_red: str, sitio: Path, ancho: int, esquema: str
) -> None:
    pagina = abrir(por_red, ancho=ancho, esquema=esquema)
    for archivo in sorted(sitio.rglob("*.html")):
        pagina.goto(por_red + archivo.relative_to(sitio).as_posix())
        assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho, archivo


def test_con_el_teclado_se_llega_a_los_enlaces_y_el_foco_se_ve(abrir: Abrir, raiz: str) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}territorios/valle-claro/2026-2029/propuestas/P01.html")
    vistos: list[str] = []
    for _ in range(60):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement === document.body"):
            break
        vistos.append(
            pagina.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) ? e.textContent.trim() : '¡sin foco visible! ' + e.outerHTML; })()"
            )
        )
    assert not [v for v in vistos if v.startswith("¡sin foco")]
    assert any("Saltar a contenido" in v for v in vistos[:1])
    assert any("Red de distribución de El Alto" in v for v in vistos)


@pytest.mark.parametrize("javascript", [True, False], ids=["con JavaScript", "sin JavaScript"])
def test_un_vecino_lee_que_tendria_que_cambiar_y_que_pasaria_con_otro_dinero(
    abrir: Abrir, raiz: str, javascript: bool
) -> None:
    pagina = abrir(raiz, ancho=360, javascript=javascript)
    pagina.goto(f"{raiz}territorios/chirivaque/2026-2029/no-entraron.html")
    pagina.get_by_role("link", name="Placa huella de 700 metros en la vereda La Cuchilla").click()
    expect(pagina.get_by_role("heading", name="¿Qué tendría que cambiar?")).to_be_visible()
    expect(pagina.get_by_role("heading", name="¿Qué tan firme es?")).to_be_visible()
    pagina.get_by_role("link", name="Cómo se probó y qué tan firme es cada una").click()
    expect(pagina.get_by_role("img", name="En qué parte de los escenarios")).to_be_visible()
    pagina.go_back()
    pagina.locator("article").get_by_role("link", name="¿Con cuánto dinero entraría?").click()
    expect(pagina.get_by_role("img", name="El valor de la mejor agenda")).to_be_visible()
    pagina.get_by_text("Los mismos números en una tabla").click()
    expect(pagina.get_by_role("row", name="100 %").first).to_be_visible()
