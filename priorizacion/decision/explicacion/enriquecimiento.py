"""La misma agenda con más dinero de una fuente: a quién le sirve, en qué años y cuánto rinde."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from priorizacion.decision.formulacion import Formulacion
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import Fuente
from priorizacion.dominio.regla import Cuota


@dataclass(frozen=True, slots=True)
class Fajo:
    """Pesos de más en el techo declarado de una fuente en un año."""

    fuente: str
    vigencia: int
    pesos: int


def con_mas(agenda: Agenda, fajo: Fajo) -> Agenda:
    """La misma agenda con esos pesos de más."""
    fuentes = tuple(_sumar(f, fajo) if f.id == fajo.fuente else f for f in agenda.fuentes)
    return agenda.model_copy(update={"fuentes": fuentes})


def pagadoras(formulacion: Formulacion, propuesta: str) -> Iterator[str]:
    """Las fuentes que podrían pagar algo de esa propuesta, en el orden de la agenda."""
    pagan = {
        f
        for i in formulacion.columnas[propuesta]
        for quienes in formulacion.arranques[i].pagadores.values()
        for f in quienes
    }
    yield from (f.id for f in formulacion.agenda.fuentes if f.id in pagan)


def grupos_de_vigencias(agenda: Agenda, fuente: str) -> tuple[tuple[int, ...], ...]:
    """Los años que comparten el dinero de una fuente: lo que alcanza en uno alcanza en el primero.

    Los demás también se miran: el dinero que llega tarde le sirve a menos rivales. Si la certeza
    cambia de un año a otro, un peso no vale lo mismo en todos y cada uno va aparte.
    """
    la_fuente = _buscar(agenda, fuente)
    todas = tuple(agenda.periodo.vigencias)
    if len({la_fuente.certeza_en(v) for v in todas}) > 1 or la_fuente.arrastre == "ninguno":
        return tuple((v,) for v in todas)
    if la_fuente.arrastre == "periodo":
        return (todas,)
    bienios = (tuple(tramo) for _, tramo in groupby(todas, key=lambda v: (v + 1) // 2))
    if rinde(agenda, fuente, todas[0]) == 1:
        return tuple((bienio[0],) for bienio in bienios)  # da igual en cuál de los dos llegue
    return tuple(bienios)


def rinde(agenda: Agenda, fuente: str, vigencia: int) -> Fraction:
    """Cuántos pesos utilizables da un peso declarado en ese año, entre 0 y 1."""
    la_fuente = _buscar(agenda, fuente)
    proyectada = la_fuente.certeza_en(vigencia) == "proyectada"
    descuento = la_fuente.descuento_proyectada if proyectada else 0
    return Fraction((1 - descuento) * (1 - agenda.reserva))


def de_sobra(formulacion: Formulacion, fuente: str, vigencia: int) -> int:
    """Pesos declarados con que esa fuente podría pagar todo lo que compite."""
    todo = sum(sum(a.gasto.values()) for a in formulacion.arranques)
    rendimiento = rinde(formulacion.agenda, fuente, vigencia)
    return int(todo / rendimiento) + 1 if rendimiento else 1


def aprieta(agenda: Agenda) -> bool:
    """Si un mínimo en parte del techo sube con el dinero: entonces más no siempre alcanza más."""
    return any(
        isinstance(r, Cuota) and r.minimo is not None and r.base_minimo == "parte_techo"
        for r in agenda.reglas
    )


def _buscar(agenda: Agenda, fuente: str) -> Fuente:
    return next(f for f in agenda.fuentes if f.id == fuente)


def _sumar(fuente: Fuente, fajo: Fajo) -> Fuente:
    techos = {**fuente.techos, fajo.vigencia: fuente.techos.get(fajo.vigencia, 0) + fajo.pesos}
    return fuente.model_copy(update={"techos": techos})
