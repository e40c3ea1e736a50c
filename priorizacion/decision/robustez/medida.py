"""Lo que se mantiene cuando cambian las ponderaciones, los costos o el dinero (modelo, sección 8).

De cada escenario se prueba qué propuestas están en toda mejor cartera y cuáles en ninguna; lo que
empata o no se alcanza a probar queda en el intervalo. Con reglas de satisfacción no se mide: lo
que ellas exigen cambia en cada escenario.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from priorizacion.decision.ausencia import Ausencias
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.exploracion import inicios_de
from priorizacion.decision.formulacion import formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import protegidos
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.robustez.ausencias import medir_ausencias
from priorizacion.decision.robustez.azar import Azar
from priorizacion.decision.robustez.conocidas import recordar
from priorizacion.decision.robustez.escenarios import (
    BANDAS,
    Banda,
    con_otros_costos,
    con_otros_techos,
)
from priorizacion.decision.robustez.frases import decir_familia
from priorizacion.decision.robustez.indice import (
    Recuento,
    clase_de_todas,
    contar,
    indices,
    resumir_familia,
)
from priorizacion.decision.robustez.mesa import (
    Mesa,
    aprender,
    brecha,
    juzgar_escenario,
    poner_mesa,
    revisar,
)
from priorizacion.decision.robustez.ponderaciones import FAMILIAS, escenarios, hay_que_ponderar
from priorizacion.decision.robustez.tendido import GRANDE, tender, trasladar
from priorizacion.decision.robustez.veredicto import Escenario, Veredicto
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import Fase
from priorizacion.dominio.robustez import Familia, Firmeza, Robustez

PONDERACIONES = 60
"""Escenarios de cada familia de ponderaciones."""
COSTOS = 20
"""Escenarios de costos."""
LECCIONES = 20
"""Programas enteros con que se aprietan las cotas de las ponderaciones."""
REVISADOS = 1
"""Escenarios de cada familia de ponderaciones que se resuelven aparte."""
NODOS_DE_OTRAS = 50
"""Hasta dónde se busca en cada agenda con otros costos o techos."""


def medir_robustez(
    decision: Decision,
    limites: Limites,
    avisar: Avisar,
    bandas: Mapping[Fase, Banda] = BANDAS,
) -> Robustez | None:
    """La robustez de una decisión con cartera; None si no la hay o hay reglas de satisfacción.

    Se busca por nodos y nunca por reloj: la misma agenda da los mismos índices.
    """
    agenda = decision.agenda
    if not decision.hay_cartera or any(protegidos(agenda)):
        return None
    mesa = tender(decision, limites)
    recuentos: dict[Familia, Recuento] = {}
    if mesa is not None:
        recuentos |= _otras_ponderaciones(decision, mesa, avisar)
        avisar("Robustez: otros costos.")
        azares = (Azar(agenda.sorteo.semilla, "costos", n) for n in range(COSTOS))
        recuentos["costos"] = _otras_agendas(
            decision, mesa, (con_otros_costos(agenda, azar, bandas) for azar in azares)
        )
        avisar("Robustez: otros techos.")
        recuentos["techos"] = _otras_agendas(decision, mesa, con_otros_techos(agenda))
    ausencias = medir_ausencias(decision, limites, avisar)
    return Robustez(
        semilla=agenda.sorteo.semilla or "",
        familias=tuple(
            resumir_familia(f, r, decir_familia(f, bandas)) for f, r in recuentos.items()
        ),
        propuestas=tuple(_firmezas(mesa, recuentos, ausencias)),
    )


def _otras_ponderaciones(decision: Decision, mesa: Mesa, avisar: Avisar) -> dict[Familia, Recuento]:
    agenda = decision.agenda
    if not hay_que_ponderar(agenda):
        return {}
    avisar("Robustez: otras ponderaciones.")
    posibles = [p.id for p in mesa.formulacion.competidoras]
    puntajes = {p: decision.puntajes[p] for p in posibles}
    todos = {f: list(escenarios(agenda, puntajes, f, PONDERACIONES)) for f in FAMILIAS}
    declarado = Escenario(decision.formulacion.valor, frozenset(decision.formulacion.valor))
    aprender(mesa, declarado)
    _aprender_de(mesa, [e for suyos in zip(*todos.values(), strict=True) for e in suyos])
    return {f: _recontar(mesa, suyos) for f, suyos in todos.items()}


def _aprender_de(mesa: Mesa, escenarios_: Sequence[Escenario]) -> None:
    """Resuelve los que más falta por probar; una brecha vieja solo puede haberse achicado."""
    brechas = [brecha(mesa, e) for e in escenarios_]
    for _ in range(LECCIONES):
        while True:
            peor = brechas.index(max(brechas))
            vieja, brechas[peor] = brechas[peor], brecha(mesa, escenarios_[peor])
            if brechas[peor] == vieja:
                break
        if not vieja:
            return
        aprender(mesa, escenarios_[peor])
        brechas[peor] = brecha(mesa, escenarios_[peor])


def _recontar(mesa: Mesa, escenarios_: Sequence[Escenario]) -> Recuento:
    recuento = Recuento()
    for n, escenario in enumerate(escenarios_):
        veredicto = juzgar_escenario(mesa, escenario)
        contar(recuento, veredicto)
        if n < REVISADOS:
            recuento.revisados += revisar(mesa, escenario, veredicto)
    return recuento


def _otras_agendas(decision: Decision, mesa: Mesa, agendas: Iterator[Agenda]) -> Recuento:
    """Cada una tiene sus propias carteras posibles: su mesa y un programa entero."""
    recuento = Recuento()
    conocidas = [decision.cartera.inicios]
    limites = replace(mesa.espacio.limites, nodos=NODOS_DE_OTRAS)
    intentos: Counter[tuple[str, bool]] = Counter()
    for agenda in agendas:
        juicios, valor = juzgar(agenda, decision.puntajes), valorar(agenda, decision.puntajes)
        compiten = [p for p, j in juicios.items() if j.estado is None]
        formulacion = formular(agenda, valor, compiten)
        if not formulacion.arranques:
            contar(recuento, Veredicto(inviable=False, valor=0, cota=0))
            continue
        suya = replace(poner_mesa(formulacion, limites), intentos=intentos)
        for eleccion in trasladar(formulacion, conocidas[:1] + conocidas[1:][-1:]):
            recordar(suya.conocidas, eleccion)
        escenario = Escenario(formulacion.valor, frozenset(formulacion.valor))
        falta = brecha(suya, escenario)
        if falta and (not suya.conocidas.lista or len(compiten) <= GRANDE):
            aprender(suya, escenario)
        for eleccion in list(suya.conocidas.lista)[-1:]:
            conocidas.append(inicios_de(formulacion, eleccion))
        contar(recuento, juzgar_escenario(suya, escenario))
    return recuento


def _firmezas(
    mesa: Mesa | None, recuentos: Mapping[Familia, Recuento], ausencias: Ausencias
) -> Iterator[Firmeza]:
    for propuesta in mesa.formulacion.competidoras if mesa else ():
        suyos = indices(recuentos, propuesta.id)
        yield Firmeza(
            propuesta=propuesta.id,
            clase=clase_de_todas(i.clase for i in suyos),
            indices=suyos,
            sin_un_participante=ausencias.participantes.get(propuesta.id),
            sin_un_estamento=ausencias.estamentos.get(propuesta.id),
        )
