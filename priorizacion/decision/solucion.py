"""La única puerta a PuLP y a los solucionadores: un modelo entero → una respuesta honesta.

Nunca se leen valores sin preguntar antes cómo terminó: PuLP dice `Optimal` de una corrida que el
reloj detuvo, y deja ceros donde no hay solución.
"""

import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulp

from priorizacion.decision.modelo import (
    EstadoRespuesta,
    Limites,
    Modelo,
    Parada,
    Respuesta,
    Solucionador,
)
from priorizacion.decision.planteamiento import Puerta, divisor_de, plantear, unidad_de
from priorizacion.decision.restriccion import Restriccion, Terminos

TOLERANCIA_DE_FILAS, TOLERANCIA_DE_ENTEROS = 1e-7, 1e-6
"""Las de HiGHS. Con 1e-9 podaba de más: 2 de 16 semillas daban 706 y 712 donde hay 718 puntos."""

_SIN_BUSCAR = {
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
"""Los subproblemas con que HiGHS busca soluciones: más de la mitad del tiempo de la raíz."""


def version(solucionador: Solucionador) -> str:
    """Nombre y versión del solucionador, para el certificado."""
    if solucionador == "cbc":
        return f"CBC con PuLP {pulp.__version__}"
    return f"HiGHS {importlib.metadata.version('highspy')} con PuLP {pulp.__version__}"


def maximizar(
    modelo: Modelo,
    objetivo: Terminos,
    limites: Limites,
    arranque: Mapping[int, int] | None = None,
) -> Respuesta:
    """Busca el mayor Σ objetivo·columna que cumple todas las restricciones.

    `arranque` es una elección conocida (columna binaria → 1) desde la cual empezar.
    """
    if any(not r.terminos and not _se_cumple_vacia(r) for r in modelo.restricciones):
        return Respuesta("inviable")
    if not modelo.superiores:
        return Respuesta("optima", cota=0.0)
    problema, variables = plantear(modelo, objetivo)
    resolver = _con_cbc if limites.solucionador == "cbc" else _con_highs
    return resolver(_Planteado(modelo, problema, variables, unidad_de(objetivo)), limites, arranque)


def multiplicadores(modelo: Modelo, objetivo: Terminos) -> dict[str, float] | None:
    """Restricción → multiplicador del programa lineal, por unidad entera de su fila.

    Son ≥ 0 en «<=», ≤ 0 en «>=» y libres en «=». None si no hay óptimo.
    """
    problema, variables = plantear(modelo, objetivo)
    puerta = Puerta(variables, modelo.binarias, mip=False, **_opciones(Limites()))
    problema.solve(puerta)
    if problema.sol_status != pulp.LpSolutionOptimal:
        return None
    unidad = unidad_de(objetivo)
    con_terminos = [r for r in modelo.restricciones if r.terminos]
    filas = zip(con_terminos, puerta.multiplicadores, strict=True)
    return {r.nombre: unidad * u / divisor_de(modelo, r) for r, u in filas if u}


@dataclass(frozen=True, slots=True)
class _Planteado:
    modelo: Modelo
    problema: Any
    variables: list[Any]
    unidad: int


def _se_cumple_vacia(r: Restriccion) -> bool:
    return {"<=": r.limite >= 0, ">=": r.limite <= 0, "=": r.limite == 0}[r.sentido]


def _opciones(limites: Limites) -> dict[str, Any]:
    opciones: dict[str, Any] = {
        "msg": False,
        "threads": 1,
        "random_seed": 0,
        "gapRel": limites.brecha,
        "gapAbs": 0.99 if limites.brecha == 0 else 0.0,
        "primal_feasibility_tolerance": TOLERANCIA_DE_FILAS,
        "mip_feasibility_tolerance": TOLERANCIA_DE_ENTEROS,
    }
    if limites.nodos is not None:
        opciones["mip_max_nodes"] = limites.nodos
    if limites.segundos is not None:
        opciones["timeLimit"] = limites.segundos
    if limites.solo_probar:
        opciones |= _SIN_BUSCAR
    return opciones


def _con_highs(
    planteado: _Planteado, limites: Limites, arranque: Mapping[int, int] | None
) -> Respuesta:
    modelo, variables = planteado.modelo, planteado.variables
    opciones = _opciones(limites)
    if limites.basta is not None:
        opciones["objective_target"] = limites.basta / planteado.unidad - 0.5
    puerta = Puerta(variables, modelo.binarias, arranque=arranque, **opciones)
    planteado.problema.solve(puerta)
    if planteado.problema.sol_status == pulp.LpSolutionInfeasible:
        return Respuesta("inviable")
    if planteado.problema.sol_status == pulp.LpSolutionNoSolutionFound:
        return Respuesta("sin_respuesta", parada=puerta.parada)
    estado: EstadoRespuesta = "optima" if puerta.parada is None else "factible"
    cota = None if puerta.cota is None else puerta.cota * planteado.unidad
    return Respuesta(estado, _leer(planteado), cota, puerta.parada)


def _con_cbc(
    planteado: _Planteado, limites: Limites, arranque: Mapping[int, int] | None
) -> Respuesta:
    for i in range(planteado.modelo.binarias):
        planteado.variables[i].setInitialValue((arranque or {}).get(i, 0))
    puerta = pulp.COIN_CMD(
        path=pulp.PULP_CBC_CMD.pulp_cbc_path,  # el CBC que trae PuLP 3
        msg=False,
        threads=1,
        gapRel=limites.brecha,
        timeLimit=limites.segundos,
        maxNodes=limites.nodos,
        warmStart=arranque is not None,
    )
    planteado.problema.solve(puerta)
    parada: Parada = "reloj" if limites.segundos is not None else "nodos"
    if planteado.problema.sol_status == pulp.LpSolutionInfeasible:
        return Respuesta("inviable")
    if planteado.problema.sol_status == pulp.LpSolutionNoSolutionFound:
        return Respuesta("sin_respuesta", parada=parada)
    if planteado.problema.sol_status != pulp.LpSolutionOptimal:
        return Respuesta("factible", _leer(planteado), None, parada)
    return Respuesta(
        "optima", _leer(planteado), pulp.value(planteado.problema.objective) * planteado.unidad
    )


def _leer(planteado: _Planteado) -> dict[int, float]:
    modelo = planteado.modelo
    return {
        i: v.varValue * (1 if i < modelo.binarias else modelo.escala)
        for i, v in enumerate(planteado.variables)
        if v.varValue
    }
