"""Cada regla de la agenda → una o más restricciones con su nombre (modelo, sección 4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from priorizacion.decision.gasto import Arranque
from priorizacion.decision.restriccion import Restriccion, Sentido, Terminos, por, sumar
from priorizacion.decision.techo import total_declarado
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import (
    Base,
    Capacidad,
    ConcentracionMaxima,
    Cuota,
    Excluyentes,
    Grupo,
    MaxMin,
    Obligatoria,
    Paquete,
    PisoSatisfaccion,
    Requiere,
)
from priorizacion.dominio.tipos import Unidad


@dataclass(frozen=True, slots=True)
class Contexto:
    """Lo que una regla necesita ver para escribirse como restricciones."""

    agenda: Agenda
    competidoras: tuple[Propuesta, ...]
    arranques: tuple[Arranque, ...]
    columnas: dict[str, tuple[int, ...]]
    """Propuesta que compite → sus columnas y."""
    costo: dict[str, int]
    """Propuesta que compite → costo cargado, pesos."""


def restringir(contexto: Contexto) -> Iterator[Restriccion]:
    """El máximo de proyectos, lo que cada propuesta requiere y todas las reglas declaradas."""
    agenda = contexto.agenda
    if agenda.maximo_proyectos is not None:
        todas = _elegidas(contexto, *contexto.columnas)
        yield Restriccion(
            "maximo_proyectos", todas, "<=", agenda.maximo_proyectos, regla="maximo_proyectos"
        )
    for propuesta in contexto.competidoras:
        for otra in propuesta.requiere:
            yield _necesita(contexto, f"requiere:{propuesta.id}", propuesta.id, otra)
    for regla in agenda.reglas:
        # las de satisfacción las escribe `satisfaccion`: antes hay que buscar lo mejor de cada uno
        if not isinstance(regla, PisoSatisfaccion | MaxMin):
            yield from _ESCRITURA[type(regla)](contexto, regla)


def pertenece(propuesta: Propuesta, grupo: Grupo) -> bool:
    """Si una propuesta cumple todas las claves del grupo."""
    return (
        (grupo.dimension is None or propuesta.dimension in grupo.dimension)
        and (grupo.zona is None or propuesta.zona in grupo.zona)
        and (
            grupo.estamento_proponente is None
            or propuesta.estamento_proponente in grupo.estamento_proponente
        )
        and (grupo.etiqueta is None or bool(set(grupo.etiqueta) & set(propuesta.etiquetas)))
    )


def _elegidas(contexto: Contexto, *propuestas: str) -> Terminos:
    return {i: 1 for p in propuestas for i in contexto.columnas.get(p, ())}


def _pesos(contexto: Contexto, propuestas: list[str]) -> Terminos:
    return {i: contexto.costo[p] for p in propuestas for i in contexto.columnas[p]}


def _cuota(contexto: Contexto, regla: Cuota) -> Iterator[Restriccion]:
    miembros = [p.id for p in contexto.competidoras if pertenece(p, regla.grupo)]
    ambos = regla.minimo is not None and regla.maximo is not None
    if regla.minimo is not None:
        nombre = f"{regla.id}:minimo" if ambos else regla.id
        limite = _Limite(nombre, regla.id, regla.base_minimo, ">=", regla.minimo)
        yield _medir(contexto, miembros, limite)
    if regla.maximo is not None:
        nombre = f"{regla.id}:maximo" if ambos else regla.id
        limite = _Limite(nombre, regla.id, regla.base_maximo, "<=", regla.maximo)
        yield _medir(contexto, miembros, limite)


def _concentracion(contexto: Contexto, regla: ConcentracionMaxima) -> Iterator[Restriccion]:
    for propuesta in contexto.competidoras:
        nombre = f"{regla.id}:{propuesta.id}"
        limite = _Limite(nombre, regla.id, regla.base, "<=", regla.maximo)
        yield _medir(contexto, [propuesta.id], limite)


@dataclass(frozen=True, slots=True)
class _Limite:
    nombre: str
    regla: str
    base: Base
    sentido: Sentido
    limite: Fraction


def _medir(contexto: Contexto, miembros: list[str], pedido: _Limite) -> Restriccion:
    """Lo de unos miembros frente a un límite, en cualquiera de las cuatro bases."""
    nombre, regla, sentido, limite = pedido.nombre, pedido.regla, pedido.sentido, pedido.limite
    if pedido.base == "conteo":
        elegidas = _elegidas(contexto, *miembros)
        return Restriccion(nombre, elegidas, sentido, int(limite), "proyectos", regla)
    pesos, divisor = _pesos(contexto, miembros), limite.denominator
    if pedido.base == "pesos":
        return Restriccion(nombre, pesos, sentido, int(limite), "pesos", regla)
    if pedido.base == "parte_techo":
        tope = limite.numerator * total_declarado(contexto.agenda)
        return Restriccion(nombre, por(divisor, pesos), sentido, tope, "pesos", regla, divisor)
    todo = _pesos(contexto, list(contexto.columnas))
    terminos = sumar(por(divisor, pesos), por(-limite.numerator, todo))
    return Restriccion(nombre, terminos, sentido, 0, "pesos", regla, divisor)


def _capacidad(contexto: Contexto, regla: Capacidad) -> Iterator[Restriccion]:
    propuestas = {p.id: p for p in contexto.competidoras}
    suyos = [
        (i, a)
        for i, a in enumerate(contexto.arranques)
        if regla.ejecutor is None or _mismo(propuestas[a.propuesta].ejecutor, regla.ejecutor)
    ]
    if regla.por == "periodo":
        exactos = {i: _usa(regla, propuestas[a.propuesta], a, None) for i, a in suyos}
        if not isinstance(regla.maximo, dict):
            yield _tope(regla, regla.id, exactos, regla.maximo)
        return
    for vigencia in contexto.agenda.periodo.vigencias:
        maximo = regla.maximo.get(vigencia) if isinstance(regla.maximo, dict) else regla.maximo
        if maximo is not None:
            exactos = {i: _usa(regla, propuestas[a.propuesta], a, vigencia) for i, a in suyos}
            yield _tope(regla, f"{regla.id}:{vigencia}", exactos, maximo)


def _usa(regla: Capacidad, propuesta: Propuesta, a: Arranque, vigencia: int | None) -> Fraction:
    """Lo que un proyecto ocupa de la capacidad en una vigencia, o en todo el periodo."""
    if regla.cuenta == "gasto":
        return Fraction(sum(a.gasto.values()) if vigencia is None else a.gasto.get(vigencia, 0))
    if vigencia is not None and vigencia not in a.ejecucion:
        return Fraction(0)
    if regla.cuenta == "proyectos":
        return Fraction(1)
    return propuesta.numero(regla.columna or "") or Fraction(0)


def _tope(
    regla: Capacidad, nombre: str, exactos: dict[int, Fraction], maximo: Fraction
) -> Restriccion:
    divisor = lcm(maximo.denominator, *(e.denominator for e in exactos.values()))
    terminos = {i: int(e * divisor) for i, e in exactos.items() if e}
    return Restriccion(
        nombre, terminos, "<=", int(maximo * divisor), _UNIDADES[regla.cuenta], regla.id, divisor
    )


_UNIDADES: dict[str | None, Unidad] = {
    "gasto": "pesos",
    "proyectos": "proyectos",
    None: "unidades",
}


def _mismo(escrito: str | None, buscado: str) -> bool:
    return (escrito or "").strip().casefold() == buscado.strip().casefold()


def _obligatoria(contexto: Contexto, regla: Obligatoria) -> Iterator[Restriccion]:
    yield Restriccion(regla.id, _elegidas(contexto, regla.propuesta), ">=", 1, regla=regla.id)


def _requiere(contexto: Contexto, regla: Requiere) -> Iterator[Restriccion]:
    for otra in regla.requiere:
        yield _necesita(contexto, regla.id, regla.propuesta, otra)


def _necesita(contexto: Contexto, regla: str, una: str, otra: str) -> Restriccion:
    terminos = sumar(_elegidas(contexto, una), por(-1, _elegidas(contexto, otra)))
    return Restriccion(f"{regla}:{otra}", terminos, "<=", 0, regla=regla)


def _excluyentes(contexto: Contexto, regla: Excluyentes) -> Iterator[Restriccion]:
    yield Restriccion(regla.id, _elegidas(contexto, *regla.propuestas), "<=", 1, regla=regla.id)


def _paquete(contexto: Contexto, regla: Paquete) -> Iterator[Restriccion]:
    primera = regla.propuestas[0]
    for otra in regla.propuestas[1:]:
        terminos = sumar(_elegidas(contexto, primera), por(-1, _elegidas(contexto, otra)))
        yield Restriccion(f"{regla.id}:{otra}", terminos, "=", 0, regla=regla.id)


_ESCRITURA: dict[type, Callable[[Contexto, Any], Iterator[Restriccion]]] = {
    Cuota: _cuota,
    ConcentracionMaxima: _concentracion,
    Capacidad: _capacidad,
    Obligatoria: _obligatoria,
    Requiere: _requiere,
    Excluyentes: _excluyentes,
    Paquete: _paquete,
}
