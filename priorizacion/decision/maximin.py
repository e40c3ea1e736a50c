"""La etapa previa de `max_min`: hasta dónde puede subir la satisfacción del menos satisfecho.

Sin variable continua ni división: se pregunta si todos llegan a una parte, con filas enteras, y se
sube hasta probar que nadie llega a la siguiente.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Literal

from priorizacion.decision.busqueda import Espacio, buscar, elegidas
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import exigir, fila
from priorizacion.decision.rango import Rango
from priorizacion.decision.restriccion import Terminos

_CERCA = Fraction(1, 500)
"""Hasta aquí se parte por la mitad; después se sube de a un entero."""
_GUIA = 10**6
"""Unidades de la suma de satisfacciones que orienta la búsqueda; no decide nada."""


@dataclass(frozen=True, slots=True)
class Suya:
    """Lo que vale cada propuesta para un estamento y lo mejor que podría tener."""

    valor: Mapping[str, int]
    rango: Rango

    @property
    def menor(self) -> int:
        """Lo mejor que se encontró, centésimas."""
        return self.rango.menor

    @property
    def mayor(self) -> int:
        """Ninguna cartera le da más; contra esto se mide, y así nunca se mide de más."""
        return self.rango.mayor


@dataclass(frozen=True, slots=True)
class Logro:
    """La satisfacción del menos satisfecho."""

    parte: Fraction
    """Alguna cartera la logra para todos."""
    probada: bool
    """Si ninguna logra más."""


_Tanteo = Fraction | Literal["inviable", "sin_respuesta"]
"""La satisfacción del menos satisfecho en la cartera hallada, o por qué no hay."""


def mayor_minimo(formulacion: Formulacion, suyas: Sequence[Suya], limites: Limites) -> Logro | None:
    """El mayor mínimo entre los estamentos; None si no se encontró ninguna cartera.

    Quien no puede tener nada (0/0) está del todo satisfecho.
    """
    cuentan = _distintas(suyas)
    espacio = explorar(formulacion, replace(limites, basta=0))
    logro = _tantear(espacio, cuentan, [0 for _ in cuentan])
    if not isinstance(logro, Fraction):
        return None
    nadie = Fraction(1)
    while nadie - logro > _CERCA:
        medio = (logro + nadie) / 2
        hallado = _tantear(espacio, cuentan, [exigir(medio, s.mayor) for s in cuentan])
        if isinstance(hallado, Fraction):
            logro = hallado
        else:
            nadie = medio
    while logro < 1:
        hallado = _tantear(espacio, cuentan, [floor(logro * s.mayor) + 1 for s in cuentan])
        if not isinstance(hallado, Fraction):
            return Logro(logro, hallado == "inviable")
        logro = hallado
    return Logro(logro, True)


def _distintas(suyas: Sequence[Suya]) -> list[Suya]:
    """Sin las repetidas (los estamentos que hablan por el comité) ni las que no piden nada."""
    distintas: list[Suya] = []
    for suya in suyas:
        if suya.mayor and suya not in distintas:
            distintas.append(suya)
    return distintas


def _tantear(espacio: Espacio, suyas: Sequence[Suya], exigencias: Sequence[int]) -> _Tanteo:
    """Una cartera cualquiera en la que todos llegan a lo que se les exige."""
    filas = [
        fila("max_min", str(n), suya.valor, exige, espacio.columnas)
        for n, (suya, exige) in enumerate(zip(suyas, exigencias, strict=True))
    ]
    hallazgo = buscar(espacio, _guia(espacio, suyas), filas)
    if hallazgo.estado in ("inviable", "sin_respuesta"):
        return "inviable" if hallazgo.estado == "inviable" else "sin_respuesta"
    tomadas = elegidas(espacio, hallazgo.eleccion)
    partes = (Fraction(sum(s.valor[p] for p in tomadas), s.mayor) for s in suyas)
    return min(partes, default=Fraction(1))


def _guia(espacio: Espacio, suyas: Sequence[Suya]) -> Terminos:
    """La suma de satisfacciones, redondeada."""
    return {
        i: sum(_GUIA * s.valor[p] // s.mayor for s in suyas)
        for p, columnas in espacio.columnas.items()
        for i in columnas
    }
