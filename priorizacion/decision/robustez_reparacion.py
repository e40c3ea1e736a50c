"""Carteras de otra agenda → carteras que esta puede pagar, quitando lo que menos vale."""

from collections.abc import Iterable, Iterator, Mapping

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites


def trasladar(
    formulacion: Formulacion, carteras: Iterable[Mapping[str, int]]
) -> Iterator[Eleccion]:
    """Las carteras (propuesta → inicio) que, enteras o sin las que menos valen, aquí se pueden."""
    espacio = explorar(formulacion, Limites())
    for inicios in carteras:
        columnas = [
            i for i, a in enumerate(formulacion.arranques) if inicios.get(a.propuesta) == a.inicio
        ]
        columnas.sort(key=lambda i: -formulacion.valor[formulacion.arranques[i].propuesta])
        for cuantas in range(len(columnas), -1, -1):
            eleccion = frozenset(columnas[:cuantas])
            if espacio.examinar(eleccion) == "bien":
                yield eleccion
                break
