"""axe-core no encuentra faltas en ninguna clase de página, ancha o angosta, clara u oscura."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.navegador

AGENDA = "territorios/chirivaque/2026-2029"
REGLAS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def clases_de_pagina(sitio: Path) -> list[str]:
    """Todas las páginas escritas a mano y, de una agenda, cada página y cada estado."""
    a_mano = [p for p in sitio.rglob("*.html") if "territorios" not in p.relative_to(sitio).parts]
    de_agenda = [
        *(sitio / AGENDA).glob("*.html"),
        *_una_por_decision(sitio / AGENDA / "propuestas"),
        sitio / AGENDA / "versiones/1/index.html",
        sitio / "territorios/valle-claro/index.html",
    ]
    return sorted(p.relative_to(sitio).as_posix() for p in (*a_mano, *de_agenda))


def _una_por_decision(carpeta: Path) -> list[Path]:
    por_decision: dict[str, Path] = {}
    for pagina in sorted(carpeta.glob("*.html")):
        decision = (
            pagina.read_text(encoding="utf-8").partition('decision__que">')[2].partition("<")[0]
        )
        por_decision.setdefault(decision[:20], pagina)
    return list(por_decision.values())


@pytest.mark.parametrize("ancho", [360, 1280])
@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_axe_no_encuentra_faltas(
    abrir: Callable[..., Page], por_red: str, sitio: Path, ancho: int, esquema: str
) -> None:
    pagina = abrir(por_red, ancho=ancho, esquema=esquema)
    faltas = []
    clases = clases_de_pagina(sitio)
    assert len(clases) >= 22
    assert {f"{AGENDA}/que-tan-firme.html", f"{AGENDA}/y-si.html"} <= set(clases)
    for ruta in clases:
        pagina.goto(por_red + ruta)
        for detalle in pagina.locator("details").all():
            detalle.evaluate("e => { e.open = true }")
        for falta in Axe().run(pagina, options=REGLAS).response["violations"]:
            faltas.append(f"{ruta}: {falta['id']}: {falta['nodes'][0]['html'][:200]}")
    assert faltas == []
