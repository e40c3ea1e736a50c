"""Una decisión → la mesa donde se miran otros valores, con la cartera decidida ya puesta."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.robustez.conocidas import recordar
from priorizacion.decision.robustez.mesa import Mesa, poner_mesa
from priorizacion.decision.valor import valorar

NODOS = 200
"""Hasta dónde se busca en cada programa entero."""


def tender(decision: Decision, limites: Limites) -> Mesa | None:
    """La mesa con todas las que podrían competir; None si ninguna puede empezar."""
    agenda, puntajes = decision.agenda, decision.puntajes
    formulacion = formular(agenda, valorar(agenda, puntajes), _podrian_competir(decision))
    if not formulacion.arranques:
        return None
    mesa = poner_mesa(formulacion, replace(limites, nodos=NODOS, segundos=None, brecha=0.0))
    for eleccion in trasladar(formulacion, [decision.cartera.inicios]):
        recordar(mesa.conocidas, eleccion)
    return mesa


def _podrian_competir(decision: Decision) -> list[str]:
    """Las que compiten y las que solo quedaron por fuera por un umbral."""
    return [
        p
        for p, j in decision.juicios.items()
        if j.estado is None
        or (j.estado == "no_elegible" and all(m.codigo.startswith("umbral_") for m in j.motivos))
    ]


def trasladar(
    formulacion: Formulacion, carteras: Iterable[Mapping[str, int]]
) -> Iterator[Eleccion]:
    """Las carteras (propuesta → inicio) que, enteras o sin las que menos valen, aquí se pueden."""
    espacio = explorar(formulacion, Limites())
    for inicios in carteras:
        columnas = [
            i for i, a in enumerate(formulacion.arranques) if inicios.get(a.propuesta) == a.inicio
        ]
        columnas.sort(key=lambda i: -formulacion.valor[formulacion.arranques[i].propuesta])
        for cuantas in range(len(columnas), -1, -1):
            eleccion = frozenset(columnas[:cuantas])
            if espacio.examinar(eleccion) == "bien":
                yield eleccion
                break
