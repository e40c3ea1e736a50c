"""Otra pregunta a la misma formulación → hasta dónde llega la respuesta, probada o en intervalo.

Siempre por nodos y nunca por reloj, para que la misma entrada dé la misma salida.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import gcd
from typing import Literal

from priorizacion.decision.busqueda import Eleccion, Hallazgo, buscar, elegidas
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.taller import Taller

Alcance = Literal["mas", "justo", "no"]


@dataclass(frozen=True, slots=True)
class Rango:
    """El mejor valor posible, en centésimas: `menor` se encontró y `mayor` nadie lo pasa."""

    menor: int
    mayor: int


@dataclass(frozen=True, slots=True)
class Mejor:
    """Lo mejor de un grupo de carteras; `rango` es None si el grupo está vacío."""

    rango: Rango | None
    eleccion: Eleccion = frozenset()


def buscar_rango(
    formulacion: Formulacion,
    valor: Mapping[str, int],
    limites: Limites,
    desde: Eleccion | None = None,
) -> Rango | None:
    """Lo mejor con esos valores y las mismas reglas; None si no hubo respuesta."""
    mejor = buscar_mejor(replace(formulacion, valor=dict(valor)), None, limites, desde)
    return None if mejor is None else mejor.rango


def buscar_mejor(
    formulacion: Formulacion,
    grupo: Restriccion | None,
    limites: Limites,
    desde: Eleccion | None = None,
    taller: Taller | None = None,
) -> Mejor | None:
    """Lo mejor entre las carteras que cumplen además `grupo`; None si no hubo respuesta.

    El `taller`, si se tiene, es el de las mismas reglas.
    """
    filas = () if grupo is None else (grupo,)
    espacio = explorar(formulacion, replace(limites, segundos=None), *filas)
    valor = formulacion.valor
    if taller is None:
        hallazgo = buscar(espacio, formulacion.objetivo(valor), desde=desde)
    else:
        hallazgo = taller.buscar(formulacion.objetivo(valor), filas, limites, desde)
    return leer_mejor(formulacion, hallazgo)


def leer_mejor(formulacion: Formulacion, hallazgo: Hallazgo) -> Mejor | None:
    """Lo que dice un hallazgo del valor de la formulación; None si no hubo respuesta."""
    valor = formulacion.valor
    if hallazgo.estado == "inviable":
        return Mejor(None)
    if hallazgo.estado == "sin_respuesta":
        return None
    menor = sum(valor[p] for p in inicios_de(formulacion, hallazgo.eleccion))
    if hallazgo.estado == "probada":
        return Mejor(Rango(menor, menor), hallazgo.eleccion)
    todo = sum(valor[p] for p, columnas in formulacion.columnas.items() if columnas)
    unidad = gcd(*valor.values()) or 1
    cota = todo if hallazgo.cota is None else bajar_cota(hallazgo.cota, unidad)
    return Mejor(Rango(menor, max(menor, min(todo, cota))), hallazgo.eleccion)


def alcanza_valor(
    formulacion: Formulacion, al_menos: int, fila: Restriccion, limites: Limites
) -> Alcance | None:
    """Si alguna cartera que cumple además `fila` pasa, iguala o no llega a ese valor, centésimas.

    None si el límite de nodos no dejó saberlo.
    """
    unidad = gcd(*formulacion.valor.values()) or 1
    objetivo = formulacion.objetivo(formulacion.valor)
    acotados = replace(limites, segundos=None, basta=al_menos + unidad)
    espacio = explorar(formulacion, acotados, fila)
    piso = Restriccion("al_menos", objetivo, ">=", al_menos)
    hallazgo = buscar(espacio, objetivo, (piso,))
    if hallazgo.estado in ("inviable", "sin_respuesta"):
        return "no" if hallazgo.estado == "inviable" else None
    logrado = sum(formulacion.valor[p] for p in elegidas(espacio, hallazgo.eleccion))
    if logrado > al_menos:
        return "mas"
    return "justo" if hallazgo.estado == "probada" else None
