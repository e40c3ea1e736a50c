"""Las barras de «¿Y si…?» contestan lo que dice el resultado, sin red, con teclado y sin él."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.curva import AjusteDeCurva, Curva, PuntoDeCurva
from priorizacion.dominio.resultado import Resultado
from priorizacion.publicacion.palabras import dinero

pytestmark = pytest.mark.navegador

Abrir = Callable[..., Page]
AGENDA = "territorios/chirivaque/2026-2029"
LEER_TODO = """
() => {
  const barra = n => document.getElementById("perilla-" + n), salen = [];
  const mover = (n, v) => { barra(n).value = v; barra(n).dispatchEvent(new Event("input", {bubbles: true})); };
  const lista = n => [...document.querySelectorAll(`[data-lista=${n}]:not([hidden]) a`)].map(a => a.getAttribute("href"));
  for (let f = 0; f <= barra("factibilidad").max; f++) for (let v = 0; v <= barra("valor").max; v++)
    for (let d = 0; d <= barra("dinero").max; d++) {
      mover("factibilidad", f); mover("valor", v); mover("dinero", d);
      salen.push({f, v, d, dice: barra("dinero").getAttribute("aria-valuetext"),
        que: document.querySelector("#respuesta .decision__que").textContent,
        firme: document.querySelector("#respuesta .respuesta__firme").textContent,
        entran: lista("entran"), salen: lista("salen"), siguen: lista("siguen"),
        direccion: location.hash});
    }
  return salen;
}
"""


@pytest.fixture(scope="session")
def resultado(sitio: Path) -> Resultado:
    """El que se publicó."""
    return Resultado.model_validate_json((sitio / AGENDA / "resultado.json").read_bytes())


@pytest.fixture(scope="session")
def curva(resultado: Resultado) -> Curva:
    assert resultado.curva_presupuesto is not None
    return resultado.curva_presupuesto


def puntos(curva: Curva) -> Iterator[tuple[int, int, int, AjusteDeCurva, PuntoDeCurva]]:
    """En el orden en que se mueven las barras."""
    reglas = list(dict.fromkeys(a.regla_de_valor for a in curva.ajustes))
    por = {(a.enfasis, a.regla_de_valor): a for a in curva.ajustes}
    for f in (0, 1, 2):
        for v, regla in enumerate(reglas):
            for d, punto in enumerate(por[f, regla].puntos):
                yield f, v, d, por[f, regla], punto


def enlaces(propuestas: set[str]) -> set[str]:
    return {f"propuestas/{p}.html" for p in propuestas}


def test_cada_lugar_de_las_barras_dice_exactamente_lo_del_resultado(
    abrir: Abrir, raiz: str, resultado: Resultado, curva: Curva
) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    vistos = pagina.evaluate(LEER_TODO)
    decidida = {p.id for p in resultado.propuestas if p.estado == "seleccionada"}
    esperados = list(puntos(curva))
    assert len(vistos) == len(esperados) == 41 * len(curva.ajustes)
    for visto, (f, v, d, ajuste, punto) in zip(vistos, esperados, strict=True):
        assert (visto["f"], visto["v"], visto["d"]) == (f, v, d)
        pesos = dinero(curva.declarado * punto.nivel // 100, "pesos")
        assert visto["dice"] == f"{punto.nivel} % del dinero: {pesos}"
        comprobar(visto, ajuste, punto, decidida)


def comprobar(
    visto: dict[str, Any], ajuste: AjusteDeCurva, punto: PuntoDeCurva, decidida: set[str]
) -> None:
    lista = set(ajuste.lista(punto.nivel))
    if punto.valor is None:
        assert not lista
        assert (visto["entran"], visto["salen"], visto["siguen"]) == ([], [], [])
        sin = "No habría agenda." if punto.estado == "inviable" else "No se sabe."
        assert visto["que"] == sin
        return
    assert set(visto["entran"]) == enlaces(lista - decidida)
    assert set(visto["salen"]) == enlaces(decidida - lista)
    assert set(visto["siguen"]) == enlaces(lista & decidida)
    cuantos = f"{len(lista)} proyecto{'' if len(lista) == 1 else 's'}"
    assert cuantos in visto["que"]
    assert visto["que"].endswith(f" {escribir_centesimas(punto.valor)} puntos.")
    probado = visto["firme"].startswith("Probado: con ese dinero y contando así, ninguna")
    assert probado == (punto.estado == "probada")
    if punto.estado == "con_brecha":
        cota = escribir_centesimas(punto.valor + (punto.brecha or 0))
        assert visto["firme"].startswith("No está probado que sea la mejor")
        assert f"Ninguna vale más de {cota} puntos" in visto["firme"]


def test_las_barras_se_mueven_con_el_teclado_y_se_anuncia_una_sola_vez(
    abrir: Abrir, raiz: str, curva: Curva
) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    barra = pagina.get_by_role("slider", name="Dinero")
    barra.focus()
    pagina.evaluate(
        "() => { window.dichos = []; new MutationObserver(() => window.dichos.push(anuncio.textContent))"
        ".observe(anuncio, {childList: true}); }"
    )
    for tecla in ("End", "ArrowLeft", "ArrowLeft"):
        pagina.keyboard.press(tecla)
    expect(barra).to_have_attribute("aria-valuetext", re.compile(r"^190 % del dinero: "))
    expect(pagina.get_by_role("status")).to_contain_text("puntos.")
    dichos = pagina.evaluate("window.dichos")
    assert len(dichos) == 1
    assert re.search(r"Entraría(n)? \d+: .+\.", dichos[0])
    pagina.keyboard.press("Home")
    expect(barra).to_have_attribute("aria-valuetext", re.compile(r"^20 % del dinero: "))
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.getAttribute('aria-label')") == (
        "Dinero: un paso adelante"
    )
    pagina.keyboard.press("Enter")
    expect(barra).to_have_attribute("aria-valuetext", re.compile(r"^24 % del dinero: "))


def test_la_direccion_guarda_lo_que_se_movio_y_volver_lo_deja_como_se_decidio(
    abrir: Abrir, raiz: str
) -> None:
    pagina = abrir(raiz, ancho=360)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html#dinero=150&factibilidad=2&valor=inversion")
    expect(pagina.get_by_role("slider", name="Dinero")).to_have_attribute(
        "aria-valuetext", re.compile("^150 %")
    )
    expect(pagina.locator("#lugar-factibilidad")).to_have_text("Cuenta doble")
    expect(pagina.locator("#lugar-valor")).to_have_text("Según lo que cuesta")
    pagina.get_by_role("button", name="Dinero: un paso adelante").click()
    assert pagina.url.endswith("#dinero=155&factibilidad=2&valor=inversion")
    pagina.get_by_role("button", name="Volver a lo decidido").click()
    expect(pagina.locator("#respuesta .decision__que")).to_contain_text("Lo decidido: ")
    expect(pagina.locator("[data-lista=entran]")).to_be_hidden()
    assert pagina.url.endswith("#mover")


@pytest.mark.parametrize("malo", ["dinero=33&valor=otra", "factibilidad=9", "%E0%A4%A", "con-NADA"])
def test_una_direccion_mal_copiada_deja_lo_decidido(abrir: Abrir, raiz: str, malo: str) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html#{malo}")
    expect(pagina.locator("#respuesta .decision__que")).to_contain_text("Lo decidido: ")


@pytest.mark.parametrize("javascript", [True, False], ids=["con JavaScript", "sin JavaScript"])
def test_de_la_pagina_de_una_propuesta_se_llega_a_con_cuanto_dinero_entraria(
    abrir: Abrir, raiz: str, curva: Curva, resultado: Resultado, javascript: bool
) -> None:
    por_fuera = {p.id for p in resultado.propuestas if p.estado == "lista_de_espera"}
    suya = next(p for p in curva.ajustes[0].presencias if p.propuesta in por_fuera)
    pagina = abrir(raiz, ancho=360, javascript=javascript)
    pagina.goto(f"{raiz}{AGENDA}/propuestas/{suya.propuesta}.html")
    pagina.get_by_role("link", name="¿Con cuánto dinero entraría?").click()
    fila = pagina.locator(f"#con-{suya.propuesta}")
    expect(fila).to_be_visible()
    if not javascript:
        expect(fila).to_be_in_viewport()
        expect(pagina.get_by_role("slider")).to_have_count(0)
        return
    barra = pagina.get_by_role("slider", name="Dinero")
    expect(barra).to_be_in_viewport()
    expect(barra).to_have_attribute("aria-valuetext", re.compile(f"^{suya.tramos[0][0]} %"))
    expect(pagina.locator(".respuesta__seguida")).to_contain_text("con esto se elegiría")
    cuando = fila.locator("td").first.inner_text()
    expect(pagina.locator(".respuesta__seguida")).to_contain_text(cuando)


def test_lo_que_se_dice_de_la_propuesta_seguida_es_lo_de_la_tabla(
    abrir: Abrir, raiz: str, curva: Curva
) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    filas = pagina.locator("#con-cuanto tbody tr")
    for i in range(filas.count()):
        propuesta = str(filas.nth(i).get_attribute("id")).removeprefix("con-")
        cuando = filas.nth(i).locator("td").first.inner_text()
        pagina.get_by_label("Siga una propuesta").select_option(propuesta)
        dice = pagina.locator(".respuesta__seguida").inner_text()
        assert (cuando if cuando != "nunca" else "no está con ninguno") in dice, propuesta


def test_los_datos_de_las_barras_pesan_poco(sitio: Path) -> None:
    html = (sitio / AGENDA / "y-si.html").read_text(encoding="utf-8")
    datos = html.partition('id="curva">')[2].partition("</script>")[0]
    assert set(json.loads(datos)) >= {"niveles", "ajustes", "decididas"}
    assert len(gzip.compress(datos.encode())) <= 2_500
    guion = (sitio / "assets/y-si.js").read_bytes()
    assert len(gzip.compress(guion)) <= 4_500
