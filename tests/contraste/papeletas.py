"""Lo que hace falta de un `.pb` para repetir su resultado: costos, votos y ganadoras oficiales.

Lee a su manera, sin el importador: en memoria, y nada de quien votó queda escrito.
"""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Papeletas:
    """Una elección por aprobación."""

    presupuesto: int = 0
    costos: dict[str, int] = field(default_factory=dict)
    ganadoras: set[str] = field(default_factory=set)
    votos: dict[str, frozenset[str]] = field(default_factory=dict)


def leer_papeletas(archivo: Path) -> Papeletas:
    """Las tres secciones del archivo."""
    leidas, seccion, columnas = Papeletas(), "", []
    for linea in archivo.read_text(encoding="utf-8").splitlines():
        if linea in {"META", "PROJECTS", "VOTES"}:
            seccion, columnas = linea, []
            continue
        if not columnas:
            columnas = linea.split(";")
            continue
        fila = dict(zip(columnas, linea.split(";"), strict=False))
        if seccion == "META" and fila["key"] == "budget":
            leidas.presupuesto = int(fila["value"])
        elif seccion == "PROJECTS":
            leidas.costos[fila["project_id"]] = int(fila["cost"])
            if fila["selected"] == "1":
                leidas.ganadoras.add(fila["project_id"])
        elif seccion == "VOTES":
            leidas.votos[fila["voter_id"]] = frozenset(fila["vote"].split(","))
    return leidas
