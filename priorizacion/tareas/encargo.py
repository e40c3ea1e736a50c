"""Lo poco que hay que saber para empezar una agenda nueva."""

import re
from dataclasses import dataclass, field
from pathlib import Path


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
    ficticio: bool = False
    """Si el territorio es inventado."""
    poblacion: int | None = None
    """Habitantes."""
    maximo_proyectos: int = 15
    """Más obras que la agenda puede tener."""
    fuentes: dict[str, int] = field(default_factory=dict)
    """Nombre de la fuente → pesos de cada vigencia."""

    @property
    def periodo(self) -> str:
        """«2026-2029»."""
        return f"{self.inicio}-{self.fin}"


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
