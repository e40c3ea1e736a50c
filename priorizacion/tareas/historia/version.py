"""La carpeta de una versión archivada → lo que decía, comprobado que su certificado la firma."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from priorizacion.decision.cambios.comparacion import Decidida
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.version import VERSION, VERSIONES, Version
from priorizacion.ingesta.versiones import escribir_version
from priorizacion.tareas.copia import EN_LA_COPIA, leer_copia
from priorizacion.tareas.entrega import RESULTADO
from priorizacion.tareas.expediente import Expediente, leer_expediente


class DespuesIlegible(ValueError):
    """El seguimiento o una versión archivada no se puede publicar; el mensaje dice por qué."""


@dataclass(frozen=True)
class VersionLeida:
    """Una versión archivada."""

    version: Version
    """Cuál, hasta cuándo y por qué."""
    agenda: Agenda
    """Lo que pedía."""
    expediente: Expediente
    """Lo que decidió y cómo se comprueba."""
    archivos: dict[str, bytes]
    """Nombre → los bytes archivados, y su `version.yaml`."""

    @property
    def decidida(self) -> Decidida:
        """La agenda con su resultado."""
        return Decidida(self.agenda, self.expediente.resultado)


def leer_version(version: Version, lugar: Path) -> VersionLeida:
    """Lee `lugar`, que es `versiones/<n>/`. Lanza `DespuesIlegible` y `OSError`.

    Sus archivos no se vuelven a escribir: se publican como se archivaron.
    """
    donde = f"{VERSIONES}/{version.numero}"
    archivos = {n: (lugar / n).read_bytes() for n in EN_LA_COPIA if (lugar / n).is_file()}
    lectura = leer_copia(archivos)
    if lectura.agenda is None:
        errores = [str(o) for o in lectura.observaciones if o.gravedad == "error"][:3]
        raise DespuesIlegible(f"{donde}: sus datos no se pueden leer: {' '.join(errores)}")
    expediente = leer_expediente(lugar)
    if isinstance(expediente, str):
        raise DespuesIlegible(f"{donde}: {str(expediente).partition(' Escríbalo')[0]}")
    firmado = expediente.certificado.resultado
    if hashlib.sha256(expediente.archivos[RESULTADO]).hexdigest() != firmado:
        raise DespuesIlegible(f"{donde}: {RESULTADO} no es el que firma su certificado.")
    archivos[VERSION] = escribir_version(version)
    return VersionLeida(version, lectura.agenda, expediente, archivos)
