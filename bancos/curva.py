"""La curva de presupuesto entera, frente a preguntar cada punto desde cero. Imprime razones.

    python bancos/curva.py [carpeta] [muestra]

Segundos de CPU de una sola llamada, un hilo. Desde cero: formular la agenda con ese dinero y buscar
hasta la misma brecha que la curva da en ese punto, a lo sumo con 2.000 nodos, así que lo
extrapolado se queda corto; tampoco se le cobran los desempates. Las barras se informan.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from medicion import REPOSITORIO, megas  # noqa: E402

from priorizacion.decision.busqueda import buscar  # noqa: E402
from priorizacion.decision.curva.medida import medir_curva  # noqa: E402
from priorizacion.decision.curva.nivel import escalar  # noqa: E402
from priorizacion.decision.curva.valor import ajustar  # noqa: E402
from priorizacion.decision.dictamen import decidir  # noqa: E402
from priorizacion.decision.exploracion import explorar  # noqa: E402
from priorizacion.decision.formulacion import formular  # noqa: E402
from priorizacion.decision.modelo import Limites  # noqa: E402
from priorizacion.ingesta.carpeta import leer_carpeta  # noqa: E402

NODOS_DESDE_CERO = 2000


def principal() -> None:
    """Mide y cuenta."""
    carpeta = Path(sys.argv[1] if len(sys.argv) > 1 else "agendas/chirivaque/2026-2029")
    cuantos = int(sys.argv[2]) if len(sys.argv) > 2 else 18
    decision = decidir(leer_carpeta(REPOSITORIO / carpeta).agenda, Limites(), _callar)
    propia, curva = _cronometrar(lambda: medir_curva(decision, Limites(), _callar))
    ajustes = ajustar(decision.formulacion, decision.puntajes)
    puntos = [
        (ajuste, punto)
        for ajuste, medido in zip(ajustes, curva.ajustes, strict=True)
        for punto in medido.puntos
    ]
    muestra = [puntos[(2 * n + 1) * len(puntos) // (2 * cuantos)] for n in range(cuantos)]
    gastado = sum(_cronometrar(partial(_desde_cero, decision, *par))[0] for par in muestra)
    total = gastado / len(muestra) * len(puntos)
    print(
        f"{carpeta}: {len(puntos)} puntos en {propia:.1f} s; desde cero, al menos {total:.0f} s "
        f"(extrapolados de {len(muestra)}): {propia / total:.3f} × (barra 0,2)"
    )
    _contar([punto for _, punto in puntos])
    print(f"memoria máxima {megas(_MEMORIA, str(REPOSITORIO / carpeta))[0]:.0f} MB (barra 500)")


def _contar(puntos: list) -> None:
    conocidos = [p for p in puntos if p.brecha is not None]
    partes = sorted(100 * p.brecha / max(1, p.valor + p.brecha) for p in conocidos)
    exactos = sum(p.estado in ("probada", "inviable") for p in puntos)
    print(
        f"exactos {exactos} de {len(puntos)}; brecha mediana {partes[len(partes) // 2]:.1f} %, "
        f"media {sum(partes) / len(partes):.1f} %, mayor {partes[-1]:.1f} %"
    )


def _desde_cero(decision: object, ajuste: object, punto: object) -> object:
    agenda = escalar(decision.agenda, punto.nivel)
    formulacion = formular(agenda, ajuste.valor, ajuste.valor)
    parte = 0 if not punto.brecha else punto.brecha / (punto.valor + punto.brecha)
    limites = Limites(nodos=NODOS_DESDE_CERO, brecha=parte)
    return buscar(explorar(formulacion, limites), formulacion.objetivo(ajuste.valor))


def _cronometrar(hacer: Callable[[], object]) -> tuple[float, object]:
    antes = time.process_time()
    hecho = hacer()
    return time.process_time() - antes, hecho


def _callar(_: str) -> None:
    pass


# VmHWM y no ru_maxrss, que un proceso hereda de quien lo lanza
_MEMORIA = """
import sys
from pathlib import Path
from priorizacion.decision.curva.medida import medir_curva
from priorizacion.decision.dictamen import decidir
from priorizacion.decision.modelo import Limites
from priorizacion.ingesta.carpeta import leer_carpeta
decision = decidir(leer_carpeta(Path(sys.argv[1])).agenda, Limites(), lambda _: None)
medir_curva(decision, Limites(), lambda _: None)
estado = dict(linea.split(":") for linea in open("/proc/self/status"))
print(int(estado["VmHWM"].split()[0]) / 1024)
"""


if __name__ == "__main__":
    principal()
