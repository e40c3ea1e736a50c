"""Lo elegido → cuánto de lo suyo logra cada estamento y cuánto llega a cada zona.

Solo usa puntajes publicables: quien tenga la copia pública obtiene las mismas cifras.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from priorizacion.decision.elastico import sin_reglas
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.rango import Rango, buscar_rango
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.voz import calificados, segun, valor_segun
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.equidad import Equidad, InversionZona, Satisfaccion
from priorizacion.dominio.propuesta import Propuesta

NODOS = 200
"""Hasta aquí se prueba lo mejor de cada estamento; si no alcanza, se publica un intervalo."""
PARTE_MINIMA = Fraction(1, 3)
"""Con menos casillas propias que estas, la cifra sería la del comité: no se calcula."""
ENTERA = 10_000
"""Centésimas de porcentaje: el 100 %."""


def medir_equidad(decision: Decision, limites: Limites) -> Equidad | None:
    """El reparto de lo elegido; None si no hay cartera."""
    if not decision.hay_cartera:
        return None
    competidoras = decision.formulacion.competidoras
    elegidos = [p for p in competidoras if p.id in decision.cartera.inicios]
    zonas = _por_zona(decision.formulacion, elegidos)
    return Equidad(
        satisfaccion=tuple(_satisfacciones(decision, limites)),
        zonas=zonas,
        gini=gini([(z.inversion, z.poblacion) for z in zonas if z.zona and z.poblacion]),
    )


def gini(zonas: Sequence[tuple[int, int]]) -> Fraction | None:
    """Gini de la inversión por habitante entre zonas de (inversión, población > 0), exacto.

    Como si a cada habitante le tocara lo de su zona: Σ|Iᵢpⱼ − Iⱼpᵢ| sobre pares ÷ (Σp · ΣI).
    None con menos de dos zonas, o si no hay inversión.
    """
    inversion, poblacion = sum(i for i, _ in zonas), sum(p for _, p in zonas)
    if len(zonas) < 2 or not inversion:
        return None
    distancias = sum(abs(i * q - j * p) for (i, p), (j, q) in combinations(zonas, 2))
    return Fraction(distancias, poblacion * inversion)


def _satisfacciones(decision: Decision, limites: Limites) -> Iterable[Satisfaccion]:
    formulacion, puntajes = decision.formulacion, decision.puntajes
    compiten = [p.id for p in formulacion.competidoras]
    casillas = sum(len(calificados(puntajes[p])) for p in compiten)
    if not casillas:
        return
    for estamento in formulacion.agenda.estamentos:
        propias = sum(len(segun(puntajes[p], estamento)) for p in compiten)
        vacia = Satisfaccion(estamento=estamento, propias=propias, casillas=casillas)
        if propias < PARTE_MINIMA * casillas:
            yield vacia
            continue
        valor = valor_segun(formulacion.agenda, puntajes, compiten, estamento)
        mejor = _mejor_de(decision, estamento, valor, limites)
        tiene = sum(valor[p] for p in decision.cartera.inicios)
        yield vacia.model_copy(update=_cifras(tiene, mejor)) if mejor else vacia


def _mejor_de(
    decision: Decision, estamento: str, valor: dict[str, int], limites: Limites
) -> Rango | None:
    """Lo mejor que podría tener sin ningún piso; si una regla ya lo buscó, eso mismo."""
    formulacion = decision.formulacion
    for piso in formulacion.pisos:
        if piso.estamento == estamento:
            return Rango(piso.menor, piso.mayor)
    libre = sin_reglas(formulacion, {piso.regla for piso in formulacion.pisos})
    acotados = replace(limites, nodos=NODOS)
    return buscar_rango(libre, valor, acotados, desde=decision.eleccion)


def _cifras(tiene: int, mejor: Rango) -> dict[str, int]:
    """Lo que tiene contra lo mejor; 0/0 cuenta como todo."""
    probada = mejor.menor == mejor.mayor
    abajo = Fraction(ENTERA * tiene, mejor.mayor) if mejor.mayor else Fraction(ENTERA)
    arriba = Fraction(ENTERA * tiene, mejor.menor) if mejor.menor else Fraction(ENTERA)
    return {
        "valor": tiene,
        "mejor": mejor.menor,
        "mejor_maximo": mejor.mayor,
        "minima": redondear(abajo) if probada else floor(abajo),
        "maxima": redondear(arriba) if probada else min(ENTERA, ceil(arriba)),
    }


def _por_zona(formulacion: Formulacion, elegidos: Sequence[Propuesta]) -> tuple[InversionZona, ...]:
    filas = [
        _de_zona(formulacion, zona.id, zona.poblacion, [p for p in elegidos if p.zona == zona.id])
        for zona in formulacion.agenda.zonas
    ]
    sueltos = [p for p in elegidos if p.zona is None]
    if filas and sueltos:
        filas.append(_de_zona(formulacion, None, None, sueltos))
    return tuple(filas)


def _de_zona(
    formulacion: Formulacion, zona: str | None, poblacion: int | None, suyos: Sequence[Propuesta]
) -> InversionZona:
    inversion = sum(formulacion.costo[p.id] for p in suyos)
    declarados = [p.beneficiarios for p in suyos if p.beneficiarios is not None]
    return InversionZona(
        zona=zona,
        poblacion=poblacion,
        proyectos=len(suyos),
        inversion=inversion,
        por_habitante=redondear(Fraction(inversion, poblacion)) if poblacion else None,
        beneficiarios=sum(declarados),
        sin_beneficiarios=len(suyos) - len(declarados),
    )
