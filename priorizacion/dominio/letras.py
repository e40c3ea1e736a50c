"""Texto ajeno → el mismo texto sin nada escondido, o solo lo que cabe en una dirección."""

import re
import unicodedata

_ESCONDIDOS = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufffe\uffff]"
)
"""De control, sueltos de un par, y los que cambian la dirección de la escritura."""


def hacer_visible(texto: str, conservar: str = "") -> str:
    """Los caracteres de control y los que cambian la dirección de la escritura, como «�»."""
    return _ESCONDIDOS.sub(lambda c: c[0] if c[0] in conservar else "�", texto)


def para_direccion(texto: str) -> str:
    """«San José del Río» → «san-jose-del-rio»: solo letras sin tilde, cifras y guiones."""
    sin_tildes = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", sin_tildes.lower()).strip("-")
