"""Texto ajeno → el mismo texto sin nada escondido."""

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
