"""Lo poco que hay que saber para empezar una agenda nueva."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from priorizacion.dominio.letras import para_direccion


@dataclass(frozen=True)
class Bolsa:
    """Una fuente de dinero y lo que tiene cada año."""

    nombre: str
    """Como se publica."""
    techos: Mapping[int, int]
    """Vigencia → pesos."""
    nota: str = ""
    """De dónde salió la cifra."""


@dataclass(frozen=True)
class Precios:
    """A precios de qué año están los costos, y cuánto se espera que suban cada año."""

    base: int
    inflacion: Fraction
    """Parte: 4 % es 1/25."""


@dataclass(frozen=True)
class Encargo:
    """Las respuestas con que se arma la carpeta de una agenda nueva."""

    nombre: str
    """Nombre del territorio."""
    inicio: int
    """Primera vigencia."""
    fin: int
    """Última vigencia."""
    divipola: str | None = None
    """Código DIVIPOLA, si es un territorio real."""
    departamento: str | None = None
    """El departamento de un municipio."""
    ficticio: bool = False
    """Si el territorio es inventado."""
    poblacion: int | None = None
    """Habitantes."""
    maximo_proyectos: int = 15
    """Más obras que la agenda puede tener."""
    bolsas: tuple[Bolsa, ...] = ()
    """De quién es el dinero; vacío es una cifra de muestra."""
    zonas: Mapping[str, int | None] = field(default_factory=dict)
    """Nombre → habitantes, si se saben; vacío son las de siempre."""
    dimensiones: tuple[str, ...] = ()
    """Nombres; vacío son las de siempre."""
    comite: Mapping[str, int] = field(default_factory=dict)
    """Estamento → cuántas personas; vacío es que aún no se sabe."""
    precios: Precios | None = None
    """None si los costos ya vienen en los pesos de cada año."""

    @property
    def vigencias(self) -> range:
        """Los años del periodo."""
        return range(self.inicio, self.fin + 1)

    @property
    def de_departamento(self) -> bool:
        """Si el territorio es un departamento."""
        return self.divipola is not None and len(self.divipola) == 2


def nombre_de(carpeta: Path) -> str | None:
    """«agendas/valle-claro/2026-2029» → «Valle Claro», si la carpeta se llama como un periodo."""
    absoluta = carpeta.resolve()
    if periodo_de(carpeta) is None:
        return None
    return absoluta.parent.name.replace("-", " ").replace("_", " ").strip().title() or None


def periodo_de(carpeta: Path) -> tuple[int, int] | None:
    """«…/2026-2029» → (2026, 2029), o None si la carpeta no se llama así."""
    forma = re.fullmatch(r"(\d{4})-(\d{4})", carpeta.resolve().name)
    return (int(forma[1]), int(forma[2])) if forma else None


def carpeta_de(encargo: Encargo) -> Path:
    """«Valle Claro», 2026 y 2029 → `valle-claro/2026-2029`."""
    territorio = para_direccion(encargo.nombre)[:50].strip("-") or "territorio"
    return Path(territorio, f"{encargo.inicio}-{encargo.fin}")
