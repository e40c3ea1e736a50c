"""El comando `priorizacion`: reparte a los demás y convierte todo final en un código."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from priorizacion.cli import codigos, tropiezo
from priorizacion.cli.acta import acta
from priorizacion.cli.archivar import archivar
from priorizacion.cli.castellano import Grupo, hablar_castellano
from priorizacion.cli.comparar import comparar
from priorizacion.cli.comprometer import comprometer
from priorizacion.cli.congelar import congelar
from priorizacion.cli.contrastar import contrastar
from priorizacion.cli.estado import estado
from priorizacion.cli.explicar import explicar
from priorizacion.cli.formularios import formularios
from priorizacion.cli.importar import importar
from priorizacion.cli.nueva import nueva
from priorizacion.cli.papel import papel
from priorizacion.cli.planillas import planillas
from priorizacion.cli.ponderar import ponderar
from priorizacion.cli.priorizar import priorizar
from priorizacion.cli.privacidad import privacidad
from priorizacion.cli.publicar import publicar
from priorizacion.cli.recibir import recibir
from priorizacion.cli.revisar import revisar
from priorizacion.cli.salida import SalidaFallida, escribiendo
from priorizacion.cli.secretaria import secretaria
from priorizacion.cli.servir import servir
from priorizacion.cli.verificar import verificar

hablar_castellano()

_CODIGOS = "; ".join(f"{codigo} {texto}" for codigo, texto in codigos.SIGNIFICADOS.items())


@click.group(
    cls=Grupo,
    context_settings={"help_option_names": ["-h", "--ayuda", "--help"]},
    epilog=f"Códigos de salida: {_CODIGOS}.",
)
@click.version_option(version("priorizacion"), "--version", prog_name="priorizacion")
@click.option("--depurar", is_flag=True, help="Si el programa falla, muestra los detalles.")
def priorizacion(depurar: bool) -> None:  # la lee tropiezo.py
    """De más propuestas que dinero a una agenda realista, explicada y publicada.

    Camino corto: nueva → revisar → priorizar → publicar.
    """


for _comando in (
    nueva,
    ponderar,
    formularios,
    revisar,
    congelar,
    planillas,
    recibir,
    estado,
    priorizar,
    explicar,
    contrastar,
    comparar,
    archivar,
    comprometer,
    verificar,
    publicar,
    privacidad,
    acta,
    papel,
    servir,
    secretaria,
    importar,
):
    priorizacion.add_command(_comando)


def ejecutar(argumentos: Sequence[str]) -> int:
    """Corre un comando y devuelve el código con que debe terminar el programa."""
    _salidas_que_no_fallan()
    try:
        codigo = _correr(argumentos)
        with escribiendo():
            sys.stdout.flush()
    except BrokenPipeError:
        # quien leía se fue: que el cierre de Python no vuelva a quejarse
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return codigos.TUBO_ROTO
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return tropiezo.contar_contratiempo(
            error, "priorizacion", depurar="--depurar" in argumentos
        )
    return codigo


def _correr(argumentos: Sequence[str]) -> int:
    try:
        codigo = priorizacion.main(
            list(argumentos), prog_name="priorizacion", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as salida:
        # click solo sale así al autocompletar, o con 1 si quien leía se fue
        autocompleta = "_PRIORIZACION_COMPLETE" in os.environ
        return int(salida.code or 0) if autocompleta else codigos.TUBO_ROTO
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrumpido: lo que ya estaba escrito sigue como estaba.", err=True)
        return codigos.INTERRUMPIDO
    except (BrokenPipeError, SalidaFallida):
        raise
    except OSError as error:
        return tropiezo.contar_contratiempo(
            error, "priorizacion", depurar="--depurar" in argumentos
        )
    except Exception as error:  # noqa: BLE001  # ninguna traza llega a una persona
        return tropiezo.contar_falla(error, "priorizacion", depurar="--depurar" in argumentos)
    return codigo if isinstance(codigo, int) else codigos.HECHO


def _salidas_que_no_fallan() -> None:
    """En una terminal que no conoce «ñ» se imprime «?»: mejor que detenerse."""
    for flujo in (sys.stdout, sys.stderr):
        if hasattr(flujo, "reconfigure"):
            flujo.reconfigure(errors="replace")
