"""De un encargo a una carpeta nueva que pasa `revisar`, o a lo que lo impide."""

import tempfile
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import AGENDA, leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.tareas.nueva.encargo import Encargo
from priorizacion.tareas.nueva.hojas import escribir_hojas
from priorizacion.tareas.nueva.leame import LEAME, escribir_leame
from priorizacion.tareas.nueva.plantilla import escribir_agenda
from priorizacion.tareas.reserva import con_reserva
from priorizacion.tareas.revision import impide_seguir
from priorizacion.tareas.sesion.acceso import escribir_accesos, nombrar_programa


def estrenar(encargo: Encargo, carpeta: Path) -> tuple[Observacion, ...]:
    """Escribe la carpeta entera, con los de doble clic, o nada; devuelve lo que vio al revisarla.

    Se revisa aparte antes de escribirla: si hay un error (por ejemplo, un código DIVIPOLA que no
    existe) no queda nada. Lanza `OSError` si el sistema no deja escribir.
    """
    nueva = con_reserva(CarpetaNueva(archivos=_archivos(encargo, carpeta)), carpeta)
    observaciones = _revisar_aparte(nueva)
    if impide_seguir(observaciones):
        return observaciones
    if fallas := escribir_carpeta(nueva, carpeta):
        return fallas
    escribir_accesos(carpeta)
    return observaciones


def ya_hay_agenda(carpeta: Path) -> bool:
    """Si la carpeta ya es la de una agenda: entonces no hay nada que preguntar."""
    return (carpeta / AGENDA).exists()


def _archivos(encargo: Encargo, carpeta: Path) -> dict[str, str]:
    return {
        AGENDA: escribir_agenda(encargo),
        LEAME: escribir_leame(encargo, nombrar_programa(carpeta), _sitio(carpeta)),
        **escribir_hojas(encargo),
    }


def _sitio(carpeta: Path) -> str:
    """Dónde queda el sitio, visto desde la carpeta: junto a `agendas`, o junto a ella."""
    return "../../../site" if carpeta.resolve().parent.parent.name == "agendas" else "../site"


def _revisar_aparte(nueva: CarpetaNueva) -> tuple[Observacion, ...]:
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        carpeta = Path(aparte) / "agenda"
        fallas = escribir_carpeta(nueva, carpeta)
        return fallas or leer_carpeta(carpeta).observaciones
