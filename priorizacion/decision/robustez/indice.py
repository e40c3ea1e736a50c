"""Veredictos de los escenarios de una familia → en cuántos se elige cada propuesta, y su clase."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from priorizacion.decision.robustez.veredicto import Veredicto
from priorizacion.dominio.robustez import (
    Clase,
    Familia,
    FamiliaDeEscenarios,
    IndiceNucleo,
    Presencia,
)

NUCLEO, EXTERIOR = 95, 5
"""Por ciento de los escenarios desde el que se es núcleo y hasta el que se es exterior."""


@dataclass(slots=True)
class Recuento:
    """Lo que va sumando una familia."""

    escenarios: int = 0
    inviables: int = 0
    probados: int = 0
    revisados: int = 0
    brechas: list[int | None] = field(default_factory=list)
    seguras: Counter[str] = field(default_factory=Counter)
    posibles: Counter[str] = field(default_factory=Counter)
    halladas: Counter[str] = field(default_factory=Counter)


def contar(recuento: Recuento, veredicto: Veredicto) -> None:
    """Suma un escenario."""
    recuento.escenarios += 1
    recuento.inviables += veredicto.inviable
    recuento.probados += veredicto.probado
    recuento.brechas.append(_brecha(veredicto))
    recuento.seguras.update(veredicto.seguras)
    recuento.posibles.update(veredicto.posibles)
    recuento.halladas.update(veredicto.hallada)


def resumir_familia(familia: Familia, recuento: Recuento, texto: str) -> FamiliaDeEscenarios:
    """Las cifras de la familia."""
    brechas = [b for b in recuento.brechas if b is not None]
    completa = len(brechas) == len(recuento.brechas)
    return FamiliaDeEscenarios(
        familia=familia,
        escenarios=recuento.escenarios,
        inviables=recuento.inviables,
        probados=recuento.probados,
        brecha_maxima=max(brechas, default=0) if completa else None,
        revisados=recuento.revisados,
        texto=texto,
    )


def indices(recuentos: Mapping[Familia, Recuento], propuesta: str) -> tuple[IndiceNucleo, ...]:
    """Los índices de una propuesta, uno por familia."""
    return tuple(_indice(familia, r, propuesta) for familia, r in recuentos.items())


def clase_de(minimo: int, maximo: int, escenarios: int) -> Clase | None:
    """La clase en que está todo el intervalo; None si no está todo en una."""
    if 100 * minimo >= NUCLEO * escenarios:
        return "nucleo"
    if 100 * maximo <= EXTERIOR * escenarios:
        return "exterior"
    if 100 * minimo > EXTERIOR * escenarios and 100 * maximo < NUCLEO * escenarios:
        return "frontera"
    return None


def clase_de_todas(clases: Iterable[Clase | None]) -> Clase | None:
    """La de todas las familias si coinciden.

    Si alguna es frontera, o unas dicen núcleo y otras exterior, es frontera; si falta alguna por
    decir y las demás coinciden, no se dice.
    """
    dichas = set(clases)
    if "frontera" in dichas or {"nucleo", "exterior"} <= dichas:
        return "frontera"
    return None if len(dichas) != 1 else next(iter(dichas))


def presencia(veredictos: Sequence[Veredicto], propuesta: str) -> Presencia:
    """En cuáles ausencias se elige: en todas, en algunas o en ninguna, hasta donde se probó."""
    seguras = sum(propuesta in v.seguras for v in veredictos)
    posibles = sum(propuesta in v.posibles for v in veredictos)
    todas = len(veredictos)
    if posibles == 0:
        return "nunca"
    if seguras == todas:
        return "siempre"
    if seguras and posibles < todas:
        return "a_veces"
    if seguras:
        return "siempre_o_a_veces"
    return "a_veces_o_nunca" if posibles < todas else "no_se_sabe"


def _indice(familia: Familia, recuento: Recuento, propuesta: str) -> IndiceNucleo:
    minimo, maximo = recuento.seguras[propuesta], recuento.posibles[propuesta]
    return IndiceNucleo(
        familia=familia,
        minimo=minimo,
        maximo=maximo,
        hallado=recuento.halladas[propuesta],
        clase=clase_de(minimo, maximo, recuento.escenarios),
    )


def _brecha(veredicto: Veredicto) -> int | None:
    """Diezmilésimas del valor que faltan por probar, hacia arriba."""
    if veredicto.inviable:
        return 0
    if veredicto.valor is None or veredicto.cota is None:
        return None
    return -(-10_000 * (veredicto.cota - veredicto.valor) // max(veredicto.valor, 1))
