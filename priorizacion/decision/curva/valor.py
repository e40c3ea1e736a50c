"""Los ajustes de la curva: cada manera de contar el valor con cada énfasis en lo posible."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.techo import total_declarado
from priorizacion.decision.valor import valores_exactos
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.curva import ENFASIS, Enfasis
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.regla import REGLAS_DE_VALOR, ReglaDeValor


@dataclass(frozen=True, slots=True)
class Ajuste:
    """Una manera de contar el valor y un énfasis."""

    regla: ReglaDeValor
    enfasis: Enfasis
    valor: dict[str, int]
    """Propuesta que compite → centésimas."""


def ajustar(formulacion: Formulacion, puntajes: Mapping[str, Puntaje]) -> tuple[Ajuste, ...]:
    """Todos los ajustes que aplican y dan valores distintos; primero el de la agenda."""
    vistos: list[Ajuste] = []
    for regla, enfasis in _orden(formulacion):
        ajuste = Ajuste(regla, enfasis, _valores(formulacion, puntajes, regla, enfasis))
        if all(ajuste.valor != otro.valor for otro in vistos):
            vistos.append(ajuste)
    return tuple(vistos)


def _orden(formulacion: Formulacion) -> Iterator[tuple[ReglaDeValor, Enfasis]]:
    propia = formulacion.agenda.regla_de_valor
    reglas = sorted(REGLAS_DE_VALOR, key=lambda r: r != propia)
    enfasis = sorted(ENFASIS, key=lambda e: e != 1)
    return ((r, e) for r in reglas if _aplica(formulacion, r) for e in enfasis)


def _aplica(formulacion: Formulacion, regla: ReglaDeValor) -> bool:
    agenda = formulacion.agenda
    if regla == "inversion":
        return total_declarado(agenda) > 0
    if regla == "poblacion":
        llegan = any(p.beneficiarios for p in formulacion.competidoras)
        return llegan and bool(agenda.territorio.poblacion)
    return True


def _valores(
    formulacion: Formulacion,
    puntajes: Mapping[str, Puntaje],
    regla: ReglaDeValor,
    enfasis: Enfasis,
) -> dict[str, int]:
    """Prioridad × factibilidad^énfasis, redondeado una vez como pide la regla."""
    agenda = formulacion.agenda
    if enfasis == 1 and regla == agenda.regla_de_valor:
        return formulacion.valor
    # con la factibilidad en 100, lo exacto es lo que vale la sola prioridad
    segura = {id_propuesta: _sin_dudas(p) for id_propuesta, p in puntajes.items() if p.completo}
    exactos = valores_exactos(agenda, {**puntajes, **segura}, regla)
    paso = agenda.resolucion if regla == "proyectos" else 1
    return {
        p.id: paso * redondear(exactos[p.id] * _factibilidad(puntajes[p.id]) ** enfasis / paso)
        for p in formulacion.competidoras
    }


def _sin_dudas(puntaje: Puntaje) -> Puntaje:
    llena = puntaje.factibilidad.model_copy(update={"centesimas": 10_000})
    return puntaje.model_copy(update={"factibilidad": llena})


def _factibilidad(puntaje: Puntaje) -> Fraction:
    return Fraction(puntaje.factibilidad.centesimas or 0, 10_000)
