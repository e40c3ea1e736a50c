"""La entrada: `python -m priorizacion` y el comando `priorizacion`."""

import os
import signal
import sys

_INTERRUMPIDO = 130


def principal() -> None:
    """Corre el comando pedido y termina con su código de salida."""
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


if __name__ == "__main__":
    principal()
