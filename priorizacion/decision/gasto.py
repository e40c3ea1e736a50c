"""Cuánto cuesta cada propuesta, en qué años se gasta y quién puede pagarlo.

Modelo, secciones 4 y 10. Pesos enteros; lo nominal se redondea mitad hacia arriba.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.fuente import FASES, Fuente
from priorizacion.dominio.propuesta import Propuesta


@dataclass(frozen=True, slots=True)
class Arranque:
    """Una propuesta que empieza en un año: su gasto y quién puede pagarlo."""

    propuesta: str
    inicio: int
    gasto: dict[int, int]
    """Vigencia → pesos nominales; sin ceros."""
    aportes: dict[tuple[str, int], int]
    """Fuente y vigencia → lo que paga por fuera de los techos; sin ceros."""
    neto: dict[int, int]
    """Vigencia → lo que queda por pagar con los techos; sin ceros."""
    pagadores: dict[int, tuple[str, ...]]
    """Vigencia con neto → fuentes que pueden pagar, en orden de preferencia."""
    parte: dict[str, int]
    """Fuente con `parte_maxima` → lo más que puede pagar con su techo, pesos."""
    ejecucion: tuple[int, ...]
    """Vigencias del periodo en que se ejecuta."""


def costo_cargado(agenda: Agenda, propuesta: Propuesta) -> int:
    """Costo con imprevistos, a precios del año base, en pesos."""
    factor = 1 + agenda.imprevistos.get(propuesta.fase, Fraction(0))
    return redondear(propuesta.costo * factor)


def arranques(agenda: Agenda, propuesta: Propuesta) -> tuple[Arranque, ...]:
    """Los años en que puede empezar y pagarse, del primero al último; vacío si ninguno."""
    elegibles = fuentes_elegibles(agenda, propuesta)
    primero = max(agenda.periodo.inicio, propuesta.inicio_minimo or agenda.periodo.inicio)
    ultimo = min(agenda.periodo.fin, propuesta.inicio_maximo or agenda.periodo.fin)
    posibles = (
        _arranque(agenda, propuesta, elegibles, inicio) for inicio in range(primero, ultimo + 1)
    )
    return tuple(a for a in posibles if a is not None)


def fuentes_elegibles(agenda: Agenda, propuesta: Propuesta) -> tuple[Fuente, ...]:
    """Las fuentes nombradas (o todas, si no nombra) cuyas condiciones cumple, en su orden."""
    return tuple(
        f
        for f in agenda.fuentes
        if (not propuesta.fuentes or f.id in propuesta.fuentes) and _admite(agenda, f, propuesta)
    )


def repartir(total: int, partes: Sequence[Fraction]) -> tuple[int, ...]:
    """Reparte pesos enteros en proporción, por mayor residuo, el año más temprano primero."""
    cuotas = [total * parte / sum(partes) for parte in partes]
    enteros = [int(cuota) for cuota in cuotas]
    orden = sorted(range(len(partes)), key=lambda i: (enteros[i] - cuotas[i], i))
    premiados = set(orden[: total - sum(enteros)])
    return tuple(entero + (i in premiados) for i, entero in enumerate(enteros))


def gasto_nominal(agenda: Agenda, propuesta: Propuesta, inicio: int) -> dict[int, int]:
    """Vigencia → pesos de ese año si empieza en `inicio`; puede pasar del fin del periodo."""
    partes = propuesta.desembolsos or (Fraction(1),) * propuesta.duracion
    montos = repartir(costo_cargado(agenda, propuesta), partes)
    return {
        inicio + i: redondear(monto * _indice(agenda, inicio + i))
        for i, monto in enumerate(montos)
        if monto > 0
    }


def _indice(agenda: Agenda, vigencia: int) -> Fraction:
    if agenda.precios is None:
        return Fraction(1)
    indices = agenda.precios.indices
    return indices.get(vigencia, Fraction(1)) / indices.get(agenda.precios.base, Fraction(1))


def _admite(agenda: Agenda, fuente: Fuente, propuesta: Propuesta) -> bool:
    codigo = propuesta.municipio or agenda.territorio.divipola
    return (
        FASES.index(propuesta.fase) >= FASES.index(fuente.fase_minima)
        and (fuente.zonas is None or propuesta.zona in fuente.zonas)
        and (fuente.sectores is None or propuesta.sector in fuente.sectores)
        and (fuente.dimensiones is None or propuesta.dimension in fuente.dimensiones)
        and (fuente.territorios is None or codigo in fuente.territorios)
    )


def _arranque(
    agenda: Agenda, propuesta: Propuesta, elegibles: tuple[Fuente, ...], inicio: int
) -> Arranque | None:
    gasto = gasto_nominal(agenda, propuesta, inicio)
    if max(gasto) > agenda.periodo.fin:
        return None
    aportes, neto = _descontar_aportes(agenda, propuesta, gasto)
    pagadores = {
        vigencia: tuple(
            f.id for f in elegibles if vigencia == inicio or f.vigencias_futuras != "no_autorizada"
        )
        for vigencia in neto
    }
    if not all(pagadores.values()):
        return None
    parte = _partes_maximas(agenda, gasto, aportes)
    if any(limite < 0 for limite in parte.values()):
        return None
    ejecucion = range(inicio, min(inicio + propuesta.duracion, agenda.periodo.fin + 1))
    return Arranque(
        propuesta=propuesta.id,
        inicio=inicio,
        gasto=gasto,
        aportes=aportes,
        neto=neto,
        pagadores=pagadores,
        parte={
            f: limite for f, limite in parte.items() if _puede_topar(f, limite, neto, pagadores)
        },
        ejecucion=tuple(ejecucion),
    )


def _descontar_aportes(
    agenda: Agenda, propuesta: Propuesta, gasto: dict[int, int]
) -> tuple[dict[tuple[str, int], int], dict[int, int]]:
    orden = {f.id: i for i, f in enumerate(agenda.fuentes)}
    neto = dict(gasto)
    usados: dict[tuple[str, int], int] = {}
    for aporte in sorted(propuesta.aportes, key=lambda a: (a.vigencia, orden[a.fuente])):
        usado = min(aporte.monto, neto.get(aporte.vigencia, 0))
        if usado > 0:
            clave = (aporte.fuente, aporte.vigencia)
            usados[clave] = usados.get(clave, 0) + usado
            neto[aporte.vigencia] -= usado
    return usados, {vigencia: monto for vigencia, monto in neto.items() if monto > 0}


def _partes_maximas(
    agenda: Agenda, gasto: dict[int, int], aportes: dict[tuple[str, int], int]
) -> dict[str, int]:
    total = sum(gasto.values())
    partes = {}
    for fuente in agenda.fuentes:
        if fuente.parte_maxima is None:
            continue
        aportado = sum(monto for (f, _), monto in aportes.items() if f == fuente.id)
        partes[fuente.id] = int(fuente.parte_maxima * total) - aportado
    return partes


def _puede_topar(
    fuente: str, limite: int, neto: dict[int, int], pagadores: dict[int, tuple[str, ...]]
) -> bool:
    """Falso si ni pagando todo lo que puede llegaría a su límite."""
    return sum(m for vigencia, m in neto.items() if fuente in pagadores[vigencia]) > limite
