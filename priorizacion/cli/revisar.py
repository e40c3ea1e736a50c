"""`priorizacion revisar`: todo lo que está mal en una carpeta, de una vez."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import carpetas
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import (
    contar,
    imprimir_json,
    imprimir_observaciones,
    observacion_como_dict,
    quejarse,
)
from priorizacion.cli.tropiezo import cada_una
from priorizacion.dominio.observacion import Observacion
from priorizacion.tareas.revision import impide_seguir
from priorizacion.tareas.revision import revisar as revisar_carpeta


@click.command(cls=Comando, short_help="Dice todo lo que hay que arreglar.")
@carpetas
@click.option("--json", "en_json", is_flag=True, help="Una lista JSON, para otro programa.")
def revisar(carpetas: tuple[Path, ...], en_json: bool) -> int:
    """Revisa los archivos de una o más CARPETAS y dice todo lo que hay que arreglar.

    Cada observación sale como [error] o [advertencia], archivo:fila:columna, código y mensaje. Un
    error impide seguir, y entonces termina en 1; una advertencia solo pide mirar.
    """
    listas: dict[Path, tuple[Observacion, ...]] = {}

    def una(carpeta: Path) -> int:
        listas[carpeta] = revisar_carpeta(carpeta)
        if not en_json:
            _contar_revision(carpeta, listas[carpeta])
        return codigos.OBSERVACIONES if impide_seguir(listas[carpeta]) else codigos.HECHO

    codigo = cada_una(carpetas, una)
    if en_json:
        imprimir_json([observacion_como_dict(o, c) for c, lista in listas.items() for o in lista])
    return codigo


def _contar_revision(carpeta: Path, observaciones: tuple[Observacion, ...]) -> None:
    imprimir_observaciones(observaciones, carpeta)
    errores = sum(o.gravedad == "error" for o in observaciones)
    advertencias = len(observaciones) - errores
    if not observaciones:
        quejarse(f"{carpeta}: todo en orden.")
        return
    malas = contar(errores, "error, que impide", "errores, que impiden")
    miradas = contar(advertencias, "advertencia, que solo pide", "advertencias, que solo piden")
    quejarse(
        f"{carpeta}: {f'{malas} seguir' if errores else 'ningún error'}"
        f"{f', y {miradas} mirar' if advertencias else ''}."
    )
