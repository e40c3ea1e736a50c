"""Lo leído → todo lo que no casa entre sí. Agregar una comprobación es una función y una línea."""

from collections.abc import Callable, Iterable, Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.leido import Leido

Comprobacion = Callable[[Leido], Iterable[Observacion]]

COMPROBACIONES: tuple[Comprobacion, ...] = ()
"""En el orden en que se corren; el resultado se ordena después."""


def comprobar(leido: Leido) -> Iterator[Observacion]:
    """Corre todas las comprobaciones; cada una calla si le falta lo que necesita."""
    for comprobacion in COMPROBACIONES:
        yield from comprobacion(leido)
