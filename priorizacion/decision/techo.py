"""Cuánto dinero puede comprometer cada fuente y cuándo: bolsas según su arrastre.

Modelo, secciones 4 y 10: techo utilizable = ⌊techo × (1 − descuento) × (1 − reserva)⌋.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import Fuente


@dataclass(frozen=True, slots=True)
class Bolsa:
    """Dinero de una fuente que pueden gastar, en conjunto, unas vigencias."""

    fuente: str
    vigencias: tuple[int, ...]
    monto: int
    """Pesos utilizables."""

    @property
    def nombre(self) -> str:
        """`techo:fuente:2026` o `techo:fuente:2027-2028`."""
        primera, ultima = self.vigencias[0], self.vigencias[-1]
        tramo = str(primera) if primera == ultima else f"{primera}-{ultima}"
        return f"techo:{self.fuente}:{tramo}"

    @property
    def cuando(self) -> str:
        """«en 2026» o «entre 2027 y 2028»."""
        primera, ultima = self.vigencias[0], self.vigencias[-1]
        return f"en {primera}" if primera == ultima else f"entre {primera} y {ultima}"


def utilizable(agenda: Agenda, fuente: Fuente, vigencia: int) -> int:
    """Pesos que la fuente puede comprometer con su techo de esa vigencia."""
    proyectada = fuente.certeza_en(vigencia) == "proyectada"
    descuento = fuente.descuento_proyectada if proyectada else 0
    return int(fuente.techos.get(vigencia, 0) * (1 - descuento) * (1 - agenda.reserva))


def bolsas(agenda: Agenda) -> tuple[Bolsa, ...]:
    """Todas las bolsas del periodo, por fuente y vigencia."""
    return tuple(b for fuente in agenda.fuentes for b in _de_una(agenda, fuente))


def total_declarado(agenda: Agenda) -> int:
    """Σtechos: suma declarada del periodo, antes de descuento y reserva, en pesos."""
    return sum(f.techos.get(v, 0) for f in agenda.fuentes for v in agenda.periodo.vigencias)


def _de_una(agenda: Agenda, fuente: Fuente) -> Iterator[Bolsa]:
    vigencias = tuple(agenda.periodo.vigencias)
    if fuente.arrastre == "periodo":
        tramos: Iterable[tuple[int, ...]] = (vigencias[: i + 1] for i in range(len(vigencias)))
    elif fuente.arrastre == "bienio":
        tramos = (tuple(tramo) for _, tramo in groupby(vigencias, key=lambda v: (v + 1) // 2))
    else:
        tramos = ((v,) for v in vigencias)
    for tramo in tramos:
        yield Bolsa(fuente.id, tramo, sum(utilizable(agenda, fuente, v) for v in tramo))
