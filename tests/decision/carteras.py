"""Todas las carteras posibles de una agenda pequeña, según la referencia escrita aparte."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from priorizacion.decision.cartera import Cartera, elegir
from priorizacion.decision.dictamen import decidir
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import protegidos
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.referencia.azar import generar_carpeta
from tests.referencia.estados import COMPITE, fichas
from tests.referencia.exhaustiva import _Busqueda, subconjuntos
from tests.referencia.lectura import leer
from tests.referencia.reglas import cumple_sin_fechas


@cache
def decision_al_azar(semilla: int) -> tuple[Decision, tuple[frozenset[str], ...]]:
    """Lo que se decide en la agenda de esa semilla y todas sus carteras posibles."""
    with TemporaryDirectory() as temporal:
        carpeta = Path(temporal) / "a"
        generar_carpeta(semilla, carpeta)
        agenda = leer_carpeta(carpeta).agenda
        assert agenda is not None
        posibles = tuple(_posibles(carpeta))
    return decidir(agenda, Limites(), lambda _: None), posibles


def con_cartera(
    semillas: Iterable[int],
) -> Iterator[tuple[int, Decision, tuple[frozenset[str], ...]]]:
    """Las agendas de esas semillas con cartera y sin reglas de satisfacción."""
    for semilla in semillas:
        decision, posibles = decision_al_azar(semilla)
        if _sirve(decision):
            yield semilla, decision, posibles


def elegida(agenda: Agenda, decision: Decision) -> Cartera:
    """La cartera del procedimiento entero en otra agenda con los mismos puntajes."""
    juicios = juzgar(agenda, decision.puntajes)
    compiten = [p for p, j in juicios.items() if j.estado is None]
    formulacion = formular(agenda, valorar(agenda, decision.puntajes), compiten)
    return elegir(formulacion, Limites(), lambda _: None)


def _sirve(decision: Decision) -> bool:
    return decision.hay_cartera and not any(protegidos(decision.agenda))


def _posibles(carpeta: Path) -> Iterator[frozenset[str]]:
    caso = leer(carpeta)
    compiten = [f for f in fichas(caso).values() if f.estado == COMPITE]
    busqueda = _Busqueda(caso, compiten)
    for seleccion in subconjuntos(compiten):
        if cumple_sin_fechas(caso, seleccion) and busqueda.factible(seleccion):
            yield frozenset(f.propuesta.id for f in seleccion)
