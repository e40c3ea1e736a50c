"""Lo que cuesta defender una agenda entera, frente a preguntar lo mismo desde cero. Imprime razones.

    python bancos/ejemplos.py [carpeta [muestra]]

Segundos de CPU, un hilo. Desde cero cada pregunta es formular la agenda y resolverla con PuLP sin
aprovechar nada de las demás, hasta probar o 500 nodos. De cada escenario de la firmeza se pregunta
también si hay otra agenda tan buena, que es lo menos que hace falta para decir cuáles están en
todas. Lo extrapolado se queda corto: no se cobran los desempates, los márgenes de costo y de dinero
ni saber cuáles son las que empatan. Las barras se informan.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from medicion import REPOSITORIO, megas  # noqa: E402

from priorizacion.decision.busqueda import buscar  # noqa: E402
from priorizacion.decision.curva.medida import escribir, recorrer  # noqa: E402
from priorizacion.decision.curva.nivel import escalar  # noqa: E402
from priorizacion.decision.dictamen import decidir  # noqa: E402
from priorizacion.decision.elastico import reglas_de, sin_reglas  # noqa: E402
from priorizacion.decision.elegibilidad import juzgar  # noqa: E402
from priorizacion.decision.explicacion.duelo import con, sin  # noqa: E402
from priorizacion.decision.explicacion.explicacion import explicar  # noqa: E402
from priorizacion.decision.exploracion import explorar  # noqa: E402
from priorizacion.decision.formulacion import Formulacion, formular  # noqa: E402
from priorizacion.decision.modelo import Limites  # noqa: E402
from priorizacion.decision.puntaje import calcular_puntajes  # noqa: E402
from priorizacion.decision.restriccion import Restriccion  # noqa: E402
from priorizacion.decision.robustez.ausencias import sin as sin_marcas_de  # noqa: E402
from priorizacion.decision.robustez.azar import Azar  # noqa: E402
from priorizacion.decision.robustez.escenarios import BANDAS, con_otros_costos  # noqa: E402
from priorizacion.decision.robustez.medida import COSTOS, PONDERACIONES, medir_robustez  # noqa: E402
from priorizacion.decision.robustez.ponderaciones import FAMILIAS, escenarios  # noqa: E402
from priorizacion.decision.valor import valorar  # noqa: E402
from priorizacion.ingesta.carpeta import leer_carpeta  # noqa: E402

NODOS = 500
_Pregunta = Callable[[], object]


def principal() -> None:
    """Mide y cuenta."""
    carpeta = Path(sys.argv[1] if len(sys.argv) > 1 else "agendas/chirivaque/2026-2029")
    cuantas = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    decision = decidir(leer_carpeta(REPOSITORIO / carpeta).agenda, Limites(), _callar)
    propio, desde_cero = 0.0, 0.0
    curva = None
    antes = time.process_time()
    explicar(decision, Limites(), _callar)
    explicado = time.process_time()
    recorrido = recorrer(decision, Limites(), _callar)
    recorrida = time.process_time()
    medir_robustez(decision, Limites(), _callar, recorrido)
    curva = escribir(recorrido)
    medida = time.process_time()
    propio = medida - antes
    print(
        f"{carpeta}: explicar {explicado - antes:.0f} s, curva {recorrida - explicado:.0f} s, "
        f"firmeza {medida - recorrida:.0f} s",
        flush=True,
    )
    for nombre, preguntas in _preguntas(decision, curva).items():
        paso = max(1, len(preguntas) // cuantas)
        muestra = preguntas[paso // 2 :: paso][:cuantas]
        gastado = sum(_cronometrar(p) for p in muestra)
        total = gastado / len(muestra) * len(preguntas)
        desde_cero += total
        print(f"  {nombre}: {len(preguntas)} preguntas, {total:.0f} s desde cero", flush=True)
    print(
        f"{carpeta}: {propio:.0f} s; desde cero, al menos {desde_cero:.0f} s (extrapolados): "
        f"{propio / desde_cero:.2f} × (barra 0,2)"
    )
    print(f"memoria máxima {megas(_MEMORIA, str(REPOSITORIO / carpeta))[0]:.0f} MB (barra 500)")


def _preguntas(decision: object, curva: object) -> dict[str, list[_Pregunta]]:
    """Por clase, lo que habría que resolver para contestar lo mismo."""
    formulacion, agenda = decision.formulacion, decision.agenda
    volteos = [
        partial(_resolver, formulacion, sin(formulacion, p) if va else con(formulacion, p))
        for p, columnas in formulacion.columnas.items()
        if columnas
        for va in [p in decision.cartera.inicios]
    ]
    precios = [
        partial(_resolver, sin_reglas(formulacion, [regla])) for regla in reglas_de(formulacion)
    ]
    puntos = [
        partial(_con_dinero, decision, punto.nivel)
        for ajuste in curva.ajustes
        for punto in ajuste.puntos
    ]
    otras = [
        partial(_con_costos, decision, con_otros_costos(agenda, azar, BANDAS))
        for azar in (Azar(agenda.sorteo.semilla, "costos", n) for n in range(COSTOS))
    ]
    return {
        "volteos": volteos,
        "precios": precios,
        "ponderaciones": list(_ponderaciones(decision)),
        "costos": otras,
        "ausencias": list(_ausencias(decision)),
        "curva": puntos,
    }


def _ponderaciones(decision: object) -> Iterator[_Pregunta]:
    formulacion = decision.formulacion
    puntajes = {p.id: decision.puntajes[p.id] for p in formulacion.competidoras}
    for familia in FAMILIAS:
        for escenario in escenarios(decision.agenda, puntajes, familia, PONDERACIONES):
            yield partial(_con_valor, decision, escenario.valor)


def _ausencias(decision: object) -> Iterator[_Pregunta]:
    agenda = decision.agenda
    if agenda.sin_marcas:
        return
    for quien in agenda.participantes:
        yield partial(_sin_alguien, decision, lambda p, quien=quien: p.id == quien.id)
    for estamento in sorted({p.estamento for p in agenda.participantes}):
        yield partial(_sin_alguien, decision, lambda p, de=estamento: p.estamento == de)


def _resolver(formulacion: Formulacion, *filas: object) -> object:
    espacio = explorar(formulacion, Limites(nodos=NODOS), *filas)
    return buscar(espacio, formulacion.objetivo(formulacion.valor))


def _las_de_todas(formulacion: Formulacion) -> None:
    """La mejor, y si hay otra tan buena."""
    mejor = _resolver(formulacion)
    if mejor.estado not in ("probada", "con_brecha"):
        return
    objetivo = formulacion.objetivo(formulacion.valor)
    valor = sum(objetivo.get(i, 0) for i in mejor.eleccion)
    elegidas = {formulacion.arranques[i].propuesta for i in mejor.eleccion}
    cambios = {i: -1 if a.propuesta in elegidas else 1 for i, a in enumerate(formulacion.arranques)}
    _resolver(
        formulacion,
        Restriccion("tan_buena", objetivo, ">=", valor),
        Restriccion("otra", cambios, ">=", 1 - len(elegidas)),
    )


def _con_valor(decision: object, valor: dict[str, int]) -> None:
    _las_de_todas(formular(decision.agenda, valor, valor))


def _con_dinero(decision: object, nivel: int) -> object:
    valor = decision.formulacion.valor
    return _resolver(formular(escalar(decision.agenda, nivel), valor, valor))


def _con_costos(decision: object, agenda: object) -> None:
    _de_otra_agenda(agenda, decision.puntajes)


def _sin_alguien(decision: object, falta: Callable[[object], bool]) -> None:
    agenda = sin_marcas_de(decision.agenda, falta)
    _de_otra_agenda(agenda, calcular_puntajes(agenda))


def _de_otra_agenda(agenda: object, puntajes: object) -> None:
    juicios = juzgar(agenda, puntajes)
    compiten = [p for p, j in juicios.items() if j.estado is None]
    _las_de_todas(formular(agenda, valorar(agenda, puntajes), compiten))


def _cronometrar(hacer: _Pregunta) -> float:
    antes = time.process_time()
    hacer()
    return time.process_time() - antes


def _callar(_: str) -> None:
    pass


# VmHWM y no ru_maxrss, que un proceso hereda de quien lo lanza
_MEMORIA = """
import sys
from pathlib import Path
from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.ingesta.carpeta import leer_carpeta
dictaminar(leer_carpeta(Path(sys.argv[1])).agenda, Limites())
estado = dict(linea.split(":") for linea in open("/proc/self/status"))
print(int(estado["VmHWM"].split()[0]) / 1024)
"""


if __name__ == "__main__":
    principal()
