"""Todo lo que afirma la explicación, contra la búsqueda exhaustiva y en cientos de agendas."""

import os
from pathlib import Path

import pytest

from priorizacion.decision.dictamen import decidir
from priorizacion.decision.explicacion import explicar
from priorizacion.decision.modelo import Limites
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.decision.cotejo import Cotejo
from tests.referencia.azar import generar_carpeta
from tests.referencia.lectura import leer

CUANTAS = int(os.environ.get("PRIORIZACION_EXPLICACIONES_AL_AZAR", "80"))
"""Agendas de cada clase."""
TANDA = 10


def desmentidas(carpeta: Path, a_fondo: bool) -> list[str]:
    """Lo que no es verdad de la explicación de esa carpeta; nada si no hay agenda posible."""
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    limites = Limites(a_fondo=a_fondo)
    decision = decidir(lectura.agenda, limites, lambda _: None)
    dichas = explicar(decision, limites, lambda _: None)
    if dichas is None:
        return []
    return list(Cotejo(leer(carpeta), dichas, a_fondo).desmentidas())


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA))
def test_a_fondo_cada_cambio_menor_se_prueba_peso_por_peso(tanda, tmp_path):
    """Costos pequeños, para probar todos los costos y todo el dinero que hay en medio."""
    for semilla in range(tanda * TANDA, (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=1, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA))
def test_de_entrada_cada_intervalo_contiene_la_verdad(tanda, tmp_path):
    for semilla in range(10_000 + tanda * TANDA, 10_000 + (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=1, cabida=8)
        assert desmentidas(carpeta, a_fondo=False) == [], (semilla, ingredientes)


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA // 3))
def test_con_costos_de_verdad_tambien(tanda, tmp_path):
    """Costos en millones: se prueban los bordes y una muestra de lo que hay en medio."""
    for semilla in range(20_000 + tanda * TANDA, 20_000 + (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, unidad=10_000_000, cabida=6)
        assert desmentidas(carpeta, a_fondo=True) == [], (semilla, ingredientes)
