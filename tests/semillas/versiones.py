"""Vuelve a hacer `agendas/chirivaque/2026-2029/versiones/1`, que es inventada como todo el ejemplo.

Es la misma agenda con lo que después se corrigió puesto como estaba: se prioriza aparte, se archiva
con `priorizacion archivar` y se deja en su lugar. Hay que repetirlo cuando cambie el programa que
escribe los resultados, después de volver a priorizar el ejemplo.

Uso: `python tests/semillas/versiones.py`
"""

import shutil
import sys
import tempfile
from pathlib import Path

from priorizacion.cli.principal import ejecutar

CARPETA = Path(__file__).parents[2] / "agendas/chirivaque/2026-2029"
FECHA = "2026-05-20"
MOTIVO = (
    "En los reclamos se pidió que ningún proyecto se llevara más de la cuarta parte del dinero; la "
    "veeduría mostró que al arreglo de la bocatoma le faltaba el desarenador, y la Nación giró más "
    "para agua en 2026."
)
REGLA = """  - id: concentracion
    tipo: concentracion_maxima
    base: parte_asignada
    maximo: 25%
    texto: Ningún proyecto se lleva más de la cuarta parte de lo asignado.
"""
ANTES = (
    ("propuestas.csv", ",agua,disenos,286400000,", ",agua,disenos,198700000,"),
    ("agenda.yaml", "2026: 170000000", "2026: 120000000"),
    ("agenda.yaml", REGLA, ""),
)
"""Archivo, lo que dice ahora y lo que decía."""


def rehacer(carpeta: Path = CARPETA) -> None:
    """Deja en `carpeta` su versión 1; si algo falla, la que estaba sigue ahí."""
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        copia = Path(aparte) / "chirivaque/2026-2029"
        shutil.copytree(carpeta, copia, ignore=shutil.ignore_patterns("versiones", "seguimiento.*"))
        for nombre, ahora, antes in ANTES:
            _devolver(copia / nombre, ahora, antes)
        _correr("priorizar", "--breve", str(copia))
        _correr("archivar", str(copia), "--motivo", MOTIVO, "--fecha", FECHA)
        shutil.rmtree(carpeta / "versiones", ignore_errors=True)
        shutil.copytree(copia / "versiones", carpeta / "versiones")


def _devolver(archivo: Path, ahora: str, antes: str) -> None:
    texto = archivo.read_text("utf-8")
    if texto.count(ahora) != 1:
        sys.exit(f"{archivo.name} ya no dice una vez «{ahora}»")
    archivo.write_text(texto.replace(ahora, antes), "utf-8", newline="")


def _correr(*argumentos: str) -> None:
    if ejecutar(argumentos) != 0:
        sys.exit(f"no se pudo: priorizacion {' '.join(argumentos)}")


if __name__ == "__main__":
    rehacer()
