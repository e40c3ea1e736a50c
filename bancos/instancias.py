"""Agendas de medida: n propuestas, cuatro fuentes con arrastre en cuatro años y diez zonas."""

import random

from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.dominio.agenda import Agenda

PERIODO = (2026, 2027, 2028, 2029)
ZONAS = tuple(f"z{i}" for i in range(10))
SECTORES = ("agua", "vias", "educacion", "salud", "cultura")
_TECHOS = {"directas": 0.42, "local": 0.28, "propios": 0.2, "empresa": 0.1}
_SECTORES = {"empresa": ["agua", "educacion"], "local": ["agua", "vias", "salud", "educacion"]}


def formulacion(n: int, semilla: int = 1) -> Formulacion:
    """La formulación de n propuestas: hay dinero para más o menos una de cada seis."""
    azar = random.Random(f"{n}:{semilla}")  # una medida, no un secreto
    propuestas = [_propuesta(i, azar) for i in range(n)]
    agenda = Agenda.model_validate(_reglas(n, propuestas) | {"propuestas": propuestas})
    valor = {p["id"]: 100 * azar.randint(15, 85) for p in propuestas}
    return formular(agenda, valor, valor)


def _propuesta(i: int, azar: random.Random) -> dict[str, object]:
    return {
        "id": f"P{i:04d}",
        "nombre": f"Propuesta {i}",
        "zona": ZONAS[i % len(ZONAS)],
        "sector": azar.choice(SECTORES),
        "fase": "disenos",
        "costo": int(azar.lognormvariate(20.5, 0.9)) // 1000 * 1000,
        "duracion": azar.choice((1, 1, 2, 2, 3)),
    }


def _reglas(n: int, propuestas: list[dict[str, object]]) -> dict[str, object]:
    cuantas = max(25, n // 8)
    pedido = sum(int(str(p["costo"])) for p in propuestas)
    techo = pedido // (6 * len(PERIODO))
    return {
        "titulo": "Agenda de medida",
        "territorio": {"nombre": "Valle Largo", "ficticio": True},
        "periodo": {"inicio": PERIODO[0], "fin": PERIODO[-1]},
        "criterios": [_CRITERIO],
        "zonas": [{"id": z, "nombre": f"Zona {z}"} for z in ZONAS],
        "fuentes": [_fuente(f, int(techo * parte)) for f, parte in _TECHOS.items()],
        "reglas": [_cuota(z, cuantas) for z in ZONAS],
        "maximo_proyectos": cuantas,
        "sorteo": {"procedimiento": "Lotería.", "semilla": "1234"},
    }


def _fuente(nombre: str, techo: int) -> dict[str, object]:
    return {
        "id": nombre,
        "nombre": nombre.title(),
        "techos": dict.fromkeys(PERIODO, techo),
        "arrastre": "periodo",
        "sectores": _SECTORES.get(nombre),
        "vigencias_futuras": "autorizada",
    }


def _cuota(zona: str, cuantas: int) -> dict[str, object]:
    return {
        "id": f"cuota_{zona}",
        "tipo": "cuota",
        "texto": f"La {zona} tiene entre {cuantas // 25} y {cuantas // 5} proyectos.",
        "grupo": {"zona": zona},
        "base": "conteo",
        "minimo": cuantas // 25,
        "maximo": cuantas // 5,
    }


_CRITERIO = {
    "id": "votos",
    "eje": "prioridad",
    "nombre": "Votos",
    "ponderacion": 100,
    "origen": "dato",
    "columna": "votos",
    "tramos": {0: 0, 100: 100},
}
