"""Lo que sale mal mientras un comando corre → una frase en español y un código de salida."""

import os
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.salida import SalidaFallida, quejarse
from priorizacion.dominio.contratiempo import explicar, remediar
from priorizacion.dominio.observacion import Observacion


def intentar(accion: Callable[[], int], rotulo: str) -> int:
    """Corre `accion` y devuelve su código; lo que lance queda dicho, sin traza, y se sigue.

    Ctrl+C, el mal uso y una salida sin lector no se atajan aquí: detienen el comando entero.
    """
    try:
        return accion()
    except (BrokenPipeError, SalidaFallida):
        raise
    except OSError as error:
        return contar_contratiempo(error, rotulo, depurar=_depurando())
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:  # noqa: BLE001  # ninguna traza llega a una persona
        return contar_falla(error, rotulo, depurar=_depurando())


def cada_una(
    carpetas: Iterable[Path],
    accion: Callable[[Path], int],
    sirve: Callable[[Path], bool] = Path.is_dir,
) -> int:
    """Corre `accion` con cada carpeta, aunque una falle o no exista; devuelve el código más alto.

    Si ninguna existe o `sirve`, lanza `click.UsageError`.
    """
    pedidas = list(carpetas)
    if not any(sirve(carpeta) for carpeta in pedidas):
        raise click.UsageError(" ".join(_ausente(carpeta) for carpeta in pedidas))
    return max(_una(carpeta, accion, sirve) for carpeta in pedidas)


def _una(carpeta: Path, accion: Callable[[Path], int], sirve: Callable[[Path], bool]) -> int:
    if sirve(carpeta):
        return intentar(partial(accion, carpeta), str(carpeta))
    quejarse(_ausente(carpeta))
    return codigos.MAL_USO


def _ausente(carpeta: Path) -> str:
    existe = os.path.lexists(carpeta)
    if carpeta.suffix.lower() == ".zip" and carpeta.is_file():
        return f"«{carpeta}» no es un zip completo; vuelva a descargarlo."
    return f"«{carpeta}» {'no es una carpeta' if existe else 'no existe'}."


def contar_contratiempo(error: OSError, rotulo: str, *, depurar: bool) -> int:
    """Dice qué no dejó hacer el sistema, y sobre qué archivo."""
    donde = f"leer o escribir «{error.filename}»" if error.filename else "leer o escribir"
    remedio = remediar(error)
    if isinstance(error, SalidaFallida):
        donde, remedio = "escribir la respuesta en la salida", ""
    quejarse(f"{rotulo}: no se pudo {donde}: {explicar(error)}. {remedio}".rstrip())
    _detallar(error, depurar)
    return codigos.SISTEMA


def codigo_al_escribir(observaciones: Iterable[Observacion]) -> int:
    """El de una carpeta que no se escribió: por sus datos, o porque el sistema no dejó."""
    no_dejo = any(o.codigo == "carpeta-sin-escribir" for o in observaciones)
    return codigos.SISTEMA if no_dejo else codigos.OBSERVACIONES


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
