"""`priorizacion acta`: el documento de la sesión, para completar y firmar."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import ARCHIVO, ARCHIVO_NUEVO, CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.papel import contar_impreso
from priorizacion.cli.salida import avances, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.papel.acta import escribir_plantilla, levantar_acta


@click.command(cls=Comando, short_help="Escribe el acta de la sesión en Word.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA, required=False)
@click.option(
    "--plantilla",
    type=ARCHIVO,
    metavar="PROPIA.docx",
    help="Con qué plantilla; la del programa si no se dice.",
)
@click.option(
    "--destino",
    type=ARCHIVO_NUEVO,
    metavar="ARCHIVO",
    help="Dónde queda; acta-TERRITORIO-PERIODO.docx si no se dice.",
)
@click.option(
    "--escribir-plantilla",
    "copia",
    type=ARCHIVO_NUEVO,
    metavar="ARCHIVO",
    help="Escribe la plantilla del programa, para editarla, y nada más.",
)
def acta(
    carpeta: Path | None, plantilla: Path | None, destino: Path | None, copia: Path | None
) -> int:
    """Escribe el acta de la CARPETA: asistencia, lo decidido, lo que no, y espacio para firmar.

    Sale sin nombres: se completan a mano o en Word. No escribe sobre un archivo que ya exista.
    """
    if copia is not None:
        return intentar(
            lambda: contar_impreso(escribir_plantilla(copia), "Plantilla", ""), str(copia)
        )
    if carpeta is None:
        raise click.UsageError("Falta la CARPETA de la agenda, o --escribir-plantilla ARCHIVO.")
    return intentar(lambda: _levantar(carpeta, plantilla, destino), str(carpeta))


def _levantar(carpeta: Path, plantilla: Path | None, destino: Path | None) -> int:
    with avances("acta") as avisar:
        levantada = levantar_acta(carpeta, plantilla, destino, avisar)
    codigo = contar_impreso(levantada, "Acta", "no hay acta")
    if codigo == codigos.HECHO:
        quejarse("Ya firmada lleva nombres: no la deje en la carpeta de la agenda ni la publique.")
    return codigo
