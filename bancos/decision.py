"""Cuánto cuesta pasar por PuLP, frente a los mismos arreglos entregados directo a highspy.

    python bancos/decision.py [n…]

Imprime razones: tiempo de CPU (mediana de 7 corridas intercaladas, un hilo) y memoria máxima, cada
una en su proceso. No hace fallar nada; las metas van al lado.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import highspy
import numpy as np
from instancias import formulacion

from priorizacion.decision import solucion
from priorizacion.decision.exploracion import escala
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, Modelo

TAMANOS = (50, 200, 1000, 5000)
CORRIDAS = 7
BRECHA = 0.001
_ARREGLOS = ("col_cost_", "col_lower_", "col_upper_", "row_lower_", "row_upper_")
_MATRIZ = ("start_", "index_", "value_")


def principal() -> None:
    if sys.argv[1:2] == ["--memoria"]:
        _medir_memoria(*sys.argv[2:])
        return
    for n in [int(a) for a in sys.argv[1:]] or TAMANOS:
        una = formulacion(n)
        nuestro, crudo = _intercalar(lambda f=una: _por_pulp(f), _directo(una))
        print(f"n={n}: construir y traducir {nuestro / crudo:.1f}× lo directo (meta 12×)")
        if n == 200:
            _comparar_total(una)
        if n == 5000:
            _comparar_memoria(n, una)


def _modelo(una: Formulacion) -> Modelo:
    return Modelo(len(una.arranques), una.superiores, una.restricciones, escala(una))


def _por_pulp(una: Formulacion) -> Any:
    """De la formulación al modelo cargado en HiGHS, por donde pasa el programa."""
    modelo = _modelo(una)
    problema, variables = solucion._plantear(modelo, una.objetivo(una.valor))
    puerta = solucion._HiGHS(variables, modelo.binarias, **solucion._opciones(Limites()))
    puerta.createAndConfigureSolver(problema)
    puerta.buildSolverModel(problema)
    return problema


def _arreglos(una: Formulacion) -> dict[str, Any]:
    lp = _por_pulp(una).solverModel.getLp()
    matriz = lp.a_matrix_
    return {
        **{c: np.array(getattr(lp, c)) for c in _ARREGLOS},
        **{c: np.array(getattr(matriz, c)) for c in _MATRIZ},
        "enteras": np.array([int(t) for t in lp.integrality_]),
        "por_filas": np.array(matriz.format_ == highspy.MatrixFormat.kRowwise),
    }


def _cargar(arreglos: Any, brecha: float = 0.0) -> Any:
    """Los mismos arreglos, sin PuLP."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(arreglos["col_cost_"]), len(arreglos["row_lower_"])
    lp.sense_ = highspy.ObjSense.kMaximize
    for campo in _ARREGLOS:
        setattr(lp, campo, arreglos[campo])
    filas = bool(arreglos["por_filas"])
    formato = highspy.MatrixFormat.kRowwise if filas else highspy.MatrixFormat.kColwise
    lp.a_matrix_.format_ = formato
    for campo in _MATRIZ:
        setattr(lp.a_matrix_, campo, arreglos[campo])
    lp.integrality_ = [highspy.HighsVarType(int(t)) for t in arreglos["enteras"]]
    highs = highspy.Highs()
    for opcion, valor in {"output_flag": False, "threads": 1, "mip_rel_gap": brecha}.items():
        highs.setOptionValue(opcion, valor)
    highs.setOptionValue("mip_abs_gap", 0.0 if brecha else 0.99)
    highs.passModel(lp)
    return highs


def _directo(una: Formulacion) -> Callable[[], Any]:
    arreglos = _arreglos(una)
    return lambda: _cargar(arreglos)


def _comparar_total(una: Formulacion) -> None:
    arreglos = _arreglos(una)
    limites = Limites(brecha=BRECHA)

    def nuestro() -> None:
        solucion.maximizar(_modelo(una), una.objetivo(una.valor), limites)

    a, b = _intercalar(nuestro, lambda: _cargar(arreglos, BRECHA).run())
    print(f"n=200: hasta una brecha de 0,1 % {a / b:.2f}× lo directo (meta 1,1×; {b:.1f} s)")


def _comparar_memoria(n: int, una: Formulacion) -> None:
    with tempfile.TemporaryDirectory() as carpeta:
        archivo = Path(carpeta) / "arreglos.npz"
        np.savez(archivo, **_arreglos(una))
        for etapa, meta in (("armado", 3.0), ("resuelto", 1.5)):
            nuestra, cruda = (_memoria(quien, etapa, n, archivo) for quien in ("pulp", "directo"))
            razon = nuestra / cruda
            print(
                f"n={n}: memoria con el modelo {etapa} {razon:.2f}× lo directo "
                f"(meta {meta}×; {nuestra:.0f} y {cruda:.0f} MB)"
            )


def _memoria(quien: str, etapa: str, n: int, archivo: Path) -> float:
    orden = [sys.executable, __file__, "--memoria", quien, etapa, str(n), str(archivo)]
    hecho = subprocess.run(orden, capture_output=True, check=True, text=True)
    return float(json.loads(hecho.stdout))


def _medir_memoria(quien: str, etapa: str, n: str, archivo: str) -> None:
    if quien == "pulp":
        highs = _por_pulp(formulacion(int(n))).solverModel
    else:
        highs = _cargar(np.load(archivo))
    if etapa == "resuelto":
        highs.setOptionValue("mip_rel_gap", 0.01)
        highs.run()
    print(json.dumps(_maximo_mb()))


def _maximo_mb() -> float:
    """El máximo de este proceso: `ru_maxrss` heredaría el de quien lo lanzó."""
    lineas = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return float(next(fila.split()[1] for fila in lineas if fila.startswith("VmHWM"))) / 1024


def _intercalar(a: Callable[[], Any], b: Callable[[], Any]) -> tuple[float, float]:
    pares = [(_cpu(a), _cpu(b)) for _ in range(CORRIDAS)]
    primera, segunda = (median(columna) for columna in zip(*pares, strict=True))
    return primera, segunda


def _cpu(accion: Callable[[], Any]) -> float:
    antes = time.process_time()
    accion()
    return time.process_time() - antes


if __name__ == "__main__":
    principal()
