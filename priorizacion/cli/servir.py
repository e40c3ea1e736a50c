"""`priorizacion servir`: mirar el sitio mientras se trabaja."""

import tempfile
import webbrowser
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, CARPETA_NUEVA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.publicar import contar_divulgacion
from priorizacion.cli.salida import avances, decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.contratiempo import explicar
from priorizacion.tareas.divulgacion import buscar_agendas, divulgar
from priorizacion.tareas.servidor import sirviendo, vigilar
from priorizacion.tareas.sesion.mesa import Mesa, atender
from priorizacion.tareas.sesion.ventana import mostrando

_VIGILADAS = (
    Path("agendas"),
    Path("sitio/tema"),
    Path("sitio/contenido/manual"),
    Path("mkdocs.yml"),
)


@click.command(cls=Comando, short_help="Muestra el sitio, o una sesión, en esta máquina.")
@click.argument("carpeta", metavar="[CARPETA]", required=False, type=CARPETA)
@click.option("--abrir", is_flag=True, help="Abre el navegador.")
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
def servir(carpeta: Path | None, abrir: bool, destino: Path, puerto: int) -> int:
    """Muestra en esta máquina el sitio de ./agendas, o la sesión de una CARPETA.

    Sin CARPETA construye el sitio y lo rehace si algo cambia. Con CARPETA muestra la agenda que
    sale de sus archivos y, cada vez que se guarda alguno, la de ahora, con quién entró y quién
    salió. Solo se ve desde esta máquina. Se detiene con Ctrl+C.
    """
    try:
        if carpeta is not None:
            return _mostrar_sesion(carpeta, puerto, abrir)
        return _mostrar_sitio(destino, puerto, abrir)
    except KeyboardInterrupt:
        quejarse("Detenido.")
    except OSError as error:
        if error.filename is not None:
            raise
        quejarse(
            f"servir: no se pudo usar el puerto {puerto}: {explicar(error)}. Pruebe --puerto 0."
        )
        return codigos.SISTEMA
    return codigos.HECHO


def _mostrar_sesion(carpeta: Path, puerto: int, abrir: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="sesion-") as aparte:
        mesa = Mesa(carpeta.resolve(), Path(aparte))
        with mostrando(mesa, puerto) as direccion:
            decir(f"La sesión está en {direccion} Ctrl+C la detiene.")
            if abrir:
                webbrowser.open(direccion)
            atender(mesa)
    return codigos.HECHO


def _mostrar_sitio(destino: Path, puerto: int, abrir: bool) -> int:
    codigo = intentar(lambda: _rehacer(destino), "servir")
    if not destino.is_dir():
        quejarse("No hay ningún sitio que mostrar todavía.")
        return codigo or codigos.OBSERVACIONES
    with sirviendo(destino, puerto) as direccion:
        decir(f"El sitio está en {direccion} Ctrl+C lo detiene.")
        if abrir:
            webbrowser.open(direccion)
        vigilar(_VIGILADAS, lambda: _al_cambiar(destino))
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
