"""Lo que una carpeta guarda de después de decidir: el seguimiento y las versiones archivadas."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.decision.cambios.comparacion import Decidida, comparar_agendas
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.seguimiento import SEGUIMIENTO, Reporte
from priorizacion.ingesta.seguimiento import escribir_seguimiento, leer_seguimiento
from priorizacion.ingesta.versiones import leer_versiones
from priorizacion.publicacion.archivada import Archivada
from priorizacion.tareas.historia.version import DespuesIlegible, VersionLeida, leer_version


@dataclass(frozen=True)
class Despues:
    """Lo de después de decidir, listo para publicar."""

    archivos: dict[str, bytes]
    """Ruta dentro de la agenda → bytes."""
    reportes: tuple[Reporte, ...]
    """Por propuesta y fecha."""
    archivadas: tuple[Archivada, ...]
    """De la primera a la última."""


def observar_despues(carpeta: Path, agenda: Agenda | None) -> tuple[Observacion, ...]:
    """Lo que hay que arreglar en el seguimiento y en las versiones; nada si no hay. `OSError`."""
    if not carpeta.is_dir():
        return ()
    seguimiento = leer_seguimiento(carpeta, _ids(agenda))
    return (*seguimiento.observaciones, *leer_versiones(carpeta).observaciones)


def leer_despues(carpeta: Path, actual: Decidida) -> Despues:
    """Lo que se publica además de la agenda. Lanza `DespuesIlegible` y `OSError`.

    Sirve igual con la carpeta de un territorio y con la de una agenda publicada.
    """
    seguimiento = leer_seguimiento(carpeta, _ids(actual.agenda))
    versiones = leer_versiones(carpeta)
    errores = [
        str(o)
        for o in (*seguimiento.observaciones, *versiones.observaciones)
        if o.gravedad == "error"
    ]
    if errores:
        raise DespuesIlegible(" ".join(errores[:5]))
    sueltas = [leer_version(version, lugar) for version, lugar in versiones.versiones]
    archivadas = _encadenar(sueltas, actual)
    return Despues(
        archivos={
            **_archivo_de_seguimiento(seguimiento.reportes),
            **{f"{a.rama}{n}": b for a in archivadas for n, b in a.archivos.items()},
        },
        reportes=seguimiento.reportes,
        archivadas=archivadas,
    )


def _ids(agenda: Agenda | None) -> frozenset[str] | None:
    return None if agenda is None else frozenset(p.id for p in agenda.propuestas)


def _archivo_de_seguimiento(reportes: Sequence[Reporte]) -> dict[str, bytes]:
    return {SEGUIMIENTO: escribir_seguimiento(reportes)} if reportes else {}


def _encadenar(sueltas: Sequence[VersionLeida], actual: Decidida) -> tuple[Archivada, ...]:
    """Cada versión con lo que cambió en la que le siguió."""
    siguientes = [*(s.decidida for s in sueltas), actual][1:]
    return tuple(
        Archivada(
            version=suelta.version,
            agenda=suelta.agenda,
            resultado=suelta.expediente.resultado,
            certificado=suelta.expediente.certificado,
            archivos=suelta.archivos,
            hacia_la_siguiente=comparar_agendas(suelta.decidida, siguiente),
        )
        for suelta, siguiente in zip(sueltas, siguientes, strict=True)
    )
