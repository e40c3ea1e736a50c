"""Lo que no sale de la carpeta de un territorio, y el `.gitignore` que lo aparta."""

from pathlib import Path

from priorizacion.dominio.recibo import SALES
from priorizacion.ingesta.escritura import CarpetaNueva

IGNORADOS = ".gitignore"
NO_SE_PUBLICAN = (
    "# Lo que no se publica: quién dijo qué, y lo recibido tal como llegó.\n"
    "comite.*\nvaloraciones*\nimpedimentos.*\nponderaciones.*\nsales-privadas.csv\n"
    "recibido/\npor-recibir/\nplanillas/\nrespuestas-sin-terminar.json\n.*.tmp\n"
    "# El sitio, si se hizo aquí adentro: se vuelve a hacer con «publicar».\n"
    "site/\nsitio-publicado/\n"
)
"""El `.gitignore` de la carpeta de un territorio."""


def con_reserva(nueva: CarpetaNueva, carpeta: Path) -> CarpetaNueva:
    """La misma carpeta con su `.gitignore`, si en el disco no hay ya uno."""
    if (carpeta / IGNORADOS).exists():
        return nueva
    return CarpetaNueva({**nueva.archivos, IGNORADOS: NO_SE_PUBLICAN}, nueva.observaciones)


def apartar(carpeta: Path) -> None:
    """Que nada de una carpeta nueva se suba, diga lo que diga el `.gitignore` de arriba."""
    archivo = carpeta / IGNORADOS
    if not archivo.exists():
        archivo.write_text("*\n", encoding="utf-8")


def se_podria_subir(carpeta: Path, que: str = SALES) -> bool:
    """Si ningún renglón del `.gitignore` de la carpeta dice `que`. Lanza `OSError`."""
    archivo = carpeta / IGNORADOS
    if not archivo.is_file():
        return True
    renglones = archivo.read_text(encoding="utf-8", errors="replace").splitlines()
    return que not in (renglon.strip() for renglon in renglones)
