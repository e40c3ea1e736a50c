"""Cuánto cuesta pasar por PuLP, frente a los mismos arreglos dados a highspy. Imprime razones.

    python bancos/decision.py [n …]

Segundos de CPU, mediana de 7 corridas intercaladas en una sola llamada, un hilo del solucionador;
la memoria, en un proceso propio cada vez. Las barras se informan; no detienen nada.
"""

import pickle
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import crudo  # noqa: E402
import instancias  # noqa: E402
from medicion import intercalar, megas  # noqa: E402

from priorizacion.decision import planteamiento, solucion  # noqa: E402
from priorizacion.decision.exploracion import escala  # noqa: E402
from priorizacion.decision.modelo import Limites, Modelo  # noqa: E402

TAMANOS = (50, 200, 1000, 5000)
UN_DECIMO = Limites(brecha=0.001, nodos=None)


def principal() -> None:
    """Mide y cuenta."""
    for n in [int(a) for a in sys.argv[1:]] or TAMANOS:
        _construir(n)
    _resolver(200)
    _memoria(5000)


def _construir(n: int) -> None:
    formulacion = instancias.formulacion(n)
    objetivo = formulacion.objetivo(formulacion.valor)
    modelo = _modelo(formulacion)
    arreglos = crudo.preparar(modelo, objetivo)
    cpu = intercalar(
        {
            "pulp": lambda: _cargar(_modelo(formulacion), objetivo),
            "con_arreglos": lambda: crudo.pasar(arreglos),
            "desde_cero": lambda: crudo.pasar(crudo.preparar(modelo, objetivo)),
            "de_una": lambda: crudo.pasar_de_una(arreglos),
        }
    )
    print(
        f"armar y cargar, n = {n} ({len(modelo.superiores)} columnas, "
        f"{len(modelo.restricciones)} filas): PuLP {1e3 * cpu['pulp']:.1f} ms; "
        f"{cpu['pulp'] / cpu['con_arreglos']:.1f} × los mismos arreglos por HighsLp (barra 12), "
        f"{cpu['pulp'] / cpu['desde_cero']:.1f} × armarlos y pasarlos, "
        f"{cpu['pulp'] / cpu['de_una']:.1f} × pasarlos sueltos",
        flush=True,
    )


def _resolver(n: int) -> None:
    formulacion = instancias.formulacion(n)
    objetivo = formulacion.objetivo(formulacion.valor)
    opciones = _opciones_de_highs(UN_DECIMO)
    arreglos = crudo.preparar(_modelo(formulacion), objetivo)

    def a_mano() -> list[float]:
        solucionador = crudo.pasar(arreglos, opciones)
        solucionador.run()
        return list(solucionador.getSolution().col_value)

    cpu = intercalar(
        {
            "pulp": lambda: solucion.maximizar(_modelo(formulacion), objetivo, UN_DECIMO),
            "a_mano": a_mano,
        }
    )
    print(
        f"armar y resolver hasta 0,1 %, n = {n}: {cpu['pulp']:.2f} s; "
        f"{cpu['pulp'] / cpu['a_mano']:.3f} × highspy solo (barra 1,1)",
        flush=True,
    )


def _memoria(n: int) -> None:
    formulacion = instancias.formulacion(n)
    objetivo, modelo = formulacion.objetivo(formulacion.valor), _modelo(formulacion)
    opciones = _opciones_de_highs(UN_DECIMO)
    with tempfile.TemporaryDirectory() as carpeta:
        encargo, arreglos = Path(carpeta) / "modelo.pickle", Path(carpeta) / "arreglos.npz"
        encargo.write_bytes(pickle.dumps((modelo, objetivo, UN_DECIMO, opciones)))
        crudo.guardar(crudo.preparar(modelo, objetivo), arreglos)
        armado, al_final = megas(_CON_PULP, str(encargo))
        armado_crudo, al_final_crudo = megas(_A_MANO, str(arreglos), repr(opciones))
    print(
        f"memoria máxima, n = {n}: armado {armado:.0f} MB, {armado / armado_crudo:.2f} × highspy "
        f"solo (barra 3); al terminar de resolver {al_final:.0f} MB, "
        f"{al_final / al_final_crudo:.2f} × (barra 1,5)"
    )


def _modelo(formulacion: object) -> Modelo:
    return Modelo(
        binarias=len(formulacion.arranques),
        superiores=formulacion.superiores,
        restricciones=formulacion.restricciones,
        escala=escala(formulacion),
    )


def _cargar(modelo: Modelo, objetivo: dict[int, int]) -> object:
    problema, variables = planteamiento.plantear(modelo, objetivo)
    puerta = planteamiento.Puerta(variables, modelo.binarias, **solucion._opciones(Limites()))
    puerta.createAndConfigureSolver(problema)
    puerta.buildSolverModel(problema)
    return problema


def _opciones_de_highs(limites: Limites) -> dict[str, object]:
    """Las del motor, con los nombres de HiGHS."""
    nombres = {"gapRel": "mip_rel_gap", "gapAbs": "mip_abs_gap", "timeLimit": "time_limit"}
    puestas = solucion._opciones(limites).items()
    return {nombres.get(o, o): v for o, v in puestas if o != "msg"}


# VmHWM y no ru_maxrss, que un proceso hereda de quien lo lanza
_MAXIMA = """
import sys
def maxima():
    estado = dict(linea.split(":") for linea in open("/proc/self/status"))
    print(int(estado["VmHWM"].split()[0]) / 1024, flush=True)
"""
_CON_PULP = (
    _MAXIMA
    + """
import pickle
from pathlib import Path
from priorizacion.decision import planteamiento, solucion
from priorizacion.decision.modelo import Limites
modelo, objetivo, limites, opciones = pickle.loads(Path(sys.argv[1]).read_bytes())
cargar = planteamiento.Puerta.buildSolverModel
def y_medir(puerta, lp):
    cargar(puerta, lp)
    maxima()
planteamiento.Puerta.buildSolverModel = y_medir
assert solucion.maximizar(modelo, objetivo, limites).estado == "optima"
maxima()
"""
)
_A_MANO = (
    _MAXIMA
    + """
import ast
sys.path.insert(0, "bancos")
from pathlib import Path
import crudo
solucionador = crudo.pasar(crudo.leer(Path(sys.argv[1])), ast.literal_eval(sys.argv[2]))
maxima()
solucionador.run()
solucionador.getSolution()
maxima()
"""
)


if __name__ == "__main__":
    principal()
