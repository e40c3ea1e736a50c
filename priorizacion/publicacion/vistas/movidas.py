"""Qué entraría y qué saldría con un cambio, en una frase."""

from collections.abc import Sequence

from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto


def decir(contexto: Contexto, entrarian: Sequence[str], saldrian: Sequence[str]) -> str:
    """«Entraría «A»; saldrían «B» y «C».»; si no se mueve ninguna, que sería la misma."""
    partes = [
        f"{verbo}{'n' if len(otras) > 1 else ''} "
        + palabras.lista([f"«{contexto.nombre(o)}»" for o in otras])
        for verbo, otras in (("entraría", entrarian), ("saldría", saldrian))
        if otras
    ]
    frase = "; ".join(partes) or "la agenda sería la misma"
    return f"{frase[:1].upper()}{frase[1:]}."
