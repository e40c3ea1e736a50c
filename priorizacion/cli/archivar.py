"""`priorizacion archivar`: guardar lo publicado como versión, antes de cambiarlo."""

from datetime import date
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando, Fecha
from priorizacion.cli.publicar import CODIGO_DEL_RECHAZO, contar_rechazo
from priorizacion.cli.salida import avances, decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.archivo import Archivado
from priorizacion.tareas.archivo import archivar as archivar_carpeta
from priorizacion.tareas.orden import como_argumento

_MAXIMO = 2000


@click.command(cls=Comando, short_help="Guarda lo publicado como una versión, antes de cambiarlo.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option(
    "--motivo",
    metavar="TEXTO",
    required=True,
    help="Qué se va a cambiar y por qué: se publica.",
)
@click.option(
    "--fecha",
    type=Fecha(),
    metavar="AAAA-MM-DD",
    help="Hasta cuándo valió; si no se dice, hoy.",
)
def archivar(carpeta: Path, motivo: str, fecha: date | None) -> int:
    """Guarda lo que hoy se publica de CARPETA en CARPETA/versiones, con su motivo.

    Se corre antes de cambiar algo ya publicado: el sitio conserva la versión en su propia dirección
    y dice qué cambió en la siguiente. Solo se archiva un resultado que es el de sus archivos.
    """
    dicho = " ".join(motivo.split())
    if not dicho or len(dicho) > _MAXIMO:
        raise click.UsageError(f"El motivo tiene que decir algo, en {_MAXIMO} caracteres o menos.")
    dia = fecha or date.today()  # el día de quien archiva
    return intentar(lambda: _archivar(carpeta, dicho, dia), str(carpeta))


def _archivar(carpeta: Path, motivo: str, dia: date) -> int:
    with avances(str(carpeta)) as avisar:
        hecho = archivar_carpeta(carpeta, motivo, dia, avisar)
    if hecho.rechazo is not None:
        contar_rechazo(hecho.rechazo, "no se archivó")
        return CODIGO_DEL_RECHAZO[hecho.rechazo.razon]
    return _contar(carpeta, hecho)


def _contar(carpeta: Path, hecho: Archivado) -> int:
    if hecho.lugar is None:
        numero = hecho.version.numero if hecho.version else ""
        quejarse(f"{carpeta}: no ha cambiado desde la versión {numero}: no se archivó otra.")
        return codigos.HECHO
    decir(f"{hecho.lugar}")
    if hecho.aviso:
        quejarse(f"{carpeta}: mire el motivo, que se publica. {hecho.aviso}")
    siguiente = f"priorizacion comparar {como_argumento(hecho.lugar)} {como_argumento(carpeta)}"
    quejarse(f"Ya puede cambiar la agenda. Lo que cambie se ve con: {siguiente}")
    return codigos.HECHO
