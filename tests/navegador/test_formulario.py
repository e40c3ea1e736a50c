"""El formulario de propuestas en un navegador de verdad, sin red, en un teléfono de 360 px."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from priorizacion.cli.principal import ejecutar
from priorizacion.dominio.propuesta_recibida import acunar
from priorizacion.tareas.propuestas.formularios import hacer_formularios
from tests.propuestas.sobre import tabla
from tests.publicacion.taller import REPOSITORIO

pytestmark = pytest.mark.navegador
ESQUEMAS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
HOSTIL = '<img src=x onerror="document.title=1"> =1+1 {{7*7}}'


@pytest.fixture(scope="module")
def formulario(tmp_path_factory: pytest.TempPathFactory) -> str:
    carpeta = tmp_path_factory.mktemp("formulario") / "agenda"
    shutil.copytree(REPOSITORIO / "agendas/chirivaque/2026-2029", carpeta)
    hacer_formularios(carpeta)
    return (carpeta / "formularios" / "propuestas.html").as_uri()


@pytest.fixture
def telefono(navegador: Browser, formulario: str) -> Iterator[Page]:
    contexto = navegador.new_context(viewport={"width": 360, "height": 700}, offline=True)
    pagina = contexto.new_page()
    quejas: list[str] = []
    pagina.on("console", lambda m: quejas.append(m.text) if m.type == "error" else None)
    pagina.on("pageerror", lambda e: quejas.append(str(e)))
    pagina.on(
        "request", lambda r: None if r.url.startswith(("file:", "blob:")) else quejas.append(r.url)
    )
    pagina.goto(formulario)
    yield pagina
    contexto.close()
    assert quejas == []


def llenar(pagina: Page, **datos: str) -> None:
    for columna, valor in datos.items():
        pagina.fill(f"[data-c={columna}]", valor)


def descargado(pagina: Page, destino: Path) -> dict[str, object]:
    with pagina.expect_download() as bajada:
        pagina.click("#descargar")
    archivo = destino / bajada.value.suggested_filename
    bajada.value.save_as(archivo)
    leido: dict[str, object] = json.loads(archivo.read_text(encoding="utf-8"))
    return leido


def escribir_dos(pagina: Page) -> None:
    pagina.click("#otra")
    llenar(pagina, nombre=HOSTIL, costo="12.500.000", beneficiarios="40")
    pagina.select_option("[data-c=fase]", "perfil")
    pagina.select_option("[data-c=zona]", "rosal")
    pagina.click("summary:has-text('Más datos')")
    pagina.check("[data-c=fuentes][value=propios]")
    pagina.check("[data-c=fuentes][value=sgr_local]")
    llenar(pagina, etiquetas="agua; escuelas")
    pagina.click("summary:has-text('Condiciones')")
    pagina.select_option("[data-c='habilitante:predios']", "sin_verificar")
    llenar(pagina, **{"'nota:predios'": "Falta la escritura"})
    pagina.click("#lista_otra")
    pagina.click("#otra")
    llenar(pagina, nombre="Segunda", costo="7")


def test_se_llena_se_recarga_y_no_se_pierde_nada(telefono: Page, tmp_path: Path) -> None:
    escribir_dos(telefono)
    telefono.reload()
    assert "Se recuperó" in telefono.inner_text("#aviso")
    assert telefono.input_value("[data-c=nombre]") == "Segunda"
    datos = descargado(telefono, tmp_path)
    una, otra = datos["propuestas"]  # type: ignore[misc]
    assert una["datos"] == {
        "nombre": HOSTIL, "costo": "12.500.000", "beneficiarios": "40", "fase": "perfil",
        "zona": "rosal", "fuentes": "sgr_local|propios", "etiquetas": "agua; escuelas",
        "habilitante:predios": "sin_verificar", "nota:predios": "Falta la escritura",
    }  # fmt: skip
    assert otra["datos"] == {"nombre": "Segunda", "costo": "7"}
    assert una["clave"] != otra["clave"]
    assert datos["agenda"] == "Chirivaque 2026-2029"
    assert "A 1 le falta algo necesario" in telefono.inner_text("#aviso")


def test_lo_descargado_se_recibe_y_queda_exactamente_eso(telefono: Page, tmp_path: Path) -> None:
    carpeta = tmp_path / "agenda"
    carpeta.mkdir()
    for nombre in ("agenda.yaml", "propuestas.csv", "habilitantes.csv"):
        shutil.copy(REPOSITORIO / "agendas/chirivaque/2026-2029" / nombre, carpeta / nombre)
    antes = set(tabla(carpeta))
    escribir_dos(telefono)
    telefono.reload()
    telefono.select_option("[data-c=fase]", "idea")
    sobre = tmp_path / "sobre"
    sobre.mkdir()
    datos = descargado(telefono, sobre)
    assert ejecutar(["recibir", str(carpeta), str(sobre)]) == 0
    una, otra = (acunar(p["clave"]) for p in datos["propuestas"])  # type: ignore[attr-defined]
    assert set(tabla(carpeta)) - antes == {una, otra}
    assert tabla(carpeta)[una] == {
        "id": una, "nombre": HOSTIL, "costo": "12500000", "beneficiarios": "40", "fase": "perfil",
        "zona": "rosal", "fuentes": "sgr_local|propios", "etiquetas": "agua|escuelas",
    }  # fmt: skip
    assert tabla(carpeta)[otra] == {"id": otra, "nombre": "Segunda", "costo": "7", "fase": "idea"}
    condiciones = (carpeta / "habilitantes.csv").read_text(encoding="utf-8")
    assert f"{una},predios,sin_verificar,Falta la escritura\n" in condiciones


def test_lo_hostil_es_texto_y_el_dinero_se_ve_en_cifras(telefono: Page) -> None:
    escribir_dos(telefono)
    assert HOSTIL in telefono.inner_text("#lista")
    assert telefono.title().startswith("Formulario de propuestas")
    telefono.click("#lista button >> nth=0")
    assert telefono.inner_text("output >> nth=0") == "12.500.000 pesos"


@pytest.mark.parametrize(
    ("dicho", "entendido"),
    [
        ("620 millones", "620.000.000 pesos"),
        ("$ 1,5 mil millones", "1.500.000.000 pesos"),
        ("12.500.000", "12.500.000 pesos"),
        ("como 600 palos", "No se entiende. Escriba solo cifras: 538900000."),
        ("", ""),
    ],
)
def test_el_costo_se_repite_como_se_entiende_mientras_se_escribe(
    telefono: Page, dicho: str, entendido: str
) -> None:
    telefono.click("#otra")
    llenar(telefono, costo=dicho)
    assert telefono.inner_text("output >> nth=0") == entendido


def test_cada_descarga_es_una_edicion_mayor_y_la_misma_clave(
    telefono: Page, tmp_path: Path
) -> None:
    escribir_dos(telefono)
    primera, segunda = (descargado(telefono, tmp_path) for _ in range(2))
    assert segunda["edicion"] == primera["edicion"] + 1  # type: ignore[operator]
    assert segunda["serie"] == primera["serie"]
    assert segunda["propuestas"] == primera["propuestas"]


def test_lo_descargado_se_abre_en_otro_aparato(
    telefono: Page, navegador: Browser, formulario: str, tmp_path: Path
) -> None:
    escribir_dos(telefono)
    antes = descargado(telefono, tmp_path)
    otro = navegador.new_context(offline=True)
    pagina = otro.new_page()
    pagina.goto(formulario)
    pagina.set_input_files("#abrir", next(tmp_path.iterdir()))
    pagina.wait_for_selector("#lista button >> nth=1")
    assert descargado(pagina, tmp_path)["propuestas"] == antes["propuestas"]
    otro.close()


def test_en_papel_sale_lo_escrito_y_en_blanco_el_formulario(telefono: Page) -> None:
    telefono.emulate_media(media="print")
    telefono.evaluate("dispatchEvent(new Event('beforeprint'))")
    blanco = telefono.inner_text("#papel")
    assert "¿Qué se propone?" in blanco
    assert "☐ Cabecera municipal" in blanco
    telefono.emulate_media(media="screen")
    escribir_dos(telefono)
    telefono.emulate_media(media="print")
    telefono.evaluate("dispatchEvent(new Event('beforeprint'))")
    lleno = telefono.inner_text("#papel")
    assert HOSTIL in lleno
    assert "Corregimiento El Rosal" in lleno
    assert not telefono.is_visible("#ficha")


@pytest.mark.parametrize(("ancho", "esquema"), ESQUEMAS)
def test_axe_no_encuentra_nada_y_cabe_en_la_pantalla(
    navegador: Browser, formulario: str, ancho: int, esquema: str
) -> None:
    contexto = navegador.new_context(
        viewport={"width": ancho, "height": 800},
        color_scheme=esquema,  # type: ignore[arg-type]
    )
    pagina = contexto.new_page()
    pagina.goto(formulario)
    escribir_dos(pagina)
    pagina.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho
    resultado = Axe().run(pagina)
    assert [v["id"] for v in resultado.response["violations"]] == []
    contexto.close()
