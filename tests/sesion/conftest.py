"""Una sesión de verdad sobre Valle Claro: la mesa mira sus archivos en otro hilo."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from priorizacion.dominio.escena import Escena
from priorizacion.tareas.sesion.mesa import Mesa, atender
from priorizacion.tareas.sesion.ventana import mostrando
from tests.cli.conftest import EJEMPLO, ENTRADAS
from tests.navegador.conftest import abrir, navegador

__all__ = ["abrir", "navegador"]

PLAZO = 60


@pytest.fixture
def mesa(tmp_path: Path) -> Iterator[Mesa]:
    carpeta, aparte = tmp_path / "agendas/valle-claro/2026-2029", tmp_path / "aparte"
    carpeta.mkdir(parents=True)
    aparte.mkdir()
    for nombre in ENTRADAS:
        shutil.copy(EJEMPLO / nombre, carpeta / nombre)
    mesa, seguir = Mesa(carpeta, aparte), threading.Event()
    hilo = threading.Thread(
        target=atender, args=(mesa,), kwargs={"seguir": lambda: not seguir.is_set()}
    )
    hilo.start()
    yield mesa
    seguir.set()
    hilo.join(PLAZO)
    assert not hilo.is_alive()


@pytest.fixture
def ventana(mesa: Mesa) -> Iterator[str]:
    with mostrando(mesa, 0) as direccion:
        yield direccion


def esperar(mesa: Mesa, se_ve: Callable[[Escena], bool]) -> Escena:
    """La escena de ahora cuando cumpla lo pedido; falla si se acaba el plazo."""
    hasta = time.monotonic() + PLAZO
    while time.monotonic() < hasta:
        if mesa.escenas and se_ve(mesa.escenas[-1]):
            return mesa.escenas[-1]
        mesa.esperar_cambio(mesa.version, 0.5)
    raise AssertionError(f"No se vio; lo último: {mesa.escenas[-1:]}")
