"""La agenda entera en un PDF: de una carpeta priorizada a un archivo para imprimir o enviar."""

from pathlib import Path

from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.papel.impreso import Impreso
from priorizacion.tareas.preparacion import Rechazo, preparar


def imprimir_agenda(carpeta: Path, destino: Path | None, avisar: Avisar) -> Impreso:
    """Escribe el PDF; solo reemplaza otro PDF. Lanza `OSError`."""
    preparada = preparar(carpeta, avisar)
    if isinstance(preparada, Rechazo):
        return Impreso(rechazo=preparada)
    lugar = destino or Path(f"agenda-{preparada.ruta.replace('/', '-')}.pdf")
    if lugar.exists() and not lugar.read_bytes().startswith(b"%PDF"):
        return Impreso(falla=f"{lugar} ya existe y no es un PDF; diga otro nombre.")
    # Markdown y WeasyPrint tardan en cargar: quien no imprime no los espera
    from priorizacion.publicacion.papel.documento import componer  # noqa: PLC0415
    from priorizacion.publicacion.papel.pdf import SinWeasyPrint, a_pdf  # noqa: PLC0415

    avisar("componiendo las páginas; puede tardar un par de minutos")
    try:
        contenido = a_pdf(componer(preparada))
    except SinWeasyPrint as error:
        return Impreso(falla=str(error))
    grabar({lugar.name: contenido}, lugar.parent)
    return Impreso(lugar)
