"""Un modelo entero → el problema de PuLP y el adaptador que lo pasa a HiGHS de una sola vez.

Es la puerta por dentro: aquí se escalan el dinero y las filas; `solucion` y `relajacion` la usan.
"""

from collections.abc import Mapping
from itertools import chain
from math import gcd
from operator import attrgetter
from typing import Any

import highspy
import numpy as np
import pulp

from priorizacion.decision.modelo import Modelo, Parada, escala_de
from priorizacion.decision.restriccion import Restriccion, Terminos

_SENTIDOS = {"<=": pulp.LpConstraintLE, ">=": pulp.LpConstraintGE, "=": pulp.LpConstraintEQ}


def plantear(modelo: Modelo, objetivo: Terminos) -> tuple[Any, list[Any]]:
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
    unidad = unidad_de(objetivo)
    # sin términos, PuLP agregaría una variable postiza
    terminos = {i: c for i, c in objetivo.items() if c} or {0: 0}
    problema.setObjective(_expresion(variables, terminos, factores, unidad))
    for n, r in enumerate(modelo.restricciones):
        if not r.terminos:
            continue
        divisor = divisor_de(modelo, r)
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


def divisor_de(modelo: Modelo, r: Restriccion) -> int:
    """Por cuánto se divide la fila para que sus números queden por debajo de un millón."""
    if r.unidad == "pesos" and max(r.terminos) >= modelo.binarias:
        return r.divisor * modelo.escala
    return escala_de([r.limite, *map(abs, r.terminos.values())])


def unidad_de(objetivo: Terminos) -> int:
    """El mayor número que divide todos los coeficientes: el valor solo sube de a tanto."""
    return gcd(*objetivo.values()) or 1


class Puerta(pulp.HiGHS):  # type: ignore[misc]  # PuLP no publica tipos
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
        """Configura HiGHS y exige que acepte cada opción."""
        super().createAndConfigureSolver(lp)
        for nombre, valor in self.optionsDict.items():
            estado, puesto = lp.solverModel.getOptionValue(nombre)
            if estado != highspy.HighsStatus.kOk or puesto != valor:
                raise ValueError(f"HiGHS no aceptó la opción {nombre}={valor}")

    def buildSolverModel(self, lp: Any) -> None:  # noqa: N802  # nombre de PuLP
        """Pasa el modelo entero en una sola llamada."""
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
        """Pregunta cómo terminó y solo entonces lee los valores."""
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
