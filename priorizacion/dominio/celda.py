"""Un texto cualquiera ↔ la celda de una tabla que ninguna hoja de cálculo toma por fórmula.

Se pone un apóstrofo delante de lo peligroso (OWASP, «CSV injection»), y también delante de lo que
ya traía apóstrofos y luego algo peligroso: así quitar uno, y solo uno, devuelve siempre lo mismo.
"""

import re

_ABRE_FORMULA = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"  # las anchas también abren fórmula
_PELIGROSA = re.compile(rf"(?:'+[{_ABRE_FORMULA}]|(?=[{_ABRE_FORMULA}])(?![+-]?[\d.,]+\Z))")
_PROTEGIDA = re.compile(rf"'+[{_ABRE_FORMULA}]")


def proteger(texto: str) -> str:
    """Lo que empieza por `= + - @`, tabulación o fin de línea, con un apóstrofo; un número, no."""
    return f"'{texto}" if _PELIGROSA.match(texto) else texto


def desproteger(celda: str) -> str:
    """El texto que se protegió; lo que no está protegido queda igual."""
    return celda[1:] if _PROTEGIDA.match(celda) else celda
