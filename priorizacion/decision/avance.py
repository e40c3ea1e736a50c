"""Quién ha calificado qué, y a qué propuestas les falta para el quórum."""

from collections import Counter, defaultdict

from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.avance import Avance, AvanceDeEstamento, AvanceDePersona, FaltaDeQuorum


def medir_avance(agenda: Agenda) -> Avance:
    """Cuenta las marcas de cada quien y lo que falta; en una copia sin marcas, solo el quórum."""
    vivas = tuple(p.id for p in agenda.propuestas if not (p.retirada or p.fusionada_en))
    personas = _personas(agenda, vivas)
    return Avance(
        por_calificar=vivas,
        personas=personas,
        estamentos=tuple(_estamento(e, personas) for e in agenda.estamentos),
        faltas=_faltas(agenda, vivas),
    )


def _personas(agenda: Agenda, vivas: tuple[str, ...]) -> tuple[AvanceDePersona, ...]:
    impedida: dict[str, set[str]] = defaultdict(set)
    for i in agenda.impedimentos:
        impedida[i.participante].add(i.propuesta)
    marcas = Counter((v.participante, v.propuesta) for v in agenda.valoraciones)
    criterios = sum(c.origen == "valoraciones" for c in agenda.criterios)
    hechas = []
    for persona in agenda.participantes:
        libres = [p for p in vivas if p not in impedida[persona.id]]
        hechas.append(
            AvanceDePersona(
                participante=persona.id,
                estamento=persona.estamento,
                puestas=sum(marcas[persona.id, p] for p in libres),
                esperadas=criterios * len(libres),
                sin_tocar=tuple(p for p in libres if not marcas[persona.id, p]),
                impedida=tuple(sorted(impedida[persona.id])),
            )
        )
    return tuple(hechas)


def _estamento(estamento: str, personas: tuple[AvanceDePersona, ...]) -> AvanceDeEstamento:
    suyas = [p for p in personas if p.estamento == estamento]
    return AvanceDeEstamento(
        estamento=estamento,
        personas=len(suyas),
        empezaron=sum(p.puestas > 0 for p in suyas),
        terminaron=sum(p.puestas > 0 and not p.sin_tocar for p in suyas),
    )


def _faltas(agenda: Agenda, vivas: tuple[str, ...]) -> tuple[FaltaDeQuorum, ...]:
    puntajes = calcular_puntajes(agenda)
    opinaron = _opinaron(agenda)
    presentes = {p.estamento for p in agenda.participantes}
    faltas = []
    for propuesta in vivas:
        puntaje = puntajes[propuesta]
        for celda in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios):
            if celda.puntaje is not None or celda.marcas is None:
                continue
            callados = presentes - opinaron[propuesta, celda.criterio]
            faltas.append(
                FaltaDeQuorum(
                    propuesta=propuesta,
                    criterio=celda.criterio,
                    marcas=celda.marcas,
                    marcas_minimas=max(1, agenda.quorum.marcas_minimas),
                    estamentos=celda.estamentos_que_marcaron or 0,
                    estamentos_minimos=max(1, agenda.quorum.estamentos_minimos),
                    callados=tuple(e for e in agenda.estamentos if e in callados),
                )
            )
    return tuple(faltas)


def _opinaron(agenda: Agenda) -> dict[tuple[str, str], set[str]]:
    """Propuesta y criterio → estamentos que opinaron sin impedimento."""
    de = {p.id: p.estamento for p in agenda.participantes}
    impedidas = {(i.participante, i.propuesta) for i in agenda.impedimentos}
    voces: dict[tuple[str, str], set[str]] = defaultdict(set)
    for v in agenda.valoraciones:
        if (v.participante, v.propuesta) not in impedidas:
            voces[v.propuesta, v.criterio].add(de[v.participante])
    return voces
