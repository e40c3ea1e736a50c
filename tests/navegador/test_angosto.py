"""A 320 px, que es la pantalla ancha con la letra al 400 %: nada cortado y ninguna palabra partida."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.navegador.test_accesibilidad import clases_de_pagina
from tests.publicacion import taller

pytestmark = pytest.mark.navegador

MIRAR = r"""() => {
  const ancho = document.documentElement.clientWidth, faltas = [];
  document.querySelectorAll("details").forEach(d => { d.open = true; });
  if (document.documentElement.scrollWidth > ancho) faltas.push("la página se desplaza de lado");
  for (const e of document.body.querySelectorAll("*")) {
    const c = e.getBoundingClientRect();
    if (c.width > 1 && (c.right > ancho + 1 || c.left < -1) && !e.closest(".tabla, svg, .md-skip, .solo-lectores") && !e.closest("table:not([class])"))
      faltas.push("se sale: " + e.localName + " " + e.className + " " + e.textContent.trim().slice(0, 40));
  }
  for (const t of document.querySelectorAll(".tabla, pre"))
    if (t.scrollWidth > t.clientWidth + 1 && t.tabIndex !== 0) faltas.push("no la alcanza el teclado: " + t.textContent.trim().slice(0, 40));
  return faltas;
}"""
PARTIDAS = r"""() => {
  const partidas = [], textos = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (textos.nextNode()) {
    const nodo = textos.currentNode;
    if (nodo.parentElement.closest("svg, script, .huella, code, pre")) continue;
    for (const palabra of nodo.data.matchAll(/[\p{L}\p{N}.]{3,}/gu)) {
      const trozo = document.createRange();
      trozo.setStart(nodo, palabra.index);
      trozo.setEnd(nodo, palabra.index + palabra[0].length);
      const renglones = new Set([...trozo.getClientRects()].filter(c => c.width).map(c => Math.round(c.top)));
      if (renglones.size > 1) partidas.push(palabra[0]);
    }
  }
  return partidas;
}"""


@pytest.fixture(scope="module")
def florido(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La agenda de nombres más largos y cifras más grandes."""
    agenda = taller.decidida(taller.REPOSITORIO / "agendas/cano-florido/2026-2029")
    sitio = taller.construir(tmp_path_factory.mktemp("angosto") / "site", agenda)
    return sitio / "territorios/cano-florido/2026-2029"


def test_a_320_pixeles_no_se_corta_nada_y_lo_que_se_desplaza_lo_alcanza_el_teclado(
    abrir: Callable[..., Page], por_red: str, sitio: Path
) -> None:
    pagina = abrir(por_red, ancho=320)
    faltas = {}
    for ruta in clases_de_pagina(sitio):
        pagina.goto(por_red + ruta)
        faltas[ruta] = pagina.evaluate(MIRAR)
    assert {r: f for r, f in faltas.items() if f} == {}


@pytest.mark.parametrize("ancho", [320, 360, 1280])
def test_ninguna_palabra_ni_cifra_de_una_agenda_se_parte(
    abrir: Callable[..., Page], florido: Path, ancho: int
) -> None:
    pagina = abrir(f"{florido.parents[2].as_uri()}/", ancho=ancho)
    faltas = {}
    for archivo in sorted(florido.glob("*.html")):
        pagina.goto(archivo.as_uri())
        faltas[archivo.name] = [*pagina.evaluate(MIRAR), *pagina.evaluate(PARTIDAS)]
    assert {r: f for r, f in faltas.items() if f} == {}
