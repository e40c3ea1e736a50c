"""Una versión anterior de una agenda: cuál fue, hasta cuándo valió y por qué se dejó."""

from datetime import date
from typing import Annotated

from pydantic import Field

from priorizacion.dominio.tipos import Congelado

VERSIONES = "versiones"
"""Carpeta de las versiones, dentro de la de la agenda: `versiones/1/`, `versiones/2/`…"""
VERSION = "version.yaml"
"""Lo que dice de sí misma cada una."""

Motivo = Annotated[str, Field(min_length=1, max_length=2000)]
"""Por qué se deja una versión, en una o varias frases que se publican."""


class Version(Congelado):
    """El contenido de `version.yaml`."""

    numero: Annotated[int, Field(ge=1, le=999)]
    """1 es la primera."""
    fecha: date
    """Cuándo se archivó: el día en que dejó de valer."""
    motivo: Motivo
    """Qué se va a cambiar después, y por qué."""
