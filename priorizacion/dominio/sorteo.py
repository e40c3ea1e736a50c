"""El sorteo público: pesos que salen de la semilla y deciden los empates.

El peso son los tres primeros bytes, el mayor primero, de SHA-256 de «semilla|id» (modelo,
sección 10): nadie puede elegirlo porque la semilla llega después de las calificaciones.
"""

from hashlib import sha256


def sortear(semilla: str | None, id_propuesta: str) -> int:
    """Peso de una propuesta en el sorteo, de 0 a 2²⁴−1."""
    return _tres_bytes(f"{semilla or ''}|{id_propuesta}")


def sortear_inicio(semilla: str | None, id_propuesta: str, inicio: int) -> int:
    """Peso de que una propuesta empiece en un año, de 0 a 2²⁴−1."""
    return _tres_bytes(f"{semilla or ''}|{id_propuesta}|{inicio}")


def _tres_bytes(texto: str) -> int:
    return int.from_bytes(sha256(texto.encode("utf-8")).digest()[:3], "big")
