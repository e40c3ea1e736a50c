"""`priorizacion papel`: la agenda entera en un PDF."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import ARCHIVO_NUEVO, CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.publicar import CODIGO_DEL_RECHAZO, contar_rechazo
from priorizacion.cli.salida import avances, decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.papel.agenda_en_pdf import imprimir_agenda
from priorizacion.tareas.papel.impreso import Impreso


@click.command(cls=Comando, short_help="Escribe la agenda entera en un PDF accesible.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option(
    "--destino",
    type=ARCHIVO_NUEVO,
    metavar="ARCHIVO",
    help="Dónde queda; agenda-TERRITORIO-PERIODO.pdf si no se dice.",
)
def papel(carpeta: Path, destino: Path | None) -> int:
    """Escribe la agenda de la CARPETA en un solo PDF, para imprimir, enviar o archivar.

    Pide WeasyPrint, que es opcional; si falta, dice cómo instalarlo.
    """
    return intentar(lambda: _papel(carpeta, destino), str(carpeta))


def _papel(carpeta: Path, destino: Path | None) -> int:
    with avances("papel") as avisar:
        impreso = imprimir_agenda(carpeta, destino, avisar)
    return contar_impreso(impreso, "PDF", "no hay PDF")


def contar_impreso(impreso: Impreso, que: str, que_no: str) -> int:
    """Dice qué archivo se escribió, o por qué ninguno; devuelve el código."""
    if impreso.rechazo is not None:
        contar_rechazo(impreso.rechazo, que_no)
        return CODIGO_DEL_RECHAZO[impreso.rechazo.razon]
    if impreso.lugar is None:
        quejarse(f"No se escribió nada: {impreso.falla}")
        return codigos.OBSERVACIONES
    decir(f"{que}: {impreso.lugar}")
    return codigos.HECHO
