"""Lo elegido por dimensión y por zona: cuántas, cuánto cuesta y qué parte es."""

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

from priorizacion.dominio.cantidad import escribir_entero, escribir_razon
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila


def por_dimension(contexto: Contexto) -> Tabla | None:
    """El reparto por dimensión del desarrollo; None si no hay entre qué repartir."""
    return _reparto(contexto, "Dimensión", _de_dimension)


def por_zona(contexto: Contexto) -> Tabla | None:
    """El reparto por zona; None si no hay entre qué repartir."""
    return _reparto(contexto, "Zona", _de_zona)


def _de_dimension(contexto: Contexto, propuesta: Propuesta) -> str:
    return contexto.dimensiones.get(
        propuesta.dimension or "", propuesta.dimension or "Sin dimensión"
    )


def _de_zona(contexto: Contexto, propuesta: Propuesta) -> str:
    return contexto.zona_de(propuesta) or "Sin zona"


def _reparto(
    contexto: Contexto, que: str, de: Callable[[Contexto, Propuesta], str]
) -> Tabla | None:
    pedidas: dict[str, int] = defaultdict(int)
    elegidas: dict[str, list[int]] = defaultdict(list)
    for propuesta in contexto.agenda.propuestas:
        pedidas[de(contexto, propuesta)] += 1
    for decidida in contexto.elegidas:
        elegidas[de(contexto, contexto.propuestas[decidida.id])].append(decidida.costo)
    if len(pedidas) < 2 or not contexto.elegidas:
        return None
    total = contexto.resultado.costo_total or 0
    orden = sorted(pedidas, key=lambda g: (-sum(elegidas[g]), g))
    filas = [_fila_de_reparto(g, pedidas[g], elegidas[g], total) for g in orden]
    return Tabla(
        f"Lo elegido por {que.lower()}: millones de {contexto.base}",
        columnas(que, "#Propuestas", "#Elegidas", "#Costo", "#Parte"),
        tuple(filas),
    )


def _fila_de_reparto(grupo: str, pedidas: int, costos: list[int], total: int) -> Fila:
    parte = escribir_razon(Fraction(sum(costos), total)) if total else "—"
    return fila(
        Celda(grupo),
        escribir_entero(pedidas),
        str(len(costos)),
        numero_de_millones(sum(costos)),
        parte,
    )
