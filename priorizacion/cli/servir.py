"""`priorizacion servir`: mirar el sitio mientras se trabaja."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA_NUEVA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.publicar import contar_divulgacion
from priorizacion.cli.salida import avances, decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.contratiempo import explicar
from priorizacion.tareas.divulgacion import buscar_agendas, divulgar
from priorizacion.tareas.servidor import sirviendo, vigilar

_VIGILADAS = (
    Path("agendas"),
    Path("sitio/tema"),
    Path("sitio/contenido/manual"),
    Path("mkdocs.yml"),
)


@click.command(cls=Comando, short_help="Muestra el sitio en esta máquina.")
@click.option(
    "--destino",
    type=CARPETA_NUEVA,
    default=Path("site"),
    show_default=True,
    metavar="CARPETA",
    help="Dónde está el sitio.",
)
@click.option(
    "--puerto",
    type=Entero(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Puerto local; 0 pide uno libre.",
)
def servir(destino: Path, puerto: int) -> int:
    """Construye el sitio de ./agendas, lo muestra en esta máquina y lo rehace si algo cambia.

    Solo se ve desde esta máquina. Se detiene con Ctrl+C.
    """
    codigo = intentar(lambda: _rehacer(destino), "servir")
    if not destino.is_dir():
        quejarse("No hay ningún sitio que mostrar todavía.")
        return codigo or codigos.OBSERVACIONES
    try:
        with sirviendo(destino, puerto) as direccion:
            decir(f"El sitio está en {direccion} Ctrl+C lo detiene.")
            vigilar(_VIGILADAS, lambda: _al_cambiar(destino))
    except KeyboardInterrupt:
        quejarse("Detenido.")
    except OSError as error:
        quejarse(
            f"servir: no se pudo usar el puerto {puerto}: {explicar(error)}. Pruebe --puerto 0."
        )
        return codigos.SISTEMA
    return codigos.HECHO


def _al_cambiar(destino: Path) -> None:
    quejarse("Algo cambió: se rehace el sitio.")
    intentar(lambda: _rehacer(destino), "servir")


def _rehacer(destino: Path) -> int:
    carpetas = buscar_agendas(Path("agendas"))
    if not carpetas:
        quejarse("No hay ninguna agenda en ./agendas.")
        return codigos.OBSERVACIONES
    with avances("servir") as avisar:
        divulgacion = divulgar(carpetas, destino, solo_fuentes=False, avisar=avisar)
    return contar_divulgacion(divulgacion)
