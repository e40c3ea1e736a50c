"""Qué puntajes por estamento se pueden publicar sin que una resta revele la marca de nadie.

Se publica un estamento con tres marcas o más. Los demás quedan juntos sin decir sus puntajes; como
el colectivo se conoce, un solo estamento oculto se hallaría restando, así que entonces se oculta
también el menor de los visibles (supresión complementaria, Cox 1980).
"""

from collections.abc import Iterable

from priorizacion.dominio.puntaje import MARCAS_MINIMAS, PuntajeEstamento


def publicables(estamentos: Iterable[PuntajeEstamento]) -> tuple[PuntajeEstamento, ...]:
    """Los que pueden publicarse, en el orden recibido; de los demás no se dice ni el número."""
    todos = [e for e in estamentos if e.marcas > 0]
    visibles = [e for e in todos if e.marcas >= MARCAS_MINIMAS]
    while visibles and _se_halla_restando(todos, visibles):
        menor = min(visibles, key=lambda e: (e.marcas, e.estamento))
        visibles = [e for e in visibles if e is not menor]
    return tuple(visibles)


def _se_halla_restando(todos: list[PuntajeEstamento], visibles: list[PuntajeEstamento]) -> bool:
    ocultas = [e.marcas for e in todos if e not in visibles]
    return bool(ocultas) and (len(ocultas) < 2 or sum(ocultas) < MARCAS_MINIMAS)
