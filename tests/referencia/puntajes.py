"""Las marcas de un Caso entran y salen prioridad y factibilidad, en centésimas enteras."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import Any

from .lectura import Caso, Propuesta, exacto, redondear

EJES = ("prioridad", "factibilidad")


MINIMO_PUBLICABLE = 3


def puntajes(
    caso: Caso,
    propuesta: Propuesta,
    voz: str | None = None,
    si_falta: Fraction | None = None,
) -> dict[str, int] | None:
    """Centésimas de cada eje, o None si a un criterio le falta quórum o dato.

    Con `voz`, los puntajes de ese estamento donde se publican, y los de todos donde no. Con
    `si_falta`, el criterio al que le falta algo vale eso, de 0 a 100.
    """
    por_eje: dict[str, list[tuple[Fraction, Fraction]]] = {eje: [] for eje in EJES}
    for criterio in caso.agenda["criterios"]:
        hay = _puntaje(caso, propuesta, criterio, voz)
        puntaje = si_falta if hay is None else hay
        if puntaje is None:
            return None
        por_eje[criterio["eje"]].append((exacto(criterio["ponderacion"]), puntaje))
    return {eje: redondear(100 * _eje(pares)) for eje, pares in por_eje.items()}


def _eje(pares: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Media ponderada de 0 a 100; un eje sin criterios vale 100."""
    return _media_ponderada(pares) if pares else Fraction(100)


def _media_ponderada(pares: list[tuple[Fraction, Fraction]]) -> Fraction:
    total = sum(ponderacion for ponderacion, _ in pares)
    return Fraction(sum(ponderacion * puntaje for ponderacion, puntaje in pares)) / total


def _puntaje(
    caso: Caso, propuesta: Propuesta, criterio: dict[str, Any], voz: str | None
) -> Fraction | None:
    if criterio.get("origen") == "dato":
        return _medido(propuesta.fila.get(criterio["columna"], ""), criterio)
    return _marcado(caso, propuesta, criterio, voz)


def _medido(dato: str, criterio: dict[str, Any]) -> Fraction | None:
    if dato == "":
        return None
    if "tabla" in criterio:
        tabla = {str(clave): exacto(valor) for clave, valor in criterio["tabla"].items()}
        return tabla[dato]
    anclas = sorted((exacto(x), exacto(y)) for x, y in criterio["tramos"].items())
    return _interpolar(exacto(dato), anclas)


def _interpolar(x: Fraction, anclas: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Lineal entre anclas y plana por fuera de ellas."""
    if x <= anclas[0][0]:
        return anclas[0][1]
    for (x0, y0), (x1, y1) in pairwise(anclas):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return anclas[-1][1]


def _marcado(
    caso: Caso, propuesta: Propuesta, criterio: dict[str, Any], voz: str | None
) -> Fraction | None:
    niveles = [int(nivel) for nivel in criterio["escala"]]
    minimo, maximo = min(niveles), max(niveles)
    por_estamento: dict[str, list[Fraction]] = defaultdict(list)
    for participante, id_propuesta, id_criterio, valor in caso.marcas:
        if (id_propuesta, id_criterio) != (propuesta.id, criterio["id"]):
            continue
        if (participante, propuesta.id) in caso.impedimentos:
            continue
        marca = Fraction(100 * (valor - minimo), maximo - minimo)
        por_estamento[caso.estamento_de[participante]].append(marca)
    if not _hay_quorum(caso, por_estamento):
        return None
    modo = caso.agenda.get("agregacion", "media")
    if voz in _se_publican({e: len(marcas) for e, marcas in por_estamento.items()}):
        return _agregar(modo, por_estamento[voz])
    return _media_ponderada(
        [
            (exacto(caso.agenda["estamentos"][estamento]), _agregar(modo, marcas))
            for estamento, marcas in por_estamento.items()
        ]
    )


def _se_publican(marcas: dict[str, int]) -> set[str]:
    """Tres marcas o más; lo que se calla son dos estamentos y tres marcas, por lo menos."""
    visibles = {e for e, cuantas in marcas.items() if cuantas >= MINIMO_PUBLICABLE}
    while True:
        callados = [cuantas for e, cuantas in marcas.items() if e not in visibles]
        basta = len(callados) >= 2 and sum(callados) >= MINIMO_PUBLICABLE
        if not visibles or not callados or basta:
            return visibles
        visibles.remove(min(visibles, key=lambda e: (marcas[e], e)))


def _hay_quorum(caso: Caso, por_estamento: dict[str, list[Fraction]]) -> bool:
    quorum = caso.agenda.get("quorum") or {}
    marcas = sum(map(len, por_estamento.values()))
    return marcas >= max(1, quorum.get("marcas_minimas", 1)) and len(por_estamento) >= max(
        1, quorum.get("estamentos_minimos", 1)
    )


def _agregar(modo: str, marcas: list[Fraction]) -> Fraction:
    marcas = sorted(marcas)
    if modo == "mediana":
        mitad = len(marcas) // 2
        return (marcas[mitad] + marcas[-mitad - 1]) / 2
    if modo == "media_recortada" and len(marcas) >= 3:
        marcas = marcas[1:-1]
    return Fraction(sum(marcas), len(marcas))
