"""Cuánto le sobró a cada regla con la cartera elegida: lo que la página muestra de cada una."""

from collections.abc import Collection, Iterator, Mapping

from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import decir_estamento, frases_de_reglas
from priorizacion.decision.restriccion import Restriccion, holgura, lado
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.resultado import ReglaResuelta


def medir_holguras(
    formulacion: Formulacion, valores: Mapping[int, int] | None
) -> tuple[ReglaResuelta, ...]:
    """Una por restricción con nombre propio; de las que una regla repite, la más apretada.

    `valores` es columna → valor entero; None si no hubo cartera.
    """
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    return tuple(
        _resolver(r, grupo, valores, frases.get(r.regla or "", r.nombre) + _cuanto(formulacion, r))
        for grupo, r in _apretadas(formulacion, valores)
    )


def _apretadas(
    formulacion: Formulacion, valores: Mapping[int, int] | None
) -> Iterator[tuple[str, Restriccion]]:
    """Cada nombre que se publica, con su restricción más apretada."""
    de_satisfaccion = {piso.nombre for piso in formulacion.pisos}
    grupos: dict[str, list[Restriccion]] = {}
    for r in formulacion.restricciones:
        if r.regla is not None:
            grupos.setdefault(_grupo(r, de_satisfaccion), []).append(r)
    for grupo, filas in grupos.items():
        holgado = (lambda r: holgura(r, valores)) if valores is not None else (lambda _: 0)
        yield grupo, min(filas, key=holgado)


def _grupo(r: Restriccion, de_satisfaccion: Collection[str]) -> str:
    """Las de capacidad por vigencia y las de satisfacción, una a una; las demás, por regla."""
    ultimo = r.nombre.rsplit(":", 1)[-1]
    propia = ultimo.isdigit() or ultimo in ("minimo", "maximo") or r.nombre in de_satisfaccion
    return r.nombre if propia or r.nombre == r.regla else r.regla or r.nombre


def _cuanto(formulacion: Formulacion, r: Restriccion) -> str:
    """En las reglas de satisfacción, para quién, cuánto y con qué puntajes; nada en las demás."""
    piso = next((p for p in formulacion.pisos if p.nombre == r.nombre), None)
    if piso is None:
        return ""
    de_quien = "del comité" if piso.valor == formulacion.valor else "suyos"
    puntos, quien = escribir_centesimas(r.limite), decir_estamento(piso.estamento)
    return (
        f" {quien[:1].upper()}{quien[1:]}: al menos {puntos} puntos de valor, contados con los "
        f"puntajes {de_quien}."
    )


def _resolver(
    r: Restriccion, grupo: str, valores: Mapping[int, int] | None, frase: str
) -> ReglaResuelta:
    fijo = r.limite != 0 or not any(c < 0 for c in r.terminos.values())
    usado = None if valores is None else lado(r, valores) // r.divisor
    return ReglaResuelta(
        id=grupo,
        texto=frase,
        unidad=r.unidad,
        limite=r.limite // r.divisor if fijo else None,
        usado=usado if fijo else None,
        holgura=None if valores is None else holgura(r, valores) // r.divisor,
    )
