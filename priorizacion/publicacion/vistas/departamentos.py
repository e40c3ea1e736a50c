"""Los 32 departamentos y Bogotá: su código, su sigla y su cuadro en la cuadrícula."""

import unicodedata
from dataclasses import dataclass

from priorizacion.dominio.territorio import Territorio


@dataclass(frozen=True, slots=True)
class Departamento:
    """Un cuadro de la cuadrícula."""

    codigo: str
    """DIVIPOLA, dos cifras."""
    nombre: str
    sigla: str
    """La de la norma ISO 3166-2."""
    columna: int
    fila: int


DEPARTAMENTOS = (
    Departamento("88", "Archipiélago de San Andrés, Providencia y Santa Catalina", "SAP", 0, 0),
    Departamento("44", "La Guajira", "LAG", 4, 0),
    Departamento("08", "Atlántico", "ATL", 2, 1),
    Departamento("47", "Magdalena", "MAG", 3, 1),
    Departamento("20", "Cesar", "CES", 4, 1),
    Departamento("23", "Córdoba", "COR", 1, 2),
    Departamento("70", "Sucre", "SUC", 2, 2),
    Departamento("13", "Bolívar", "BOL", 3, 2),
    Departamento("54", "Norte de Santander", "NSA", 4, 2),
    Departamento("27", "Chocó", "CHO", 1, 3),
    Departamento("05", "Antioquia", "ANT", 2, 3),
    Departamento("68", "Santander", "SAN", 3, 3),
    Departamento("15", "Boyacá", "BOY", 4, 3),
    Departamento("81", "Arauca", "ARA", 5, 3),
    Departamento("66", "Risaralda", "RIS", 1, 4),
    Departamento("17", "Caldas", "CAL", 2, 4),
    Departamento("25", "Cundinamarca", "CUN", 3, 4),
    Departamento("85", "Casanare", "CAS", 4, 4),
    Departamento("99", "Vichada", "VID", 5, 4),
    Departamento("76", "Valle del Cauca", "VAC", 0, 5),
    Departamento("63", "Quindío", "QUI", 1, 5),
    Departamento("73", "Tolima", "TOL", 2, 5),
    Departamento("11", "Bogotá, D.C.", "DC", 3, 5),
    Departamento("50", "Meta", "MET", 4, 5),
    Departamento("94", "Guainía", "GUA", 5, 5),
    Departamento("19", "Cauca", "CAU", 1, 6),
    Departamento("41", "Huila", "HUI", 2, 6),
    Departamento("18", "Caquetá", "CAQ", 3, 6),
    Departamento("95", "Guaviare", "GUV", 4, 6),
    Departamento("97", "Vaupés", "VAU", 5, 6),
    Departamento("52", "Nariño", "NAR", 1, 7),
    Departamento("86", "Putumayo", "PUT", 2, 7),
    Departamento("91", "Amazonas", "AMA", 4, 7),
)
"""De norte a sur y de occidente a oriente, como quedan en la cuadrícula; dibujada por nosotros."""


def departamento_de(territorio: Territorio) -> Departamento | None:
    """El suyo por su código o, si no tiene, por el nombre que declara; None si no se sabe."""
    codigo, nombre = (territorio.divipola or "")[:2], _llano(territorio.departamento or "")
    for departamento in DEPARTAMENTOS:
        if departamento.codigo == codigo or (not codigo and _llano(departamento.nombre) == nombre):
            return departamento
    return None


def _llano(texto: str) -> str:
    sin_tildes = unicodedata.normalize("NFD", texto.casefold())
    return "".join(c for c in sin_tildes if c.isalnum())
