"""Textos ajenos → identificadores y nombres que caben en los nuestros; cada ajuste se dice."""

import re
import unicodedata

from priorizacion.dominio.tipos import PATRON_ID

_LARGO_NOMBRE = 300
_LARGO_PARRAFOS = 8000
_LARGO_ID = 60


def adaptar_id(texto: str, usados: set[str]) -> str:
    """El mismo texto si sirve de identificador y no está usado; si no, el más parecido libre."""
    if re.fullmatch(PATRON_ID, texto) and texto not in usados:
        return texto
    llano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    llano = re.sub(r"[^A-Za-z0-9_.]+", "-", llano).strip("-_.")[: _LARGO_ID - 5] or "sin-id"
    candidato, vuelta = llano, 1
    while candidato in usados:
        vuelta += 1
        candidato = f"{llano}-{vuelta}"
    return candidato


def caber(nombre: str, descripcion: str) -> tuple[str, str]:
    """Nombre y descripción dentro de sus límites: el nombre cortado pasa entero a la descripción.

    Devuelve los mismos textos si ya caben (300 y 8.000 caracteres).
    """
    if len(nombre) > _LARGO_NOMBRE:
        nombre, descripcion = recortar(nombre), f"{nombre}\n\n{descripcion}".strip()
    return nombre, recortar(descripcion, _LARGO_PARRAFOS)


def recortar(texto: str, largo: int = _LARGO_NOMBRE) -> str:
    """El texto, o su comienzo con «…» si pasa de `largo` caracteres."""
    return texto if len(texto) <= largo else texto[: largo - 1].rstrip() + "…"
