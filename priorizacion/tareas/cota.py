"""De un certificado, y de nada más, a si su cota verificable se sostiene: sumas exactas.

Dualidad débil: con u ≥ 0 en «<=», u ≤ 0 en «>=» y libre en «=», y columnas entre 0 y su superior,
ninguna cartera vale más que Σu·b + Σ superior·max(0, c − uA). Se lee la matriz publicada, sin usar
el programa que la escribió ni el solucionador: es la cuenta que haría cualquiera.
"""

import re
from collections import Counter
from collections.abc import Mapping
from math import gcd
from typing import Any

from priorizacion.dominio.resultado import Certificado

_TERMINO = re.compile(r"([+-]\d+) (\S+)")


class MatrizIlegible(ValueError):
    """La matriz o los multiplicadores del certificado no tienen la forma esperada."""


def probar_cota(certificado: Certificado) -> int | None:
    """Lo que prueban de verdad los multiplicadores, en centésimas; None si no hay cota.

    Lanza `MatrizIlegible` si el certificado no se puede leer o un multiplicador tiene el signo
    contrario al de su fila.
    """
    if certificado.cota_verificable is None or certificado.matriz is None:
        return None
    try:
        return _evaluar(certificado.matriz, certificado)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise MatrizIlegible(str(error)) from error


def _evaluar(matriz: Mapping[str, Any], certificado: Certificado) -> int:
    cota = certificado.cota_verificable
    if cota is None or cota.denominador < 1:
        raise MatrizIlegible("el denominador no es positivo")
    superiores = dict(_leer_columna(texto) for texto in matriz["columnas"])
    objetivo = _leer_terminos(matriz["objetivo"], superiores)
    reducidos = Counter({nombre: c * cota.denominador for nombre, c in objetivo.items()})
    total = 0
    for nombre, u in cota.multiplicadores.items():
        terminos, sentido, limite = _leer_fila(matriz["filas"][nombre], superiores)
        if (sentido == "<=" and u < 0) or (sentido == ">=" and u > 0):
            raise MatrizIlegible(f"el multiplicador de {nombre} tiene el signo contrario")
        total += u * limite
        for columna, coeficiente in terminos.items():
            reducidos[columna] -= u * coeficiente
    total += sum(superiores[n] * c for n, c in reducidos.items() if c > 0)
    unidad = gcd(*objetivo.values()) or 1
    return total // cota.denominador // unidad * unidad


def _leer_columna(texto: str) -> tuple[str, int]:
    nombre, superior = texto.split(" <= ")
    if int(superior) < 0:
        raise MatrizIlegible(f"la columna {nombre} tiene un superior negativo")
    return nombre, int(superior)


def _leer_fila(texto: str, columnas: Mapping[str, int]) -> tuple[dict[str, int], str, int]:
    izquierda, sentido, limite = texto.rsplit(" ", 2)
    if sentido not in ("<=", ">=", "="):
        raise MatrizIlegible(f"«{sentido}» no es un sentido")
    return _leer_terminos(izquierda, columnas), sentido, int(limite)


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
