"""La única puerta a PuLP y a los solucionadores: un modelo entero → una respuesta honesta.

Nunca se leen valores sin preguntar antes cómo terminó: PuLP dice `Optimal` de una corrida que el
reloj detuvo, y deja ceros donde no hay solución.
"""

import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from math import gcd
from operator import attrgetter
from typing import Any

import highspy
import numpy as np
import pulp

from priorizacion.decision.modelo import (
    EstadoRespuesta,
    Limites,
    Modelo,
    Parada,
    Respuesta,
    Solucionador,
    escala_de,
)
from priorizacion.decision.restriccion import Restriccion, Terminos

TOLERANCIA_DE_FILAS, TOLERANCIA_DE_ENTEROS = 1e-7, 1e-6
"""Las de HiGHS. Con 1e-9 podaba de más: 2 de 16 semillas daban 706 y 712 donde hay 718 puntos."""
_SENTIDOS = {"<=": pulp.LpConstraintLE, ">=": pulp.LpConstraintGE, "=": pulp.LpConstraintEQ}


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
    problema, variables = _plantear(modelo, objetivo)
    resolver = _con_cbc if limites.solucionador == "cbc" else _con_highs
    return resolver(_Planteado(modelo, problema, variables, _unidad(objetivo)), limites, arranque)


def multiplicadores(modelo: Modelo, objetivo: Terminos) -> dict[str, float] | None:
    """Restricción → multiplicador del programa lineal, por unidad entera de su fila.

    Son ≥ 0 en «<=», ≤ 0 en «>=» y libres en «=». None si no hay óptimo.
    """
    problema, variables = _plantear(modelo, objetivo)
    puerta = _HiGHS(variables, modelo.binarias, mip=False, **_opciones(Limites()))
    problema.solve(puerta)
    if problema.sol_status != pulp.LpSolutionOptimal:
        return None
    unidad = _unidad(objetivo)
    con_terminos = [r for r in modelo.restricciones if r.terminos]
    filas = zip(con_terminos, puerta.multiplicadores, strict=True)
    return {r.nombre: unidad * u / _divisor(modelo, r) for r, u in filas if u}


@dataclass(frozen=True, slots=True)
class _Planteado:
    modelo: Modelo
    problema: Any
    variables: list[Any]
    unidad: int


def _plantear(modelo: Modelo, objetivo: Terminos) -> tuple[Any, list[Any]]:
    """El problema de PuLP, con el dinero escalado y el objetivo en su unidad más gruesa."""
    problema = pulp.LpProblem("agenda", pulp.LpMaximize)
    factores = [1] * modelo.binarias
    factores += [modelo.escala] * (len(modelo.superiores) - modelo.binarias)
    variables = [
        problema.add_variable(
            f"c_{i}",
            0,
            superior / factores[i],
            pulp.LpInteger if i < modelo.binarias or modelo.pagos_enteros else pulp.LpContinuous,
        )
        for i, superior in enumerate(modelo.superiores)
    ]
    unidad = _unidad(objetivo)
    # sin términos, PuLP agregaría una variable postiza
    terminos = {i: c for i, c in objetivo.items() if c} or {0: 0}
    problema.setObjective(_expresion(variables, terminos, factores, unidad))
    for n, r in enumerate(modelo.restricciones):
        if not r.terminos:
            continue
        divisor = _divisor(modelo, r)
        expresion = _expresion(variables, r.terminos, factores, divisor)
        restriccion = pulp.LpConstraint(expresion, _SENTIDOS[r.sentido], rhs=r.limite / divisor)
        problema.addConstraint(restriccion, f"r_{n}")
    return problema, variables


def _expresion(
    variables: list[Any], terminos: Terminos, factores: list[int], divisor: int
) -> pulp.LpAffineExpression:
    return pulp.LpAffineExpression(
        (variables[i], c * factores[i] / divisor) for i, c in terminos.items()
    )


def _divisor(modelo: Modelo, r: Restriccion) -> int:
    """Por cuánto se divide la fila para que sus números queden por debajo de un millón."""
    if r.unidad == "pesos" and max(r.terminos) >= modelo.binarias:
        return r.divisor * modelo.escala
    return escala_de([r.limite, *map(abs, r.terminos.values())])


def _unidad(objetivo: Terminos) -> int:
    return gcd(*objetivo.values()) or 1


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
    return opciones


def _con_highs(
    planteado: _Planteado, limites: Limites, arranque: Mapping[int, int] | None
) -> Respuesta:
    modelo, variables = planteado.modelo, planteado.variables
    opciones = _opciones(limites)
    if limites.basta is not None:
        opciones["objective_target"] = limites.basta / planteado.unidad - 0.5
    puerta = _HiGHS(variables, modelo.binarias, arranque=arranque, **opciones)
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


class _HiGHS(pulp.HiGHS):  # type: ignore[misc]  # PuLP no publica tipos
    """El adaptador de PuLP, pero pasa el modelo entero de una vez y dice cómo terminó."""

    def __init__(
        self,
        variables: list[Any],
        binarias: int,
        arranque: Mapping[int, int] | None = None,
        **opciones: Any,
    ) -> None:
        super().__init__(**opciones)
        self._columnas = variables
        self._binarias = binarias
        self._arranque = arranque
        self.parada: Parada | None = None
        self.cota: float | None = None
        self.multiplicadores: list[float] = []

    def createAndConfigureSolver(self, lp: Any) -> None:  # noqa: N802  # nombre de PuLP
        super().createAndConfigureSolver(lp)
        for nombre, valor in self.optionsDict.items():
            estado, puesto = lp.solverModel.getOptionValue(nombre)
            if estado != highspy.HighsStatus.kOk or puesto != valor:
                raise ValueError(f"HiGHS no aceptó la opción {nombre}={valor}")

    def buildSolverModel(self, lp: Any) -> None:  # noqa: N802  # nombre de PuLP
        for i, variable in enumerate(self._columnas):
            variable.index = i
        filas = list(lp._constraints.values())
        expresiones = [f.expr for f in filas]
        modelo = highspy.HighsLp()
        modelo.num_col_, modelo.num_row_ = len(self._columnas), len(filas)
        modelo.sense_ = highspy.ObjSense.kMaximize
        costos = np.zeros(len(self._columnas))
        for variable, coeficiente in lp.objective.items():
            costos[variable.index] = coeficiente
        modelo.col_cost_ = costos
        modelo.col_lower_ = np.zeros(len(self._columnas))
        modelo.col_upper_ = np.array([v.upBound for v in self._columnas], dtype=np.double)
        limites = np.array([-f.constant for f in filas], dtype=np.double)
        sentidos = np.array([f.sense for f in filas], dtype=np.int8)
        modelo.row_lower_ = np.where(sentidos <= -1, -highspy.kHighsInf, limites)
        modelo.row_upper_ = np.where(sentidos >= 1, highspy.kHighsInf, limites)
        largos = np.fromiter(map(len, expresiones), dtype=np.int32, count=len(filas))
        indices = map(attrgetter("index"), chain.from_iterable(expresiones))
        valores = chain.from_iterable(map(dict.values, expresiones))
        total = int(largos.sum())
        modelo.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        modelo.a_matrix_.start_ = np.concatenate(([0], np.cumsum(largos))).astype(np.int32)
        modelo.a_matrix_.index_ = np.fromiter(indices, dtype=np.int32, count=total)
        modelo.a_matrix_.value_ = np.fromiter(valores, dtype=np.double, count=total)
        if self.mip:
            modelo.integrality_ = [_CLASES[v.cat] for v in self._columnas]
        lp.solverModel.passModel(modelo)
        if self._arranque is not None and self.mip:
            binarias = np.arange(self._binarias, dtype=np.int32)
            puestos = np.array([float(self._arranque.get(i, 0)) for i in range(self._binarias)])
            lp.solverModel.setSolution(self._binarias, binarias, puestos)

    def findSolutionValues(self, lp: Any) -> tuple[int, int]:  # noqa: N802  # nombre de PuLP
        estado = lp.solverModel.getModelStatus()
        info = lp.solverModel.getInfo()
        if estado in _SIN_SOLUCION:
            return pulp.LpStatusInfeasible, pulp.LpSolutionInfeasible
        if estado != highspy.HighsModelStatus.kOptimal:
            por_reloj = estado == highspy.HighsModelStatus.kTimeLimit
            self.parada = "reloj" if por_reloj else "nodos"
        if info.primal_solution_status != highspy.kSolutionStatusFeasible:
            return pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound
        solucion = lp.solverModel.getSolution()
        for variable, valor in zip(self._columnas, solucion.col_value, strict=True):
            variable.varValue = valor
        self.cota = info.mip_dual_bound if self.mip else info.objective_function_value
        self.multiplicadores = list(solucion.row_dual)
        probada = pulp.LpSolutionOptimal if self.parada is None else pulp.LpSolutionIntegerFeasible
        return pulp.LpStatusOptimal, probada


_CLASES = {
    pulp.LpInteger: highspy.HighsVarType.kInteger,
    pulp.LpContinuous: highspy.HighsVarType.kContinuous,
}
_SIN_SOLUCION = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
