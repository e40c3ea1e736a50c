"""Guardar lo que hoy se publica como una versión, antes de cambiarlo."""

import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from priorizacion.dominio.version import VERSION, VERSIONES, Version
from priorizacion.ingesta.apuntes import en
from priorizacion.ingesta.comprobaciones.privacidad import de_un_texto
from priorizacion.ingesta.versiones import escribir_version, leer_versiones
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.copia import EN_LA_COPIA
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.preparacion import Rechazo, preparar


@dataclass(frozen=True)
class Archivado:
    """Lo que pasó al archivar."""

    lugar: Path | None = None
    """La carpeta de la versión; None si no se archivó."""
    version: Version | None = None
    """La que se archivó, o la que ya tenía lo mismo."""
    rechazo: Rechazo | None = None
    """Por qué la carpeta no se puede archivar."""
    aviso: str | None = None
    """Algo que mirar en el motivo, que se publica."""


def archivar(carpeta: Path, motivo: str, fecha: date, avisar: Avisar) -> Archivado:
    """Copia lo público de la carpeta a `versiones/<n>/`, entera o nada. Lanza `OSError`.

    Si la última versión ya es igual no escribe otra.
    """
    preparada = preparar(carpeta, avisar)
    if isinstance(preparada, Rechazo):
        return Archivado(rechazo=preparada)
    archivos = _publicos(preparada)
    previas = leer_versiones(carpeta).versiones
    if previas and _misma(archivos, previas[-1][1]):
        return Archivado(version=previas[-1][0])
    if previas and fecha < previas[-1][0].fecha:
        texto = f"la versión {previas[-1][0].numero} es del {previas[-1][0].fecha}, posterior."
        return Archivado(rechazo=Rechazo(carpeta, "no_corresponde", texto))
    version = Version(numero=len(previas) + 1, fecha=fecha, motivo=motivo)
    lugar = carpeta / VERSIONES / str(version.numero)
    _guardar({**archivos, VERSION: escribir_version(version)}, lugar)
    dudas = [o.mensaje for o in de_un_texto(motivo, en(VERSION))]
    return Archivado(lugar, version, aviso=" ".join(dudas) or None)


def _publicos(publicable: Publicable) -> dict[str, bytes]:
    """La copia pública, sin lo de después de decidir."""
    return {n: publicable.archivos[n] for n in EN_LA_COPIA if n in publicable.archivos}


def _misma(archivos: dict[str, bytes], lugar: Path) -> bool:
    hay = {n: (lugar / n).read_bytes() for n in EN_LA_COPIA if (lugar / n).is_file()}
    return hay == archivos


def _guardar(archivos: dict[str, bytes], lugar: Path) -> None:
    """Escribe aparte y deja el nombre definitivo para el final: nadie ve una versión a medias."""
    aparte = lugar.with_name(f".{lugar.name}.{os.getpid()}.tmp")
    shutil.rmtree(aparte, ignore_errors=True)
    aparte.mkdir(parents=True)
    try:
        grabar(archivos, aparte)
        aparte.rename(lugar)
    finally:
        shutil.rmtree(aparte, ignore_errors=True)
