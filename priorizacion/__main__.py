"""La entrada: `python -m priorizacion` y el comando `priorizacion`."""

import os
import signal
import sys
from pathlib import Path
from typing import TextIO

_INTERRUMPIDO = 130


def principal() -> None:
    """Corre el comando pedido y termina con su código de salida."""
    # con «>&-» Python deja la salida en None, y escribir en ella daría una traza
    sys.stdout = sys.stdout or _nadie()
    sys.stderr = sys.stderr or _nadie()
    escucha = signal.getsignal(signal.SIGINT)
    if escucha is signal.default_int_handler:
        # cargar todo tarda: mientras, Ctrl+C termina sin más, como en cualquier programa
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from priorizacion.cli.principal import ejecutar  # noqa: PLC0415

    signal.signal(signal.SIGINT, escucha)
    try:
        codigo = ejecutar(sys.argv[1:])
    except KeyboardInterrupt:
        codigo = _INTERRUMPIDO
    if codigo == _INTERRUMPIDO:
        # sin despedirse: el solucionador puede seguir ocupado en su hilo
        os._exit(codigo)
    sys.exit(codigo)


def _nadie() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


if __name__ == "__main__":
    principal()
