"""De una carpeta, por dónde va: archivos, calificación, sorteo y resultado."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.avance import medir_avance
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.avance import Avance, AvanceDeRonda
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.recibido.registro import RECIBIDO, leer_anotaciones
from priorizacion.ingesta.rondas import RondasIlegibles, leer_rondas
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.expediente import Ilegible, leer_expediente

EstadoDelResultado = Literal["sin_calcular", "vigente", "anterior", "ilegible"]
"""`anterior`: hay uno, pero los archivos cambiaron después de calcularlo."""


@dataclass(frozen=True)
class Estado:
    """Por dónde va una agenda."""

    observaciones: tuple[Observacion, ...]
    """Todo lo que se vio en los archivos; si hay algún error lo demás es None."""
    agenda: Agenda | None = None
    avance: Avance | None = None
    resultado: EstadoDelResultado = "sin_calcular"
    ronda: AvanceDeRonda | None = None
    """La que va; None si aquí no se han recibido planillas ni se ha abierto otra ronda."""


def medir_estado(carpeta: Path) -> Estado:
    """Lee la carpeta y dice por dónde va; no escribe nada. Lanza `OSError`."""
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Estado(lectura.observaciones)
    return Estado(
        observaciones=lectura.observaciones,
        agenda=lectura.agenda,
        avance=medir_avance(lectura.agenda),
        resultado=_del_resultado(carpeta, lectura.agenda),
        ronda=_de_la_ronda(carpeta, lectura.agenda),
    )


def _de_la_ronda(carpeta: Path, agenda: Agenda) -> AvanceDeRonda | None:
    try:
        rondas = leer_rondas(carpeta)
    except RondasIlegibles:
        return None
    suyas = [a for a in leer_anotaciones(carpeta / RECIBIDO) if a.ronda == rondas.ultima]
    if not suyas and not rondas.rondas:
        return None
    del_comite = {p.id for p in agenda.participantes}
    en_conflicto = {a.participante for a in suyas if a.decision == "en_conflicto"} & del_comite
    recibidas = {a.participante for a in suyas if a.decision == "vale"} & del_comite
    return AvanceDeRonda(
        numero=rondas.ultima,
        propuestas=rondas.rondas[-1].propuestas if rondas.rondas else (),
        recibidas=tuple(sorted(recibidas)),
        en_conflicto=tuple(sorted(en_conflicto)),
        faltan=tuple(sorted(del_comite - recibidas - en_conflicto)),
    )


def _del_resultado(carpeta: Path, agenda: Agenda) -> EstadoDelResultado:
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, Ilegible):
        return "ilegible"
    if isinstance(expediente, str):
        return "sin_calcular"
    distinto = any(p.veredicto == "distinto" for p in cotejar(agenda, expediente))
    return "anterior" if distinto else "vigente"
