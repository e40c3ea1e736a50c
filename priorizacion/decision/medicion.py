"""Un criterio medido: el dato de una propuesta → puntos, por tabla o por tramos."""

import unicodedata
from fractions import Fraction
from itertools import pairwise

from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.propuesta import Propuesta


def medir(propuesta: Propuesta, criterio: Criterio) -> Fraction | None:
    """Puntos de 0 a 100 que da el dato; None si está en blanco o fuera de la tabla.

    Lanza `CantidadIlegible` si los tramos piden un número y el dato no lo es.
    """
    columna = criterio.columna or ""
    if criterio.tabla is not None:
        return _en_tabla(criterio.tabla, propuesta.dato(columna))
    numero = propuesta.numero(columna)
    return None if numero is None else interpolar(criterio.tramos or {}, numero)


def interpolar(tramos: dict[Fraction, Fraction], numero: Fraction) -> Fraction:
    """Lineal entre anclas y plano por fuera de ellas (modelo, sección 10)."""
    anclas = sorted(tramos.items())
    if numero <= anclas[0][0]:
        return anclas[0][1]
    for (x0, y0), (x1, y1) in pairwise(anclas):
        if numero <= x1:
            return y0 + (y1 - y0) * (numero - x0) / (x1 - x0)
    return anclas[-1][1]


def _en_tabla(tabla: dict[str, Fraction], dato: str | None) -> Fraction | None:
    if dato is None:
        return None
    plano = {_plano(categoria): puntos for categoria, puntos in tabla.items()}
    return plano.get(_plano(dato))


def _plano(texto: str) -> str:
    sin_tildes = unicodedata.normalize("NFD", texto.strip().lower())
    return "".join(c for c in sin_tildes if not unicodedata.combining(c))
