"""De una carpeta, por dónde va: archivos, calificación, sorteo y resultado."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.avance import medir_avance
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.avance import Avance
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
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
    )


def _del_resultado(carpeta: Path, agenda: Agenda) -> EstadoDelResultado:
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, Ilegible):
        return "ilegible"
    if isinstance(expediente, str):
        return "sin_calcular"
    distinto = any(p.veredicto == "distinto" for p in cotejar(agenda, expediente))
    return "anterior" if distinto else "vigente"
