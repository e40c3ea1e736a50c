"""Cualquier página sale bien impresa, y la hoja del alcalde cabe en una sola."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import hoja
from tests.publicacion import taller

from .test_accesibilidad import clases_de_pagina

pytestmark = pytest.mark.navegador

Abrir = Callable[..., Page]
AGENDA = "territorios/chirivaque/2026-2029"
ANCHO_IMPRESO = 680
"""Píxeles de una hoja A4 sin sus márgenes: 180 mm."""


def imprimir(pagina: Page, formato: str = "A4") -> PdfReader:
    return PdfReader(io.BytesIO(pagina.pdf(format=formato)))


def texto(pdf: PdfReader) -> list[str]:
    return [" ".join(p.extract_text().split()) for p in pdf.pages]


def con_elegidas(base: Publicable, ruta: str, cuantas: int) -> Publicable:
    """La misma agenda con otro número de elegidas, todo con los textos más largos que se admiten."""
    modelo = base.agenda.propuestas[0]
    decidida = base.contexto.elegidas[0]
    explicacion = base.contexto.explicaciones[decidida.id]
    ids = [f"PROYECTO-{n:03d}" for n in range(cuantas)]
    cae = {"entrarian": tuple(ids[:4]), "saldrian": tuple(ids[4:8])}
    assert base.resultado.explicaciones is not None
    return taller.cambiar(
        base,
        ruta=ruta,
        agenda={
            "titulo": "Agenda de desarrollo " * 10,
            "aclaracion": "Lo que quien lee debe saber antes de todo. " * 40,
            "propuestas": tuple(
                modelo.model_copy(update={"id": i, "nombre": f"{i} " + "nombre larguísimo " * 15})
                for i in ids
            ),
        },
        resultado={
            "propuestas": tuple(decidida.model_copy(update={"id": i}) for i in ids),
            "explicaciones": base.resultado.explicaciones.model_copy(
                update={
                    "propuestas": tuple(
                        explicacion.model_copy(update={"propuesta": i, **cae}) for i in ids
                    )
                }
            ),
            "robustez": None,
            "curva_presupuesto": None,
            "contraste": None,
            "desacuerdo": None,
        },
    )


@pytest.fixture(scope="module")
def hojas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Hojas de agendas difíciles: la de más obras, y al borde de cada manera de mostrarlas."""
    florido = taller.decidida(taller.REPOSITORIO / "agendas/cano-florido/2026-2029")
    chirivaque = taller.decidida(taller.REPOSITORIO / "agendas/chirivaque/2026-2029")
    # cada obra de estas ocupa dos renglones con letra apretada
    agendas = [con_elegidas(chirivaque, f"largo/{n}", n) for n in (hoja.CABEN["apretada"] // 2, 75)]
    sitio = taller.construir(tmp_path_factory.mktemp("hojas") / "site", florido, *agendas)
    return {p.ruta: sitio / "territorios" / p.ruta / "hoja.html" for p in (florido, *agendas)}


def test_la_hoja_del_alcalde_cabe_en_una_pagina(
    abrir: Abrir, hojas: dict[str, Path], sitio: Path
) -> None:
    """En A4 y en carta, con su letra y con la más ancha que trae un sistema."""
    paginas = {}
    for archivo in (*hojas.values(), sitio / AGENDA / "hoja.html"):
        pagina = abrir(f"{archivo.parents[3].as_uri()}/")
        pagina.goto(archivo.as_uri())
        for letra in ("/* la suya */", "* { font-family: 'DejaVu Sans' !important }"):
            pagina.add_style_tag(content=letra)
            for formato in ("A4", "Letter"):
                impresa = imprimir(pagina, formato)
                assert "Sale de resultado.json" in texto(impresa)[-1]
                paginas[archivo, letra, formato] = len(impresa.pages)
    assert set(paginas.values()) == {1}, paginas


def test_la_hoja_dice_lo_decidido_lo_que_falta_y_quien_entra_si_una_se_cae(
    abrir: Abrir, hojas: dict[str, Path]
) -> None:
    archivo = hojas["cano-florido/2026-2029"]
    pagina = abrir(f"{archivo.parents[3].as_uri()}/")
    pagina.goto(archivo.as_uri())
    (dicho,) = texto(imprimir(pagina))
    florido = taller.decidida(taller.REPOSITORIO / "agendas/cano-florido/2026-2029")
    for decidida in florido.contexto.elegidas:
        assert decidida.id in dicho
    assert "Entra CF-036, CF-046 y CF-071; sale CF-011 y CF-077" in dicho
    assert "Sin ella no hay agenda posible" in dicho
    assert "la agenda se vuelve a calcular entera" in dicho
    assert "Se eligen a lo sumo 25 obras. Ya se llegó a ese tope" in dicho
    assert "la lista de espera, 477.775,4 millones de pesos de 2026" in dicho
    assert "Se puede reclamar hasta el 29 de mayo de 2026." in dicho
    assert "Más páginas" not in dicho
    assert "Volver arriba" not in dicho


def test_impresa_lleva_titulo_y_numero_de_pagina_y_no_lleva_menus(
    abrir: Abrir, por_red: str
) -> None:
    pagina = abrir(por_red, esquema="dark")
    pagina.goto(f"{por_red}{AGENDA}/como-se-decidio.html")
    hojas_impresas = texto(imprimir(pagina))
    assert len(hojas_impresas) > 1
    for n, dicho in enumerate(hojas_impresas, start=1):
        assert "Agenda de desarrollo de Chirivaque 2026–2029 · Cómo se decidió" in dicho
        assert f"{n} de {len(hojas_impresas)}" in dicho
    todo = " ".join(hojas_impresas)
    for sobra in (
        "Todas las propuestas En una",
        "Saltar a contenido",
        "Más páginas",
        "Volver arriba",
    ):
        assert sobra not in todo


def test_impreso_lo_plegado_sale_abierto(abrir: Abrir, por_red: str) -> None:
    pagina = abrir(por_red, javascript=False)
    pagina.goto(f"{por_red}{AGENDA}/index.html")
    assert not pagina.locator("details.numeros td").first.is_visible()
    todo = " ".join(texto(imprimir(pagina)))
    assert "Prioridad y factibilidad de cada propuesta" in todo
    for celda in pagina.locator("details.numeros tbody th").all_text_contents():
        assert " ".join(celda.split()) in todo


def test_impresos_los_enlaces_llevan_su_direccion(abrir: Abrir, por_red: str) -> None:
    pagina = abrir(por_red)
    pagina.goto(f"{por_red}manual/importar.html")
    afuera = pagina.locator('article a[href^="http"]').all()
    todo = "".join(texto(imprimir(pagina))).replace(" ", "")
    assert afuera
    for enlace in afuera:
        assert f"({enlace.get_attribute('href')})" in todo
    pagina.goto(f"{por_red}{AGENDA}/index.html")
    assert "(no-entraron.html)" in "".join(texto(imprimir(pagina)))


def test_impresa_ninguna_pagina_se_corta_por_la_derecha(
    abrir: Abrir, por_red: str, sitio: Path
) -> None:
    pagina = abrir(por_red, ancho=ANCHO_IMPRESO)
    pagina.emulate_media(media="print")
    anchas = {}
    for ruta in clases_de_pagina(sitio):
        pagina.goto(por_red + ruta)
        ancho = pagina.evaluate("document.documentElement.scrollWidth")
        cortadas = pagina.evaluate(
            "[...document.querySelectorAll('.tabla, pre')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
        )
        if ancho > ANCHO_IMPRESO or cortadas:
            anchas[ruta] = (ancho, cortadas)
    assert anchas == {}


@pytest.mark.parametrize("hecha", ["index", "presupuesto", "que-tan-firme", "y-si", "propuestas"])
def test_impresa_sale_en_blanco_y_negro_tambien_desde_el_modo_oscuro(
    abrir: Abrir, por_red: str, hecha: str
) -> None:
    pagina = abrir(por_red, esquema="dark", ancho=ANCHO_IMPRESO)
    pagina.goto(f"{por_red}{AGENDA}/{hecha}.html")
    pagina.emulate_media(media="print", color_scheme="dark")
    foto = Image.open(io.BytesIO(pagina.screenshot(full_page=True))).convert("RGB")
    rojo, verde, azul = (banda.get_flattened_data() for banda in foto.split())
    colores = sum(
        1 for r, v, a in zip(rojo, verde, azul, strict=True) if max(r, v, a) - min(r, v, a) > 8
    )
    assert colores == 0
    assert foto.getpixel((1, 1)) == (255, 255, 255)
