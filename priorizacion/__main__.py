"""La entrada: `python -m priorizacion` y el comando `priorizacion`."""

import sys

from priorizacion.cli.principal import ejecutar


def principal() -> None:
    """Corre el comando pedido y termina con su código de salida."""
    sys.exit(ejecutar(sys.argv[1:]))


if __name__ == "__main__":
    principal()
