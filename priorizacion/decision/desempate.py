"""Entre las de mayor valor, una sola: menor costo, menos proyectos, sorteo y, al final, la lista.

Etapas 2, 3 y 4 del modelo (secciones 5 y 10). Cada una conserva el óptimo de las anteriores. Un
empate se declara cuando otra selección tiene el mismo valor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from priorizacion.decision.busqueda import Eleccion, Espacio, Hallazgo, buscar, distinta, elegidas
from priorizacion.decision.restriccion import Restriccion, Terminos, lado, por

Etapa = Literal[2, 3, 4]


@dataclass(frozen=True, slots=True)
class Veredicto:
    """La selección que queda y qué la decidió."""

    eleccion: Eleccion
    empate: bool | None
    """None si no se pudo saber."""
    etapa: Etapa | None


@dataclass(frozen=True, slots=True)
class Orden:
    """Lo que se compara, por propuesta."""

    valor: Mapping[str, int]
    costo: Mapping[str, int]
    sorteo: Mapping[str, int]


def desempatar(espacio: Espacio, orden: Orden, primera: Eleccion) -> Veredicto:
    """De una elección de valor máximo, la que ganan las etapas 2 a 4."""
    valor = _por_columna(espacio, orden.valor)
    filas = [_conservar("etapa_1", valor, primera)]
    rival = _hay_rival(espacio, filas, primera)
    if not rival:
        return Veredicto(primera, rival, None)
    pasos: tuple[tuple[Etapa, Terminos], ...] = (
        (2, por(-1, _por_columna(espacio, orden.costo))),
        (3, por(-1, _por_columna(espacio, dict.fromkeys(orden.valor, 1)))),
        (4, _por_columna(espacio, orden.sorteo)),
    )
    mejor = primera
    for etapa, objetivo in pasos:
        hallazgo = buscar(espacio, objetivo, filas, desde=mejor)
        if hallazgo.estado != "probada":
            return Veredicto(mejor, True, None)
        mejor = hallazgo.eleccion
        filas.append(_conservar(f"etapa_{etapa}", objetivo, mejor))
        if _hay_rival(espacio, filas, mejor) is False:
            return Veredicto(mejor, True, etapa)
    return Veredicto(_menor_lista(espacio, filas, mejor), True, 4)


def _por_columna(espacio: Espacio, cantidad: Mapping[str, int]) -> Terminos:
    return {i: cantidad[p] for p, columnas in espacio.columnas.items() for i in columnas}


def _conservar(nombre: str, objetivo: Terminos, eleccion: Eleccion) -> Restriccion:
    # igual y no «al menos»: nada lo supera, y así la prueba tarda la mitad (92 propuestas)
    logrado = lado(Restriccion("", objetivo, "=", 0), dict.fromkeys(eleccion, 1))
    return Restriccion(nombre, objetivo, "=", logrado)


def _hay_rival(espacio: Espacio, filas: list[Restriccion], mejor: Eleccion) -> bool | None:
    """Si otra selección también cumple las filas; None si no se supo."""
    otra = distinta(espacio, elegidas(espacio, mejor), "distinta")
    estado = _tantear(espacio, filas, otra).estado
    return None if estado == "sin_respuesta" else estado != "inviable"


def _tantear(espacio: Espacio, filas: list[Restriccion], *otras: Restriccion) -> Hallazgo:
    """Busca una elección cualquiera que cumpla las filas, guiada por la última que se conservó.

    Sin guía, la misma pregunta tardaba más de 50 veces lo que tarda con ella (60 propuestas).
    """
    guia = replace(filas[-1], sentido=">=")
    limites = replace(espacio.limites, basta=guia.limite)
    return buscar(replace(espacio, limites=limites), guia.terminos, (*filas[:-1], guia, *otras))


def _menor_lista(espacio: Espacio, filas: list[Restriccion], mejor: Eleccion) -> Eleccion:
    """Si hasta el sorteo empata: la menor lista ordenada de ids."""
    vistas = [mejor]
    while True:
        otras = [
            distinta(espacio, elegidas(espacio, e), f"distinta_{n}") for n, e in enumerate(vistas)
        ]
        hallazgo = _tantear(espacio, filas, *otras)
        if hallazgo.estado not in ("probada", "con_brecha"):
            return min(vistas, key=lambda e: sorted(elegidas(espacio, e)))
        vistas.append(hallazgo.eleccion)
