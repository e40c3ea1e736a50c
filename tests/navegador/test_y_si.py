"""Las barras de «¿Y si…?» contestan lo que dice el resultado, sin red, con teclado y sin él."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

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
    traer_las_maneras(pagina)
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


def traer_las_maneras(pagina: Page) -> None:
    """Como quien va a mover otra barra: lo suyo se pide en ese momento."""
    pagina.get_by_label("Cuánto cuenta la factibilidad", exact=True).focus()
    pagina.wait_for_function("window.maneras !== undefined")


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


def test_las_otras_maneras_de_contar_se_bajan_solo_si_se_van_a_mover_sus_barras(
    abrir: Abrir, raiz: str
) -> None:
    pagina = abrir(raiz)
    pedidas: list[str] = []
    pagina.on("request", lambda r: pedidas.append(r.url.rpartition("/")[2]))
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    pagina.get_by_role("button", name="Dinero: un paso adelante").click()
    expect(pagina.locator("#respuesta .decision__que")).to_contain_text("puntos.")
    assert "maneras.js" not in pedidas
    pagina.get_by_role("button", name="Cuánto cuenta la factibilidad: un paso adelante").click()
    expect(pagina.locator("#respuesta .decision__que")).to_contain_text("puntos.")
    expect(pagina.locator("#lugar-factibilidad")).to_have_text("Cuenta doble")
    assert pedidas.count("maneras.js") == 1


def test_si_las_otras_maneras_no_llegan_se_dice_y_se_vuelven_a_pedir(
    navegador: Browser, por_red: str
) -> None:
    contexto = navegador.new_context()
    pagina = contexto.new_page()
    pagina.route("**/maneras.js", lambda ruta: ruta.abort())
    pagina.goto(f"{por_red}{AGENDA}/y-si.html")
    mas = pagina.get_by_role("button", name="Cuánto cuenta la factibilidad: un paso adelante")
    mas.click()
    dice = pagina.locator("#respuesta .decision__que")
    expect(dice).to_have_text("No se pudo traer la respuesta.")
    expect(pagina.locator("#respuesta .respuesta__firme")).to_contain_text("Mueva otra vez")
    pagina.unroute("**/maneras.js")
    mas.click()
    expect(dice).to_contain_text("puntos.")
    contexto.close()


def test_la_grafica_marca_el_dinero_que_se_puso(abrir: Abrir, raiz: str) -> None:
    pagina = abrir(raiz)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    raya = pagina.locator("#puesto")
    expect(raya).to_be_hidden()
    pagina.get_by_role("slider", name="Dinero").press("End")
    expect(raya).to_be_visible()
    expect(raya.locator("text")).to_have_text("200 %")
    ultimo = pagina.locator("#curva-titulo ~ g polyline").last.get_attribute("points")
    x, y = (ultimo or "").split(" ")[-1].split(",")
    assert raya.get_attribute("transform") == f"translate({float(x):g} 0)"
    expect(raya.locator("circle")).to_be_visible()
    assert raya.locator("circle").get_attribute("cy") == y
    # contando de otra manera el valor es otro: la raya queda, el punto de la línea no
    pagina.get_by_label("Cuánto cuenta la factibilidad", exact=True).press("End")
    expect(pagina.locator("#respuesta .decision__que")).to_contain_text("puntos.")
    expect(raya.locator("circle")).to_be_hidden()
    pagina.get_by_role("button", name="Volver a lo decidido").click()
    expect(raya).to_be_hidden()


def test_todo_el_simulador_se_usa_solo_con_el_teclado(abrir: Abrir, raiz: str) -> None:
    pagina = abrir(raiz, ancho=360)
    pagina.goto(f"{raiz}{AGENDA}/y-si.html")
    dice = pagina.locator("#respuesta .decision__que")
    orden = _recorrer(pagina, hasta="volver")
    assert [n for n in orden if n.startswith("perilla-")] == [
        "perilla-dinero",
        "perilla-factibilidad",
        "perilla-valor",
        "perilla-propuesta",
    ]
    assert sum("un paso" in n for n in orden) == 6
    # ya está en «Volver»: hacia atrás hasta cada barra, se mueve, y hacia adelante otra vez
    decidido = dice.inner_text()
    _ir(pagina, "perilla-valor", "Shift+Tab")
    pagina.keyboard.press("ArrowRight")
    expect(pagina.locator("#lugar-valor")).to_have_text("Según lo que cuesta")
    expect(dice).to_contain_text("puntos.")
    _ir(pagina, "perilla-propuesta", "Tab")
    pagina.keyboard.press("ArrowDown")
    expect(pagina.locator(".respuesta__seguida")).to_contain_text("«")
    _ir(pagina, "volver", "Tab")
    pagina.keyboard.press("Space")
    expect(dice).to_have_text(decidido)
    # lo plegado también se abre con el teclado
    pagina.locator("[data-lista=siguen] summary").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-lista=siguen] li").first).to_be_visible()


def _recorrer(pagina: Page, *, hasta: str) -> list[str]:
    """Lo que va tomando el foco con Tab desde el comienzo del simulador, y que el foco se ve."""
    pagina.locator("#mover").focus()
    nombres = []
    while not nombres or nombres[-1] != hasta:
        assert len(nombres) < 60, nombres
        pagina.keyboard.press("Tab")
        nombre, raya = pagina.evaluate(
            "() => [document.activeElement.id || document.activeElement.getAttribute('aria-label') || '',"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert raya == "solid", nombre
        nombres.append(nombre)
    return nombres


def _ir(pagina: Page, id_: str, tecla: str) -> None:
    for _ in range(60):
        if pagina.evaluate("document.activeElement.id") == id_:
            return
        pagina.keyboard.press(tecla)
    raise AssertionError(f"con {tecla} no se llega a {id_}")


def test_los_datos_de_las_barras_pesan_poco(sitio: Path) -> None:
    html = (sitio / AGENDA / "y-si.html").read_text(encoding="utf-8")
    datos = html.partition('id="curva">')[2].partition("</script>")[0]
    assert set(json.loads(datos)) >= {"hoy", "ajustes", "decididas", "maneras"}
    maneras = (sitio / AGENDA / "maneras.js").read_bytes()
    assert len(gzip.compress(datos.encode())) <= 500
    assert len(gzip.compress(datos.encode())) + len(gzip.compress(maneras)) <= 2_000
    guion = (sitio / "assets/y-si.js").read_bytes()
    assert len(gzip.compress(guion)) <= 5_000
