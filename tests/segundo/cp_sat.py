"""Las mismas etapas con CP-SAT, en un proceso aparte: OR-Tools y highspy chocan en uno solo.

Se ejecuta así: python -m tests.segundo.cp_sat CARPETA…; escribe un JSON con las propuestas de cada
carpeta. En vez de la puerta a PuLP pone esta, que resuelve las mismas restricciones en enteros.
"""

import json
import sys
import types
from collections.abc import Mapping
from math import gcd
from pathlib import Path

from ortools.sat.python import cp_model

from priorizacion.decision.modelo import Limites, Modelo, Respuesta
from priorizacion.decision.restriccion import Terminos


def maximizar(
    modelo: Modelo,
    objetivo: Terminos,
    limites: Limites,
    arranque: Mapping[int, int] | None = None,
) -> Respuesta:
    if limites.nodos != Limites().nodos:
        return Respuesta("sin_respuesta")  # lo que se busca con menos nodos no decide nada
    cp = cp_model.CpModel()
    columnas = [cp.new_int_var(0, s, f"c{i}") for i, s in enumerate(modelo.superiores)]
    for r in modelo.restricciones:
        suma = sum(c * columnas[i] for i, c in r.terminos.items())
        if r.sentido == "<=":
            cp.add(suma <= r.limite)
        elif r.sentido == ">=":
            cp.add(suma >= r.limite)
        else:
            cp.add(suma == r.limite)
    for i, valor in (arranque or {}).items():
        cp.add_hint(columnas[i], valor)
    unidad = gcd(*objetivo.values()) or 1
    meta = sum(c // unidad * columnas[i] for i, c in objetivo.items())
    if objetivo:
        cp.maximize(meta)
    solver = cp_model.CpSolver()
    if limites.basta is not None:
        cp.add(meta * unidad >= limites.basta)
        solver.parameters.stop_after_first_solution = True
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    estado = solver.solve(cp)
    if estado == cp_model.INFEASIBLE:
        return Respuesta("inviable")
    assert estado in (cp_model.OPTIMAL, cp_model.FEASIBLE), solver.status_name(estado)
    valores = {i: float(solver.value(c)) for i, c in enumerate(columnas) if solver.value(c)}
    cota = None
    if objetivo and limites.basta is None:
        cota = solver.best_objective_bound * unidad
    return Respuesta("optima", valores, cota)


def poner_puerta() -> None:
    puerta = types.ModuleType("priorizacion.decision.solucion")
    puerta.maximizar = maximizar
    puerta.multiplicadores = lambda modelo, objetivo: None
    puerta.version = lambda solucionador: "CP-SAT"
    sys.modules["priorizacion.decision.solucion"] = puerta
    # la defensa, que aquí no se calcula, usa el programa lineal: solo hacen falta los nombres
    sys.modules["priorizacion.decision.planteamiento"] = _solo_nombres(
        "planteamiento", "unidad_de", "divisor_de"
    )
    sys.modules["priorizacion.decision.relajacion"] = _solo_nombres(
        "relajacion", "Relajacion", "Relajado", "Variante", "Entorno"
    )


def _solo_nombres(modulo: str, *nombres: str) -> types.ModuleType:
    vacio = types.ModuleType(f"priorizacion.decision.{modulo}")
    for nombre in nombres:
        setattr(vacio, nombre, type(nombre, (), {}))
    return vacio


def principal() -> None:
    poner_puerta()
    from priorizacion.decision.dictamen import dictaminar  # noqa: PLC0415  # tras la puerta
    from priorizacion.ingesta.carpeta import leer_carpeta  # noqa: PLC0415  # tras la puerta

    assert "highspy" not in sys.modules
    respuestas = {}
    for carpeta in sys.argv[1:]:
        agenda = leer_carpeta(Path(carpeta)).agenda
        assert agenda is not None, carpeta
        resultado = dictaminar(agenda, Limites(breve=True)).resultado
        respuestas[carpeta] = resultado.model_dump(mode="json")["propuestas"]
    json.dump(respuestas, sys.stdout)


if __name__ == "__main__":
    principal()
