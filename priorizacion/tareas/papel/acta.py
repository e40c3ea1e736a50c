"""El acta de la sesión: de una carpeta priorizada a un DOCX para completar y firmar."""

from pathlib import Path

from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.papel.impreso import Impreso
from priorizacion.tareas.preparacion import Rechazo, preparar


def levantar_acta(
    carpeta: Path, plantilla: Path | None, destino: Path | None, avisar: Avisar
) -> Impreso:
    """Escribe el acta; nunca sobre un archivo que ya exista. Lanza `OSError`."""
    preparada = preparar(carpeta, avisar)
    if isinstance(preparada, Rechazo):
        return Impreso(rechazo=preparada)
    lugar = destino or Path(f"acta-{preparada.ruta.replace('/', '-')}.docx")
    if lugar.exists():
        return Impreso(falla=_ya_existe(lugar))
    # python-docx y lxml tardan en cargar: quien no levanta un acta no los espera
    from priorizacion.publicacion.papel.marcas import PlantillaRota  # noqa: PLC0415

    try:
        contenido = _llenar(preparada, plantilla)
    except PlantillaRota as error:
        return Impreso(falla=f"{plantilla or 'la plantilla del programa'}: {error}")
    grabar({lugar.name: contenido}, lugar.parent)
    return Impreso(lugar)


def escribir_plantilla(destino: Path) -> Impreso:
    """Una copia de la plantilla del programa, para editarla. Lanza `OSError`."""
    if destino.exists():
        return Impreso(falla=_ya_existe(destino))
    from priorizacion.publicacion.papel.plantilla_acta import hacer_plantilla  # noqa: PLC0415

    grabar({destino.name: hacer_plantilla()}, destino.parent)
    return Impreso(destino)


def _llenar(publicable: Publicable, plantilla: Path | None) -> bytes:
    from priorizacion.publicacion.papel import acta, llenado, plantilla_acta  # noqa: PLC0415

    propia = plantilla.read_bytes() if plantilla else plantilla_acta.hacer_plantilla()
    return llenado.llenar(propia, acta.ver(publicable))


def _ya_existe(lugar: Path) -> str:
    return f"{lugar} ya existe y puede tener lo que alguien escribió; diga otro nombre."
