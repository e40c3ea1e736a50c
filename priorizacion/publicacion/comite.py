"""El comité de una agenda → las cuentas que se publican, sin grupos de los que se pueda restar."""

from collections import Counter
from collections.abc import Mapping

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite import Sesion
from priorizacion.dominio.comite_publicado import (
    AsistenciaPublicada,
    ComitePublicado,
    GrupoDelComite,
)

MINIMO = 3
"""Menos personas que estas no se publican por separado."""


def resumir_comite(agenda: Agenda) -> ComitePublicado:
    """Cuántos son y cuántos calificaron, por grupos de estamentos."""
    cuantos = Counter(p.estamento for p in agenda.participantes)
    por_estamento = {e: cuantos[e] for e in (*agenda.estamentos, *sorted(cuantos))}
    sesiones = agenda.comite.sesiones if agenda.comite else ()
    return ComitePublicado(
        participantes=len(agenda.participantes),
        calificaron=len({v.participante for v in agenda.valoraciones}),
        impedimentos=len(agenda.impedimentos),
        grupos=juntar(por_estamento),
        sesiones=tuple(_asistencia(s, len(agenda.participantes)) for s in sesiones),
    )


def juntar(por_estamento: Mapping[str, int]) -> tuple[GrupoDelComite, ...]:
    """Los estamentos con sus personas; los de menos de tres van juntos.

    Si los juntados aún no suman tres, o es uno solo, se les une el menor de los demás: así
    restando del total no se halla ninguno (supresión complementaria).
    """
    presentes = {e: n for e, n in por_estamento.items() if n > 0}
    juntos = [e for e, n in presentes.items() if n < MINIMO]
    sueltos = [e for e, n in presentes.items() if n >= MINIMO]
    while juntos and sueltos and (len(juntos) == 1 or sum(presentes[e] for e in juntos) < MINIMO):
        menor = min(sueltos, key=lambda e: (presentes[e], e))
        sueltos.remove(menor)
        juntos.append(menor)
    grupos = [GrupoDelComite(estamentos=(e,), personas=presentes[e]) for e in sueltos]
    if juntos:
        unidos = tuple(e for e in presentes if e in juntos)
        personas = sum(presentes[e] for e in juntos)
        grupos.append(GrupoDelComite(estamentos=unidos, personas=personas))
    return tuple(grupos)


def _asistencia(sesion: Sesion, comite: int) -> AsistenciaPublicada:
    """Un total sin estamentos: «faltó uno de la academia» diría quién si allí hay una persona.

    Los que fueron, si son menos de tres, y los que faltaron, si son menos de tres, van en rango.
    """
    fueron = sum(sesion.asistentes.values())
    minimo = maximo = fueron
    if fueron < MINIMO:
        minimo, maximo = 0, MINIMO - 1 if sesion.asistentes else 0
    elif 0 <= comite - fueron < MINIMO:
        minimo, maximo = max(0, comite - MINIMO + 1), comite
    return AsistenciaPublicada(fecha=sesion.fecha, minimo=minimo, maximo=maximo)
