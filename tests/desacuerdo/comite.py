"""Un comité pequeño al azar: cada propuesta tiene su nivel y cada quien se aparta de él."""

import random
from typing import Any

from priorizacion.dominio.agenda import Agenda
from tests.decision.agendas import calificada, pregunta

ESCRITOS = ("pertinencia", "brechas", "paz")
CRITERIOS = [pregunta(c, ponderacion=p) for c, p in zip(ESCRITOS, (40, 30, 30), strict=True)]
COMITE = {"comunidad": 3, "organizaciones": 2, "autoridades": 2, "empresas": 1, "academia": 1}

Marcas = dict[str, dict[str, dict[str, list[Any]]]]


def al_azar(semilla: int, propuestas: int = 12) -> Marcas:
    """Propuesta → criterio → estamento → niveles de 1 a 5; None es «NS»."""
    azar = random.Random(semilla)
    marcas: Marcas = {}
    for n in range(propuestas):
        nivel, soltura = azar.randint(1, 5), azar.choice((0, 1, 1, 2))
        marcas[f"P{n:02d}"] = {
            c: {e: [_marca(azar, nivel, soltura) for _ in range(k)] for e, k in COMITE.items()}
            for c in ESCRITOS
        }
    return marcas


def con_quorum(marcas: Marcas) -> Agenda:
    """La agenda de esas marcas, donde cada celda pide cuatro."""
    return calificada(marcas, criterios=CRITERIOS, quorum={"marcas_minimas": 4})


def _marca(azar: random.Random, nivel: int, soltura: int) -> int | None:
    if azar.random() < 0.15:
        return None
    return min(5, max(1, nivel + azar.randint(-soltura, soltura)))
