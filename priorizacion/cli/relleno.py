"""Lo que le falta a una orden del menú para poderse correr: rutas y respuestas."""

import itertools
from collections.abc import Callable
from pathlib import Path

import click

from priorizacion.cli import menu
from priorizacion.cli.castellano import Entero
from priorizacion.cli.menu import POR_RECIBIR
from priorizacion.cli.salida import decir
from priorizacion.tareas.reserva import apartar


def completar(orden: tuple[str, ...], carpeta: Path) -> list[str] | None:
    """La orden con sus rutas y respuestas; None si falta alguna y no hay nada que hacer."""
    quien: dict[str, Callable[[], str | None]] = {
        menu.CARPETA: lambda: str(carpeta),
        menu.LLEGADOS: lambda: _llegados(carpeta),
        menu.SITIO: lambda: str(_vecindad(carpeta, "site", "sitio-publicado")),
        menu.ACTA: lambda: str(_libre(carpeta, "acta", ".docx")),
        menu.PDF: lambda: str(_libre(carpeta, "agenda", ".pdf")),
        menu.MOTIVO: lambda: _texto("¿Qué cambió, y por qué? Se publica"),
        menu.FUSION: _fusion,
        menu.RONDA: lambda: str(click.prompt("¿Cuál ronda?", 2, type=Entero(2), err=True)),
    }
    partes = [quien[parte]() if parte in quien else parte for parte in orden]
    completas = [parte for parte in partes if parte is not None]
    return completas if len(completas) == len(partes) else None


def abrir_buzon(carpeta: Path) -> Path:
    """La carpeta en que se deja lo que devuelve la gente; la crea si no está. Lanza `OSError`."""
    buzon = carpeta / POR_RECIBIR
    buzon.mkdir(exist_ok=True)
    apartar(buzon)
    return buzon


def _vecindad(carpeta: Path, junto: str, adentro: str) -> Path:
    """Junto a `agendas`, como lo deja cada comando sin nada más; si no, dentro de la carpeta."""
    entera = carpeta.resolve()
    raiz = entera.parent.parent
    return raiz.parent / junto if raiz.name == "agendas" else entera / adentro


def _libre(carpeta: Path, clase: str, fin: str) -> Path:
    """Dónde dejar un documento sin escribir sobre otro."""
    territorio, periodo = carpeta.resolve().parts[-2:]
    for vez in itertools.count(1):
        nombre = f"{clase}-{territorio}-{periodo}{f'-{vez}' if vez > 1 else ''}{fin}"
        lugar = _vecindad(carpeta, nombre, nombre)
        if not lugar.exists():
            break
    return lugar


def _fusion() -> str | None:
    una, otra = _texto("Código de la que se junta"), _texto("Código de aquella en que se decide")
    return f"{una}={otra}" if una and otra else None


def _texto(pregunta: str) -> str | None:
    dicho: str = click.prompt(
        f"{pregunta} (en blanco, no se hace nada)", default="", show_default=False, err=True
    )
    return dicho.strip() or None


def _llegados(carpeta: Path) -> str | None:
    buzon = abrir_buzon(carpeta)
    if any(not archivo.name.startswith(".") for archivo in buzon.iterdir()):
        return str(buzon)
    decir(f"Deje en {buzon} los archivos que le devolvieron y vuelva a escoger este paso.")
    return None
