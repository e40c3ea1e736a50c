"""`priorizacion verificar`: que el resultado sea el de su carpeta, y qué se comprobó."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import carpetas
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import avances, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import cada_una
from priorizacion.tareas.verificacion import Verificacion
from priorizacion.tareas.verificacion import verificar as verificar_carpeta

_MARCA = {"igual": "bien", "distinto": "DISTINTO", "sin_comprobar": "sin comprobar"}


@click.command(cls=Comando, short_help="Comprueba que un resultado sea el de su carpeta.")
@carpetas
def verificar(carpetas: tuple[Path, ...]) -> int:
    """Rehace el resultado de cada CARPETA desde sus archivos y lo compara con el entregado.

    Dice qué se comprobó, qué difiere y qué no se pudo comprobar. No escribe nada.
    """

    def una(carpeta: Path) -> int:
        with avances(str(carpeta)) as avisar:
            verificacion = verificar_carpeta(carpeta, avisar)
        return _contar_verificacion(carpeta, verificacion)

    return cada_una(carpetas, una)


def _contar_verificacion(carpeta: Path, verificacion: Verificacion) -> int:
    if verificacion.observaciones:
        imprimir_observaciones(verificacion.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se verificó nada.")
        return codigos.OBSERVACIONES
    for paso in verificacion.pasos:
        decir(f"{carpeta}: {_MARCA[paso.veredicto]}: {paso.texto}")
    if any(paso.veredicto == "distinto" for paso in verificacion.pasos):
        quejarse(f"{carpeta}: el resultado NO verifica.")
        return codigos.NO_VERIFICA
    quejarse(f"{carpeta}: el resultado verifica.")
    return codigos.HECHO
