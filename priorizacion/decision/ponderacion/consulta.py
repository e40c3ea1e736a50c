"""Las respuestas del comité → ponderaciones por método: persona, estamento y comité entero.

Dentro de cada estamento se promedia a las personas, y luego a los estamentos con las ponderaciones
declaradas (igual voz si no se dijo otra cosa), entre los que respondieron. El promedio es
aritmético: es como si cada persona repartiera cien puntos y se juntaran. El geométrico daría a
cualquiera el poder de dejar un criterio en cero; para los pares valen los dos (Forman y Peniwati
1998), y así las cuatro maneras se juntan igual.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from priorizacion.decision.agregacion import media
from priorizacion.decision.ponderacion.consistencia import Consistencia, medir_consistencia
from priorizacion.decision.ponderacion.metodos import Partes, ponderar
from priorizacion.decision.ponderacion.pares import comparaciones
from priorizacion.decision.ponderacion.reparto import a_centesimas
from priorizacion.dominio.criterio import EJES, Eje
from priorizacion.dominio.ponderacion import METODOS, Metodo, Respuesta


@dataclass(frozen=True, slots=True)
class VozDeEstamento:
    """Lo que pondera cada criterio para un estamento."""

    estamento: str
    personas: int
    partes: Partes


@dataclass(frozen=True, slots=True)
class Distancia:
    """Los dos estamentos que menos se parecen."""

    uno: str
    otro: str
    puntos: Fraction
    """De cien, cuántos tendría que mover uno para coincidir con el otro."""


@dataclass(frozen=True, slots=True)
class Ponderacion:
    """El resultado de un método en un eje."""

    metodo: Metodo
    eje: Eje
    personas: int
    voces: tuple[VozDeEstamento, ...]
    """En el orden de los estamentos declarados; solo los que respondieron."""
    centesimas: dict[str, int]
    """Criterio → centésimas de punto; suman 10.000."""
    distancia: Distancia | None
    """None si respondió un solo estamento."""


def consultar(
    respuestas: Iterable[Respuesta],
    estamento_de: Mapping[str, str],
    estamentos: Mapping[str, Fraction],
) -> tuple[Ponderacion, ...]:
    """Una ponderación por método y eje con alguna respuesta; el orden de llegada no importa."""
    grupos: dict[tuple[Metodo, Eje], dict[str, Partes]] = defaultdict(dict)
    for respuesta in respuestas:
        grupos[respuesta.metodo, respuesta.eje][respuesta.participante] = ponderar(respuesta)
    return tuple(
        _juntar(metodo, eje, partes, estamento_de, estamentos)
        for (metodo, eje), partes in sorted(grupos.items(), key=_lugar)
    )


def consistencias(respuestas: Iterable[Respuesta]) -> dict[tuple[str, Eje], Consistencia]:
    """Participante y eje → qué tan consistente fue, para quienes compararon por pares."""
    return {
        (r.participante, r.eje): medir_consistencia(comparaciones(r))
        for r in respuestas
        if r.metodo == "pares" and r.juicios
    }


def _juntar(
    metodo: Metodo,
    eje: Eje,
    de_cada_uno: Mapping[str, Partes],
    estamento_de: Mapping[str, str],
    estamentos: Mapping[str, Fraction],
) -> Ponderacion:
    por_estamento: dict[str, list[Partes]] = defaultdict(list)
    for participante in sorted(de_cada_uno):
        por_estamento[estamento_de[participante]].append(de_cada_uno[participante])
    voces = tuple(
        VozDeEstamento(e, len(por_estamento[e]), _promediar(por_estamento[e]))
        for e in estamentos
        if e in por_estamento
    )
    criterios = voces[0].partes
    juntas = {
        c: sum((estamentos[v.estamento] * v.partes[c] for v in voces), Fraction(0))
        for c in criterios
    }
    return Ponderacion(
        metodo=metodo,
        eje=eje,
        personas=len(de_cada_uno),
        voces=voces,
        centesimas=a_centesimas(juntas),
        distancia=_mas_lejos(voces),
    )


def _lugar(grupo: tuple[tuple[Metodo, Eje], object]) -> tuple[int, int]:
    (metodo, eje), _ = grupo
    return METODOS.index(metodo), EJES.index(eje)


def _promediar(partes: list[Partes]) -> Partes:
    return {criterio: media([p[criterio] for p in partes]) for criterio in partes[0]}


def _mas_lejos(voces: tuple[VozDeEstamento, ...]) -> Distancia | None:
    distancias = [
        Distancia(
            una.estamento,
            otra.estamento,
            50 * sum((abs(una.partes[c] - otra.partes[c]) for c in una.partes), Fraction(0)),
        )
        for una, otra in combinations(voces, 2)
    ]
    return max(distancias, key=lambda d: (d.puntos, d.otro, d.uno), default=None)
