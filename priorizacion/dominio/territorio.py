"""El territorio, sus zonas y su código DIVIPOLA."""

from typing import Annotated

from pydantic import Field

from priorizacion.dominio.tipos import Congelado, Entero, Id, Texto

Divipola = Annotated[str, Field(pattern=r"^\d{2}(\d{3})?$", strict=True)]
"""Código del DANE, siempre texto: dos cifras un departamento, cinco un municipio."""


class Territorio(Congelado):
    """Un departamento o municipio, real o ficticio."""

    nombre: Texto
    """Nombre con que se publica."""
    divipola: Divipola | None = None
    """Código DIVIPOLA; los ficticios no llevan."""
    departamento: Texto | None = None
    """Departamento al que pertenece, si ayuda a ubicarlo."""
    ficticio: bool = False
    """Verdadero si es un ejemplo inventado: se dice en cada página."""
    poblacion: Entero | None = None
    """Habitantes."""
    fuente_poblacion: Texto | None = None
    """De dónde sale la población y de qué año es."""


class Zona(Congelado):
    """Una parte del territorio: vereda, corregimiento, comuna, municipio."""

    id: Id
    """Identificador dentro de la agenda."""
    nombre: Texto
    """Nombre con que se publica."""
    poblacion: Entero | None = None
    """Habitantes de la zona."""


class Dimension(Congelado):
    """Un campo del desarrollo: social, económica, ambiental, institucional…"""

    id: Id
    """Identificador dentro de la agenda."""
    nombre: Texto
    """Nombre con que se publica."""
