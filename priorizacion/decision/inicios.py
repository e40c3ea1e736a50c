"""Con la selección ya fija: cuándo empieza cada proyecto (etapas 5 y 6 del modelo)."""

from priorizacion.decision.busqueda import Eleccion, Espacio, buscar, prohibir
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion, Terminos, lado
from priorizacion.dominio.sorteo import sortear_inicio


def fijar_inicios(
    formulacion: Formulacion, eleccion: Eleccion, limites: Limites
) -> tuple[dict[str, int], int]:
    """Propuesta → año de inicio, con la menor espera ponderada por valor y luego el sorteo.

    El segundo dato es cuántos cortes exactos hicieron falta.
    """
    conocidos = {a.propuesta: a.inicio for a in (formulacion.arranques[i] for i in eleccion)}
    if all(len(formulacion.columnas[p]) == 1 for p in conocidos):
        return conocidos, 0
    reducida = formular(formulacion.agenda, formulacion.valor, conocidos)
    todas = (
        Restriccion(f"elegida:{p}", dict.fromkeys(columnas, 1), "=", 1)
        for p, columnas in reducida.columnas.items()
    )
    espacio = explorar(reducida, limites, *todas)
    filas: list[Restriccion] = []
    mejor = frozenset(
        i for i, a in enumerate(reducida.arranques) if conocidos[a.propuesta] == a.inicio
    )
    for etapa, objetivo in ((5, _espera(reducida)), (6, _sorteo(reducida))):
        hallazgo = buscar(espacio, objetivo, filas, desde=mejor)
        if hallazgo.estado not in ("probada", "con_brecha"):
            break
        mejor = hallazgo.eleccion
        fila = Restriccion(f"etapa_{etapa}", objetivo, ">=", 0)
        logrado = lado(fila, dict.fromkeys(mejor, 1))
        filas.append(Restriccion(f"etapa_{etapa}", objetivo, ">=", logrado))
    elegida = min(
        _iguales(espacio, filas, mejor), key=lambda e: sorted(_inicios(reducida, e).items())
    )
    return _inicios(reducida, elegida), len(espacio.cortes)


def _espera(formulacion: Formulacion) -> Terminos:
    primero = formulacion.agenda.periodo.inicio
    return {
        i: -formulacion.valor[a.propuesta] * (a.inicio - primero)
        for i, a in enumerate(formulacion.arranques)
    }


def _sorteo(formulacion: Formulacion) -> Terminos:
    semilla = formulacion.agenda.sorteo.semilla
    return {
        i: sortear_inicio(semilla, a.propuesta, a.inicio)
        for i, a in enumerate(formulacion.arranques)
    }


def _iguales(espacio: Espacio, filas: list[Restriccion], mejor: Eleccion) -> list[Eleccion]:
    """Las elecciones que empatan hasta en el sorteo de inicios; casi siempre, una sola."""
    vistas = [mejor]
    while len(filas) == 2:
        otras = [prohibir(espacio, e, f"vista_{n}") for n, e in enumerate(vistas)]
        hallazgo = buscar(espacio, {}, (*filas, *otras))
        if hallazgo.estado not in ("probada", "con_brecha"):
            break
        vistas.append(hallazgo.eleccion)
    return vistas


def _inicios(formulacion: Formulacion, eleccion: Eleccion) -> dict[str, int]:
    elegidos = (formulacion.arranques[i] for i in eleccion)
    return {a.propuesta: a.inicio for a in elegidos}
