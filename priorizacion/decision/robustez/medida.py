"""Lo que se mantiene cuando cambian las ponderaciones, los costos o el dinero (modelo, sección 8).

De cada escenario se prueba qué propuestas están en toda mejor cartera y cuáles en ninguna; lo que
empata o no se alcanza a probar queda en el intervalo. Con reglas de satisfacción no se mide: lo
que ellas exigen cambia en cada escenario.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from priorizacion.decision.ausencia import Ausencias
from priorizacion.decision.busqueda import elegidas
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.curva.medida import Recorrido
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
    NIVELES,
    Banda,
    con_otros_costos,
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
    juzgar_escenario,
    poner_mesa,
    revisar,
)
from priorizacion.decision.robustez.ponderaciones import FAMILIAS, escenarios, hay_que_ponderar
from priorizacion.decision.robustez.tendido import NODOS, tender, trasladar
from priorizacion.decision.robustez.veredicto import Escenario, Veredicto
from priorizacion.decision.robustez.volteables import Duda, voltear
from priorizacion.decision.taller import Pregunta
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import Fase
from priorizacion.dominio.robustez import Familia, Firmeza, Robustez

PONDERACIONES = 60
"""Escenarios de cada familia de ponderaciones."""
COSTOS = 20
"""Escenarios de costos."""
REVISADOS = 1
"""Escenarios de cada familia de ponderaciones que se resuelven aparte."""


def medir_robustez(
    decision: Decision,
    limites: Limites,
    avisar: Avisar,
    recorrido: Recorrido | None,
    bandas: Mapping[Fase, Banda] = BANDAS,
) -> Robustez | None:
    """La robustez de una decisión con cartera; None si no la hay o hay reglas de satisfacción.

    Los techos son los de la curva de presupuesto; `recorrido` es None si no se midió. Se busca por
    nodos y nunca por reloj: la misma agenda da los mismos índices.
    """
    agenda = decision.agenda
    if not decision.hay_cartera or any(protegidos(agenda)):
        return None
    mesa = tender(decision, limites)
    cortos = replace(limites, nodos=NODOS, segundos=None, brecha=0.0)
    recuentos: dict[Familia, Recuento] = {}
    if mesa is not None:
        recuentos |= _otras_ponderaciones(decision, mesa, avisar)
        avisar("Robustez: otros costos.")
        azares = (Azar(agenda.sorteo.semilla, "costos", n) for n in range(COSTOS))
        recuentos["costos"] = _otras_agendas(
            decision, (con_otros_costos(agenda, azar, bandas) for azar in azares), cortos
        )
    if recorrido is not None:
        avisar("Robustez: otros techos.")
        recuentos["techos"] = _otros_techos(recorrido, cortos)
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
    return {f: _recontar(mesa, suyos) for f, suyos in todos.items()}


def _recontar(mesa: Mesa, escenarios_: Sequence[Escenario]) -> Recuento:
    recuento = Recuento()
    for n, escenario in enumerate(escenarios_):
        veredicto = juzgar_escenario(mesa, escenario)
        contar(recuento, veredicto)
        if n < REVISADOS:
            recuento.revisados += revisar(mesa, escenario, veredicto)
    return recuento


def _otras_agendas(decision: Decision, agendas: Iterator[Agenda], limites: Limites) -> Recuento:
    """Cada una tiene sus propias carteras posibles: su mesa y un programa entero."""
    recuento = Recuento()
    conocidas = [decision.cartera.inicios]
    for agenda in agendas:
        juicios, valor = juzgar(agenda, decision.puntajes), valorar(agenda, decision.puntajes)
        compiten = [p for p, j in juicios.items() if j.estado is None]
        formulacion = formular(agenda, valor, compiten)
        if not formulacion.arranques:
            contar(recuento, Veredicto(inviable=False, valor=0, cota=0))
            continue
        suya = poner_mesa(formulacion, limites)
        for eleccion in trasladar(formulacion, conocidas[:1] + conocidas[1:][-1:]):
            recordar(suya.conocidas, eleccion)
        escenario = Escenario(formulacion.valor, frozenset(formulacion.valor))
        contar(recuento, juzgar_escenario(suya, escenario))
        for eleccion in suya.conocidas.lista[-1:]:
            conocidas.append(inicios_de(formulacion, eleccion))
    return recuento


def _otros_techos(recorrido: Recorrido, limites: Limites) -> Recuento:
    """Los niveles de la curva: la misma búsqueda, así que nunca la contradicen."""
    recuento = Recuento()
    for nivel in NIVELES:
        contar(recuento, _veredicto(recorrido, nivel, limites))
    return recuento


def _veredicto(recorrido: Recorrido, nivel: int, limites: Limites) -> Veredicto:
    carrera, mesa = recorrido.carreras[0], recorrido.mesa
    punto = carrera.puntos[nivel]
    if punto.inviable:
        return Veredicto(inviable=True, valor=None, cota=None)
    compiten = frozenset(mesa.taller.sombra.propuestas)
    if punto.eleccion is None:
        return Veredicto(False, None, punto.cota, posibles=compiten)
    peldano = mesa.peldano(nivel)
    pregunta = Pregunta(mesa.formulacion.valor, filas=peldano.filas)
    hallada = elegidas(peldano.espacio, punto.eleccion)
    duda = Duda(pregunta, punto.valor, hallada, compiten)
    relajado = mesa.taller.relajar(pregunta)
    volteables, mejor = voltear(mesa.taller, duda, relajado, limites, peldano.espacio)
    if mejor is not None:
        carrera.adoptar(nivel, mejor)
        return _veredicto(recorrido, nivel, limites)
    return Veredicto(
        inviable=False,
        valor=punto.valor,
        cota=punto.cota,
        hallada=hallada,
        seguras=hallada - volteables,
        posibles=hallada | volteables,
    )


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
