"""Quitar a cada participante y a cada estamento, de a uno: qué se elige sin cada cual.

Quitar a alguien es volver a calcular con sus marcas fuera: puntajes, quórum, umbrales y cartera.
"""

from collections.abc import Callable, Iterable, Iterator

from priorizacion.decision.ausencia import Ausencias, ausencias_publicadas, publicables
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.robustez.indice import presencia
from priorizacion.decision.robustez.mesa import Mesa, juzgar_escenario
from priorizacion.decision.robustez.tendido import tender
from priorizacion.decision.robustez.veredicto import Escenario
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite import Participante
from priorizacion.dominio.robustez import Presencia


def medir_ausencias(decision: Decision, limites: Limites, avisar: Avisar) -> Ausencias:
    """Lo publicable, desde las marcas o desde lo publicado. La decisión debe tener cartera."""
    agenda = decision.agenda
    if agenda.sin_marcas:
        return ausencias_publicadas(agenda)
    mesa, de_quienes = tender(decision, limites), publicables(decision.puntajes)
    if mesa is None or not de_quienes:
        return Ausencias({}, {})
    avisar("Robustez: quitar a cada participante y a cada estamento.")
    estamentos = sorted({p.estamento for p in agenda.participantes})
    uno_a_uno = [_es(p.id) for p in agenda.participantes]
    de_a_estamento = [_es_de(e) for e in estamentos]
    if len(estamentos) <= agenda.quorum.estamentos_minimos:
        de_a_estamento = []  # sin uno nadie tendría quórum: no diría nada
    return Ausencias(
        dict(_presencias(mesa, agenda, uno_a_uno, de_quienes)),
        dict(_presencias(mesa, agenda, de_a_estamento, de_quienes)),
    )


def sin(agenda: Agenda, falta: Callable[[Participante], bool]) -> Agenda:
    """La agenda sin las marcas de quienes faltan."""
    quedan = tuple(p for p in agenda.participantes if not falta(p))
    ids = {p.id for p in quedan}
    return agenda.model_copy(
        update={
            "participantes": quedan,
            "valoraciones": tuple(v for v in agenda.valoraciones if v.participante in ids),
            "impedimentos": tuple(i for i in agenda.impedimentos if i.participante in ids),
        }
    )


def _presencias(
    mesa: Mesa,
    agenda: Agenda,
    faltas: Iterable[Callable[[Participante], bool]],
    de_quienes: frozenset[str],
) -> Iterator[tuple[str, Presencia]]:
    escenarios = [_escenario(mesa, sin(agenda, falta)) for falta in faltas]
    if not escenarios:
        return
    veredictos = [juzgar_escenario(mesa, e) for e in escenarios]
    for p in mesa.formulacion.competidoras:
        if p.id in de_quienes:
            yield p.id, presencia(veredictos, p.id)


def _escenario(mesa: Mesa, agenda: Agenda) -> Escenario:
    puntajes = calcular_puntajes(agenda)
    valor, juicios = valorar(agenda, puntajes), juzgar(agenda, puntajes)
    columnas = mesa.formulacion.columnas
    return Escenario(
        {p: valor.get(p, 0) for p in columnas},
        frozenset(p for p in columnas if juicios[p].estado is None),
    )


def _es(participante: str) -> Callable[[Participante], bool]:
    return lambda p: p.id == participante


def _es_de(estamento: str) -> Callable[[Participante], bool]:
    return lambda p: p.estamento == estamento
