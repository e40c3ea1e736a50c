"""Buscar la mejor elección y comprobarla en enteros exactos; la que se exceda se corta y se repite.

Los solucionadores trabajan con tolerancias: 23 de 40 casos plantados se pasaban de un techo por
uno a tres pesos (modelo, sección 6). Nada que no pase la comprobación sale de aquí.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from priorizacion.decision.modelo import Limites, Modelo, Parada
from priorizacion.decision.restriccion import Restriccion, Terminos, holgura
from priorizacion.decision.solucion import maximizar

CORTES_MAXIMOS = 20
"""Después de tantos cortes seguidos se responde que no hay respuesta."""

Eleccion = frozenset[int]
"""Las columnas binarias elegidas."""
EstadoHallazgo = Literal["probada", "con_brecha", "inviable", "sin_respuesta"]
Examen = Literal["bien", "excede", "incumple"]
"""`excede`: ni con más proyectos cabría; `incumple`: falla otra regla."""


@dataclass(frozen=True, slots=True)
class Espacio:
    """Dónde se busca: el modelo, a qué propuesta toca cada columna y cómo se comprueba."""

    modelo: Modelo
    columnas: Mapping[str, tuple[int, ...]]
    """Propuesta → sus columnas binarias."""
    examinar: Callable[[Eleccion], Examen]
    """Comprueba una elección en enteros exactos, sin solucionador."""
    limites: Limites
    cortes: list[Restriccion] = field(default_factory=list)
    """Elecciones que el solucionador creyó posibles y no lo son; crece al buscar."""


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """Lo que encontró una búsqueda."""

    estado: EstadoHallazgo
    eleccion: Eleccion = frozenset()
    cota: float | None = None
    parada: Parada | None = None


def buscar(
    espacio: Espacio,
    objetivo: Terminos,
    etapas: Sequence[Restriccion] = (),
    desde: Eleccion | None = None,
) -> Hallazgo:
    """La elección de mayor objetivo que cumple el modelo, las etapas previas y lo exacto."""
    propios: list[Restriccion] = []
    arranque = None if desde is None else dict.fromkeys(desde, 1)
    for _ in range(CORTES_MAXIMOS):
        filas = (*espacio.modelo.restricciones, *espacio.cortes, *etapas, *propios)
        modelo = replace(espacio.modelo, restricciones=filas)
        respuesta = maximizar(modelo, objetivo, espacio.limites, arranque)
        if respuesta.estado == "inviable":
            return Hallazgo("inviable")
        if respuesta.estado == "sin_respuesta":
            return Hallazgo("sin_respuesta", parada=respuesta.parada)
        eleccion = frozenset(
            i for i, v in respuesta.valores.items() if i < espacio.modelo.binarias and v > 0.5
        )
        puesta = dict.fromkeys(eleccion, 1)
        if any(holgura(fila, puesta) < 0 for fila in (*etapas, *propios)):
            propios.append(prohibir(espacio, eleccion, f"corte_propio:{len(propios)}"))
            continue
        examen = espacio.examinar(eleccion)
        if examen == "bien":
            probada = respuesta.estado == "optima" and espacio.limites.brecha == 0
            estado: EstadoHallazgo = "probada" if probada else "con_brecha"
            return Hallazgo(estado, eleccion, respuesta.cota, respuesta.parada)
        espacio.cortes.append(_cortar(espacio, eleccion, examen))
    return Hallazgo("sin_respuesta")


def elegidas(espacio: Espacio, eleccion: Eleccion) -> frozenset[str]:
    """Las propuestas de una elección, sin sus inicios."""
    return frozenset(p for p, c in espacio.columnas.items() if not eleccion.isdisjoint(c))


def distinta(espacio: Espacio, propuestas: frozenset[str], nombre: str) -> Restriccion:
    """La restricción que pide otra selección de propuestas que no sea esta."""
    terminos = {
        i: 1 if p in propuestas else -1
        for p, columnas in espacio.columnas.items()
        for i in columnas
    }
    return Restriccion(nombre, terminos, "<=", len(propuestas) - 1)


def prohibir(espacio: Espacio, eleccion: Eleccion, nombre: str) -> Restriccion:
    """La restricción que descarta exactamente esta elección, con sus inicios."""
    terminos = {i: 1 if i in eleccion else -1 for i in range(espacio.modelo.binarias)}
    return Restriccion(nombre, terminos, "<=", len(eleccion) - 1)


def _cortar(espacio: Espacio, eleccion: Eleccion, examen: Examen) -> Restriccion:
    """Si excede el dinero, ninguna que la contenga cabe; si no, solo se prohíbe ella."""
    nombre = f"corte:{len(espacio.cortes)}"
    if examen == "excede":
        return Restriccion(nombre, dict.fromkeys(eleccion, 1), "<=", len(eleccion) - 1)
    return prohibir(espacio, eleccion, nombre)
