"""Un escenario y lo que se sabe de él: qué se elige seguro, qué puede ser y qué no."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Escenario:
    """Los valores de un escenario y quiénes compiten en él."""

    valor: Mapping[str, int]
    """Propuesta → centésimas; de las que no compiten no se mira."""
    compiten: Collection[str]
    """Las demás no se pueden elegir."""


@dataclass(frozen=True, slots=True)
class Veredicto:
    """Lo que se sabe de un escenario."""

    inviable: bool
    """Si ninguna cartera cumple las reglas."""
    valor: int | None
    """El de la mejor cartera conocida."""
    cota: int | None
    """Ninguna vale más."""
    hallada: frozenset[str] = frozenset()
    """La mejor cartera conocida."""
    seguras: frozenset[str] = frozenset()
    """Están en toda mejor cartera: sin ellas ninguna alcanza la conocida."""
    posibles: frozenset[str] = frozenset()
    """De las demás está probado que no están en ninguna mejor cartera."""

    @property
    def probado(self) -> bool:
        """Si la mejor conocida es la mejor de todas."""
        return self.inviable or (self.valor is not None and self.valor == self.cota)
