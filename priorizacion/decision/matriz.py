"""La matriz publicada en un certificado, leída sin usar el programa que la escribió."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from priorizacion.decision.restriccion import Sentido

_TERMINO = re.compile(r"([+-]\d+) (\S+)")
_SENTIDOS: Mapping[str, Sentido] = {"<=": "<=", ">=": ">=", "=": "="}
BINARIA: Literal["y:"] = "y:"
"""Así empiezan las columnas que son 0 o 1: una propuesta y un año; las demás son pesos."""


class MatrizIlegible(ValueError):
    """La matriz o los multiplicadores del certificado no tienen la forma esperada."""


@dataclass(frozen=True, slots=True)
class Fila:
    """Σ coeficiente·columna (sentido) límite, en enteros."""

    terminos: Mapping[str, int]
    sentido: Sentido
    limite: int


@dataclass(frozen=True, slots=True)
class Matriz:
    """El modelo entero, por nombre de fila y columna."""

    superiores: Mapping[str, int]
    """Columna → lo más que puede valer; lo menos es 0."""
    objetivo: Mapping[str, int]
    """Columna → centésimas de valor."""
    filas: Mapping[str, Fila]


def leer_matriz(publicada: Mapping[str, Any]) -> Matriz:
    """La matriz de `certificado.json`. Lanza `MatrizIlegible`."""
    try:
        superiores = dict(_leer_columna(texto) for texto in publicada["columnas"])
        if len(superiores) != len(publicada["columnas"]):
            raise MatrizIlegible("repite una columna")
        filas = {n: _leer_fila(texto, superiores) for n, texto in publicada["filas"].items()}
        return Matriz(superiores, _leer_terminos(publicada["objetivo"], superiores), filas)
    except (KeyError, TypeError, AttributeError) as error:
        raise MatrizIlegible(f"le falta o le sobra algo ({error})") from error
    except ValueError as error:
        raise MatrizIlegible(str(error)) from error


def _leer_columna(texto: str) -> tuple[str, int]:
    nombre, superior = texto.split(" <= ")
    if int(superior) < 0:
        raise MatrizIlegible(f"la columna {nombre} tiene un superior negativo")
    return nombre, int(superior)


def _leer_fila(texto: str, columnas: Mapping[str, int]) -> Fila:
    izquierda, sentido, limite = texto.rsplit(" ", 2)
    if sentido not in _SENTIDOS:
        raise MatrizIlegible(f"«{sentido}» no es un sentido")
    return Fila(_leer_terminos(izquierda, columnas), _SENTIDOS[sentido], int(limite))


def _leer_terminos(texto: str, columnas: Mapping[str, int]) -> dict[str, int]:
    if texto == "0":
        return {}
    piezas = _TERMINO.findall(texto)
    if " ".join(f"{c} {n}" for c, n in piezas) != texto:
        raise MatrizIlegible("una fila no se entiende")
    salida = {nombre: int(coeficiente) for coeficiente, nombre in piezas}
    if len(salida) != len(piezas) or not salida.keys() <= columnas.keys():
        raise MatrizIlegible("una fila repite columnas o nombra una que no existe")
    return salida
