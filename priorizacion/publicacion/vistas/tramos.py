"""Niveles de dinero seguidos → «hasta el 64 % y desde el 92 %»."""

from collections.abc import Iterable, Sequence

from priorizacion.publicacion import palabras

Tramo = tuple[int, int]
"""Primer y último nivel, ambos incluidos."""


def juntar(sueltos: Iterable[int], niveles: Sequence[int]) -> tuple[Tramo, ...]:
    """Los niveles sueltos, en tramos de los que van seguidos entre los medidos."""
    lugares = {nivel: i for i, nivel in enumerate(niveles)}
    hechos: list[Tramo] = []
    for nivel in sorted(sueltos):
        if hechos and lugares[nivel] == lugares[hechos[-1][1]] + 1:
            hechos[-1] = (hechos[-1][0], nivel)
        else:
            hechos.append((nivel, nivel))
    return tuple(hechos)


def decir(tramos: Sequence[Tramo], niveles: Sequence[int]) -> str:
    """En palabras; vacío si no hay ninguno."""
    return palabras.lista([_decir(tramo, niveles[0], niveles[-1]) for tramo in tramos])


def _decir(tramo: Tramo, primero: int, ultimo: int) -> str:
    desde, hasta = tramo
    if desde == primero and hasta == ultimo:
        return f"siempre: del {primero} % al {ultimo} %"
    if desde == hasta:
        return f"con el {desde} %"
    if desde == primero:
        return f"hasta el {hasta} %"
    if hasta == ultimo:
        return f"desde el {desde} %"
    return f"del {desde} % al {hasta} %"
