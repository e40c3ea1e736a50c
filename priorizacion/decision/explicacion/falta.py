"""El dinero que le falta a una fuente en un año para que quepa una cartera con cierta propuesta.

Un solo programa entero con una columna más: los pesos de sobra de esa fuente desde ese año.
"""

from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion, sumar
from priorizacion.decision.solucion import maximizar
from priorizacion.decision.techo import Bolsa

_DUDA = 1e-6
"""Parte de la cota que el solucionador podría haber perdido en decimales."""


@dataclass(frozen=True, slots=True)
class Falta:
    """`inicios` de una cartera que la muestra y `menor`: con menos pesos utilizables, ninguna."""

    menor: int
    inicios: dict[str, int]


def medir_falta(
    formulacion: Formulacion,
    donde: tuple[str, int],
    filas: tuple[Restriccion, ...],
    limites: Limites,
) -> Falta | Literal[False] | None:
    """Lo menos con que alguna cartera cumple además `filas`; False si ninguna; None si no se supo.

    `donde` es la fuente y el año. Los techos de `formulacion` son los que hay; sus demás reglas
    pueden ser las de más dinero.
    """
    espacio = explorar(formulacion, limites, *filas)
    columna = len(espacio.modelo.superiores)
    todo = sum(sum(a.gasto.values()) for a in formulacion.arranques)
    nombres = {b.nombre for b in formulacion.bolsas if _recibe(b, *donde)}
    modelo = replace(
        espacio.modelo,
        superiores=(*espacio.modelo.superiores, todo),
        restricciones=tuple(
            replace(r, terminos=sumar(r.terminos, {columna: -1})) if r.nombre in nombres else r
            for r in espacio.modelo.restricciones
        ),
    )
    respuesta = maximizar(modelo, {columna: -1}, replace(limites, segundos=None))
    if respuesta.estado == "inviable":
        return False
    if respuesta.estado == "sin_respuesta" or respuesta.cota is None:
        return None
    elegidas = (i for i, v in respuesta.valores.items() if i < modelo.binarias and v > 0.5)
    seguro = ceil(-respuesta.cota - max(1e-3, _DUDA * abs(respuesta.cota)))
    return Falta(max(0, seguro), inicios_de(formulacion, frozenset(elegidas)))


def _recibe(bolsa: Bolsa, fuente: str, vigencia: int) -> bool:
    return bolsa.fuente == fuente and vigencia in bolsa.vigencias
