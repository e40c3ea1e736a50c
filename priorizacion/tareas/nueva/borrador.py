"""Las respuestas de una agenda que se dejó a medio crear, para seguir otro día."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from priorizacion.dominio.borrador import Borrador, Contestada
from priorizacion.tareas.grabado import grabar

BORRADOR = "respuestas-sin-terminar.json"
"""Archivo de la carpeta que se está creando; se quita al crearla."""


def guardar_borrador(carpeta: Path, contestadas: Sequence[Contestada]) -> None:
    """Deja lo contestado en la carpeta; sin nada contestado, no deja nada. Lanza `OSError`."""
    if not contestadas:
        quitar_borrador(carpeta)
        return
    carpeta.mkdir(parents=True, exist_ok=True)
    texto = Borrador(contestadas=tuple(contestadas)).model_dump_json(indent=1)
    grabar({BORRADOR: f"{texto}\n".encode()}, carpeta)


def leer_borrador(carpeta: Path) -> tuple[Contestada, ...]:
    """Lo que se había contestado; nada si no hay, o si no se entiende. Lanza `OSError`."""
    try:
        return Borrador.model_validate_json((carpeta / BORRADOR).read_bytes()).contestadas
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return ()


def quitar_borrador(carpeta: Path) -> None:
    """Borra el borrador, y la carpeta si no tenía más. Lanza `OSError`."""
    (carpeta / BORRADOR).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        carpeta.rmdir()


def buscar_borradores(raiz: Path) -> tuple[Path, ...]:
    """Las carpetas con un borrador, a uno o dos pasos de `raiz`, en orden."""
    hay = (*raiz.glob(f"*/{BORRADOR}"), *raiz.glob(f"*/*/{BORRADOR}"))
    return tuple(sorted(archivo.parent for archivo in hay))
