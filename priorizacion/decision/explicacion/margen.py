"""Cuánto puntaje le falta a una propuesta para entrar, o le sobra para quedarse (sección 7).

Mover el valor de una propuesta mueve por igual todas las carteras que la tienen, y ninguna de las
demás: el valor con que cambia la decisión es el suyo más lo que pierde la agenda al incluirla.
"""

from dataclasses import dataclass, replace

from priorizacion.decision.explicacion.duelo import Clave, con, retar, sin
from priorizacion.decision.modelo import Limites
from priorizacion.decision.rango import Rango
from priorizacion.decision.taller import Taller
from priorizacion.decision.valor import valor_con
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.criterio import EJES, Eje
from priorizacion.dominio.explicacion import Intervalo, Puntos
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje

MAXIMO = 10_000
"""El puntaje más alto, en centésimas."""


@dataclass(frozen=True, slots=True)
class Umbral:
    """El menor valor, en centésimas, con que una propuesta queda elegida: entre dos números."""

    menor: int
    mayor: int


def valor_para_entrar(
    taller: Taller, propuesta: str, con_ella: Rango, elegida: Clave, limites: Limites
) -> Umbral:
    """El menor valor con que el procedimiento la elegiría; `elegida` es la mejor sin ella."""
    formulacion = taller.formulacion
    propio, paso = formulacion.valor[propuesta], formulacion.agenda.resolucion_efectiva
    menor, mayor = (propio + elegida.valor - v for v in (con_ella.mayor, con_ella.menor))
    if menor != mayor:
        return Umbral(menor, mayor + paso)
    if mayor == propio:  # ya empata y perdió el desempate
        return Umbral(mayor + paso, mayor + paso)
    movida = replace(formulacion, valor={**formulacion.valor, propuesta: mayor})
    gana = retar(movida, con(formulacion, propuesta), elegida, limites, taller).gana
    return Umbral(menor + (0 if gana is not False else paso), mayor + (0 if gana else paso))


def valor_para_quedarse(
    taller: Taller, propuesta: str, sin_ella: Rango, elegida: Clave, limites: Limites
) -> Umbral:
    """El menor valor con que seguiría elegida; `elegida` es la cartera de la agenda."""
    formulacion = taller.formulacion
    propio, paso = formulacion.valor[propuesta], formulacion.agenda.resolucion_efectiva
    menor, mayor = (propio - (elegida.valor - v) for v in (sin_ella.menor, sin_ella.mayor))
    if menor != mayor:
        return Umbral(menor, min(mayor + paso, propio))
    if menor == propio:  # ya empata y ganó el desempate
        return Umbral(propio, propio)
    bajada = replace(elegida, valor=sin_ella.menor)
    gana = retar(formulacion, sin(formulacion, propuesta), bajada, limites, taller).gana
    return Umbral(menor + (paso if gana else 0), mayor + (0 if gana is False else paso))


def en_puntos(
    agenda: Agenda, propuesta: Propuesta, puntaje: Puntaje, umbral: Umbral
) -> tuple[Puntos, ...]:
    """El umbral de valor en puntos de cada eje, con el otro quieto y por encima de su mínimo."""
    return tuple(_de_un_eje(agenda, propuesta, puntaje, eje, umbral) for eje in EJES)


def _de_un_eje(
    agenda: Agenda, propuesta: Propuesta, puntaje: Puntaje, eje: Eje, umbral: Umbral
) -> Puntos:
    actuales = {
        "prioridad": puntaje.prioridad.centesimas or 0,
        "factibilidad": puntaje.factibilidad.centesimas or 0,
    }
    minimo = getattr(agenda.umbrales, eje) * 100
    piso = -(-minimo.numerator // minimo.denominator)
    menor, mayor = (
        _menor_puntaje(agenda, propuesta, actuales, eje, v) for v in (umbral.menor, umbral.mayor)
    )
    limite = None
    if menor is not None:
        tope = None if mayor is None else max(mayor, piso)
        limite = Intervalo(minimo=max(menor, piso), maximo=tope)
    return Puntos(eje=eje, actual=actuales[eje], limite=limite)


def _menor_puntaje(
    agenda: Agenda, propuesta: Propuesta, actuales: dict[str, int], eje: Eje, valor: int
) -> int | None:
    """Las menos centésimas de ese eje que dan al menos ese valor; None si ni el máximo."""

    def da(centesimas: int) -> bool:
        return valor_con(agenda, propuesta, **{**actuales, eje: centesimas}) >= valor

    if not da(MAXIMO):
        return None
    falta, basta = -1, MAXIMO
    while basta - falta > 1:
        medio = (falta + basta) // 2
        falta, basta = (falta, medio) if da(medio) else (medio, basta)
    return basta
