"""Lo que se publica de quitar a cada participante o a cada estamento, y cuándo se calla.

De cada propuesta se dice una sola palabra sobre todas las ausencias a la vez: siempre, a veces o
nunca se elige. No dice quién la sostiene ni cuántas personas, y depende de las marcas de todos
sobre todas las propuestas que compiten: de ella nadie despeja una marca. Se publica o se calla
mirando solo cuántas marcas hubo, que ya es público (auditoría simulable: Kenthapadi, Mishra y
Nissim 2005), así que callar tampoco dice nada.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.robustez import Presencia, Robustez

MARCAS, ESTAMENTOS = 6, 3
"""Marcas y estamentos que debe tener cada criterio calificado de una propuesta para decir algo."""


@dataclass(frozen=True, slots=True)
class Ausencias:
    """Propuesta → cuándo se elige si falta alguien; la que no está se calla."""

    participantes: Mapping[str, Presencia]
    estamentos: Mapping[str, Presencia]


CALLADAS = Ausencias({}, {})
"""Nada."""


def publicables(puntajes: Mapping[str, Puntaje]) -> frozenset[str]:
    """Las propuestas de las que se puede decir algo, mirando solo lo que ya es público."""
    return frozenset(p for p, puntaje in puntajes.items() if _bastante_calificada(puntaje))


def ausencias_publicadas(agenda: Agenda) -> Ausencias:
    """Las de `puntajes.csv`."""
    filas = [f for f in agenda.puntajes_publicados or () if f.estamento is None]
    return Ausencias(
        _unicas((f.propuesta, f.sin_un_participante) for f in filas),
        _unicas((f.propuesta, f.sin_un_estamento) for f in filas),
    )


def ausencias_de(robustez: Robustez | None) -> Ausencias:
    """Las que dice un resultado, para escribirlas en `puntajes.csv`."""
    firmezas = robustez.propuestas if robustez else ()
    return Ausencias(
        {f.propuesta: f.sin_un_participante for f in firmezas if f.sin_un_participante},
        {f.propuesta: f.sin_un_estamento for f in firmezas if f.sin_un_estamento},
    )


def _bastante_calificada(puntaje: Puntaje) -> bool:
    celdas = [
        c
        for c in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
        if c.marcas is not None
    ]
    return bool(celdas) and all(
        (c.marcas or 0) >= MARCAS and (c.estamentos_que_marcaron or 0) >= ESTAMENTOS for c in celdas
    )


def _unicas(pares: Iterable[tuple[str, Presencia | None]]) -> dict[str, Presencia]:
    """Clave → su palabra si todas sus filas dicen la misma: una alterada la borra y se nota."""
    dichas: dict[str, set[Presencia | None]] = defaultdict(set)
    for clave, palabra in pares:
        dichas[clave].add(palabra)
    unicas = {clave: next(iter(suyas)) for clave, suyas in dichas.items() if len(suyas) == 1}
    return {clave: palabra for clave, palabra in unicas.items() if palabra is not None}
