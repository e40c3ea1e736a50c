"""Comparaciones de dos en dos (AHP, Saaty 1980) → la parte de cada criterio.

Se usa la media geométrica de cada fila (Crawford y Williams 1985): no depende de en qué sentido se
haya hecho cada pregunta, y no pide iterar. Con tres criterios da lo mismo que el vector propio.
Las raíces se calculan con 40 cifras decimales, que son las mismas en cualquier máquina.
"""

from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import prod

from priorizacion.decision.ponderacion.reparto import a_partes
from priorizacion.dominio.ponderacion import Respuesta

CIFRAS = Context(prec=40)
"""La precisión de todas las cuentas con raíces."""
_FINO = Decimal("1e-15")

Matriz = Mapping[tuple[str, str], Fraction]
"""(a, b) → cuántas veces pondera a lo que pondera b; trae las dos direcciones y la diagonal."""


def comparaciones(respuesta: Respuesta) -> Matriz:
    """La matriz recíproca de una respuesta completa."""
    dichas = {(j.criterio, j.frente_a or ""): j.valor for j in respuesta.juicios}
    return completar(dichas)


def completar(dichas: Mapping[tuple[str, str], Fraction]) -> Matriz:
    """Agrega a lo dicho sus recíprocos y la diagonal."""
    criterios = {c for pareja in dichas for c in pareja}
    matriz = {(c, c): Fraction(1) for c in criterios}
    for (a, b), veces in dichas.items():
        matriz |= {(a, b): veces, (b, a): 1 / veces}
    return matriz


def criterios_de(matriz: Matriz) -> list[str]:
    """Los criterios que se comparan, por id."""
    return sorted({a for a, _ in matriz})


def media_geometrica(matriz: Matriz) -> dict[str, Fraction]:
    """Las partes, que suman 1; exactas hasta la decimoquinta cifra."""
    criterios = criterios_de(matriz)
    with localcontext(CIFRAS):
        raices = {
            a: _decimal(prod((matriz[a, b] for b in criterios), start=Fraction(1)))
            ** (Decimal(1) / len(criterios))
            for a in criterios
        }
        return a_partes({a: Fraction(raiz.quantize(_FINO)) for a, raiz in raices.items()})


def valor_propio(matriz: Matriz) -> tuple[Decimal, dict[str, Decimal]]:
    """El mayor valor propio y su vector, que suma 1, por el método de las potencias."""
    criterios = criterios_de(matriz)
    with localcontext(CIFRAS):
        entradas = {pareja: _decimal(veces) for pareja, veces in matriz.items()}
        vector = dict.fromkeys(criterios, Decimal(1) / len(criterios))
        for _ in range(_VUELTAS):
            llegan = {
                a: sum((entradas[a, b] * vector[b] for b in criterios), Decimal(0))
                for a in criterios
            }
            mayor = sum(llegan.values(), Decimal(0))
            nuevo = {a: llegan[a] / mayor for a in criterios}
            quieto = max(abs(nuevo[a] - vector[a]) for a in criterios) < _FINO
            vector = nuevo
            if quieto:
                break
        return mayor, vector


def _decimal(exacto: Fraction) -> Decimal:
    return Decimal(exacto.numerator) / Decimal(exacto.denominator)


_VUELTAS = 500
"""Con comparaciones entre 1/9 y 9 basta con unas decenas."""
