"""La semilla pública → los números de cada escenario; cualquiera los repite con una calculadora.

Cada número son los ocho primeros bytes, el mayor primero, de SHA-256 de
«semilla|familia|escenario|cosa», reducidos al rango que se pide. Solo enteros: da lo mismo en
cualquier máquina y con cualquier versión de Python.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

MILLON = 1_000_000
"""Las ponderaciones sorteadas de un eje suman un millón."""


class Azar:
    """Los números de un escenario: el mismo texto da siempre el mismo número."""

    def __init__(self, semilla: str | None, familia: str, escenario: int) -> None:
        self._inicio = f"{semilla or ''}|{familia}|{escenario}"

    def entero(self, cosa: str, minimo: int, maximo: int) -> int:
        """Un entero entre los dos, ambos incluidos; el sesgo por reducirlo es menor que 2⁻⁴⁰."""
        huella = sha256(f"{self._inicio}|{cosa}".encode()).digest()
        return minimo + int.from_bytes(huella[:8], "big") % (maximo - minimo + 1)

    def reparto(self, cosas: Sequence[str]) -> list[int]:
        """Un reparto de un millón entre las cosas, uniforme entre todos los repartos.

        Son los espacios entre puntos al azar (Devroye, «Non-Uniform Random Variate Generation»,
        1986, cap. V).
        """
        cortes = sorted(self.entero(f"corte|{c}", 0, MILLON) for c in cosas[1:])
        return [b - a for a, b in pairwise((0, *cortes, MILLON))]

    def barajar(self, cosas: Sequence[str]) -> list[str]:
        """Las mismas cosas en otro orden, todos igual de probables."""
        return sorted(cosas, key=lambda c: (self.entero(f"orden|{c}", 0, 2**60), c))
