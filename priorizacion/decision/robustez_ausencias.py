"""Quien falte: lo que se publica de quitar a cada participante o a cada estamento."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.dominio.robustez import Presencia


@dataclass(frozen=True, slots=True)
class Ausencias:
    """Lo publicable: propuesta → cuándo se elige si falta alguien; la que no está se calla."""

    participantes: Mapping[str, Presencia]
    estamentos: Mapping[str, Presencia]


CALLADAS = Ausencias({}, {})
"""Nada."""
