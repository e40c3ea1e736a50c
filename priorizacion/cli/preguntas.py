"""Lo que `nueva` pregunta en una terminal, una cosa a la vez; en blanco es lo de costumbre."""

import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeVar

import click

from priorizacion.cli.cantidades import Cantidad, Parte
from priorizacion.cli.castellano import Entero
from priorizacion.cli.salida import quejarse
from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.tareas.nueva.fuentes import NOMBRES_USUALES
from priorizacion.tareas.nueva.plantilla import DIMENSIONES, ZONAS
from priorizacion.tareas.nueva.territorio import Lugar

T = TypeVar("T")


def hay_quien_conteste() -> bool:
    """Si la entrada es una terminal."""
    return sys.stdin.isatty()


def preguntar(pregunta: str, tipo: Any = str, supuesta: Any = None) -> Any:
    """Una pregunta; lo que no sirve se vuelve a preguntar, diciendo por qué."""
    return click.prompt(pregunta, default=supuesta, type=tipo, err=True)


def preguntar_si_quiere(pregunta: str, tipo: click.ParamType[T]) -> T | None:
    """Una pregunta que se puede dejar en blanco."""
    while True:
        dicho = click.prompt(pregunta, default="", show_default=False, err=True).strip()
        if not dicho:
            return None
        try:
            return tipo.convert(dicho, None, None)
        except click.BadParameter as error:
            quejarse(f"  {error.message}")


def preguntar_lugar(nombre: str, lugares: Sequence[Lugar]) -> Lugar | None:
    """Cuál de varios territorios es; None si ninguno."""
    quejarse(f"«{nombre}» puede ser:")
    for i, lugar in enumerate(lugares, 1):
        quejarse(f"  {i}. {lugar}")
    quejarse("  0. ninguno de estos")
    cual = preguntar("¿Cuál es?", Entero(0, len(lugares)), 0 if len(lugares) > 1 else 1)
    return lugares[cual - 1] if cual else None


def preguntar_dinero() -> list[tuple[str, int]]:
    """Las fuentes de costumbre, una por una, y otras que haya."""
    quejarse("¿Cuánto hay para obras cada año? En blanco si esa fuente no hay.")
    fuentes = _contestadas(NOMBRES_USUALES, lambda n: preguntar_si_quiere(f"  {n}", Cantidad()))
    while otra := click.prompt("  Otra fuente (nombre)", default="", show_default=False, err=True):
        fuentes.append((otra.strip(), preguntar(f"  {otra.strip()}", Cantidad())))
    return fuentes


def preguntar_zonas() -> list[tuple[str, int | None]]:
    """Las partes del territorio."""
    dichas = preguntar("Zonas del territorio, separadas por «;»", str, "; ".join(ZONAS))
    return [(zona, None) for zona in _lista(dichas)]


def preguntar_dimensiones() -> list[str]:
    """Los campos del desarrollo."""
    dichas = preguntar("Dimensiones, separadas por «;»", str, "; ".join(DIMENSIONES))
    return _lista(dichas)


def preguntar_comite() -> list[tuple[str, int]]:
    """Cuántas personas hay por estamento; en blanco, aún no se sabe."""
    quejarse("¿Cuántas personas del comité califican? En blanco si aún no se sabe.")
    personas = Cantidad("personas", 0)
    return _contestadas(ESTAMENTOS, lambda e: preguntar_si_quiere(f"  {e}", personas))


def preguntar_precios() -> tuple[int, Fraction] | None:
    """El año base de los costos y lo que suben; None si van en pesos de cada año."""
    base = preguntar_si_quiere(
        "¿A precios de qué año están los costos? En blanco si ya son los de cada año",
        Entero(1900, 2200),
    )
    if base is None:
        return None
    return base, preguntar("¿Cuánto suben los precios cada año?", Parte(), "4%")


def _contestadas(
    nombres: Sequence[str], preguntar_uno: Callable[[str], int | None]
) -> list[tuple[str, int]]:
    dichos = ((nombre, preguntar_uno(nombre)) for nombre in nombres)
    return [(nombre, cuanto) for nombre, cuanto in dichos if cuanto is not None]


def _lista(dicho: str) -> list[str]:
    return [parte.strip() for parte in dicho.split(";") if parte.strip()]
