"""Quién paga qué y cuándo: el mayor llenado en orden, o que no alcanza."""

from random import Random

import pytest

from priorizacion.decision.gasto import arranques
from priorizacion.decision.pagos import abrir_cuenta, alcanza, pagar
from priorizacion.decision.techo import bolsas
from priorizacion.ingesta.carpeta import leer_carpeta
from tests.decision.agendas import agenda
from tests.referencia import pagos as referencia
from tests.referencia.azar import generar_carpeta
from tests.referencia.lectura import leer

VARIANTES = (
    "sencilla",
    "arrastre_bienio",
    "arrastre_periodo",
    "arrastre_mezclado",
    "celda_fuentes",
    "parte_maxima",
    "aportes",
    "vigencias_futuras",
    "precios_y_desembolsos",
    "inicio_libre",
)


def _cuenta(una, elegidos):
    return abrir_cuenta(elegidos, bolsas(una), [f.id for f in una.fuentes])


def _pagar(propuestas, fuentes, anios=1):
    """Todas las propuestas, empezando en su primer año → «A propios 2027»: pesos; o None."""
    una = agenda(
        {p: {"votos": 1, **datos} for p, datos in propuestas.items()},
        fuentes=[{"nombre": f["id"], **f} for f in fuentes],
        periodo={"inicio": 2027, "fin": 2026 + anios},
    )
    elegidos = [arranques(una, p)[0] for p in una.propuestas]
    pagado = pagar(_cuenta(una, elegidos))
    if pagado is None:
        return None
    return {f"{p} {fuente} {v}": monto for ((p, v), fuente), monto in pagado.items()}


def test_las_fuentes_se_gastan_en_el_orden_declarado_y_dentro_de_ellas_por_id():
    fuentes = [{"id": "regalias", "techos": {2027: 70}}, {"id": "propios", "techos": {2027: 70}}]
    pagado = _pagar({"B": {"costo": 50}, "A": {"costo": 50}}, fuentes)
    assert pagado == {"A regalias 2027": 50, "B regalias 2027": 20, "B propios 2027": 30}


def test_si_llenar_en_orden_no_alcanza_se_reacomoda():
    # regalías pagaría A, y B, que solo puede cobrar de regalías, se quedaría sin quién le pague
    fuentes = [{"id": "regalias", "techos": {2027: 60}}, {"id": "propios", "techos": {2027: 60}}]
    pagado = _pagar({"A": {"costo": 60}, "B": {"costo": 60, "fuentes": "regalias"}}, fuentes)
    assert pagado == {"A propios 2027": 60, "B regalias 2027": 60}


def test_al_reacomodar_cada_pago_sigue_siendo_el_mayor_posible_en_su_orden():
    # A toma de regalías los 40 que B no necesita; el resto, de propios
    fuentes = [{"id": "regalias", "techos": {2027: 60}}, {"id": "propios", "techos": {2027: 60}}]
    pagado = _pagar({"A": {"costo": 60}, "B": {"costo": 20, "fuentes": "regalias"}}, fuentes)
    assert pagado == {"A regalias 2027": 40, "A propios 2027": 20, "B regalias 2027": 20}


def test_se_reacomoda_en_cadena_por_tres_fuentes():
    fuentes = [{"id": f, "techos": {2027: 10}} for f in ("f1", "f2", "f3")]
    pagado = _pagar(
        {
            "A": {"costo": 10, "fuentes": ["f1", "f2"]},
            "B": {"costo": 10, "fuentes": ["f2", "f3"]},
            "C": {"costo": 10, "fuentes": ["f1"]},
        },
        fuentes,
    )
    assert pagado == {"C f1 2027": 10, "A f2 2027": 10, "B f3 2027": 10}


def test_con_arrastre_lo_del_segundo_anio_no_se_gasta_en_el_primero():
    fuentes = [{"id": "sgr", "techos": {2027: 50, 2028: 50}, "arrastre": "periodo"}]
    propuesta = {"costo": 60, "inicio_minimo": 2028}
    assert _pagar({"A": propuesta}, fuentes, anios=2) == {"A sgr 2028": 60}
    assert _pagar({"A": {"costo": 60}}, fuentes, anios=2) is None


def test_en_el_bienio_el_primer_anio_puede_gastarse_lo_del_segundo():
    fuentes = [{"id": "sgr", "techos": {2027: 50, 2028: 50}, "arrastre": "bienio"}]
    assert _pagar({"A": {"costo": 100}}, fuentes, anios=2) == {"A sgr 2027": 100}


def test_el_primer_anio_deja_quieto_lo_que_el_segundo_va_a_necesitar():
    # A podría gastarse regalías en 2027, pero B en 2028 no tiene de dónde más
    fuentes = [
        {"id": "sgr", "techos": {2027: 50}, "arrastre": "periodo"},
        {"id": "propios", "techos": {2027: 50}},
    ]
    pagado = _pagar(
        {"A": {"costo": 50}, "B": {"costo": 30, "inicio_minimo": 2028}}, fuentes, anios=2
    )
    assert pagado == {"A sgr 2027": 20, "A propios 2027": 30, "B sgr 2028": 30}


def test_la_parte_maxima_suma_todos_los_anios_del_proyecto():
    fuentes = [
        {"id": "empresa", "techos": {2027: 100, 2028: 100}, "parte_maxima": "60%"},
        {"id": "propios", "techos": {2027: 100, 2028: 100}},
    ]
    pagado = _pagar({"A": {"costo": 100, "duracion": 2}}, fuentes, anios=2)
    assert pagado == {"A empresa 2027": 50, "A empresa 2028": 10, "A propios 2028": 40}


def test_con_parte_maxima_tambien_se_reacomoda():
    # sin propios en 2028, la empresa guarda su parte para ese año
    fuentes = [
        {"id": "empresa", "techos": {2027: 100, 2028: 100}, "parte_maxima": "60%"},
        {"id": "propios", "techos": {2027: 100}},
    ]
    pagado = _pagar({"A": {"costo": 100, "duracion": 2}}, fuentes, anios=2)
    assert pagado == {"A empresa 2027": 10, "A propios 2027": 40, "A empresa 2028": 50}


@pytest.mark.parametrize(("propios", "alcanza_"), [(40, True), (39, False)])
def test_por_un_peso_no_alcanza_quien_completa_la_parte_maxima(propios, alcanza_):
    fuentes = [
        {"id": "empresa", "techos": {2027: 100}, "parte_maxima": "60%"},
        {"id": "propios", "techos": {2027: propios}},
    ]
    assert (_pagar({"A": {"costo": 100}}, fuentes) is not None) == alcanza_


def test_lo_que_alcanza_en_total_pero_no_para_cada_una_no_alcanza():
    fuentes = [{"id": "sgr", "techos": {2027: 90}}, {"id": "propios", "techos": {2027: 10}}]
    propuestas = {p: {"costo": 20, "fuentes": "propios"} for p in "AB"}
    assert _pagar(propuestas, fuentes) is None


def test_sin_nada_que_pagar_no_hay_pagos():
    assert _pagar({}, [{"id": "sgr", "techos": {2027: 90}}]) == {}


@pytest.mark.parametrize("variante", VARIANTES)
def test_en_agendas_al_azar_paga_lo_mismo_que_la_referencia(variante, tmp_path):
    """Cualquier grupo de obras, quepa o no, y no solo la cartera elegida."""
    quiso, pudo = 0, 0
    for semilla in range(5):
        carpeta = tmp_path / str(semilla)
        generar_carpeta(8000 + semilla, carpeta, variante=variante)
        una, caso = leer_carpeta(carpeta).agenda, leer(carpeta)
        azar = Random(semilla)
        for _ in range(8):
            elegidos = _al_azar(una, azar)
            esperado = _segun_la_referencia(caso, elegidos)
            cuenta = _cuenta(una, elegidos)
            assert pagar(cuenta) == esperado, (variante, semilla)
            assert (alcanza(cuenta) is None) == (esperado is None)
            quiso, pudo = quiso + 1, pudo + (esperado is not None)
    assert 0 < pudo < quiso, "la prueba debe ver grupos que caben y grupos que no"


def _al_azar(una, azar):
    """Entre una y cinco obras, cada una con uno de sus inicios."""
    posibles = [a for a in (arranques(una, p) for p in una.propuestas) if a]
    varias = azar.sample(posibles, min(len(posibles), azar.randint(1, 5)))
    return [azar.choice(suyos) for suyos in varias]


def _segun_la_referencia(caso, elegidos):
    por_id = {p.id: p for p in caso.propuestas}
    obras = [referencia.obra(caso, por_id[a.propuesta], a.inicio) for a in elegidos]
    if not referencia.pagables(caso, obras):
        return None
    fuentes = [f["id"] for f in caso.fuentes]
    return {
        ((p, vigencia), fuentes[i]): monto
        for (vigencia, i, p), monto in referencia.pagos(caso, obras).items()
        if monto
    }
