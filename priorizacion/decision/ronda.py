"""Qué se vuelve a calificar en otra ronda, y qué ve de la anterior quien lo hace.

Es el método Delphi (Dalkey y Helmer 1963): cada quien vuelve a opinar viendo lo suyo, lo del grupo
y las razones, sin saber de quién son. Del grupo se muestra solo lo que el sitio publica: así nadie
descubre la marca de otra persona.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from priorizacion.decision.desacuerdo import mas_discutidas
from priorizacion.decision.dispersion import medir_dispersiones
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio
from priorizacion.dominio.ronda import Antecedente


def discutidas(agenda: Agenda) -> tuple[str, ...]:
    """Las que compiten y más dividieron, por id: las mismas de «Para deliberar»."""
    puntajes = calcular_puntajes(agenda)
    juicios = juzgar(agenda, puntajes)
    compiten = [p for p in puntajes.values() if juicios[p.propuesta].estado is None]
    return tuple(sorted(mas_discutidas(compiten, medir_dispersiones(agenda, puntajes))))


def recordar(
    agenda: Agenda, propuestas: Sequence[str], razones: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, Antecedente]]:
    """Participante → propuesta → lo que ve de la ronda anterior."""
    puntajes = calcular_puntajes(agenda)
    dispersiones = medir_dispersiones(agenda, puntajes)
    comite = {p: _del_comite(agenda, puntajes[p]) for p in propuestas}
    propias: dict[tuple[str, str], dict[str, int]] = {}
    for v in agenda.valoraciones:
        propias.setdefault((v.participante, v.propuesta), {})[v.criterio] = v.valor
    return {
        quien.id: {
            p: Antecedente(
                propias=propias.get((quien.id, p), {}),
                comite=comite[p],
                dispersion=dispersiones.propuestas.get(p),
                razones=tuple(sorted(razones.get(p, ()))),
            )
            for p in propuestas
        }
        for quien in agenda.participantes
    }


def _del_comite(agenda: Agenda, puntaje: Puntaje) -> dict[str, str]:
    criterios = {c.id: c for c in agenda.criterios}
    celdas = (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
    return {
        celda.criterio: _en_palabras(criterios[celda.criterio], celda, celda.puntaje)
        for celda in celdas
        if celda.marcas is not None and celda.puntaje is not None
    }


def _en_palabras(criterio: Criterio, celda: PuntajeCriterio, colectivo: Fraction) -> str:
    """«en promedio 3,4; comunidad 4,2»: en los niveles de la escala, con una cifra decimal."""
    partes = [f"en promedio {_nivel(criterio, colectivo)}"]
    partes += [f"{e.estamento} {_nivel(criterio, e.puntaje)}" for e in celda.estamentos]
    return "; ".join(partes)


def _nivel(criterio: Criterio, puntaje: Fraction) -> str:
    minimo, maximo = criterio.nivel_minimo, criterio.nivel_maximo
    decimas = redondear(10 * (minimo + puntaje * (maximo - minimo) / 100))
    return f"{decimas // 10},{decimas % 10}"
