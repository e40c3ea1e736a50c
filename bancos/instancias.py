"""Agendas de medida: n propuestas, cuatro fuentes con arrastre en cuatro años y diez zonas."""

import random

from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.dominio.agenda import Agenda

PERIODO = (2026, 2027, 2028, 2029)
ZONAS = tuple(f"z{i}" for i in range(10))
SECTORES = ("agua", "vias", "educacion", "salud", "cultura")
_TECHOS = {"directas": 0.42, "local": 0.28, "propios": 0.2, "empresa": 0.1}
_SECTORES = {"empresa": ["agua", "educacion"], "local": ["agua", "vias", "salud", "educacion"]}


def formulacion(n: int, semilla: int = 1, *, con_tope: bool = True) -> Formulacion:
    """La formulación de n propuestas: hay dinero para más o menos una de cada seis.

    Sin tope tampoco hay cuotas: solo el dinero acota.
    """
    azar = random.Random(f"{n}:{semilla}")  # una medida, no un secreto
    propuestas = [_propuesta(i, azar) for i in range(n)]
    reglas = _reglas(n, propuestas)
    if not con_tope:
        reglas |= {"maximo_proyectos": None, "sin_tope": True, "reglas": []}
    agenda = Agenda.model_validate(reglas | {"propuestas": propuestas})
    valor = {p["id"]: 100 * azar.randint(15, 85) for p in propuestas}
    return formular(agenda, valor, valor)


def ponderaciones(n: int, cuantas: int, semilla: int = 1) -> list[dict[str, int]]:
    """Los valores de n propuestas con otras tantas ponderaciones de seis criterios en dos ejes."""
    azar = random.Random(f"{n}:{semilla}:criterios")
    puntos = [[[azar.randint(20, 95) for _ in range(3)] for _ in range(2)] for _ in range(n)]
    valores = []
    for _ in range(cuantas):
        cortes = [sorted((azar.random(), azar.random())) for _ in range(2)]
        pesan = [(a, b - a, 1 - b) for a, b in cortes]
        valores.append({f"P{i:04d}": _valor(suyos, pesan) for i, suyos in enumerate(puntos)})
    return valores


def _valor(puntos: list[list[int]], pesan: list[tuple[float, ...]]) -> int:
    """Prioridad por factibilidad, a puntos enteros, en centésimas."""
    ejes = [
        sum(w * p for w, p in zip(*par, strict=True)) for par in zip(pesan, puntos, strict=True)
    ]
    return 100 * round(ejes[0] * ejes[1] / 100)


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
