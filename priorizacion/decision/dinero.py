"""Quién paga qué: columnas de pago y restricciones de los techos (modelo, sección 5).

Los gastos que en una vigencia pueden pagar las mismas fuentes van en un solo bloque: si el bloque
se puede pagar, cada gasto suyo también, y hay muchas menos columnas (la prueba tardaba 2 a 6 veces
más con una por proyecto). Aparte queda solo lo que paga una fuente que podría topar su parte.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from priorizacion.decision.gasto import Arranque
from priorizacion.decision.restriccion import Restriccion, Terminos, por, sumar
from priorizacion.decision.techo import Bolsa


@dataclass(frozen=True, slots=True)
class ColumnaDePago:
    """Lo que una fuente paga en una vigencia por todos estos arranques, en pesos."""

    nombre: str
    fuente: str
    vigencia: int
    arranques: frozenset[int]
    superior: int
    """Lo más que puede valer."""


@dataclass(frozen=True, slots=True)
class Pagaduria:
    """Las columnas de pago y cuánto paga cada fuente en términos de las columnas del modelo."""

    columnas: tuple[ColumnaDePago, ...]
    """Las g, que siguen a las y[p,s]."""
    pagado: dict[tuple[str, int], Terminos]
    """Lo que paga la fuente en la vigencia, por todas las propuestas."""
    limitado: dict[tuple[str, str], Terminos]
    """Propuesta y fuente que podría topar su parte máxima → lo que le paga."""
    enlaces: tuple[Restriccion, ...]
    """Cada gasto se paga completo, y no más."""

    @property
    def superiores(self) -> tuple[int, ...]:
        """Lo más que puede valer cada g, en pesos."""
        return tuple(c.superior for c in self.columnas)


def armar_pagaduria(lista: Sequence[Arranque]) -> Pagaduria:
    """Decide qué columnas de pago hacen falta y cómo se enlazan con los inicios."""
    borrador = _Borrador(lista)
    for (libres, vigencia), bloque in _agrupar(lista).items():
        resto: Terminos = {}
        for limitadas, gasto in bloque.items():
            resto |= _pagar_limitadas(borrador, vigencia, limitadas[1:], gasto, bool(libres))
        if libres:
            _pagar_en_bloque(borrador, vigencia, libres, resto)
    return Pagaduria(
        columnas=tuple(borrador.columnas),
        pagado=dict(borrador.pagado),
        limitado=dict(borrador.limitado),
        enlaces=tuple(borrador.enlaces),
    )


def partes_maximas(lista: Sequence[Arranque], pagaduria: Pagaduria) -> Iterator[Restriccion]:
    """Lo más que una fuente puede pagar de un mismo proyecto, sumando sus vigencias."""
    topes: dict[tuple[str, str], Terminos] = defaultdict(dict)
    for i, arranque in enumerate(lista):
        for fuente, tope in arranque.parte.items():
            topes[arranque.propuesta, fuente][i] = tope
    for (propuesta, fuente), pagado in sorted(pagaduria.limitado.items()):
        yield Restriccion(
            nombre=f"parte:{fuente}:{propuesta}",
            terminos=sumar(pagado, por(-1, topes[propuesta, fuente])),
            sentido="<=",
            limite=0,
            unidad="pesos",
        )


def techos(bolsas: Sequence[Bolsa], pagaduria: Pagaduria) -> Iterator[Restriccion]:
    """Una restricción por bolsa; acumulada donde el dinero se arrastra."""
    for bolsa in bolsas:
        partes = (pagaduria.pagado.get((bolsa.fuente, v), {}) for v in bolsa.vigencias)
        yield Restriccion(
            nombre=bolsa.nombre,
            terminos=sumar(*partes),
            sentido="<=",
            limite=bolsa.monto,
            unidad="pesos",
            regla=bolsa.nombre,
        )


_Quienes = tuple[str, ...]
_Bloque = dict[_Quienes, Terminos]
"""Propuesta y las fuentes suyas que podrían topar → columna y: gasto."""


@dataclass(frozen=True, slots=True)
class _Borrador:
    lista: Sequence[Arranque]
    columnas: list[ColumnaDePago] = field(default_factory=list)
    enlaces: list[Restriccion] = field(default_factory=list)
    pagado: dict[tuple[str, int], Terminos] = field(default_factory=lambda: defaultdict(dict))
    limitado: dict[tuple[str, str], Terminos] = field(default_factory=lambda: defaultdict(dict))


def _agrupar(lista: Sequence[Arranque]) -> dict[tuple[_Quienes, int], _Bloque]:
    """Fuentes que pueden pagar sin topar, y vigencia → los gastos."""
    bloques: dict[tuple[_Quienes, int], _Bloque] = defaultdict(lambda: defaultdict(dict))
    for i, a in enumerate(lista):
        for vigencia, monto in a.neto.items():
            libres = tuple(sorted(f for f in a.pagadores[vigencia] if f not in a.parte))
            limitadas = tuple(f for f in a.pagadores[vigencia] if f in a.parte)
            clave = (a.propuesta, *limitadas) if limitadas else ()
            bloques[libres, vigencia][clave][i] = monto
    return bloques


def _pagar_limitadas(
    borrador: _Borrador, vigencia: int, fuentes: _Quienes, gasto: Terminos, hay_libres: bool
) -> Terminos:
    """Una columna por fuente que podría topar; devuelve lo que falta por pagar de este gasto.

    Si es la única que puede pagar, su pago es el gasto.
    """
    if not fuentes:
        return gasto
    primero = borrador.lista[min(gasto)]
    if len(fuentes) == 1 and not hay_libres:
        borrador.pagado[fuentes[0], vigencia] |= gasto
        pagado = borrador.limitado[primero.propuesta, fuentes[0]]
        borrador.limitado[primero.propuesta, fuentes[0]] = sumar(pagado, gasto)
        return {}
    resto = dict(gasto)
    for fuente in fuentes:
        superior = max(min(m, borrador.lista[i].parte[fuente]) for i, m in gasto.items())
        nombre = f"g:{primero.propuesta}:{primero.inicio}:{fuente}:{vigencia}"
        columna = _agregar(
            borrador, ColumnaDePago(nombre, fuente, vigencia, frozenset(gasto), superior)
        )
        borrador.limitado[primero.propuesta, fuente][columna] = 1
        resto[columna] = -1
    borrador.enlaces.append(
        Restriccion(
            nombre=f"resto:{primero.propuesta}:{primero.inicio}:{vigencia}",
            terminos=resto,
            sentido=">=" if hay_libres else "=",
            limite=0,
            unidad="pesos",
        )
    )
    return resto


def _pagar_en_bloque(
    borrador: _Borrador, vigencia: int, fuentes: _Quienes, gasto: Terminos
) -> None:
    """Una columna por fuente para todo el bloque; si hay una sola, su pago es el gasto."""
    if len(fuentes) == 1:
        borrador.pagado[fuentes[0], vigencia] |= gasto
        return
    arranques = frozenset(i for i in gasto if i < len(borrador.lista))
    mayor: dict[str, int] = defaultdict(int)
    for i in arranques:
        propuesta = borrador.lista[i].propuesta
        mayor[propuesta] = max(mayor[propuesta], gasto[i])
    todo, superior = "+".join(fuentes), sum(mayor.values())
    columnas = [
        _agregar(
            borrador, ColumnaDePago(f"g:{todo}:{f}:{vigencia}", f, vigencia, arranques, superior)
        )
        for f in fuentes
    ]
    borrador.enlaces.append(
        Restriccion(
            nombre=f"pago:{todo}:{vigencia}",
            terminos=sumar(dict.fromkeys(columnas, 1), por(-1, gasto)),
            sentido="=",
            limite=0,
            unidad="pesos",
        )
    )


def _agregar(borrador: _Borrador, nueva: ColumnaDePago) -> int:
    columna = len(borrador.lista) + len(borrador.columnas)
    borrador.columnas.append(nueva)
    borrador.pagado[nueva.fuente, nueva.vigencia][columna] = 1
    return columna
