"""Puntajes publicables → en qué no hubo acuerdo, qué conviene deliberar y si cambiaría algo."""

from collections.abc import Iterable

from priorizacion.decision.dispersion import Dispersiones
from priorizacion.decision.efecto import medir_efecto
from priorizacion.decision.modelo import Limites
from priorizacion.decision.redaccion import Decision
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.desacuerdo import (
    AcuerdoCriterio,
    Deliberacion,
    Desacuerdo,
    DispersionPropuesta,
    Efecto,
)
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio

DISCUTIDA = 20
"""Puntos de dispersión desde los que una propuesta se recomienda deliberar."""
MAXIMO = 5
"""Cuántas se recomiendan: deliberar todo es no deliberar nada."""


def medir_desacuerdo(
    decision: Decision, dispersiones: Dispersiones, limites: Limites
) -> Desacuerdo | None:
    """El desacuerdo de la agenda; None si nada se califica. El efecto pide cartera probada."""
    calificados = [c.id for c in decision.agenda.criterios if c.origen == "valoraciones"]
    if not calificados:
        return None
    puntajes = decision.puntajes
    propuestas = [_dispersion(p, dispersiones) for p in puntajes.values()]
    compiten = [p for p in puntajes.values() if p.propuesta in decision.formulacion.valor]
    de = {d.propuesta: d for d in propuestas}

    def efecto(propuesta: str, puntos: int) -> Efecto | None:
        if decision.cartera.estado != "probada":
            return None
        return medir_efecto(decision, propuesta, puntos, limites)

    return Desacuerdo(
        criterios=tuple(_acuerdo(c, dispersiones) for c in calificados),
        propuestas=tuple(d for d in propuestas if d.distancias or d.dispersion is not None),
        para_deliberar=tuple(
            _deliberar(puntajes[p], de[p], efecto(p, de[p].dispersion or 0))
            for p in mas_discutidas(compiten, dispersiones)
        ),
    )


def mas_discutidas(puntajes: Iterable[Puntaje], dispersiones: Dispersiones) -> list[str]:
    """Por dispersión, luego por la mayor distancia entre estamentos, luego por id."""
    todas = (_dispersion(p, dispersiones) for p in puntajes)
    discutidas = [d for d in todas if (d.dispersion or 0) >= DISCUTIDA]
    discutidas.sort(
        key=lambda d: (-(d.dispersion or 0), -max(d.distancias.values(), default=0), d.propuesta)
    )
    return [d.propuesta for d in discutidas[:MAXIMO]]


def _acuerdo(criterio: str, dispersiones: Dispersiones) -> AcuerdoCriterio:
    return AcuerdoCriterio(
        criterio=criterio,
        alfa=dispersiones.alfas.get(criterio),
        dispersion=dispersiones.criterios.get(criterio),
    )


def _dispersion(puntaje: Puntaje, dispersiones: Dispersiones) -> DispersionPropuesta:
    return DispersionPropuesta(
        propuesta=puntaje.propuesta,
        dispersion=dispersiones.propuestas.get(puntaje.propuesta),
        distancias={
            c.criterio: _distancia(c) for c in _calificados(puntaje) if len(c.estamentos) > 1
        },
    )


def _deliberar(
    puntaje: Puntaje, discutida: DispersionPropuesta, efecto: Efecto | None
) -> Deliberacion:
    donde = max(
        (c for c in _calificados(puntaje) if c.criterio in discutida.distancias),
        key=lambda c: discutida.distancias[c.criterio],
        default=None,
    )
    # sin dónde, no se publica más de un estamento en ningún criterio
    de_mas_a_menos = sorted(donde.estamentos, key=lambda e: -e.puntaje) if donde else []
    return Deliberacion(
        propuesta=discutida.propuesta,
        dispersion=discutida.dispersion or 0,
        criterio=donde.criterio if donde else None,
        estamento_mayor=de_mas_a_menos[0].estamento if donde else None,
        estamento_menor=de_mas_a_menos[-1].estamento if donde else None,
        distancia=_distancia(donde) if donde else None,
        efecto=efecto,
    )


def _distancia(criterio: PuntajeCriterio) -> int:
    dichos = [e.puntaje for e in criterio.estamentos]
    return redondear((max(dichos) - min(dichos)) * 100)


def _calificados(puntaje: Puntaje) -> list[PuntajeCriterio]:
    todos = (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
    return [c for c in todos if c.marcas is not None]
