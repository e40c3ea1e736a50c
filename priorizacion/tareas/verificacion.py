"""De una carpeta con resultado a la lista de lo que se comprobó, punto por punto."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import Paso, cotejar
from priorizacion.tareas.expediente import Expediente, leer_expediente


@dataclass(frozen=True)
class Verificacion:
    """Lo que salió de verificar una carpeta."""

    observaciones: tuple[Observacion, ...]
    """Lo que se vio en los archivos; con un error no se verificó nada."""
    pasos: tuple[Paso, ...]
    """Lo comprobado, lo distinto y lo que no se pudo comprobar."""


def verificar(carpeta: Path, avisar: Avisar) -> Verificacion:
    """Rehace todo desde los archivos y lo compara con lo entregado. No escribe nada."""
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Verificacion(lectura.observaciones, ())
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        return Verificacion((), (Paso("distinto", f"No hay qué verificar: {expediente}"),))
    return Verificacion((), _comparar(lectura.agenda, expediente, avisar))


def _comparar(agenda: Agenda, expediente: Expediente, avisar: Avisar) -> tuple[Paso, ...]:
    return cotejar(agenda, expediente)
