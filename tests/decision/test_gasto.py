"""Cuánto se gasta, en qué años y quién puede pagarlo: pesos enteros que no se pierden."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.gasto import arranques, costo_cargado, gasto_nominal, repartir
from priorizacion.decision.techo import bolsas
from tests.decision.agendas import agenda

CON_CALMA = settings(max_examples=200, deadline=None, derandomize=True)
CUATRO = {"inicio": 2026, "fin": 2029}


def _una(propuesta, **cambios):
    """Una agenda de 2026 a 2029 con una sola propuesta, y esa propuesta."""
    juntas = agenda(
        {"A": {"votos": 50, "costo": 100, **propuesta}}, **{"periodo": CUATRO, **cambios}
    )
    return juntas, juntas.propuestas[0]


def _inicios(propuesta, **cambios):
    return [a.inicio for a in arranques(*_una(propuesta, **cambios))]


def _fuente(id_fuente="propios", **datos):
    return {"id": id_fuente, "nombre": id_fuente.capitalize(), "techos": {2026: 100}, **datos}


@pytest.mark.parametrize(
    ("costo", "imprevistos", "cargado"), [(85, "10%", 94), (84, "10%", 92), (100, "0", 100)]
)
def test_el_costo_cargado_lleva_imprevistos_y_redondea_la_mitad_hacia_arriba(
    costo, imprevistos, cargado
):
    assert costo_cargado(*_una({"costo": costo}, imprevistos={"disenos": imprevistos})) == cargado


def test_los_imprevistos_son_los_de_su_fase():
    imprevistos = {"perfil": "30%", "disenos": "5%"}
    assert costo_cargado(*_una({"fase": "perfil"}, imprevistos=imprevistos)) == 130
    assert costo_cargado(*_una({"fase": "factibilidad"}, imprevistos=imprevistos)) == 100


@pytest.mark.parametrize(
    ("total", "partes", "pesos"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (101, (1, 1, 1), (34, 34, 33)),
        (100, (40, 60), (40, 60)),
        (10, (1, 2, 4), (1, 3, 6)),
        (7, (0, 1), (0, 7)),
        (1, (1, 1), (1, 0)),
    ],
)
def test_los_pesos_sueltos_van_al_mayor_residuo_y_a_igualdad_al_primer_anio(total, partes, pesos):
    assert repartir(total, [Fraction(p) for p in partes]) == pesos


@CON_CALMA
@given(
    total=st.integers(0, 10**13),
    partes=st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any),
)
def test_al_repartir_no_se_pierde_un_peso_ni_nadie_se_aleja_un_peso_de_su_parte(total, partes):
    pesos = repartir(total, [Fraction(p) for p in partes])
    assert sum(pesos) == total
    cuotas = [Fraction(total * p, sum(partes)) for p in partes]
    assert all(abs(peso - cuota) < 1 for peso, cuota in zip(pesos, cuotas, strict=True))


def test_el_gasto_pasa_a_pesos_de_cada_anio_con_su_indice():
    precios = {"base": 2026, "indices": {2026: 1, 2027: "1.05", 2028: "1.1"}}
    una, propuesta = _una({"duracion": 2, "costo": 101}, precios=precios)
    # 51 y 50 a precios de 2026; 51 × 1,05 = 53,55 → 54; 50 × 1,1 = 55
    assert gasto_nominal(una, propuesta, 2027) == {2027: 54, 2028: 55}


def test_si_la_base_no_es_el_primer_anio_se_divide_por_su_indice():
    precios = {"base": 2027, "indices": {2026: 100, 2027: 125}}
    una, propuesta = _una({"costo": 100}, precios=precios)
    assert gasto_nominal(una, propuesta, 2026) == {2026: 80}


def test_un_anio_sin_desembolso_no_tiene_gasto():
    una, propuesta = _una({"desembolsos": ["50", "0", "50"], "duracion": 3})
    assert gasto_nominal(una, propuesta, 2026) == {2026: 50, 2028: 50}


@pytest.mark.parametrize(
    ("propuesta", "inicios"),
    [
        ({}, [2026, 2027, 2028, 2029]),
        ({"duracion": 3}, [2026, 2027]),
        ({"duracion": 5}, []),
        ({"inicio_minimo": 2028}, [2028, 2029]),
        ({"inicio_maximo": 2026}, [2026]),
        ({"inicio_minimo": 2025, "inicio_maximo": 2031}, [2026, 2027, 2028, 2029]),
        ({"inicio_minimo": 2029, "duracion": 2}, []),
        # ejecutar después del periodo se puede; pagar, no
        ({"duracion": 4, "desembolsos": ["100", "0", "0", "0"]}, [2026, 2027, 2028, 2029]),
    ],
)
def test_un_inicio_es_posible_si_no_deja_pagos_para_despues_del_periodo(propuesta, inicios):
    assert _inicios(propuesta) == inicios


@pytest.mark.parametrize(
    ("vigencias_futuras", "inicios"),
    [("autorizada", [2026, 2027, 2028]), (None, [2026, 2027, 2028]), ("no_autorizada", [])],
)
def test_sin_vigencias_futuras_nadie_paga_el_segundo_anio(vigencias_futuras, inicios):
    fuente = _fuente(vigencias_futuras=vigencias_futuras)
    assert _inicios({"duracion": 2}, fuentes=[fuente]) == inicios


def test_sin_vigencias_futuras_otra_fuente_puede_pagar_el_segundo_anio():
    fuentes = [_fuente("regalias", vigencias_futuras="no_autorizada"), _fuente()]
    primero = arranques(*_una({"duracion": 2}, fuentes=fuentes))[0]
    assert primero.pagadores == {2026: ("regalias", "propios"), 2027: ("propios",)}


def test_un_aporte_cubre_el_segundo_anio_aunque_su_fuente_no_tenga_vigencias_futuras():
    fuente = _fuente(vigencias_futuras="no_autorizada")
    aporte = {"fuente": "propios", "vigencia": 2027, "monto": 80}
    (unico,) = arranques(*_una({"duracion": 2, "aportes": [aporte]}, fuentes=[fuente]))
    assert unico.inicio == 2026
    assert (unico.gasto, unico.neto) == ({2026: 50, 2027: 50}, {2026: 50})
    assert unico.aportes == {("propios", 2027): 50}


def test_los_aportes_pagan_en_el_orden_de_las_fuentes_hasta_lo_que_se_gasta():
    aportes = [
        {"fuente": "empresa", "vigencia": 2026, "monto": 70},
        {"fuente": "propios", "vigencia": 2026, "monto": 60},
    ]
    fuentes = [_fuente(), _fuente("empresa")]
    primero = arranques(*_una({"aportes": aportes}, fuentes=fuentes))[0]
    assert primero.aportes == {("propios", 2026): 60, ("empresa", 2026): 40}
    assert primero.neto == {}


def test_un_aporte_de_otro_anio_no_sirve():
    aporte = {"fuente": "propios", "vigencia": 2028, "monto": 60}
    primero = arranques(*_una({"aportes": [aporte]}))[0]
    assert (primero.aportes, primero.neto) == ({}, {2026: 100})


@pytest.mark.parametrize(("aporte", "inicios"), [(50, [2026]), (51, [])])
def test_un_aporte_que_pasa_la_parte_maxima_impide_ese_inicio(aporte, inicios):
    dado = {"fuente": "propios", "vigencia": 2026, "monto": aporte}
    fuentes = [_fuente(parte_maxima="50%"), _fuente("empresa")]
    propuesta = {"aportes": [dado], "inicio_maximo": 2026}
    assert _inicios(propuesta, fuentes=fuentes) == inicios


def test_la_parte_maxima_se_mide_en_pesos_corrientes_y_hacia_abajo():
    precios = {"base": 2026, "indices": {2026: 1, 2027: "1.05"}}
    fuentes = [_fuente(parte_maxima="1/3"), _fuente("empresa")]
    propuesta = {"duracion": 2, "inicio_maximo": 2026}
    (unico,) = arranques(*_una(propuesta, fuentes=fuentes, precios=precios))
    # 50 + 52,5 → 53 son 103; la tercera parte son 34,33
    assert unico.gasto == {2026: 50, 2027: 53}
    assert unico.parte == {"propios": 34}


@pytest.mark.parametrize(
    ("condicion", "propuesta", "puede"),
    [
        ({}, {"fase": "prefactibilidad"}, True),
        ({}, {"fase": "perfil"}, False),
        ({"fase_minima": "perfil"}, {"fase": "perfil"}, True),
        ({"fase_minima": "disenos"}, {"fase": "factibilidad"}, False),
        ({"zonas": ["alto"]}, {"zona": "alto"}, True),
        ({"zonas": ["alto"]}, {"zona": "ribera"}, False),
        ({"zonas": ["alto"]}, {}, False),
        ({"sectores": ["agua"]}, {"sector": "vías"}, False),
        ({"dimensiones": ["social"]}, {"dimension": "social"}, True),
        ({"territorios": ["05031"]}, {"municipio": "05031"}, True),
        ({"territorios": ["05031"]}, {"municipio": "05001"}, False),
        ({"zonas": ["alto"], "sectores": ["agua"]}, {"zona": "alto", "sector": "vías"}, False),
        ({}, {"fuentes": ["propios"]}, True),
        ({}, {"fuentes": ["empresa"]}, False),
    ],
)
def test_una_fuente_paga_solo_lo_que_cumple_todas_sus_condiciones(condicion, propuesta, puede):
    fuentes = [_fuente(**condicion), _fuente("empresa", fase_minima="disenos", zonas=["nadie"])]
    assert bool(_inicios(propuesta, fuentes=fuentes)) == puede


@pytest.mark.parametrize(
    ("datos", "reserva", "utilizable"),
    [
        ({"techos": {2026: 101}}, "5%", 95),
        ({"techos": {2026: 101}, "certeza": "proyectada", "descuento_proyectada": "10%"}, "5%", 86),
        ({"techos": {2026: 101}, "certeza": "firme", "descuento_proyectada": "10%"}, "0", 101),
        ({"techos": {2027: 101}}, "0", 0),
    ],
)
def test_el_techo_utilizable_pierde_descuento_y_reserva_y_se_redondea_hacia_abajo(
    datos, reserva, utilizable
):
    una, _ = _una({}, fuentes=[_fuente(**datos)], reserva=reserva)
    assert bolsas(una)[0].monto == utilizable


@pytest.mark.parametrize(
    ("arrastre", "montos"),
    [
        ("ninguno", {(2026,): 1, (2027,): 10, (2028,): 100, (2029,): 1000}),
        ("bienio", {(2026,): 1, (2027, 2028): 110, (2029,): 1000}),
        (
            "periodo",
            {(2026,): 1, (2026, 2027): 11, (2026, 2027, 2028): 111, (2026, 2027, 2028, 2029): 1111},
        ),
    ],
)
def test_el_arrastre_dice_que_anios_comparten_bolsa(arrastre, montos):
    techos = {2026: 1, 2027: 10, 2028: 100, 2029: 1000}
    una, _ = _una({}, fuentes=[_fuente(techos=techos, arrastre=arrastre)])
    assert {b.vigencias: b.monto for b in bolsas(una)} == montos
