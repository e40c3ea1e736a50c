"""Qué tanto se contradice quien comparó por pares, dónde, y qué cambio lo arreglaría.

Razón de consistencia de Saaty (1980): CR = (λ − n)/(n − 1)/RI. Hasta 0,10 se acepta.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import combinations, permutations

from priorizacion.decision.ponderacion.pares import (
    CIFRAS,
    Matriz,
    completar,
    criterios_de,
    valor_propio,
)

INDICES_AL_AZAR = (
    "0 0 0.58 0.90 1.12 1.24 1.32 1.41 1.45 1.49 1.51 1.48 1.56 1.57 1.59".split()  # noqa: SIM905
)
"""RI de Saaty (1980) para 1, 2, 3… criterios: la inconsistencia de comparar al azar."""
ACEPTABLE = Decimal("0.10")
ESCALA = tuple(Fraction(1, n) for n in range(9, 1, -1)) + tuple(Fraction(n) for n in range(1, 10))
"""Lo que se puede responder: de 1/9 a 9."""


@dataclass(frozen=True, slots=True)
class Cambio:
    """Una comparación que, respondida de otra manera, deja la matriz más consistente."""

    criterio: str
    frente_a: str
    dicho: Fraction
    propuesto: Fraction
    razon: Decimal
    """La razón de consistencia que quedaría."""


@dataclass(frozen=True, slots=True)
class Triada:
    """Los tres criterios que más se contradicen entre sí."""

    criterios: tuple[str, str, str]
    """a, b y c."""
    dichos: tuple[Fraction, Fraction, Fraction]
    """a frente a b, b frente a c, y a frente a c: el tercero debería ser el producto."""


@dataclass(frozen=True, slots=True)
class Consistencia:
    """La razón de una respuesta y, si no se acepta, dónde se contradice."""

    razon: Decimal
    """CR, con cuatro cifras decimales."""
    triada: Triada | None = None
    cambio: Cambio | None = None

    @property
    def aceptable(self) -> bool:
        """Si no pasa de 0,10."""
        return self.razon <= ACEPTABLE


def medir_consistencia(matriz: Matriz) -> Consistencia:
    """La razón de la matriz; si pasa de 0,10, la tríada que más se contradice y un arreglo."""
    razon = razon_de(matriz)
    if razon <= ACEPTABLE:
        return Consistencia(razon)
    return Consistencia(razon, _peor_triada(matriz), _arreglo(matriz))


def razon_de(matriz: Matriz) -> Decimal:
    """CR, redondeada a cuatro cifras decimales; con dos criterios o menos es 0."""
    n = len(criterios_de(matriz))
    al_azar = Decimal(INDICES_AL_AZAR[min(n, len(INDICES_AL_AZAR)) - 1])
    if not al_azar:
        return Decimal(0)
    mayor, _ = valor_propio(matriz)
    with localcontext(CIFRAS):
        razon = (mayor - n) / (n - 1) / al_azar
        return max(razon, Decimal(0)).quantize(Decimal("1e-4"), ROUND_HALF_UP)


def _peor_triada(matriz: Matriz) -> Triada:
    """La de mayor producto (a/b)·(b/c)/(a/c), que debería ser 1 (Koczkodaj 1993)."""
    a, b, c = min(permutations(criterios_de(matriz), 3), key=lambda t: (-_exceso(matriz, t), t))
    return Triada((a, b, c), (matriz[a, b], matriz[b, c], matriz[a, c]))


def _exceso(matriz: Matriz, triada: tuple[str, str, str]) -> Fraction:
    a, b, c = triada
    return matriz[a, b] * matriz[b, c] / matriz[a, c]


def _arreglo(matriz: Matriz) -> Cambio:
    """La que menos hay que mover para llegar a 0,10; si ninguna llega, la que más la baja."""
    return min(_cambios(matriz), key=lambda c: _merito(matriz, c))


def _cambios(matriz: Matriz) -> Iterator[Cambio]:
    for a, b in combinations(criterios_de(matriz), 2):
        for propuesto in ESCALA:
            if propuesto != matriz[a, b]:
                otra = {**matriz, **completar({(a, b): propuesto})}
                yield Cambio(a, b, matriz[a, b], propuesto, razon_de(otra))


def _merito(matriz: Matriz, cambio: Cambio) -> tuple[object, ...]:
    movida = abs(_peldano(cambio.propuesto) - _peldano(matriz[cambio.criterio, cambio.frente_a]))
    alcanza = cambio.razon <= ACEPTABLE
    cuanto = (movida, cambio.razon) if alcanza else (cambio.razon, movida)
    return (not alcanza, *cuanto, cambio.criterio, cambio.frente_a)


def _peldano(veces: Fraction) -> Fraction:
    """El lugar en la escala: 0 es «lo mismo», 8 es «nueve veces», −8 es «un noveno»."""
    return veces - 1 if veces >= 1 else 1 - 1 / veces
