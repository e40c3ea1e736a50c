"""De un escenario resuelto, qué propuestas podrían estar al revés en otra cartera tan buena.

Primero los costos reducidos del programa lineal; lo que no aclaren, con un programa entero que
pide la cartera tan buena como la conocida y más distinta de ella en lo que se duda: si ninguna se
distingue, todo queda probado de una vez.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from priorizacion.decision.busqueda import Eleccion, Espacio
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.relajacion import Relajado
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.taller import Pregunta, Taller

VUELTAS = 4
"""Carteras que empatan, a lo sumo, antes de dejar en duda lo que falte."""


@dataclass(frozen=True, slots=True)
class Duda:
    """Una pregunta contestada, y de quiénes se duda."""

    pregunta: Pregunta
    valor: int
    """El de la mejor cartera conocida."""
    hallada: frozenset[str]
    """Esa cartera."""
    compiten: frozenset[str]
    """De quiénes se pregunta."""
    empatadas: frozenset[str] = frozenset()
    """Las que ya se sabe que otra cartera igual de buena tiene al revés."""


def voltear(
    taller: Taller,
    duda: Duda,
    relajado: Relajado,
    limites: Limites | None,
    espacio: Espacio | None = None,
) -> tuple[frozenset[str], Eleccion | None]:
    """Las que podrían estar al revés, y una cartera mejor que la conocida si apareció.

    `relajado` es el programa lineal de la pregunta; sin `limites` no se hacen programas enteros.
    """
    volteables = duda.empatadas & duda.compiten
    dudosas = frozenset(_sin_aclarar(taller, duda, relajado)) - volteables
    for _ in range(VUELTAS if limites is not None else 0):
        if not dudosas or limites is None:
            break
        distinta = _la_mas_distinta(taller, duda, dudosas)
        hallazgo = taller.resolver(distinta, limites, espacio=espacio)
        iguales = len(dudosas & duda.hallada)
        if hallazgo.cota is not None and bajar_cota(hallazgo.cota, 1) + iguales <= 0:
            return volteables, None
        if hallazgo.estado not in ("probada", "con_brecha"):
            break
        otra = {taller.formulacion.arranques[i].propuesta for i in hallazgo.eleccion}
        if sum(duda.pregunta.valor.get(p, 0) for p in otra) > duda.valor:
            return volteables, hallazgo.eleccion
        nuevas = dudosas & (duda.hallada ^ otra)
        if not nuevas:
            break
        volteables, dudosas = volteables | nuevas, dudosas - nuevas
    return volteables | dudosas, None


def _sin_aclarar(taller: Taller, duda: Duda, relajado: Relajado) -> Iterator[str]:
    """Las que el programa lineal no prueba que se quedan como están."""
    if relajado.cota is None:
        yield from duda.compiten
        return
    reducidos = relajado.reducidos
    # voltear una quita lo que gana, o suma lo que pierde
    cuesta = {True: np.maximum(reducidos, 0.0), False: np.maximum(-reducidos, 0.0)}
    queda = {
        elegida: np.floor(relajado.cota_real - c) * relajado.unidad for elegida, c in cuesta.items()
    }
    numero = taller.sombra.numero
    yield from (p for p in duda.compiten if queda[p in duda.hallada][numero[p]] >= duda.valor)


def _la_mas_distinta(taller: Taller, duda: Duda, dudosas: frozenset[str]) -> Pregunta:
    numero = taller.sombra.numero
    sumas = {numero[p]: v for p, v in duda.pregunta.valor.items() if v and p in numero}
    tan_buena = Restriccion("tan_buena", sumas, ">=", duda.valor)
    return replace(
        duda.pregunta,
        valor={p: -1 if p in duda.hallada else 1 for p in sorted(dudosas)},
        ademas=(*duda.pregunta.ademas, tan_buena),
    )
