"""Lo que sale de leer una carpeta: una Agenda, o por qué no la hay."""

from dataclasses import dataclass

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.mapa import Mapa
from priorizacion.dominio.observacion import Observacion


@dataclass(frozen=True)
class Lectura:
    """La agenda leída y todo lo que se observó al leerla."""

    agenda: Agenda | None
    """La agenda completa; None si y solo si alguna observación es un `error`."""
    observaciones: tuple[Observacion, ...] = ()
    """Todas, por archivo, fila, columna y código."""
    mapa: Mapa | None = None
    """Los bordes de las zonas; None si no hay `territorio.geojson` o alguna observación es error.

    Va por fuera de la agenda: no entra en la decisión ni en sus huellas.
    """
