"""Lo que no sale de la carpeta de un territorio, y el `.gitignore` que lo aparta."""

from pathlib import Path

from priorizacion.ingesta.escritura import CarpetaNueva

IGNORADOS = ".gitignore"
NO_SE_PUBLICAN = (
    "# Lo que no se publica: quién dijo qué, y lo recibido tal como llegó.\n"
    "comite.*\nvaloraciones*\nimpedimentos.*\nsales-privadas.csv\nrecibido/\n.*.tmp\n"
)
"""El `.gitignore` de la carpeta de un territorio."""


def con_reserva(nueva: CarpetaNueva, carpeta: Path) -> CarpetaNueva:
    """La misma carpeta con su `.gitignore`, si en el disco no hay ya uno."""
    if (carpeta / IGNORADOS).exists():
        return nueva
    return CarpetaNueva({**nueva.archivos, IGNORADOS: NO_SE_PUBLICAN}, nueva.observaciones)
