"""Escoger una por una: se recorre un orden y se salta lo que ya no cabe.

Se salta solo lo que ninguna elección posterior podría remediar: un máximo ya agotado o un dinero
que no alcanza. Lo que piden los mínimos, los paquetes, los requisitos y las partes de lo asignado
no puede prometerse de una en una; al final se dice cuáles quedaron sin cumplir.
"""

import re
from collections.abc import Sequence

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.exploracion import alcanzar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.restriccion import Restriccion, holgura
from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.sorteo import sortear

COLUMNA = "llegada"
"""La columna opcional de propuestas que dice en qué orden llegaron."""


def tomar_en_orden(formulacion: Formulacion, orden: Sequence[str]) -> Eleccion:
    """Las que caben, cada una en el primer año en que cabe; todo en enteros exactos."""
    filas = [r for r in formulacion.restricciones if _sin_remedio(formulacion, r)]
    tomadas: Eleccion = frozenset()
    for propuesta in orden:
        for columna in formulacion.columnas[propuesta]:
            con_ella = tomadas | {columna}
            if _cabe(formulacion, filas, con_ella):
                tomadas = con_ella
                break
    return tomadas


def por_puntaje(formulacion: Formulacion) -> tuple[str, ...]:
    """Por valor, de mayor a menor, con la regla de la agenda; los empates, por el sorteo."""
    semilla = formulacion.agenda.sorteo.semilla
    return tuple(
        sorted(
            formulacion.columnas,
            key=lambda p: (-formulacion.valor[p], -sortear(semilla, p), p),
        )
    )


def por_llegada(formulacion: Formulacion) -> tuple[str, ...]:
    """Por la columna `llegada`; sin ella, o donde esté en blanco, por id y al final."""
    propuestas = sorted(formulacion.competidoras, key=lambda p: _natural(p.id))
    return tuple(p.id for p in sorted(propuestas, key=_llegada))


def dice_llegada(formulacion: Formulacion) -> bool:
    """Si alguna propuesta dice en qué orden llegó."""
    return any(p.dato(COLUMNA) is not None for p in formulacion.competidoras)


def _sin_remedio(formulacion: Formulacion, r: Restriccion) -> bool:
    """Si es un máximo que agregar proyectos solo puede apretar."""
    binarias = len(formulacion.arranques)
    return r.sentido == "<=" and all(c > 0 and i < binarias for i, c in r.terminos.items())


def _cabe(formulacion: Formulacion, filas: list[Restriccion], eleccion: Eleccion) -> bool:
    puesta = dict.fromkeys(eleccion, 1)
    if any(holgura(r, puesta) < 0 for r in filas):
        return False
    return alcanzar(formulacion, eleccion) is not None


def _llegada(propuesta: Propuesta) -> tuple[int, object]:
    """Números, luego textos (las fechas año-mes-día ordenan bien) y al final los blancos."""
    escrito = propuesta.dato(COLUMNA)
    if escrito is None:
        return (2, 0)
    try:
        return (0, leer_decimal(escrito))
    except CantidadIlegible:
        return (1, escrito)


def _natural(id_propuesta: str) -> list[tuple[int, int, str]]:
    """P2 antes que P10."""
    partes = re.findall(r"\d+|\D+", id_propuesta)
    return [(0, int(p), p) if p.isdigit() else (1, 0, p) for p in partes]
