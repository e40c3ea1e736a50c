"""Renglones lineales enteros entran y sale la solución entera lexicográficamente mayor.

Símplex de dos fases con la regla de Bland y enteros exactos (un denominador común por tabla,
como en Edmonds y Bareiss), más ramificación cuando el vértice no es entero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

Renglon = tuple[dict[int, int], str, int]  # coeficientes, «<=» o «=», lado derecho
NODOS_MAXIMOS = 20_000


@dataclass
class _Tabla:
    filas: list[list[int]]
    base: list[int]
    divisor: int = 1
    prohibidas: set[int] = field(default_factory=set)


def lexicografico(n: int, renglones: Sequence[Renglon], orden: Iterable[int]) -> list[int] | None:
    """Mayor vector entero ≥ 0 según `orden`, o None si no hay; sin orden, cualquiera."""
    orden = list(orden)
    mejor: list[int] | None = None
    pendientes = [list(renglones)]
    for _ in range(NODOS_MAXIMOS):
        if not pendientes:
            return mejor
        actual = pendientes.pop()
        relajada = _relajacion(n, actual, orden)
        if relajada is None or (mejor and not _supera(relajada, mejor, orden)):
            continue
        partida = next((k for k in range(n) if relajada[k].denominator > 1), None)
        if partida is None:
            mejor = [int(x) for x in relajada]
            continue
        piso = relajada[partida].numerator // relajada[partida].denominator
        pendientes.append([*actual, ({partida: 1}, "<=", piso)])
        pendientes.append([*actual, ({partida: -1}, "<=", -piso - 1)])
    raise RuntimeError("la ramificación no terminó")


def _supera(relajada: list[Fraction], mejor: list[int], orden: list[int]) -> bool:
    return [relajada[k] for k in orden] > [mejor[k] for k in orden]


def _relajacion(n: int, renglones: Sequence[Renglon], orden: list[int]) -> list[Fraction] | None:
    tabla = _factible(n, renglones)
    if tabla is None:
        return None
    for k in orden:
        _subir(tabla, k)
    solucion = [Fraction(0)] * n
    for fila, variable in zip(tabla.filas, tabla.base, strict=True):
        if variable < n:
            solucion[variable] = Fraction(fila[-1], tabla.divisor)
    return solucion


def _factible(n: int, renglones: Sequence[Renglon]) -> _Tabla | None:
    """Primera fase: una base factible sin artificiales, o None."""
    m = len(renglones)
    tabla = _Tabla([], [])
    for i, (coeficientes, tipo, derecho) in enumerate(renglones):
        fila = [0] * (n + 2 * m + 1)
        for k, coeficiente in coeficientes.items():
            fila[k] = coeficiente
        fila[n + i] = 1 if tipo == "<=" else 0
        fila[-1] = derecho
        if derecho < 0:
            fila = [-x for x in fila]
        directa = tipo == "<=" and derecho >= 0
        if not directa:
            fila[n + m + i] = 1
        tabla.filas.append(fila)
        tabla.base.append(n + i if directa else n + m + i)
    artificiales = range(n + m, n + 2 * m)
    tabla.prohibidas.update(artificiales)
    con_artificial = [f for f, b in zip(tabla.filas, tabla.base, strict=True) if b in artificiales]
    meta = [sum(columna) for columna in zip(*con_artificial, strict=True)]
    if con_artificial and _maximizar(tabla, meta)[-1] != 0:
        return None
    _expulsar(tabla, artificiales)
    return tabla


def _expulsar(tabla: _Tabla, artificiales: range) -> None:
    """Saca de la base las artificiales que quedaron en cero; un renglón redundante se queda."""
    for r, variable in enumerate(tabla.base):
        if variable not in artificiales:
            continue
        fila = tabla.filas[r]
        entra = next((j for j in range(artificiales.start) if fila[j]), None)
        if entra is None:
            continue
        if fila[entra] < 0:
            tabla.filas[r] = [-x for x in fila]
        _pivotar(tabla, r, entra, [0] * len(fila))


def _subir(tabla: _Tabla, k: int) -> None:
    """Lleva la variable k a su máximo y deja solo la cara donde lo alcanza."""
    if k in tabla.base:
        meta = [-x for x in tabla.filas[tabla.base.index(k)]]
        meta[k] = 0
    elif k in tabla.prohibidas:
        return
    else:
        meta = [0] * len(tabla.filas[0])
        meta[k] = tabla.divisor
    meta = _maximizar(tabla, meta)
    tabla.prohibidas.update(j for j, x in enumerate(meta[:-1]) if x < 0 and j not in tabla.base)


def _maximizar(tabla: _Tabla, meta: list[int]) -> list[int]:
    """Pivota con Bland mientras algún costo reducido sea positivo; devuelve el renglón meta."""
    while True:
        entra = next(
            (j for j, x in enumerate(meta[:-1]) if x > 0 and j not in tabla.prohibidas), None
        )
        if entra is None:
            return meta
        salen = [
            (Fraction(fila[-1], fila[entra]), tabla.base[r], r)
            for r, fila in enumerate(tabla.filas)
            if fila[entra] > 0
        ]
        if not salen:
            raise ValueError("una variable no tiene tope")
        meta = _pivotar(tabla, min(salen)[2], entra, meta)


def _pivotar(tabla: _Tabla, r: int, entra: int, meta: list[int]) -> list[int]:
    pivote = tabla.filas[r]
    p, d = pivote[entra], tabla.divisor

    def nueva(fila: list[int]) -> list[int]:
        factor = fila[entra]
        return [(x * p - factor * y) // d for x, y in zip(fila, pivote, strict=True)]

    tabla.filas = [fila if i == r else nueva(fila) for i, fila in enumerate(tabla.filas)]
    tabla.base[r] = entra
    tabla.divisor = p
    return nueva(meta)
