"""El libro de propuestas, guardado por LibreOffice de verdad, vuelve igual."""

from pathlib import Path

import pytest

from tests.cli.conftest import Correr
from tests.propuestas.sobre import guardar, libro, tabla
from tests.sala.test_libreoffice import pasar

__all__ = ["pasar"]
pytestmark = pytest.mark.lento

FILA = {
    "nombre": "Puente de la 6ª con «La Ñata»", "costo": 120_000_000, "ods": "6.1; 15.1",
    "desembolsos": "40; 60", "duracion": 2, "zona": "Corregimiento El Alto", "beneficiarios": 35,
}  # fmt: skip


@pytest.mark.parametrize("formato", ["xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"])
def test_pasa_por_libreoffice_sin_perder_ni_volver_fechas(
    carpeta: Path, correr: Correr, pasar, formato: str  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    antes = set(tabla(carpeta))
    guardado = pasar(libro(carpeta, FILA, {"nombre": "Otra", "costo": "mil"}), formato)
    archivo = guardar(carpeta, f"lleno.{formato[:4].strip(':')}", guardado)
    corrida = correr("recibir", carpeta, archivo)
    assert ":costo: numero-ilegible «mil»" in corrida.out
    (id_,) = set(tabla(carpeta)) - antes
    assert tabla(carpeta)[id_] == {
        "id": id_, "nombre": FILA["nombre"], "costo": "120000000", "ods": "6.1|15.1",
        "desembolsos": "40|60", "duracion": "2", "zona": "alto", "beneficiarios": "35",
        "fase": "factibilidad",
    }  # fmt: skip
