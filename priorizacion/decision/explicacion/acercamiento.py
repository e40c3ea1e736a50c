"""El menor cambio que da un sí: se salta al mejor de cada respuesta y se prueba el que sigue.

No es una bisección: un sí trae consigo hasta dónde vale esa misma cartera, y el no que cierra la
búsqueda está a un grano de distancia. El solucionador no distingue menos que eso: con una columna
en 0,999999 «paga» una obra de trescientos millones con trescientos pesos menos.
"""

from collections.abc import Callable
from dataclasses import dataclass

INTENTOS = 40
"""Preguntas antes de responder con un intervalo."""
_PARTES = 100_000
"""Un grano es esta parte del costo de la propuesta; con costos pequeños, un peso."""

Pregunta = Callable[[int], int | bool | None]
"""Cantidad → hasta dónde vale el sí que encontró, en dirección a `malo`; False si no; None si no
se supo."""


@dataclass(frozen=True, slots=True)
class Acercamiento:
    """`bueno` es un sí comprobado; lo que haya más allá de `frontera` no se sabe o es no."""

    bueno: int
    frontera: int
    """El último entero hacia `malo` del que no se ha probado que sea no; `bueno` si es exacto."""


def grano(costo: int) -> int:
    """Pesos de la menor diferencia que se busca para una propuesta de ese costo."""
    return max(1, costo // _PARTES)


def acercar(pregunta: Pregunta, bueno: int, malo: int, paso: int = 1) -> Acercamiento:
    """Lleva `bueno` hacia `malo` hasta que a un paso de distancia haya un no probado."""
    sentido = 1 if malo > bueno else -1
    seguido = True
    for _ in range(INTENTOS):
        if abs(malo - bueno) <= paso:
            break
        prueba = bueno + sentido * paso if seguido else (bueno + malo) // 2
        respuesta = pregunta(prueba)
        if respuesta is None:
            break
        if respuesta is False:
            malo, seguido = prueba, True
            continue
        bueno = max(prueba * sentido, int(respuesta) * sentido) * sentido
        seguido = not seguido
    return Acercamiento(bueno, malo - sentido)


def ultimo(vale: Callable[[int], bool], bueno: int, malo: int) -> int:
    """El último entero que vale, yendo de `bueno` (que vale) hacia `malo`, por bisección.

    Solo para lo que vale de corrido, como los pesos que aguanta una misma cartera.
    """
    sentido = 1 if malo > bueno else -1
    while malo != bueno + sentido:
        medio = (bueno + malo) // 2
        bueno, malo = (medio, malo) if vale(medio) else (bueno, medio)
    return bueno
