"""Un modelo congelado → el texto JSON de siempre: mismas claves, mismo orden, mismos bytes."""

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from priorizacion.dominio.tipos import Congelado


def a_json(modelo: Congelado) -> str:
    """JSON con sangría de un espacio, tildes como se escriben y un fin de línea al final."""
    return json.dumps(modelo.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def a_datos(valor: Any, decimal: Callable[[Fraction], Any] = lambda f: f) -> Any:
    """Diccionarios, listas y números exactos, sin lo que es None; así lo vuelve a leer el modelo.

    `decimal` dice cómo queda un número con escritura decimal; una parte como 1/3 queda en texto.
    """
    if isinstance(valor, Congelado):
        return {c: a_datos(v, decimal) for c, v in valor if v is not None}
    if isinstance(valor, Mapping):
        return {a_datos(clave, decimal): a_datos(v, decimal) for clave, v in valor.items()}
    if isinstance(valor, list | tuple):
        return [a_datos(v, decimal) for v in valor]
    if isinstance(valor, Fraction):
        return decimal(valor) if _es_decimal(valor) else str(valor)
    return valor


def _es_decimal(fraccion: Fraction) -> bool:
    resto = fraccion.denominator
    for primo in (2, 5):
        while resto % primo == 0:
            resto //= primo
    return resto == 1
