"""Los argumentos que comparten los comandos: carpetas de agendas que existen."""

from pathlib import Path

import click


class Ruta(click.Path):
    """La ruta de click, que dice «carpeta» y «archivo»: toma sus nombres antes del catálogo."""

    def __init__(self, nombre: str, **condiciones: bool) -> None:
        super().__init__(**condiciones, path_type=Path)
        self.name = nombre


CARPETA = Ruta("carpeta", exists=True, file_okay=False)
"""Una carpeta que ya existe."""

ARCHIVO = Ruta("archivo", exists=True, dir_okay=False)
"""Un archivo que ya existe."""

ARCHIVO_NUEVO = Ruta("archivo", dir_okay=False)
"""Un archivo que puede no existir todavía."""

CARPETA_NUEVA = Ruta("carpeta", file_okay=False)
"""Una carpeta que puede no existir todavía."""

carpetas = click.argument(
    "carpetas", metavar="CARPETA…", nargs=-1, required=True, type=Ruta("carpeta")
)
"""Una o más carpetas de agendas; la que no exista se dice a su turno y se sigue con las demás."""
