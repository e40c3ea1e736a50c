"""Una fila con celdas que no se leyeron → lo demás de ella, para que ninguna falta tape otra."""

from collections.abc import Collection, Mapping
from typing import Any

from priorizacion.dominio.propuesta import Propuesta

_SUPLENTES: Mapping[str, Any] = {"id": "x", "nombre": "x", "fase": "idea", "costo": 1}
"""En lugar de lo que no puede faltar; nada de esto se comprueba ni se publica."""


def leer_lo_demas(datos: Mapping[str, Any], malas: Collection[str]) -> Propuesta:
    """La propuesta sin esas columnas: sirve para comprobar las otras celdas, y para nada más."""
    buenas = {c: v for c, v in datos.items() if c not in malas}
    parcial = Propuesta.model_validate({**_SUPLENTES, **buenas})
    return parcial.model_copy(update={c: str(datos.get(c, "")) for c in ("id", "nombre")})
