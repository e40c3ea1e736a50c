"""Lo que tendría que arreglar una propuesta que no pudo elegirse, y si entonces entraría."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.decision.elegibilidad import Juicio, juzgar
from priorizacion.decision.explicacion.duelo import Clave, con, retar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.gasto import arranques
from priorizacion.decision.medicion import medir
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import rehacer
from priorizacion.decision.valor import valor_con
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.explicacion import Arreglo, Desenlace
from priorizacion.dominio.fuente import FASES, FASES_DE_PREINVERSION
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje

_DESENLACES: dict[bool | None, Desenlace] = {True: "entra", False: "no_entra", None: "no_se_sabe"}


@dataclass(frozen=True, slots=True)
class Entorno:
    """Lo decidido, para preguntar qué pasaría con una más."""

    formulacion: Formulacion
    puntajes: Mapping[str, Puntaje]
    elegida: Clave | None
    """La de la agenda; None si no está probada y entonces nada se puede asegurar."""
    limites: Limites


def arreglar(entorno: Entorno, propuesta: Propuesta, juicio: Juicio) -> Arreglo:
    """Para la que no pasó una puerta: habilitantes, umbrales, tamaño o quórum."""
    pendientes = tuple(m.codigo for m in juicio.motivos if not m.codigo.startswith("por_verificar"))
    agenda = entorno.formulacion.agenda
    arreglables = {h.id for h in agenda.habilitantes if h.subsanable}
    if not all(_se_puede(codigo, arreglables) for codigo in pendientes):
        return Arreglo(se_puede=False, pendientes=pendientes, desenlace=None)
    cambiada = _con_lo_subsanable(agenda, propuesta, arreglables)
    desenlaces = {
        _desenlace(entorno, cambiada, propuesta, puntaje)
        for puntaje in _posibles(agenda, entorno.puntajes[propuesta.id])
    }
    desenlace = desenlaces.pop() if len(desenlaces) == 1 else "depende"
    return Arreglo(se_puede=True, pendientes=pendientes, desenlace=desenlace)


def madurar(entorno: Entorno, propuesta: Propuesta) -> Arreglo:
    """Para la que ninguna fuente puede pagar: si con los estudios completos entraría."""
    codigo = "sin_madurez" if propuesta.fase in FASES_DE_PREINVERSION else "sin_fuente_o_inicio"
    agenda = entorno.formulacion.agenda
    madura = propuesta.model_copy(update={"fase": FASES[-1]})
    cambiada = _con_propuesta(agenda, madura)
    if propuesta.fase == FASES[-1] or not arranques(cambiada, madura):
        return Arreglo(se_puede=False, pendientes=(codigo,), desenlace=None)
    puntaje = _medir_otra_vez(agenda, madura, entorno.puntajes[propuesta.id])
    desenlace = _desenlace(entorno, cambiada, madura, puntaje)
    return Arreglo(se_puede=True, pendientes=(codigo,), desenlace=desenlace)


def _se_puede(codigo: str, arreglables: set[str]) -> bool:
    clase, _, item = codigo.partition(":")
    if clase == "habilitante":
        return item in arreglables
    return clase.startswith("umbral") or clase == "quorum"


def _posibles(agenda: Agenda, puntaje: Puntaje) -> tuple[Puntaje, ...]:
    """El suyo; si le faltan criterios, con el menor y el mayor que podrían sacar."""
    if puntaje.completo:
        return (puntaje,)
    celdas = (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
    faltan = [c.criterio for c in celdas if c.puntaje is None]
    extremos = (Fraction(0), Fraction(100))
    return tuple(rehacer(agenda, puntaje, dict.fromkeys(faltan, v)) for v in extremos)


def _medir_otra_vez(agenda: Agenda, propuesta: Propuesta, puntaje: Puntaje) -> Puntaje:
    """El puntaje con lo que se mide de la propuesta, como la madurez según la fase."""
    medidos = {c.id: medir(propuesta, c) for c in agenda.criterios if c.origen == "dato"}
    return rehacer(agenda, puntaje, {c: v for c, v in medidos.items() if v is not None})


def _con_lo_subsanable(agenda: Agenda, propuesta: Propuesta, arreglables: set[str]) -> Agenda:
    respuestas = tuple(
        r.model_copy(update={"respuesta": "cumple"})
        if r.propuesta == propuesta.id and r.item in arreglables and r.respuesta == "no_cumple"
        else r
        for r in agenda.respuestas
    )
    return agenda.model_copy(update={"respuestas": respuestas})


def _con_propuesta(agenda: Agenda, propuesta: Propuesta) -> Agenda:
    propuestas = tuple(propuesta if p.id == propuesta.id else p for p in agenda.propuestas)
    return agenda.model_copy(update={"propuestas": propuestas})


def _desenlace(
    entorno: Entorno, agenda: Agenda, propuesta: Propuesta, puntaje: Puntaje
) -> Desenlace:
    """Si el procedimiento la elegiría con esa agenda.

    Lo que le falte a su puntaje para el umbral se le da, si está calificada del todo.
    """
    if entorno.elegida is None:
        return "no_se_sabe"
    juicio = juzgar(agenda, {**entorno.puntajes, propuesta.id: puntaje})[propuesta.id]
    calificada = entorno.puntajes[propuesta.id].completo
    se_da = ("umbral", "por_verificar") if calificada else ("por_verificar",)
    if any(not m.codigo.startswith(se_da) for m in juicio.motivos):
        return "no_entra"
    prioridad, factibilidad = (
        max(centesimas or 0, _centesimas(piso))
        for centesimas, piso in (
            (puntaje.prioridad.centesimas, agenda.umbrales.prioridad),
            (puntaje.factibilidad.centesimas, agenda.umbrales.factibilidad),
        )
    )
    valor = valor_con(agenda, propuesta, prioridad, factibilidad)
    formulacion = formular(
        agenda,
        {**entorno.formulacion.valor, propuesta.id: valor},
        {propuesta.id, *(p.id for p in entorno.formulacion.competidoras)},
    )
    duelo = retar(formulacion, con(formulacion, propuesta.id), entorno.elegida, entorno.limites)
    return _DESENLACES[duelo.gana]


def _centesimas(puntos: Fraction) -> int:
    return -(-(puntos * 100).numerator // (puntos * 100).denominator)
