"""`rondas.json`: lo escribe el programa y se lee sin tolerancia."""

from pathlib import Path

from pydantic import ValidationError

from priorizacion.dominio.ronda import RONDAS, Rondas


class RondasIlegibles(ValueError):
    """El archivo no tiene la forma con que el programa lo escribe."""


def leer_rondas(carpeta: Path) -> Rondas:
    """Las rondas abiertas; ninguna si no hay archivo. Lanza `RondasIlegibles` y `OSError`."""
    archivo = carpeta / RONDAS
    if not archivo.is_file():
        return Rondas()
    try:
        rondas = Rondas.model_validate_json(archivo.read_bytes())
    except ValidationError:
        rondas = None
    if rondas is None or [r.numero for r in rondas.rondas] != list(range(2, rondas.ultima + 1)):
        raise RondasIlegibles(f"{RONDAS} no se entiende: está incompleto o lo cambiaron a mano.")
    return rondas
