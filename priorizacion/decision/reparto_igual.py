"""Reparto igual («Equal Shares»): cada quien paga, con su parte del dinero, lo que apoya.

Peters, Pierczyński y Skowron, «Proportional Participatory Budgeting with Additive Utilities»
(2021). En cada vuelta se compra la propuesta que sale más barata por unidad de utilidad a
quienes la apoyan: cada uno paga ese precio por su utilidad, o todo lo que le queda. Después se
aumenta la dotación de todos, paso a paso, mientras lo comprado quepa en el dinero («add1»); no se
completa con otra regla. Todo en fracciones exactas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

Dotaciones = dict[str, Fraction]
"""Votante → dinero que tiene."""
Compra = tuple[Fraction, dict[str, Fraction]]
"""El precio por unidad de utilidad y lo que paga cada quien."""


@dataclass(frozen=True, slots=True)
class Eleccion:
    """Lo que se reparte: costos, dinero y quién quiere qué."""

    costos: Mapping[str, int]
    """Propuesta → lo que cuesta, mayor que cero."""
    presupuesto: int
    """Lo más que puede costar lo comprado entre todas."""
    utilidades: Mapping[str, Mapping[str, Fraction]]
    """Propuesta → votante → utilidad; lo que falta o es 0 no es apoyo."""
    dotaciones: Mapping[str, Fraction]
    """Votante → su parte inicial del dinero."""
    aumentos: Mapping[str, Fraction]
    """Votante → cuánto crece su dotación en cada paso."""
    sorteo: Mapping[str, int]
    """Propuesta → peso en el sorteo: de dos igual de baratas, primero la de mayor peso."""


def repartir(eleccion: Eleccion) -> tuple[str, ...]:
    """Las compradas, en el orden de compra, con el mayor aumento que todavía cabe en el dinero."""
    mejor: tuple[str, ...] = ()
    paso = 0
    while True:
        compradas = comprar(eleccion, paso)
        if sum(eleccion.costos[p] for p in compradas) > eleccion.presupuesto:
            return mejor
        mejor = compradas
        if _agotado(eleccion, compradas) or not any(eleccion.aumentos.values()):
            return mejor
        paso += 1


def comprar(eleccion: Eleccion, pasos: int = 0) -> tuple[str, ...]:
    """Una corrida: las compradas en orden, con las dotaciones tras esos aumentos."""
    tienen = {
        v: dotacion + pasos * eleccion.aumentos.get(v, Fraction(0))
        for v, dotacion in eleccion.dotaciones.items()
    }
    # al gastar, ninguna propuesta se abarata: un precio viejo es una cota inferior
    cola = [(Fraction(0), -eleccion.sorteo[p], p) for p in eleccion.costos]
    heapify(cola)
    compradas: list[str] = []
    while cola:
        visto, sorteo, propuesta = heappop(cola)
        compra = _tasar(eleccion, propuesta, tienen)
        if compra is None:
            continue
        precio, pagos = compra
        if precio > visto and cola and (precio, sorteo, propuesta) > cola[0]:
            heappush(cola, (precio, sorteo, propuesta))
            continue
        compradas.append(propuesta)
        for votante, pago in pagos.items():
            tienen[votante] -= pago
    return tuple(compradas)


def _tasar(eleccion: Eleccion, propuesta: str, tienen: Dotaciones) -> Compra | None:
    """El menor precio con que sus votantes la pagan entre todos; None si no les alcanza."""
    falta = Fraction(eleccion.costos[propuesta])
    apoyos = [(v, u) for v, u in eleccion.utilidades.get(propuesta, {}).items() if u > 0]
    if sum((tienen[v] for v, _ in apoyos), Fraction(0)) < falta:
        return None
    # primero los que se quedan sin nada: quienes menos tienen por unidad de utilidad
    apoyos.sort(key=lambda apoyo: (tienen[apoyo[0]] / apoyo[1], apoyo[0]))
    utilidad = sum((u for _, u in apoyos), Fraction(0))
    pagos: dict[str, Fraction] = {}
    for i, (votante, u) in enumerate(apoyos):
        precio = falta / utilidad
        if precio * u <= tienen[votante]:
            return precio, pagos | {v: precio * suya for v, suya in apoyos[i:]}
        pagos[votante] = tienen[votante]
        falta -= tienen[votante]
        utilidad -= u
    return None


def _agotado(eleccion: Eleccion, compradas: tuple[str, ...]) -> bool:
    """Si ninguna otra que alguien apoye cabe en el dinero que queda."""
    queda = eleccion.presupuesto - sum(eleccion.costos[p] for p in compradas)
    return all(
        costo > queda
        for p, costo in eleccion.costos.items()
        if p not in compradas and any(u > 0 for u in eleccion.utilidades.get(p, {}).values())
    )
