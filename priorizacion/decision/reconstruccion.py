"""De una agenda y lo que se dice que se escogió → lo que debería decir el resultado, sin resolver.

No busca nada mejor: toma la selección, los inicios y los pagos como se publicaron, y vuelve a sacar
de la agenda lo que no depende de un solucionador: puntajes, estados, costos, razones y holguras.
"""

from collections.abc import Mapping

from priorizacion.decision.cartera import Cartera
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.red import Arco
from priorizacion.decision.redaccion import Decision, redactar
from priorizacion.decision.satisfaccion import reponer_satisfaccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.resultado import PropuestaDecidida, Resultado


def formular_publicada(agenda: Agenda, dicho: Resultado) -> Formulacion:
    """El modelo de la agenda: el que debe estar en la matriz del certificado.

    Lo que se le exige a cada estamento depende de resolver: se toma como lo dice el resultado.
    """
    puntajes = calcular_puntajes(agenda)
    compiten = [p for p, j in juzgar(agenda, puntajes).items() if j.estado is None]
    libre = formular(agenda, valorar(agenda, puntajes), compiten)
    return reponer_satisfaccion(libre, puntajes, dicho.reglas)


def reconstruir(agenda: Agenda, dicho: Resultado) -> Resultado:
    """El resultado que corresponde a esa selección; lo que sí resuelve queda como se publicó."""
    puntajes = calcular_puntajes(agenda)
    formulacion = formular_publicada(agenda, dicho)
    decididas = {d.id: d for d in dicho.propuestas}
    cartera = Cartera(
        estado=dicho.estado_solucion,
        reproducible=dicho.reproducible,
        inicios=_inicios(formulacion, decididas),
        pagos=_pagos(formulacion, decididas),
        cota=dicho.cota,
    )
    decision = Decision(
        agenda=agenda,
        puntajes=puntajes,
        juicios=juzgar(agenda, puntajes),
        formulacion=formulacion,
        cartera=cartera,
        estudios=_estudios(formulacion, decididas),
        inviabilidad=dicho.inviabilidad,
        desempate=dicho.desempate,
        optimo_elastico=None,
    )
    return redactar(decision)


def _inicios(
    formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]
) -> dict[str, int]:
    """Las elegidas que compiten, con el año en que dicen empezar."""
    dichas = (d for d in decididas.values() if d.estado == "seleccionada" and d.inicio is not None)
    return {d.id: d.inicio or 0 for d in dichas if d.id in formulacion.columnas}


def _estudios(
    formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]
) -> frozenset[str]:
    reciben = {d.id for d in decididas.values() if d.estado == "preinversion"}
    return frozenset(reciben & set(formulacion.columnas))


def _pagos(formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]) -> dict[Arco, int]:
    """Lo que paga cada fuente con su techo: lo publicado menos los aportes."""
    pagos: dict[Arco, int] = {}
    for arranque in formulacion.arranques:
        decidida = decididas.get(arranque.propuesta)
        if decidida is None or decidida.inicio != arranque.inicio:
            continue
        for pago in decidida.pagos:
            aporte = arranque.aportes.get((pago.fuente, pago.vigencia), 0)
            if pago.monto != aporte:
                pagos[(decidida.id, pago.vigencia), pago.fuente] = pago.monto - aporte
    return pagos
