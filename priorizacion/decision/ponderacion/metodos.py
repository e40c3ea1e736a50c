"""Una respuesta completa → la parte que le da a cada criterio de su eje; suman 1."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import groupby

from priorizacion.decision.ponderacion.pares import comparaciones, media_geometrica
from priorizacion.decision.ponderacion.reparto import a_partes
from priorizacion.dominio.ponderacion import Metodo, Respuesta

Partes = dict[str, Fraction]
"""Criterio → su parte del eje."""


def ponderar(respuesta: Respuesta) -> Partes:
    """Las partes de una persona, según cómo se le preguntó."""
    return _METODOS[respuesta.metodo](respuesta)


def por_orden(puestos: Mapping[str, Fraction]) -> Partes:
    """Centroide del orden (ROC): el puesto i de n vale (1/n)·Σ 1/k, con k de i a n.

    Los empatados se reparten por igual lo de los puestos que ocupan entre todos. Es el promedio
    de todas las ponderaciones que respetan el orden (Barron y Barrett 1996).
    """
    n = len(puestos)
    centroides = [sum((Fraction(1, k) for k in range(i, n + 1)), Fraction(0)) / n for i in _de(n)]
    partes: Partes = {}
    orden = sorted(puestos, key=lambda criterio: (puestos[criterio], criterio))
    for _, grupo in groupby(orden, key=lambda criterio: puestos[criterio]):
        empatados = list(grupo)
        suyos = centroides[len(partes) : len(partes) + len(empatados)]
        partes |= dict.fromkeys(empatados, sum(suyos, Fraction(0)) / len(suyos))
    return partes


def _de(n: int) -> range:
    return range(1, n + 1)


def _valores(respuesta: Respuesta) -> dict[str, Fraction]:
    return {j.criterio: j.valor for j in respuesta.juicios}


def _en_proporcion(respuesta: Respuesta) -> Partes:
    """Los puntos, o las oscilaciones (SMARTS, Edwards y Barron 1994), sobre su suma."""
    return a_partes(_valores(respuesta))


_METODOS: dict[Metodo, Callable[[Respuesta], Partes]] = {
    "directa": _en_proporcion,
    "orden": lambda respuesta: por_orden(_valores(respuesta)),
    "oscilacion": _en_proporcion,
    "pares": lambda respuesta: media_geometrica(comparaciones(respuesta)),
}
