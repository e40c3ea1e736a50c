"""Una lista de carteras entra y salen las que respetan `piso_satisfaccion` y ganan `max_min`.

De las páginas: la satisfacción de un estamento es el valor de la cartera con sus puntajes sobre lo
mejor que podría tener con las mismas reglas y sin ningún piso; 0/0 cuenta como todo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .estados import Ficha, valor_segun
from .lectura import Caso, exacto

Seleccion = tuple[Ficha, ...]
Factible = Callable[[Seleccion], bool]


def respetan(caso: Caso, selecciones: Sequence[Seleccion], factible: Factible) -> list[Seleccion]:
    """Las que cumplen cada piso y, si hay `max_min`, las de mayor satisfacción mínima."""
    reglas = [r for r in caso.agenda.get("reglas") or [] if r["tipo"] in TIPOS]
    if not reglas:
        return list(selecciones)
    voces = {e: _Voz(caso, e, selecciones, factible) for e in caso.agenda["estamentos"]}
    quedan = [s for s in selecciones if all(_sobre_su_piso(r, voces, s) for r in reglas)]
    if any(r["tipo"] == "max_min" for r in reglas):
        return _las_de_mayor_minimo(voces, quedan, factible)
    return quedan


TIPOS = ("piso_satisfaccion", "max_min")


@dataclass(frozen=True)
class Exigencia:
    """Lo que una regla le pide a una cartera para un estamento: un número que ya no se mueve."""

    regla: str
    propio: dict[str, int]
    minimo: Fraction

    def cumple(self, seleccion: Seleccion) -> bool:
        return sum(self.propio[f.propuesta.id] for f in seleccion) >= self.minimo


def exigencias(caso: Caso, selecciones: Sequence[Seleccion], factible: Factible) -> list[Exigencia]:
    """Lo que piden todas, con lo mejor de cada estamento entre esas selecciones."""
    reglas = [r for r in caso.agenda.get("reglas") or [] if r["tipo"] in TIPOS]
    if not reglas:
        return []
    voces = {e: _Voz(caso, e, selecciones, factible) for e in caso.agenda["estamentos"]}
    partes = [
        (r["id"], voces[e], exacto(r["minimo"]))
        for r in reglas
        if r["tipo"] == "piso_satisfaccion"
        for e in ([r["estamento"]] if "estamento" in r else voces)
    ]
    quedan = respetan(caso, selecciones, factible)
    minimo = min((min(v.satisfaccion(s) for v in voces.values()) for s in quedan), default=None)
    partes += [
        (r["id"], voz, minimo or Fraction(0))
        for r in reglas
        if r["tipo"] == "max_min"
        for voz in voces.values()
    ]
    return [Exigencia(regla, voz.propio, parte * voz.mejor) for regla, voz, parte in partes]


class _Voz:
    """Lo que vale una cartera para un estamento, y lo mejor que podría tener."""

    def __init__(
        self, caso: Caso, estamento: str, selecciones: Sequence[Seleccion], factible: Factible
    ) -> None:
        fichas = {ficha.propuesta.id: ficha for s in selecciones for ficha in s}
        self.propio = {id_: valor_segun(caso, f, estamento) for id_, f in fichas.items()}
        de_mayor_a_menor = sorted(selecciones, key=self.valor, reverse=True)
        mejor = next((s for s in de_mayor_a_menor if factible(s)), ())
        self.mejor = self.valor(mejor)

    def valor(self, seleccion: Seleccion) -> int:
        return sum(self.propio[ficha.propuesta.id] for ficha in seleccion)

    def satisfaccion(self, seleccion: Seleccion) -> Fraction:
        return Fraction(self.valor(seleccion), self.mejor) if self.mejor else Fraction(1)


def _sobre_su_piso(regla: dict[str, Any], voces: dict[str, _Voz], seleccion: Seleccion) -> bool:
    if regla["tipo"] != "piso_satisfaccion":
        return True
    suyos = [regla["estamento"]] if "estamento" in regla else list(voces)
    return all(voces[e].satisfaccion(seleccion) >= exacto(regla["minimo"]) for e in suyos)


def _las_de_mayor_minimo(
    voces: dict[str, _Voz], selecciones: Sequence[Seleccion], factible: Factible
) -> list[Seleccion]:
    minimos = [(min(v.satisfaccion(s) for v in voces.values()), s) for s in selecciones]
    ordenadas = sorted(minimos, key=lambda par: par[0], reverse=True)
    mayor = next((minimo for minimo, s in ordenadas if factible(s)), None)
    return [s for minimo, s in minimos if minimo == mayor]
