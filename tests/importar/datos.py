"""Dónde están los datos reales, que no se copian al repositorio; sin ellos la prueba se salta."""

import os
from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parents[2]


def carpeta_de_datos() -> Path:
    """`PRIORIZACION_DATOS`, o `../shared/datos` junto al repositorio."""
    return Path(os.environ.get("PRIORIZACION_DATOS") or RAIZ.parent / "shared" / "datos")


def dato(ruta: str) -> Path:
    """Un archivo de los datos reales; si no está, la prueba se salta y dice por qué."""
    archivo = carpeta_de_datos() / ruta
    if not archivo.exists():
        pytest.skip(f"no están los datos reales ({ruta}); indique PRIORIZACION_DATOS")
    return archivo


def elecciones() -> list[Path]:
    """Los `.pb` reales; ninguno si no están."""
    return sorted((carpeta_de_datos() / "elecciones").glob("*.pb"))
