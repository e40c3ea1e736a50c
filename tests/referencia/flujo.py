"""Flujo máximo en enteros, y empuje por un arco dado lo demás: lo justo para repartir pagos."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from itertools import pairwise

Nodo = Hashable
Red = dict[Nodo, dict[Nodo, int]]  # capacidad residual


def agregar_arco(red: Red, desde: Nodo, hasta: Nodo, capacidad: int) -> None:
    """Suma capacidad al arco y crea el de vuelta."""
    red.setdefault(desde, {})
    red[desde][hasta] = red[desde].get(hasta, 0) + capacidad
    red.setdefault(hasta, {}).setdefault(desde, 0)


def empujar(red: Red, desde: Nodo, hasta: Nodo, limite: int) -> int:
    """Lleva hasta `limite` unidades por caminos con capacidad; devuelve cuántas pasaron."""
    pasado = 0
    while pasado < limite:
        camino = _camino(red, desde, hasta)
        if not camino:
            return pasado
        arcos = list(pairwise(camino))
        cabe = min(limite - pasado, *(red[u][v] for u, v in arcos))
        for u, v in arcos:
            red[u][v] -= cabe
            red[v][u] += cabe
        pasado += cabe
    return pasado


def maximizar_y_fijar(red: Red, u: Nodo, v: Nodo) -> int:
    """Sube al máximo el flujo por u→v sin deshacer el total, y lo deja fijo."""
    libre, usado = red[u][v], red[v][u]
    red[u][v] = red[v][u] = 0
    return usado + empujar(red, v, u, libre)


def _camino(red: Red, desde: Nodo, hasta: Nodo) -> list[Nodo]:
    previo: dict[Nodo, Nodo] = {desde: desde}
    cola = deque([desde])
    while cola and hasta not in previo:
        u = cola.popleft()
        for v, capacidad in red[u].items():
            if capacidad > 0 and v not in previo:
                previo[v] = u
                cola.append(v)
    if hasta not in previo:
        return []
    camino = [hasta]
    while camino[-1] != desde:
        camino.append(previo[camino[-1]])
    return camino[::-1]
