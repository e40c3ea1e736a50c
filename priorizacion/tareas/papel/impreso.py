"""Lo que sale de una tarea que escribe un solo archivo para el papel."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.tareas.preparacion import Rechazo


@dataclass(frozen=True)
class Impreso:
    """El archivo escrito, o por qué no se escribió."""

    lugar: Path | None = None
    """El archivo; None si no se escribió nada."""
    rechazo: Rechazo | None = None
    """Por qué la carpeta no sirve todavía."""
    falla: str | None = None
    """Por qué no se pudo escribir."""
