"""Los pagos de lo elegido, separando lo que sale de los techos de los aportes ya comprometidos."""

from collections import defaultdict

from priorizacion.publicacion.vistas.contexto import Contexto

PorFuenteYAnio = dict[tuple[str, int], int]
"""(fuente, vigencia) → pesos de esa vigencia."""


def de_los_techos(contexto: Contexto) -> PorFuenteYAnio:
    """Lo que se paga con los techos; lo que no está es 0."""
    suma = _todos(contexto)
    for par, monto in aportado(contexto).items():
        suma[par] -= monto
    return suma


def aportado(contexto: Contexto) -> PorFuenteYAnio:
    """Lo que pagan los aportes, que no cuentan contra el techo de su fuente."""
    suma: PorFuenteYAnio = defaultdict(int)
    for decidida in contexto.elegidas:
        prometido: PorFuenteYAnio = defaultdict(int)
        for aporte in contexto.propuestas[decidida.id].aportes:
            prometido[aporte.fuente, aporte.vigencia] += aporte.monto
        for pago in decidida.pagos:
            # el aporte paga primero y hasta lo que el proyecto gaste ese año
            usado = min(prometido[pago.fuente, pago.vigencia], pago.monto)
            if usado:
                suma[pago.fuente, pago.vigencia] += usado
    return suma


def _todos(contexto: Contexto) -> PorFuenteYAnio:
    suma: PorFuenteYAnio = defaultdict(int)
    for decidida in contexto.elegidas:
        for pago in decidida.pagos:
            suma[pago.fuente, pago.vigencia] += pago.monto
    return suma
