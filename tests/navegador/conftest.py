"""Un navegador de verdad y un sitio publicado una vez, abierto desde el disco y por la red."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from priorizacion.tareas.publicable import enlazar_periodos
from priorizacion.tareas.servidor import sirviendo
from tests.publicacion import explicadas, pasada, taller

CANDIDATOS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def buscar_navegador() -> str | None:
    """`NAVEGADOR` si está; si no, el Chromium del sistema."""
    return os.environ.get("NAVEGADOR") or next(filter(None, map(shutil.which, CANDIDATOS)), None)


# Otros conftest toman este navegador, y cada uno tiene su copia de lo que dura la sesión; Playwright
# solo admite uno por proceso: el primero que lo pide lo abre y el último que lo suelta lo cierra.
_prestado: list[tuple[Playwright, Browser]] = []


def _prestar(ejecutable: str) -> Browser:
    juego, abierto = _prestado[-1] if _prestado else _abrir_uno(ejecutable)
    _prestado.append((juego, abierto))
    return abierto


def _abrir_uno(ejecutable: str) -> tuple[Playwright, Browser]:
    juego = sync_playwright().start()
    return juego, juego.chromium.launch(executable_path=ejecutable, args=["--no-sandbox"])


def _devolver() -> None:
    juego, abierto = _prestado.pop()
    if not _prestado:
        abierto.close()
        juego.stop()


@pytest.fixture(scope="session")
def navegador() -> Iterator[Browser]:
    """Chromium; sin él se salta con su razón, salvo en CI, donde falta es fallar."""
    ejecutable = buscar_navegador()
    if ejecutable is None:
        razon = "No hay Chromium. Instálelo con: apt-get install chromium, o diga dónde está en NAVEGADOR."
        if os.environ.get("CI") == "true":
            pytest.fail(razon)
        pytest.skip(razon)
    yield _prestar(ejecutable)
    _devolver()


@pytest.fixture(scope="session")
def sitio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio con Valle Claro y con una agenda más grande que trae de toda clase de respuestas."""
    ejemplo = taller.REPOSITORIO / "agendas/chirivaque/2026-2029"
    valle = taller.decidida()
    chirivaque = pasada.con_historia(explicadas.con_su_curva(taller.decidida(ejemplo)))
    agendas = enlazar_periodos([valle, pasada.periodo_anterior(valle), chirivaque])
    return taller.construir(tmp_path_factory.mktemp("navegador") / "site", *agendas)


@pytest.fixture(scope="session")
def por_red(sitio: Path) -> Iterator[str]:
    """La dirección del sitio por HTTP, solo en esta máquina."""
    with sirviendo(sitio, 0) as direccion:
        yield direccion


@pytest.fixture(params=["disco", "red"])
def raiz(request: pytest.FixtureRequest, sitio: Path) -> str:
    """La raíz del sitio: `file://` o HTTP."""
    if request.param == "disco":
        return f"{sitio.as_uri()}/"
    return str(request.getfixturevalue("por_red"))


@pytest.fixture
def abrir(navegador: Browser) -> Iterator[Callable[..., Page]]:
    """Abre páginas que fallan si hay errores de consola, diálogos o pedidos a otro servidor."""
    contextos: list[BrowserContext] = []
    quejas: list[str] = []

    def _abrir(
        raiz: str, *, ancho: int = 1280, esquema: str = "light", javascript: bool = True
    ) -> Page:
        contexto = navegador.new_context(
            viewport={"width": ancho, "height": 800},
            color_scheme=esquema,  # type: ignore[arg-type]
            java_script_enabled=javascript,
        )
        contextos.append(contexto)
        pagina = contexto.new_page()
        pagina.on("console", lambda m: quejas.append(m.text) if m.type == "error" else None)
        pagina.on("pageerror", lambda e: quejas.append(str(e)))
        pagina.on("dialog", lambda d: (quejas.append(f"diálogo: {d.message}"), d.dismiss()))
        # ERR_ABORTED es el ícono que ya no hacía falta al pasar de página
        pagina.on(
            "requestfailed",
            lambda r: (
                None if "ABORTED" in (r.failure or "") else quejas.append(f"no llegó: {r.url}")
            ),
        )
        pagina.on(
            "request",
            lambda r: (
                None if r.url.startswith((raiz, "data:")) else quejas.append(f"ajeno: {r.url}")
            ),
        )
        return pagina

    yield _abrir
    for contexto in contextos:
        contexto.close()
    assert quejas == []
