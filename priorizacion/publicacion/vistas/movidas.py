"""Qué entraría y qué saldría con un cambio, en una frase."""

from collections.abc import Sequence

from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto

MAXIMO = 3
"""Cuántas se nombran de cada lado; las demás se cuentan."""


def decir(contexto: Contexto, entrarian: Sequence[str], saldrian: Sequence[str]) -> str:
    """«Entraría «A»; saldrían «B» y «C».»; si no se mueve ninguna, que sería la misma."""
    partes = [
        f"{verbo}{'n' if len(otras) > 1 else ''} {_nombrar(contexto, otras)}"
        for verbo, otras in (("entraría", entrarian), ("saldría", saldrian))
        if otras
    ]
    frase = "; ".join(partes) or "la agenda sería la misma"
    return f"{palabras.con_mayuscula(frase)}."


def _nombrar(contexto: Contexto, otras: Sequence[str]) -> str:
    sobran = len(otras) - MAXIMO
    if sobran < 2:
        return palabras.lista([f"«{contexto.nombre(o)}»" for o in otras])
    nombradas = [f"«{contexto.nombre(o)}»" for o in otras[:MAXIMO]]
    return palabras.lista([*nombradas, f"otras {sobran}"])
