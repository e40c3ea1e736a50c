"""Lo que quizá quiso escribir quien se equivocó en un código."""

from collections.abc import Sequence
from difflib import get_close_matches

_PARECIDO = 0.5
_CUANTOS = 3


def quiso_decir(escrito: str, conocidos: Sequence[str]) -> str:
    """« ¿Quiso decir C1?», con un espacio delante; vacío si ninguno se parece."""
    llanos = {c.casefold(): c for c in reversed(conocidos)}
    igual = llanos.get(escrito.strip().casefold())
    cercanos = get_close_matches(escrito.casefold(), llanos, n=_CUANTOS, cutoff=_PARECIDO)
    dichos = [igual] if igual else [llanos[c] for c in cercanos]
    return f" ¿Quiso decir {', '.join(dichos)}?" if dichos else ""
