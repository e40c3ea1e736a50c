"""Cada carpeta rota da exactamente las observaciones que están escritas a su lado."""

from pathlib import Path

import pytest

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.codigos import CAPITULOS, CODIGOS

ROTAS = Path(__file__).parent / "agendas_rotas"
CARPETAS = sorted(carpeta.name for carpeta in ROTAS.iterdir() if carpeta.is_dir())


@pytest.mark.parametrize("nombre", CARPETAS)
def test_la_carpeta_rota_da_todas_sus_observaciones_y_ninguna_mas(nombre):
    esperadas = (ROTAS / nombre / "observaciones.txt").read_text(encoding="utf-8").splitlines()
    lectura = leer_carpeta(ROTAS / nombre)
    assert [str(o) for o in lectura.observaciones] == esperadas
    assert (lectura.agenda is None) == any(o.gravedad == "error" for o in lectura.observaciones)


def test_hay_al_menos_treinta_carpetas_rotas():
    assert len(CARPETAS) >= 30


def test_cada_codigo_tiene_una_carpeta_rota_o_una_prueba():
    escritos = "\n".join(
        (ROTAS / nombre / "observaciones.txt").read_text(encoding="utf-8") for nombre in CARPETAS
    )
    propias = Path(__file__).parent.rglob("test_*.py")
    escritos += "\n".join(ruta.read_text(encoding="utf-8") for ruta in propias)
    de_carpeta = set(CODIGOS).difference(*CAPITULOS.values())
    sin_prueba = [c for c in de_carpeta if f": {c} " not in escritos and f'"{c}"' not in escritos]
    assert sin_prueba == []
