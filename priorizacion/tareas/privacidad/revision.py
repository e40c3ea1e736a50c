"""De un sitio publicado a la lista de lo que no debería decir."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.publicacion.privacidad.revision import revisar
from priorizacion.tareas.hallado import hallar
from priorizacion.tareas.privacidad.norma import Salvedades, armar, contactos_del_sitio
from priorizacion.tareas.revision import impide_seguir


@dataclass(frozen=True)
class Revisado:
    """Lo que salió de revisar."""

    de_la_lista: tuple[Observacion, ...]
    """Lo que se vio al leer la lista de nombres."""
    del_sitio: tuple[Observacion, ...] | None
    """Lo que hay que quitar; None si no se revisó, porque la lista no se entiende."""
    personas: int
    """Cuántas se buscaron por su nombre."""


def revisar_privacidad(sitio: Path, salvedades: Salvedades) -> Revisado:
    """Mira por dentro cada archivo de una carpeta o un zip. Lanza `OSError` y `ZipInservible`."""
    with hallar(sitio) as hallado:
        norma, vistas = armar(salvedades, contactos_del_sitio(hallado.carpeta))
        if impide_seguir(vistas):
            return Revisado(vistas, None, 0)
        return Revisado(vistas, revisar(hallado.carpeta, norma), len(norma.personas))
