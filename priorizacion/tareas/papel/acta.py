"""El acta de la sesión: de una carpeta priorizada a un DOCX para completar y firmar."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.divulgacion import Rechazo, preparar
from priorizacion.tareas.grabado import grabar


@dataclass(frozen=True)
class Levantada:
    """Lo que salió de levantar un acta."""

    lugar: Path | None = None
    """El archivo escrito; None si no se escribió nada."""
    rechazo: Rechazo | None = None
    """Por qué la carpeta no sirve todavía."""
    falla: str | None = None
    """Por qué no se pudo escribir o la plantilla no sirve."""


def levantar_acta(
    carpeta: Path, plantilla: Path | None, destino: Path | None, avisar: Avisar
) -> Levantada:
    """Escribe el acta; nunca sobre un archivo que ya exista. Lanza `OSError`."""
    preparada = preparar(carpeta, avisar)
    if isinstance(preparada, Rechazo):
        return Levantada(rechazo=preparada)
    lugar = destino or Path(f"acta-{preparada.ruta.replace('/', '-')}.docx")
    if lugar.exists():
        return Levantada(falla=_ya_existe(lugar))
    # python-docx y lxml tardan en cargar: quien no levanta un acta no los espera
    from priorizacion.publicacion.papel.marcas import PlantillaRota  # noqa: PLC0415

    try:
        contenido = _llenar(preparada, plantilla)
    except PlantillaRota as error:
        return Levantada(falla=f"{plantilla or 'la plantilla del programa'}: {error}")
    grabar({lugar.name: contenido}, lugar.parent)
    return Levantada(lugar)


def escribir_plantilla(destino: Path) -> Levantada:
    """Una copia de la plantilla del programa, para editarla. Lanza `OSError`."""
    if destino.exists():
        return Levantada(falla=_ya_existe(destino))
    from priorizacion.publicacion.papel.plantilla_acta import hacer_plantilla  # noqa: PLC0415

    grabar({destino.name: hacer_plantilla()}, destino.parent)
    return Levantada(destino)


def _llenar(publicable: Publicable, plantilla: Path | None) -> bytes:
    from priorizacion.publicacion.papel import acta, llenado, plantilla_acta  # noqa: PLC0415

    propia = plantilla.read_bytes() if plantilla else plantilla_acta.hacer_plantilla()
    return llenado.llenar(propia, acta.ver(publicable))


def _ya_existe(lugar: Path) -> str:
    return f"{lugar} ya existe y puede tener lo que alguien escribió; diga otro nombre."
