"""De una carpeta a la lista de lo que hay que arreglar en ella."""

from collections.abc import Iterable
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.historia.despues import observar_despues
from priorizacion.tareas.sala.firmeza import observar_firmeza


def revisar(carpeta: Path) -> tuple[Observacion, ...]:
    """Todas las observaciones de los archivos de una agenda, en el orden en que se encuentran."""
    lectura = leer_carpeta(carpeta)
    despues = observar_despues(carpeta, lectura.agenda)
    if lectura.agenda is None:
        return (*lectura.observaciones, *despues)
    return (*lectura.observaciones, *observar_firmeza(carpeta, lectura.agenda), *despues)


def impide_seguir(observaciones: Iterable[Observacion]) -> bool:
    """Verdadero si alguna es un error y no solo una advertencia."""
    return any(o.gravedad == "error" for o in observaciones)
