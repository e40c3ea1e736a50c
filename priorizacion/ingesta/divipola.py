"""Códigos DIVIPOLA del DANE: cuáles existen y cuáles perdieron su cero."""

import csv
from functools import cache
from importlib.resources import files

from priorizacion.dominio.observacion import Origen
from priorizacion.ingesta.apuntes import Apuntes, observar


@cache
def tabla() -> dict[str, tuple[str, str]]:
    """Código → (nombre, departamento). La tabla viaja en el paquete."""
    ruta = files("priorizacion.ingesta") / "datos" / "divipola.csv"
    lineas = ruta.read_text(encoding="utf-8").splitlines()
    return {
        fila["codigo"]: (fila["nombre"], fila["departamento"])
        for fila in csv.DictReader(lineas, delimiter=";")
    }


def completar(codigo: str, origen: Origen, apuntes: Apuntes) -> str:
    """El código con el cero que le falta, si así existe, y lo avisa; si no, tal como está."""
    con_cero = f"0{codigo}"
    if len(codigo) not in (1, 4) or con_cero not in tabla():
        return codigo
    apuntes.append(
        observar(
            "divipola-sin-cero",
            origen,
            f"«{codigo}» perdió su cero: se leyó «{con_cero}» ({tabla()[con_cero][0]}).",
            f'Escriba "{con_cero}", como texto.',
        )
    )
    return con_cero
