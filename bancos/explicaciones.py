"""Lo que cuestan las preguntas sobre la decisión, frente a hacerlas a mano. Imprime razones.

    python bancos/explicaciones.py [n [ponderaciones [exactas]]]

Un hilo, segundos de CPU, todo en una sola corrida; con tope de 25 proyectos y sin él. Las barras
se informan; no detienen nada.
"""

import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import crudo  # noqa: E402
import instancias  # noqa: E402
from medicion import intercalar  # noqa: E402

from priorizacion.decision.busqueda import buscar  # noqa: E402
from priorizacion.decision.explicacion.duelo import con, sin  # noqa: E402
from priorizacion.decision.explicacion.intervalos import intervalos  # noqa: E402
from priorizacion.decision.exploracion import explorar  # noqa: E402
from priorizacion.decision.modelo import Limites  # noqa: E402
from priorizacion.decision.robustez.mesa import juzgar_escenario, poner_mesa  # noqa: E402
from priorizacion.decision.robustez.veredicto import Escenario, Veredicto  # noqa: E402
from priorizacion.decision.solucion import maximizar  # noqa: E402

MEDIO_POR_CIENTO = 0.005
FRESCAS = 30
NODOS = 500
"""Hasta dónde llega cada problema, aquí y aparte: sin tope, alguno no termina."""
SEGUNDOS = 10
"""Y hasta cuándo, los que se resuelven aparte para comparar."""


def principal() -> None:
    """Mide y cuenta."""
    n, ponderaciones, exactas = [int(a) for a in sys.argv[1:]] + [200, 1000, 100][
        len(sys.argv) - 1 :
    ]
    for con_tope in (True, False):
        nombre = f"n = {n}, {'tope de 25' if con_tope else 'sin tope'}"
        _intervalos(nombre, n, con_tope)
        _ponderaciones(nombre, (n, ponderaciones, exactas), con_tope)


def _intervalos(nombre: str, n: int, con_tope: bool) -> None:
    formulacion = instancias.formulacion(n, con_tope=con_tope)
    espacio = explorar(formulacion, Limites())
    objetivo = formulacion.objetivo(formulacion.valor)
    eleccion = buscar(espacio, objetivo).eleccion
    arreglos = crudo.preparar(espacio.modelo, objetivo)
    arreglos["entera"][:] = False
    filas = {r.nombre: i for i, r in enumerate(r for r in formulacion.restricciones if r.terminos)}
    fuera = {p: c for p, c in formulacion.columnas.items() if c and eleccion.isdisjoint(c)}
    cpu = intercalar(
        {
            "intervalos": lambda: intervalos(formulacion, eleccion),
            "seguidas": lambda: _a_mano(arreglos, filas, fuera, de_la_base=False),
            "de_la_base": lambda: _a_mano(arreglos, filas, fuera, de_la_base=True),
        }
    )
    anchos = sorted(
        (v.maximo - v.minimo) / v.maximo
        for p, v in intervalos(formulacion, eleccion).items()
        if p in fuera and v.maximo is not None and v.minimo is not None
    )
    print(
        f"{nombre}: intervalos probados de {len(fuera)} no elegidas (y de las elegidas) en "
        f"{1e3 * cpu['intervalos']:.0f} ms; {cpu['intervalos'] / cpu['seguidas']:.2f} × las mismas "
        f"relajaciones seguidas en highspy (barra 1,5), "
        f"{cpu['intervalos'] / cpu['de_la_base']:.2f} × cada una desde la base; ancho mediano "
        f"{100 * anchos[len(anchos) // 2]:.2f} %, sin cota inferior {len(fuera) - len(anchos)}",
        flush=True,
    )


def _a_mano(arreglos: dict, filas: dict, fuera: dict, *, de_la_base: bool) -> list[float]:
    """Cargar, obligar cada una, resolver y leer el valor: sin cotas ni carteras."""
    opciones = {"solver": "simplex", "presolve": "off", "threads": 1}
    solucionador = crudo.pasar(arreglos, opciones)
    solucionador.run()
    base, infinito = solucionador.getBasis(), crudo._INFINITO
    valores = []
    for propuesta, columnas in fuera.items():
        fila = filas.get(f"inicio:{propuesta}")
        if fila is None:
            solucionador.changeColBounds(columnas[0], 1, 1)
        else:
            solucionador.changeRowBounds(fila, 1, 1)
        if de_la_base:
            solucionador.setBasis(base)
        solucionador.run()
        valores.append(solucionador.getInfo().objective_function_value)
        if fila is None:
            solucionador.changeColBounds(columnas[0], 0, 1)
        else:
            solucionador.changeRowBounds(fila, -infinito, 1)
    return valores


def _ponderaciones(nombre: str, cuantas: tuple[int, int, int], con_tope: bool) -> None:
    n, ponderaciones, exactas = cuantas
    formulacion = instancias.formulacion(n, con_tope=con_tope)
    valores = instancias.ponderaciones(n, ponderaciones)
    escenarios = [Escenario(v, frozenset(v)) for v in valores]
    antes = time.process_time()
    mesa = poner_mesa(formulacion, Limites(nodos=NODOS), MEDIO_POR_CIENTO)
    veredictos = [juzgar_escenario(mesa, escenario) for escenario in escenarios]
    nuestros = time.process_time() - antes
    brechas = [(v.cota - v.valor) / v.valor for v in veredictos]
    exactas_, igual = (
        _frescas(formulacion, valores, limites) * ponderaciones / nuestros
        for limites in (Limites(nodos=NODOS), Limites(nodos=NODOS, brecha=MEDIO_POR_CIENTO))
    )
    dentro = sum(b <= MEDIO_POR_CIENTO for b in brechas)
    print(
        f"{nombre}: {ponderaciones} ponderaciones en {nuestros:.1f} s, {dentro} a menos de 0,5 % "
        f"(la peor, {100 * max(brechas):.2f} %); "
        f"{exactas_:.0f} veces más rápido que resolver cada una con PuLP (barra 30; {igual:.1f} si "
        "también para en 0,5 %)",
        flush=True,
    )
    cada = max(1, ponderaciones // max(1, exactas))
    _contra_lo_exacto(nombre, formulacion, escenarios[::cada][:exactas])


def _frescas(formulacion: object, valores: list, limites: Limites) -> float:
    """Segundos por problema, desde cero, en promedio."""
    antes = time.process_time()
    for v in valores[:FRESCAS]:
        modelo = explorar(formulacion, limites).modelo
        maximizar(modelo, formulacion.objetivo(v), limites)
    return (time.process_time() - antes) / len(valores[:FRESCAS])


def _contra_lo_exacto(nombre: str, formulacion: object, muestra: list) -> None:
    """Las mismas preguntas sin tolerancia, frente a resolver cada una desde cero.

    Con varias mejores, lo exacto no es una lista sino dos: las que están en todas y las que están
    en alguna. De cada una que las distingue se resuelve aparte que de verdad empata.
    """
    mesa = poner_mesa(formulacion, Limites(nodos=NODOS))
    antes = time.process_time()
    veredictos = [juzgar_escenario(mesa, escenario) for escenario in muestra]
    nuestros = time.process_time() - antes
    contenidas = iguales = empates = probadas = 0
    desde_cero = 0.0
    for escenario, veredicto in zip(muestra, veredictos, strict=True):
        antes = time.process_time()
        hallazgo = _aparte(formulacion, escenario)
        desde_cero += time.process_time() - antes
        if hallazgo.estado != "probada":
            continue
        probadas += 1
        elegidas = {formulacion.arranques[i].propuesta for i in hallazgo.eleccion}
        contenidas += veredicto.seguras <= elegidas <= veredicto.posibles
        distinguen = veredicto.posibles - veredicto.seguras
        empates += bool(distinguen)
        iguales += veredicto.probado and all(
            _empata(formulacion, escenario, p, veredicto) for p in distinguen
        )
    nuestras = sum(v.probado for v in veredictos)
    print(
        f"{nombre}: de {len(muestra)} ponderaciones, aquí {nuestras} probadas en {nuestros:.1f} s; "
        f"desde cero {probadas} en {desde_cero:.1f} s. De esas, en {contenidas} lo de aquí contiene "
        f"lo exacto y en {iguales} es lo mismo, una por una ({empates} tienen varias mejores)",
        flush=True,
    )


def _aparte(formulacion: object, escenario: Escenario, *filas: object) -> object:
    espacio = explorar(formulacion, Limites(nodos=NODOS, segundos=SEGUNDOS), *filas)
    return buscar(espacio, formulacion.objetivo(escenario.valor))


def _empata(formulacion: object, escenario: Escenario, propuesta: str, dicho: Veredicto) -> bool:
    """Si obligada a lo contrario de la hallada se alcanza el mismo valor, resuelto aparte."""
    al_reves = sin if propuesta in dicho.hallada else con
    hallazgo = _aparte(formulacion, escenario, al_reves(formulacion, propuesta))
    elegidas = (formulacion.arranques[i].propuesta for i in hallazgo.eleccion)
    return sum(escenario.valor[p] for p in elegidas) == dicho.valor


if __name__ == "__main__":
    principal()
