"""Dónde queda una agenda dentro del sitio."""

from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.letras import para_direccion


def direccion(agenda: Agenda, carpeta: Path) -> str:
    """«valle-claro/2026-2029»: la de la carpeta si se llama como el periodo, si no el nombre.

    No cambia con la máquina ni con la forma de construir el sitio.
    """
    periodo = f"{agenda.periodo.inicio}-{agenda.periodo.fin}"
    absoluta = carpeta.resolve()
    nombre = absoluta.parent.name if absoluta.name == periodo else agenda.territorio.nombre
    return f"{para_direccion(nombre) or 'agenda'}/{periodo}"
