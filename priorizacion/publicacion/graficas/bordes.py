"""Bordes compartidos → los mismos con menos puntos, sin que entre dos vecinas quede un hueco.

Los anillos se parten en arcos donde se juntan tres o más; cada arco se simplifica una sola vez, por
el método de Visvalingam y Whyatt (1993), y sirve a las zonas de sus dos lados.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

Punto = tuple[int, int]
Anillo = tuple[Punto, ...]
"""Sin repetir al final el primer punto."""
Arco = tuple[Punto, ...]


def simplificar(anillos: Sequence[Anillo], *, area: int, puntos: int) -> tuple[Anillo, ...]:
    """Los mismos anillos sin las esquinas de menos de `area`, y con más o menos `puntos` en total.

    De cada arco queda al menos una esquina: ninguna zona se aplasta.
    """
    vecinos = _vecinos(anillos)
    partidos = [_partir(anillo, vecinos) for anillo in anillos]
    pesos = {arco: _pesar(arco) for arcos in partidos for arco in map(_canonico, arcos)}
    todos = sorted((p for lista in pesos.values() for p in lista), reverse=True)
    corte = max(area, todos[puntos]) if len(todos) > puntos else area
    cortos = {
        arco: tuple(p for p, peso in zip(arco, lista, strict=True) if peso >= corte)
        for arco, lista in pesos.items()
    }
    return tuple(tuple(_unir(arcos, cortos)) for arcos in partidos)


def _vecinos(anillos: Sequence[Anillo]) -> dict[Punto, set[Punto]]:
    vecinos: dict[Punto, set[Punto]] = defaultdict(set)
    for anillo in anillos:
        for uno, otro in pairwise((*anillo, anillo[0])):
            vecinos[uno].add(otro)
            vecinos[otro].add(uno)
    return vecinos


def _partir(anillo: Anillo, vecinos: dict[Punto, set[Punto]]) -> list[Arco]:
    """Los arcos entre nudos; un anillo sin nudos se abre en su menor punto."""
    nudos = [i for i, p in enumerate(anillo) if len(vecinos[p]) != 2]
    if not nudos:
        nudos = [anillo.index(min(anillo))]
    vueltas = (*anillo, *anillo)
    fines = [*nudos[1:], nudos[0] + len(anillo)]
    return [vueltas[desde : hasta + 1] for desde, hasta in zip(nudos, fines, strict=True)]


def _canonico(arco: Arco) -> Arco:
    return min(arco, arco[::-1])


def _pesar(arco: Arco) -> list[float]:
    """El área que se pierde al quitar cada punto (el doble); los que no se quitan, infinita."""
    pesos: list[float] = [inf] * len(arco)
    antes, despues = list(range(-1, len(arco) - 1)), list(range(1, len(arco) + 1))
    cola = [(_triangulo(arco, i - 1, i, i + 1), i) for i in range(1, len(arco) - 1)]
    vigente = {i: area for area, i in cola}
    heapq.heapify(cola)
    mayor = 0.0
    quedan = 2 if arco[0] == arco[-1] else 1
    while len(vigente) > quedan:
        area, i = heapq.heappop(cola)
        if vigente.get(i) != area:
            continue
        del vigente[i]
        mayor = pesos[i] = max(mayor, area)
        a, b = antes[i], despues[i]
        despues[a], antes[b] = b, a
        for j in (a, b):
            if j in vigente:
                vigente[j] = _triangulo(arco, antes[j], j, despues[j])
                heapq.heappush(cola, (vigente[j], j))
    return pesos


def _triangulo(arco: Arco, a: int, b: int, c: int) -> int:
    (x1, y1), (x2, y2), (x3, y3) = arco[a], arco[b], arco[c]
    return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1))


def _unir(arcos: Sequence[Arco], cortos: dict[Arco, Arco]) -> Iterator[Punto]:
    for arco in arcos:
        canonico = _canonico(arco)
        corto = cortos[canonico]
        yield from (corto if canonico == arco else corto[::-1])[:-1]
