"""Lo menos que cada estamento debe lograr, como filas con nombre en enteros exactos.

`piso_satisfaccion` y lo que logró `max_min` se vuelven lo mismo: Σ valor según el estamento ≥ la
parte de lo mejor suyo. Como el lado izquierdo es entero, basta el entero que sigue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from priorizacion.decision.restriccion import Restriccion
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.regla import MaxMin, PisoSatisfaccion

Columnas = Mapping[str, Sequence[int]]
"""Propuesta que compite → sus columnas y."""


@dataclass(frozen=True, slots=True)
class Piso:
    """Una parte de lo mejor de un estamento, con lo que se sabe de eso mejor."""

    regla: str
    estamento: str
    valor: Mapping[str, int]
    """Propuesta que compite → su valor según el estamento, centésimas."""
    parte: Fraction
    menor: int
    """Lo mejor que se encontró, centésimas."""
    mayor: int
    """Nadie puede darle más; igual a `menor` si se probó."""
    parte_probada: bool = True
    """Falso si la parte se buscó (`max_min`) y no se probó que no pueda ser mayor."""

    @property
    def nombre(self) -> str:
        """El de su fila."""
        return nombrar(self.regla, self.estamento)

    @property
    def probado(self) -> bool:
        """Si se sabe con exactitud qué exige la regla."""
        return self.parte_probada and self.menor == self.mayor

    @property
    def exige(self) -> int:
        """Centésimas con que la regla se cumple, sea cual sea lo mejor."""
        return exigir(self.parte, self.mayor)

    @property
    def al_menos(self) -> int:
        """Centésimas que tiene cualquier cartera que la cumpla; igual a `exige` si se probó."""
        return exigir(self.parte, self.menor)


def nombrar(regla: str, estamento: str) -> str:
    """El nombre de la fila de una regla para un estamento."""
    return f"{regla}:{estamento}"


def exigir(parte: Fraction, mejor: int) -> int:
    """El menor entero de centésimas que llega a esa parte de lo mejor."""
    return ceil(parte * mejor)


def fila(
    regla: str, estamento: str, valor: Mapping[str, int], exige: int, columnas: Columnas
) -> Restriccion:
    """Σ valor según el estamento ≥ lo que se exige, en centésimas."""
    terminos = {i: valor[p] for p, suyas in columnas.items() for i in suyas if valor[p]}
    return Restriccion(nombrar(regla, estamento), terminos, ">=", exige, "puntos", regla)


def filas(pisos: Sequence[Piso], columnas: Columnas) -> tuple[Restriccion, ...]:
    """La fila de cada piso, con lo que exige seguro."""
    return tuple(fila(p.regla, p.estamento, p.valor, p.exige, columnas) for p in pisos)


def protegidos(agenda: Agenda) -> Iterator[tuple[PisoSatisfaccion | MaxMin, str]]:
    """Cada regla de satisfacción y cada estamento al que protege, en el orden declarado."""
    for regla in agenda.reglas:
        if isinstance(regla, PisoSatisfaccion) and regla.estamento is not None:
            yield regla, regla.estamento
        elif isinstance(regla, PisoSatisfaccion | MaxMin):
            yield from ((regla, estamento) for estamento in agenda.estamentos)
