"""Quién paga qué: columnas de pago y restricciones de los techos (modelo, sección 5).

Solo hay columna g[p,f,t] donde más de una fuente puede pagar; si hay una sola, su pago es el gasto.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from priorizacion.decision.gasto import Arranque
from priorizacion.decision.restriccion import Restriccion, Terminos, por, sumar
from priorizacion.decision.techo import Bolsa

Pago = tuple[str, str, int]
"""Propuesta, fuente y vigencia."""


@dataclass(frozen=True, slots=True)
class Pagaduria:
    """Las columnas de pago y cuánto paga cada quien en términos de las columnas del modelo."""

    columnas: tuple[Pago, ...]
    """Las g[p,f,t], que siguen a las y[p,s]."""
    superiores: tuple[int, ...]
    """Lo más que puede valer cada g, en pesos."""
    terminos: dict[Pago, Terminos]
    """Lo que paga la fuente por la propuesta en la vigencia."""
    enlaces: tuple[Restriccion, ...]
    """Σ_f g = gasto; y no pagar donde no se puede."""


def armar_pagaduria(lista: Sequence[Arranque]) -> Pagaduria:
    """Decide qué columnas de pago hacen falta y cómo se enlazan con los inicios."""
    por_celda: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, arranque in enumerate(lista):
        for vigencia in arranque.neto:
            por_celda[arranque.propuesta, vigencia].append(i)
    columnas: list[Pago] = []
    superiores: list[int] = []
    terminos: dict[Pago, Terminos] = {}
    enlaces: list[Restriccion] = []
    for (propuesta, vigencia), indices in por_celda.items():
        gasto = {i: lista[i].neto[vigencia] for i in indices}
        if all(len(lista[i].pagadores[vigencia]) == 1 for i in indices):
            for i in indices:
                clave = (propuesta, lista[i].pagadores[vigencia][0], vigencia)
                terminos.setdefault(clave, {})[i] = gasto[i]
            continue
        pagadores = sorted({f for i in indices for f in lista[i].pagadores[vigencia]})
        reparto: Terminos = {}
        for fuente in pagadores:
            columna = len(lista) + len(columnas)
            columnas.append((propuesta, fuente, vigencia))
            puede = {i: m for i, m in gasto.items() if fuente in lista[i].pagadores[vigencia]}
            superiores.append(max(puede.values()))
            terminos[propuesta, fuente, vigencia] = {columna: 1}
            reparto[columna] = 1
            if len(puede) < len(gasto):
                enlaces.append(_plazo(propuesta, fuente, vigencia, {columna: 1}, puede))
        enlaces.append(
            Restriccion(
                nombre=f"pago:{propuesta}:{vigencia}",
                terminos=sumar(reparto, por(-1, gasto)),
                sentido="=",
                limite=0,
                unidad="pesos",
            )
        )
    return Pagaduria(tuple(columnas), tuple(superiores), terminos, tuple(enlaces))


def partes_maximas(lista: Sequence[Arranque], pagaduria: Pagaduria) -> Iterator[Restriccion]:
    """Lo más que una fuente puede pagar de un mismo proyecto, sumando sus vigencias."""
    topes: set[tuple[str, str]] = set()
    por_propuesta: dict[str, list[int]] = defaultdict(list)
    for i, arranque in enumerate(lista):
        por_propuesta[arranque.propuesta].append(i)
        for fuente in arranque.parte:
            topes.add((arranque.propuesta, fuente))
    pagado: dict[tuple[str, str], list[Terminos]] = defaultdict(list)
    for (propuesta, fuente, _), terminos in pagaduria.terminos.items():
        pagado[propuesta, fuente].append(terminos)
    for propuesta, fuente in sorted(topes):
        tope = {i: _tope(lista[i], fuente) for i in por_propuesta[propuesta]}
        yield Restriccion(
            nombre=f"parte:{fuente}:{propuesta}",
            terminos=sumar(*pagado[propuesta, fuente], por(-1, tope)),
            sentido="<=",
            limite=0,
            unidad="pesos",
        )


def techos(bolsas: Sequence[Bolsa], pagaduria: Pagaduria) -> Iterator[Restriccion]:
    """Una restricción por bolsa; acumulada donde el dinero se arrastra."""
    pagado: dict[tuple[str, int], list[Terminos]] = defaultdict(list)
    for (_, fuente, vigencia), terminos in pagaduria.terminos.items():
        pagado[fuente, vigencia].append(terminos)
    for bolsa in bolsas:
        partes = [t for v in bolsa.vigencias for t in pagado[bolsa.fuente, v]]
        yield Restriccion(
            nombre=bolsa.nombre,
            terminos=sumar(*partes),
            sentido="<=",
            limite=bolsa.monto,
            unidad="pesos",
            regla=bolsa.nombre,
        )


def _plazo(
    propuesta: str, fuente: str, vigencia: int, pago: Terminos, puede: Terminos
) -> Restriccion:
    return Restriccion(
        nombre=f"plazo:{fuente}:{propuesta}:{vigencia}",
        terminos=sumar(pago, por(-1, puede)),
        sentido="<=",
        limite=0,
        unidad="pesos",
    )


def _tope(arranque: Arranque, fuente: str) -> int:
    pagable = sum(m for v, m in arranque.neto.items() if fuente in arranque.pagadores[v])
    return min(arranque.parte.get(fuente, pagable), pagable)
