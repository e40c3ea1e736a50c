"""Cuánto le sobró a cada regla con la cartera elegida: lo que la página muestra de cada una."""

from collections.abc import Iterator, Mapping

from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.restriccion import Restriccion, holgura, lado
from priorizacion.dominio.resultado import ReglaResuelta


def medir_holguras(
    formulacion: Formulacion, valores: Mapping[int, int] | None
) -> tuple[ReglaResuelta, ...]:
    """Una por restricción con nombre propio; de las que una regla repite, la más apretada.

    `valores` es columna → valor entero; None si no hubo cartera.
    """
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    return tuple(_resolver(r, valores, frases) for r in _apretadas(formulacion, valores))


def _apretadas(
    formulacion: Formulacion, valores: Mapping[int, int] | None
) -> Iterator[Restriccion]:
    grupos: dict[str, list[Restriccion]] = {}
    for r in formulacion.restricciones:
        if r.regla is not None:
            grupos.setdefault(_grupo(r), []).append(r)
    for filas in grupos.values():
        yield min(filas, key=lambda r: holgura(r, valores or {}) if valores is not None else 0)


def _grupo(r: Restriccion) -> str:
    """Las de capacidad por vigencia se muestran una a una; las demás, juntas por regla."""
    ultimo = r.nombre.rsplit(":", 1)[-1]
    propia = ultimo.isdigit() or ultimo in ("minimo", "maximo")
    return r.nombre if propia or r.nombre == r.regla else r.regla or r.nombre


def _resolver(
    r: Restriccion, valores: Mapping[int, int] | None, frases: dict[str, str]
) -> ReglaResuelta:
    fijo = r.limite != 0 or not any(c < 0 for c in r.terminos.values())
    usado = None if valores is None else lado(r, valores) // r.divisor
    return ReglaResuelta(
        id=r.nombre if _grupo(r) == r.nombre else r.regla or r.nombre,
        texto=frases.get(r.regla or "", r.nombre),
        unidad=r.unidad,
        limite=r.limite // r.divisor if fijo else None,
        usado=usado if fijo else None,
        holgura=None if valores is None else holgura(r, valores) // r.divisor,
    )
