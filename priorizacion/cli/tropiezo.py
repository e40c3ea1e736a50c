"""Lo que sale mal mientras un comando corre → una frase en español y un código de salida."""

import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.salida import quejarse
from priorizacion.dominio.contratiempo import explicar


def intentar(accion: Callable[[], int], rotulo: str) -> int:
    """Corre `accion` y devuelve su código; lo que lance queda dicho, sin traza, y se sigue.

    Ctrl+C, el mal uso y una salida sin lector no se atajan aquí: detienen el comando entero.
    """
    try:
        return accion()
    except BrokenPipeError:
        raise
    except OSError as error:
        return contar_contratiempo(error, rotulo, depurar=_depurando())
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:  # noqa: BLE001  # ninguna traza llega a una persona
        return contar_falla(error, rotulo, depurar=_depurando())


def cada_una(carpetas: Iterable[Path], accion: Callable[[Path], int]) -> int:
    """Corre `accion` con cada carpeta, aunque una falle; devuelve el código más alto."""
    return max(intentar(partial(accion, carpeta), str(carpeta)) for carpeta in carpetas)


def contar_contratiempo(error: OSError, rotulo: str, *, depurar: bool) -> int:
    """Dice qué no dejó hacer el sistema, y sobre qué archivo."""
    donde = f" «{error.filename}»" if error.filename else ""
    quejarse(f"{rotulo}: no se pudo leer o escribir{donde}: {explicar(error)}.")
    _detallar(error, depurar)
    return codigos.SISTEMA


def contar_falla(error: Exception, rotulo: str, *, depurar: bool) -> int:
    """Reconoce una falla del programa y dice cómo reportarla."""
    quejarse(
        f"{rotulo}: el programa falló ({type(error).__name__}); no es culpa de sus datos. "
        "Por favor repórtelo con lo que salga al repetir el comando así: "
        "priorizacion --depurar …"
    )
    _detallar(error, depurar)
    return codigos.FALLA


def _depurando() -> bool:
    return bool(click.get_current_context().find_root().params.get("depurar"))


def _detallar(error: Exception, depurar: bool) -> None:
    if depurar:
        click.echo("".join(traceback.format_exception(error)), err=True)
