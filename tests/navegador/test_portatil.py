"""El ZIP se descomprime en cualquier carpeta y se lee sin red, con su búsqueda y sus gráficas."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.navegador


@pytest.mark.parametrize("ancho", [360, 1280])
def test_desde_una_memoria_usb_se_busca_una_propuesta_y_se_ve_su_razon(
    abrir: Callable[..., Page], sitio: Path, tmp_path: Path, ancho: int
) -> None:
    memoria = tmp_path / "Mi memoria USB (ñandú) 100 %"
    empacado = sitio / "territorios/chirivaque/2026-2029/chirivaque-2026-2029.zip"
    shutil.unpack_archive(empacado, memoria)
    pagina = abrir(f"{memoria.as_uri()}/", ancho=ancho)
    pagina.goto((memoria / "index.html").as_uri())
    pagina.wait_for_url("**/2026-2029/index.html")
    expect(pagina.get_by_text("De 30 propuestas se eligieron 8.")).to_be_visible()
    expect(pagina.get_by_role("img").first).to_be_visible()
    pagina.get_by_role("link", name="Están todas aquí").click()
    pagina.get_by_label("Busque por nombre, lugar o decisión").fill("ambulancia")
    expect(pagina.locator("#todas tbody tr:visible")).to_have_count(1)
    pagina.get_by_role("link", name="Ambulancia 4x4 para el centro de salud").click()
    expect(pagina.locator(".decision")).to_contain_text("Fue elegida.")
    fondo = pagina.evaluate("getComputedStyle(document.querySelector('.cabecera')).backgroundColor")
    assert fondo == "rgb(11, 95, 89)"
    pagina.get_by_role("link", name="Agendas de desarrollo").first.click()
    expect(pagina.get_by_text("De 30 propuestas se eligieron 8.")).to_be_visible()
