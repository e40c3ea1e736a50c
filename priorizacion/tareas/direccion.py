"""Dónde queda una agenda dentro del sitio."""

import re
import unicodedata
from pathlib import Path

from priorizacion.dominio.agenda import Agenda


def direccion(agenda: Agenda, carpeta: Path) -> str:
    """«valle-claro/2026-2029»: la de la carpeta si se llama como el periodo, si no el nombre.

    No cambia con la máquina ni con la forma de construir el sitio.
    """
    periodo = f"{agenda.periodo.inicio}-{agenda.periodo.fin}"
    absoluta = carpeta.resolve()
    nombre = absoluta.parent.name if absoluta.name == periodo else agenda.territorio.nombre
    return f"{para_direccion(nombre) or 'agenda'}/{periodo}"


def para_direccion(texto: str) -> str:
    """«San José del Río» → «san-jose-del-rio»: solo letras sin tilde, cifras y guiones."""
    sin_tildes = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", sin_tildes.lower()).strip("-")
