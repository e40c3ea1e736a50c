"""Una versión anterior de una agenda, como se publica al lado de la que vale."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Comparacion
from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.dominio.version import VERSIONES, Version


@dataclass(frozen=True)
class Archivada:
    """Lo que decía, con los archivos de entonces y lo que cambió después."""

    version: Version
    """Cuál fue, hasta cuándo valió y por qué se dejó."""
    agenda: Agenda
    """Lo que pedía."""
    resultado: Resultado
    """Lo que decidió."""
    certificado: Certificado
    """Con qué se decidió."""
    archivos: Mapping[str, bytes]
    """Su copia pública, byte a byte, y su `version.yaml`."""
    hacia_la_siguiente: Comparacion
    """Qué cambió en la versión que le siguió."""

    @property
    def rama(self) -> str:
        """Su lugar dentro de la agenda: «versiones/1/»."""
        return f"{VERSIONES}/{self.version.numero}/"
