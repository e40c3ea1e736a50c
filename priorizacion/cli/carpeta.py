"""Los argumentos que comparten los comandos: carpetas de agendas que existen."""

from pathlib import Path

import click

CARPETA = click.Path(exists=True, file_okay=False, path_type=Path)
"""Una carpeta que ya existe."""

ARCHIVO = click.Path(exists=True, dir_okay=False, path_type=Path)
"""Un archivo que ya existe."""

CARPETA_NUEVA = click.Path(file_okay=False, path_type=Path)
"""Una carpeta que puede no existir todavía."""

carpetas = click.argument("carpetas", metavar="CARPETA…", nargs=-1, required=True, type=CARPETA)
"""Una o más carpetas de agendas."""
