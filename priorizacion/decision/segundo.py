"""Otro solucionador contesta la misma pregunta, en un proceso propio y solo con la matriz.

Se llama así: python -m priorizacion.decision.segundo, con la pregunta en JSON por la entrada. Un
proceso carga un solo solucionador: OR-Tools y highspy chocan si están juntos.
"""

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from math import gcd
from typing import Any, Literal, get_args

from priorizacion.decision.matriz import BINARIA, Matriz, leer_matriz
from priorizacion.decision.modelo import Limites, Modelo, escala_de
from priorizacion.decision.restriccion import Restriccion

Solucionador = Literal["cp_sat", "cbc", "highs"]
Respuesta = dict[str, Any]
"""`estado` (optima, inviable, factible, sin_respuesta), `valor`, `elegidas` y `quien`."""


def contestar(pregunta: Mapping[str, Any]) -> Respuesta:
    """Resuelve la matriz; con `al_menos` solo busca algo que valga tanto, sin probar que es lo más.

    Lanza `MatrizIlegible` y `KeyError`.
    """
    matriz = leer_matriz(pregunta["matriz"])
    quien: Solucionador = pregunta["solucionador"]
    if quien not in get_args(Solucionador):
        raise KeyError(quien)
    segundos = float(pregunta["segundos"])
    if quien == "cp_sat":
        return _con_cp_sat(matriz, pregunta.get("al_menos"), segundos)
    return _por_la_puerta(matriz, quien, segundos)


def hay_cp_sat() -> bool:
    """Si OR-Tools está instalado; no lo carga."""
    return find_spec("ortools") is not None


def _con_cp_sat(matriz: Matriz, al_menos: int | None, segundos: float) -> Respuesta:
    modulo = import_module("ortools.sat.python.cp_model")
    modelo = modulo.CpModel()
    columnas = {n: modelo.new_int_var(0, s, n) for n, s in matriz.superiores.items()}
    for fila in matriz.filas.values():
        divisor = gcd(*fila.terminos.values()) or 1
        if fila.limite % divisor:
            divisor = 1
        suma = sum(c // divisor * columnas[n] for n, c in fila.terminos.items())
        limite = fila.limite // divisor
        if fila.sentido == "=":
            modelo.add(suma == limite)
        else:
            modelo.add(suma <= limite if fila.sentido == "<=" else suma >= limite)
    unidad = gcd(*matriz.objetivo.values()) or 1
    meta = sum(c // unidad * columnas[n] for n, c in matriz.objetivo.items())
    if al_menos is not None:
        modelo.add(meta * unidad >= al_menos)
    elif matriz.objetivo:
        modelo.maximize(meta)
    solucionador = modulo.CpSolver()
    solucionador.parameters.num_workers = 1
    solucionador.parameters.linearization_level = 2
    solucionador.parameters.max_time_in_seconds = segundos
    estado = solucionador.solve(modelo)
    nombres = {
        modulo.OPTIMAL: "optima" if al_menos is None else "factible",
        modulo.FEASIBLE: "factible",
        modulo.INFEASIBLE: "inviable",
    }
    dicho = nombres.get(estado, "sin_respuesta")
    elegidas = []
    if dicho in ("optima", "factible"):
        elegidas = [
            n for n in columnas if n.startswith(BINARIA) and solucionador.value(columnas[n])
        ]
    return _respuesta(f"CP-SAT {version('ortools')}", dicho, matriz, elegidas)


def _por_la_puerta(matriz: Matriz, quien: Literal["cbc", "highs"], segundos: float) -> Respuesta:
    """CBC o HiGHS, por la única puerta a PuLP."""
    puerta = import_module("priorizacion.decision.solucion")
    orden = sorted(matriz.superiores, key=lambda n: not n.startswith(BINARIA))
    lugar = {n: i for i, n in enumerate(orden)}
    binarias = sum(n.startswith(BINARIA) for n in orden)
    filas = tuple(
        Restriccion(n, {lugar[c]: v for c, v in f.terminos.items()}, f.sentido, f.limite)
        for n, f in matriz.filas.items()
    )
    superiores = tuple(matriz.superiores[n] for n in orden)
    modelo = Modelo(binarias, superiores, filas, escala_de(superiores))
    objetivo = {lugar[n]: c for n, c in matriz.objetivo.items()}
    limites = Limites(nodos=None, segundos=segundos, solucionador=quien)
    dicho = puerta.maximizar(modelo, objetivo, limites)
    elegidas = [orden[i] for i, v in dicho.valores.items() if i < binarias and v > 0.5]
    return _respuesta(puerta.version(quien), dicho.estado, matriz, elegidas)


def _respuesta(quien: str, estado: str, matriz: Matriz, elegidas: list[str]) -> Respuesta:
    hay = estado in ("optima", "factible")
    valor = sum(matriz.objetivo.get(n, 0) for n in elegidas) if hay else None
    return {"quien": quien, "estado": estado, "valor": valor, "elegidas": sorted(elegidas)}


def principal() -> None:
    """Lee una pregunta y escribe su respuesta, en JSON."""
    json.dump(contestar(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    principal()
