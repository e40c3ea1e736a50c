"""Con texto hostil en todos los campos, en un navegador de verdad no pasa nada: se lee como texto."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.publicacion import taller
from tests.publicacion.corpus import HOSTILES
from tests.publicacion.test_escape import visto
from tests.publicacion.test_texto_hostil import con_textos_hostiles, hostil

pytestmark = pytest.mark.navegador

ANGOSTO = 320
REVISAR = """() => {
  const faltas = [], todo = [...document.querySelectorAll('*')];
  for (const e of todo) for (const a of e.attributes)
    if (a.name.startsWith('on')) faltas.push('atributo ' + a.name);
  for (const s of document.scripts)
    if (s.type !== 'application/json' && s.type !== 'application/ld+json' && !/\\/(assets\\/[\\w-]+|2026-2029\\/maneras)\\.js$/.test(s.src)) faltas.push('guion');
  for (const e of document.querySelectorAll('iframe, object, embed, base, form, img'))
    faltas.push('<' + e.localName + '>');
  for (const a of document.links)
    if (!/^(file:|http:\\/\\/127|mailto:)/.test(a.href)) faltas.push('enlace ' + a.href);
  const articulo = document.querySelector('main article'), pie = document.querySelector('footer.pie');
  if (!articulo || !articulo.querySelector(':scope > .vuelta')) faltas.push('el contenido se salió');
  if (!pie || pie.closest('main') || document.querySelectorAll('footer').length !== 1)
    faltas.push('el pie se movió');
  if (document.documentElement.scrollWidth > innerWidth)
    faltas.push('se desborda: ' + document.documentElement.scrollWidth);
  return faltas;
}"""


@pytest.fixture(scope="module")
def hostil_publicado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    destino = tmp_path_factory.mktemp("hostil") / "site"
    return taller.construir(destino, con_textos_hostiles(taller.decidida()))


def test_en_ninguna_pagina_corre_nada_ni_se_rompe_la_forma(
    abrir: Callable[..., Page], hostil_publicado: Path
) -> None:
    """`abrir` falla además con cualquier diálogo, error de consola o pedido a otro lado."""
    assert len(HOSTILES) >= 60
    pagina = abrir(f"{hostil_publicado.as_uri()}/", ancho=ANGOSTO)
    faltas = {}
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    for archivo in [hostil_publicado / "index.html", *taller.paginas(agenda)]:
        pagina.goto(archivo.as_uri())
        halladas = pagina.evaluate(REVISAR)
        if halladas:
            faltas[archivo.name] = halladas
    assert faltas == {}


def test_cada_texto_hostil_es_el_titulo_de_su_pagina_letra_por_letra(
    abrir: Callable[..., Page], hostil_publicado: Path
) -> None:
    pagina = abrir(f"{hostil_publicado.as_uri()}/", ancho=ANGOSTO)
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    for n, texto in enumerate(HOSTILES):
        pagina.goto((agenda / f"propuestas/H{n:03d}.html").as_uri())
        espera = visto(hostil(texto, n))
        leido = pagina.locator("h1").evaluate("e => e.textContent")
        assert " ".join(leido.split()) == " ".join(espera.split()), texto
        assert espera.split()[0] in pagina.title()


def test_buscar_y_mover_las_barras_con_texto_hostil_no_corre_nada(
    abrir: Callable[..., Page], hostil_publicado: Path
) -> None:
    pagina = abrir(f"{hostil_publicado.as_uri()}/")
    agenda = hostil_publicado / "territorios/valle-claro/2026-2029"
    pagina.goto((agenda / "propuestas.html").as_uri())
    for texto in ("<script>", "alert(1)", "{{ 7*7 }}", "\\", "((("):
        pagina.get_by_role("searchbox").fill(texto)
        assert "NaN" not in pagina.get_by_role("status").text_content()
    assert pagina.evaluate(REVISAR) == []
    pagina.goto((agenda / "y-si.html").as_uri())
    for barra in pagina.locator("input[type=range]:visible").all():
        barra.press("End")
        barra.press("Home")
    pagina.locator("select:visible").first.select_option(index=1)
    pagina.wait_for_timeout(400)
    assert pagina.evaluate(REVISAR) == []
    pagina.emulate_media(media="print")
    assert len(pagina.pdf()) > 10_000
