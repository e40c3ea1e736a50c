"""Por las cifras del desacuerdo nadie aprende la marca de una persona.

El adversario conoce todo lo publicado y además quién marcó cada celda. De cada marca que los
puntajes dejan en duda se busca otro mundo, con esa marca distinta, en que todo lo publicado sea
igual: mientras exista, las cifras no la revelan.
"""

from collections import defaultdict
from itertools import combinations, product
from math import floor

import pytest

from priorizacion.decision.dispersion import medir_dispersiones
from priorizacion.decision.puntaje import calcular_puntajes
from tests.desacuerdo.comite import ESCRITOS, al_azar, con_quorum

PASOS = 8
"""Celdas que puede cambiar el otro mundo."""

Momento = tuple[int, int, int]
"""De una celda: cuántas marcas, su suma y la suma de sus cuadrados; las cifras no usan más."""


@pytest.mark.parametrize("semilla", range(5))
def test_toda_marca_que_el_puntaje_deja_en_duda_sigue_en_duda(semilla):
    marcas = al_azar(100 + semilla)
    agenda = con_quorum(marcas)
    puntajes = calcular_puntajes(agenda)
    medidas = medir_dispersiones(agenda, puntajes)
    con_puntaje = {
        (p, c.criterio)
        for p in puntajes
        for c in puntajes[p].prioridad.criterios
        if c.puntaje is not None
    }
    celdas = {(p, c): marcas[p][c] for p in marcas for c in ESCRITOS if (p, c) in con_puntaje}
    mundo = {lugar: _momento(celda) for lugar, celda in celdas.items()}
    assert _cifras(mundo, medidas) == (medidas.propuestas, medidas.criterios, medidas.alfas)
    otras = {lugar: _alternativas(celda) for lugar, celda in celdas.items()}
    en_duda = {(lugar, frozenset(m)) for lugar, suyos in otras.items() for m in suyos.values()}
    for lugar, momentos in en_duda:
        assert _hay_otro_mundo(mundo, otras, medidas, lugar, momentos), (lugar, momentos)
    assert sum(map(len, otras.values())) > 80
    assert medidas.propuestas
    assert medidas.alfas


def _hay_otro_mundo(mundo, otras, medidas, lugar, momentos):
    """Si con otra marca en esa celda, y quizá cambios en otras celdas, todo se publica igual."""
    publicado = (medidas.propuestas, medidas.criterios, medidas.alfas)
    for momento in sorted(momentos, key=lambda m: abs(m[2] - mundo[lugar][2])):
        otro = {**mundo, lugar: momento}
        for _ in range(PASOS):
            if _cifras(otro, medidas) == publicado:
                return True
            vecinos = [
                {**otro, celda: suyo}
                for celda, suyos in otras.items()
                if celda != lugar
                for suyo in set().union(*suyos.values(), {mundo[celda]})
            ]
            mejor = min(vecinos, key=lambda v: _fuera(v, medidas))
            if _fuera(mejor, medidas) >= _fuera(otro, medidas):
                break
            otro = mejor
    return False


def _alternativas(celda):
    """Persona → momentos de la celda si marcara otra cosa, con los mismos puntajes publicados.

    Cambian hasta tres marcas; el promedio de cada estamento con tres marcas se queda igual, y la
    suma de los promedios de los demás también.
    """
    personas = [(e, i, v) for e, niveles in celda.items() for i, v in enumerate(niveles) if v]
    cuantas = {e: sum(1 for x, _, _ in personas if x == e) for e in celda}
    n, suma, cuadrados = _momento(celda)
    halladas = defaultdict(set)
    grupos = [g for k in (1, 2, 3) for g in combinations(personas, k)]
    for grupo in grupos:
        for niveles in product((1, 2, 3, 4, 5), repeat=len(grupo)):
            pares = [(e, v, w) for (e, _, v), w in zip(grupo, niveles, strict=True)]
            if any(v == w for _, v, w in pares) or not _se_publica_igual(pares, cuantas):
                continue
            nuevo = (
                n,
                suma + sum(w - v for _, v, w in pares),
                cuadrados + sum(w * w - v * v for _, v, w in pares),
            )
            for e, i, _ in grupo:
                halladas[e, i].add(nuevo)
    return dict(halladas)


def _se_publica_igual(pares, cuantas):
    if sum((w - v) * 60 // cuantas[e] for e, v, w in pares):
        return False
    visibles = {e for e, _, _ in pares if cuantas[e] >= 3}
    return all(sum(w - v for x, v, w in pares if x == e) == 0 for e in visibles)


def _momento(celda) -> Momento:
    niveles = [v for suyos in celda.values() for v in suyos if v]
    return len(niveles), sum(niveles), sum(v * v for v in niveles)


def _cifras(mundo, medidas):
    """Franjas y alfas de un mundo, en los lugares donde se publican; escritas aparte."""
    propuestas, criterios = _reunir(mundo)
    return (
        {p: _franja(_puntos(propuestas[p])) for p in medidas.propuestas},
        {c: _franja(_puntos(criterios[c])) for c in medidas.criterios},
        {c: min(max(5 * floor(_alfa(criterios[c]) / 5 + 0.5), 0), 95) for c in medidas.alfas},
    )


def _fuera(mundo, medidas):
    """Cuánto se salen las cifras de un mundo de lo publicado: 0 es igual."""
    propuestas, criterios = _reunir(mundo)
    franjas = [(propuestas[p], f) for p, f in medidas.propuestas.items()]
    franjas += [(criterios[c], f) for c, f in medidas.criterios.items()]
    total = 0.0
    for momentos, desde in franjas:
        hasta = {0: 15, 40: 1000}.get(desde, desde + 5)
        total += _distancia(_puntos(momentos) ** 0.5, desde, hasta - 1e-6)
    for criterio, publicado in medidas.alfas.items():
        desde = -1000 if publicado == 0 else publicado - 2.5
        hasta = 1000 if publicado == 95 else publicado + 2.5 - 1e-6
        total += _distancia(_alfa(criterios[criterio]), desde, hasta)
    return total


def _distancia(cifra, desde, hasta):
    return max(0.0, desde - cifra, cifra - hasta)


def _reunir(mundo):
    propuestas, criterios = defaultdict(list), defaultdict(list)
    for (propuesta, criterio), momento in mundo.items():
        propuestas[propuesta].append(momento)
        criterios[criterio].append(momento)
    return propuestas, criterios


def _puntos(momentos):
    """Varianza conjunta en puntos²: 25 puntos por nivel."""
    arriba = sum(q - s * s / n for n, s, q in momentos)
    return round(625 * arriba / sum(n - 1 for n, _, _ in momentos), 6)


def _franja(puntos):
    return next((f for f in (40, 35, 30, 25, 20, 15) if f * f <= puntos), 0)


def _alfa(momentos):
    n, s, q = (sum(columna) for columna in zip(*momentos, strict=True))
    dentro = sum((m * c - t * t) / (m - 1) for m, t, c in momentos)
    return round(100 * (1 - (n - 1) * dentro / (n * q - s * s)), 6)
