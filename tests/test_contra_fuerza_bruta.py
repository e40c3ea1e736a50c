"""El motor y la búsqueda exhaustiva, escritas por separado, dan la misma agenda."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.referencia.azar import DE_SATISFACCION, generar_carpeta
from tests.referencia.casos_a_mano import casos, escribir_caso, resumir
from tests.referencia.exhaustiva import resolver

CUANTAS = int(os.environ.get("PRIORIZACION_AGENDAS_AL_AZAR", "320"))
TANDA = 10


def _decidir(carpeta: Path) -> dict[str, Any]:
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    return dictaminar(lectura.agenda, Limites(breve=True)).resultado.model_dump(mode="json")


def _comparable(resultado: dict[str, Any]) -> dict[str, Any]:
    desempate = resultado["desempate"]
    return {
        "estado_solucion": resultado["estado_solucion"],
        "valor": resultado["valor"],
        "costo_total": resultado["costo_total"],
        "desempate": desempate and {c: desempate[c] for c in ("empate", "etapa")},
        "propuestas": [
            {
                c: p[c]
                for c in (
                    "id",
                    "estado",
                    "prioridad",
                    "factibilidad",
                    "valor",
                    "costo",
                    "inicio",
                    "pagos",
                )
            }
            for p in resultado["propuestas"]
        ],
    }


@pytest.mark.parametrize("tanda", range(CUANTAS // TANDA))
def test_agendas_al_azar_dan_la_misma_seleccion_inicios_pagos_y_etapa(tanda, tmp_path):
    for semilla in range(tanda * TANDA, (tanda + 1) * TANDA):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta)
        esperado = _comparable(resolver(carpeta))
        assert _comparable(_decidir(carpeta)) == esperado, (semilla, ingredientes)


@pytest.mark.parametrize("variante", DE_SATISFACCION)
def test_con_reglas_de_satisfaccion_tambien_dan_lo_mismo(variante, tmp_path):
    for semilla in range(500, 500 + CUANTAS // 32):
        carpeta = tmp_path / str(semilla)
        ingredientes = generar_carpeta(semilla, carpeta, variante=variante)
        esperado = _comparable(resolver(carpeta))
        assert _comparable(_decidir(carpeta)) == esperado, (semilla, ingredientes)


@pytest.mark.parametrize("caso", casos(), ids=lambda caso: caso["caso"])
def test_los_casos_calculados_a_mano_dan_lo_que_dice_la_cuenta(caso, tmp_path):
    escribir_caso(caso, tmp_path)
    assert resumir(_decidir(tmp_path), caso["espera"]) == caso["espera"]


def test_la_agenda_de_ejemplo_del_diseno_da_su_respuesta_esperada():
    carpeta = Path(__file__).parent / "casos" / "valle-claro" / "2026-2029"
    esperado = json.loads((carpeta / "esperado.json").read_text(encoding="utf-8"))
    obtenido = _comparable(_decidir(carpeta))
    for propuesta in obtenido["propuestas"]:
        del propuesta["pagos"]
    assert obtenido == esperado
