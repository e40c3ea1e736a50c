"""Texto ajeno → el mismo texto sin nada escondido, o solo lo que cabe en una dirección."""

import re
import unicodedata

_PELIGROSOS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufffe\uffff]")


def hacer_visible(texto: str, conservar: str = "") -> str:
    """Los caracteres de control y los que cambian la dirección de la escritura, como «�»."""
    sin_giros = _PELIGROSOS.sub("�", texto)
    return "".join(
        "�" if unicodedata.category(c) in {"Cc", "Cs"} and c not in conservar else c
        for c in sin_giros
    )


def para_direccion(texto: str) -> str:
    """«San José del Río» → «san-jose-del-rio»: solo letras sin tilde, cifras y guiones."""
    sin_tildes = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", sin_tildes.lower()).strip("-")
