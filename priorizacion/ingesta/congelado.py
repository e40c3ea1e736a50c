"""`congelado.json`: lo escribe el programa y se lee sin tolerancia."""

from pathlib import Path

from pydantic import ValidationError

from priorizacion.dominio.firme import CONGELADO, EnFirme


class CongeladoIlegible(ValueError):
    """El archivo no tiene la forma con que el programa lo escribe; el mensaje dice qué pasa."""


def leer_congelado(carpeta: Path) -> EnFirme | None:
    """Lo que está en firme; None si nada lo está. Lanza `CongeladoIlegible` y `OSError`."""
    archivo = carpeta / CONGELADO
    return entender_congelado(archivo.read_bytes()) if archivo.is_file() else None


def entender_congelado(datos: bytes) -> EnFirme:
    """Los bytes de `congelado.json`, con su cadena de cambios comprobada.

    Lanza `CongeladoIlegible`.
    """
    try:
        firme = EnFirme.model_validate_json(datos)
    except ValidationError:
        raise CongeladoIlegible(
            f"{CONGELADO} no se entiende: está incompleto o lo cambiaron a mano."
        ) from None
    falla = firme.falla()
    if falla:
        raise CongeladoIlegible(f"{CONGELADO} no cuadra: {falla}; alguien lo cambió a mano.")
    return firme
