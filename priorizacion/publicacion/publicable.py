"""Lo que entra a publicarse y lo que queda publicado."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Comparacion
from priorizacion.dominio.mapa import Mapa
from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.dominio.seguimiento import Reporte
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.vistas.contexto import Contexto

Avisar = Callable[[str], None]
"""Recibe frases cortas mientras se trabaja."""


@dataclass(frozen=True)
class Publicable:
    """Una agenda lista para publicar."""

    ruta: str
    """«valle-claro/2026-2029»: minúsculas, cifras y guiones; será su dirección."""
    agenda: Agenda
    resultado: Resultado
    certificado: Certificado
    huella: str
    """Resume el contenido de las entradas; si no cambia, la agenda no se reconstruye."""
    archivos: Mapping[str, bytes] = field(default_factory=dict)
    """Archivos que se publican byte a byte (`resultado.json`, `puntajes.csv`…)."""
    mapa: Mapa | None = None
    """Los bordes de las zonas, si el territorio los trae."""
    reportes: tuple[Reporte, ...] = ()
    """El seguimiento de las obras, por propuesta y fecha."""
    archivadas: tuple[Archivada, ...] = ()
    """Las versiones anteriores, de la primera a la última."""
    frente_al_anterior: Comparacion | None = None
    """Qué cambió desde el periodo anterior del mismo territorio, si también se publica."""

    @property
    def contexto(self) -> Contexto:
        """Lo mismo, como lo miran las vistas."""
        return Contexto(
            self.ruta,
            self.agenda,
            self.resultado,
            self.certificado,
            mapa=self.mapa,
            reportes=self.reportes,
            archivadas=self.archivadas,
            frente_al_anterior=self.frente_al_anterior,
        )


@dataclass(frozen=True)
class Publicado:
    """Lo que quedó publicado."""

    lugar: Path
    """La página de entrada, o la carpeta de las fuentes con `solo_fuentes`."""
    construidas: tuple[str, ...]
    """Rutas de las agendas que se construyeron."""
    sin_cambios: tuple[str, ...]
    """Rutas de las que se dejaron como estaban."""
    perdidas: tuple[str, ...] = ()
    """Páginas que el sitio anterior tenía y este ya no."""
