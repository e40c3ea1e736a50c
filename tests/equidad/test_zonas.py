"""El dinero y la gente por zona, y el Gini de la inversión por habitante."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.equidad import gini
from tests.decision.agendas import agenda, decidir

CON_CALMA = settings(max_examples=200, deadline=None, derandomize=True)
REPARTO = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 12)), min_size=2, max_size=6)
ZONAS = [
    {"id": "norte", "nombre": "Norte", "poblacion": 100},
    {"id": "sur", "nombre": "Sur", "poblacion": 300},
    {"id": "monte", "nombre": "Monte"},
]


def _equidad(propuestas, **cambios):
    equidad = decidir(agenda(propuestas, zonas=ZONAS, **cambios)).resultado.equidad
    assert equidad is not None
    return equidad


@pytest.mark.parametrize(
    ("zonas", "esperado"),
    [
        # lo mismo por habitante, aunque una zona sea el triple de grande
        ([(10, 1), (30, 3)], Fraction(0)),
        # todo para la cuarta parte de la gente: 1 − 1/4
        ([(10, 1), (0, 3)], Fraction(3, 4)),
        ([(0, 1), (10, 3)], Fraction(1, 4)),
        # a mano, dos zonas de un habitante con 1 y 3: |1−3| ÷ (2 · 4)
        ([(1, 1), (3, 1)], Fraction(1, 4)),
        ([(0, 1), (0, 3)], None),
        ([(10, 1)], None),
        ([], None),
    ],
)
def test_gini_a_mano(zonas, esperado):
    assert gini(zonas) == esperado


@CON_CALMA
@given(REPARTO)
def test_el_gini_es_el_de_repartir_a_cada_habitante_lo_de_su_zona(zonas):
    personas = [Fraction(i, p) for i, p in zonas for _ in range(p)]
    if not sum(personas):
        assert gini(zonas) is None
        return
    pares = sum(abs(a - b) for a in personas for b in personas)
    assert gini(zonas) == pares / (2 * len(personas) * sum(personas))


@CON_CALMA
@given(REPARTO, st.integers(1, 1000))
def test_el_gini_no_cambia_con_la_moneda_ni_al_partir_una_zona_por_igual(zonas, factor):
    (inversion, poblacion), *resto = zonas
    assert gini([(i * factor, p) for i, p in zonas]) == gini(zonas)
    partida = [(inversion, poblacion), (inversion, poblacion)]
    assert gini([*partida, *resto, *resto]) == gini(zonas)


def test_cada_zona_suma_lo_elegido_y_lo_que_no_es_de_ninguna_va_aparte():
    equidad = _equidad(
        {
            "A": {"votos": 90, "costo": 20, "zona": "norte", "beneficiarios": 40},
            "B": {"votos": 80, "costo": 15, "zona": "norte"},
            "C": {"votos": 70, "costo": 30, "zona": "sur", "beneficiarios": 300},
            "D": {"votos": 60, "costo": 5},
            "E": {"votos": 10, "costo": 100, "zona": "monte"},
        }
    )
    filas = [tuple(z.model_dump().values()) for z in equidad.zonas]
    assert filas == [
        ("norte", 100, 2, 35, 0, 40, 1),
        ("sur", 300, 1, 30, 0, 300, 0),
        ("monte", None, 0, 0, None, 0, 0),
        (None, None, 1, 5, None, 0, 1),
    ]
    # |35·300 − 30·100| ÷ (400 · 65): el monte no tiene población y no entra
    assert equidad.gini == Fraction(7500, 26000)


def test_por_habitante_se_redondea_a_pesos_la_mitad_hacia_arriba():
    equidad = _equidad(
        {"A": {"votos": 90, "costo": 50, "zona": "norte"}},
        fuentes=[{"id": "propios", "nombre": "Propios", "techos": {2027: 60}}],
    )
    assert equidad.zonas[0].por_habitante == 1


def test_sin_zonas_no_hay_reparto_por_zona_ni_gini():
    resultado = decidir(agenda({"A": {"votos": 90, "costo": 20}})).resultado
    assert resultado.equidad is not None
    assert (resultado.equidad.zonas, resultado.equidad.gini) == ((), None)


def test_sin_cartera_no_hay_reparto():
    obligada = {"id": "ob", "tipo": "obligatoria", "texto": "Va A.", "propuesta": "A"}
    dictamen = decidir(agenda({"A": {"votos": 90, "costo": 200}}, reglas=[obligada]))
    assert dictamen.resultado.estado_solucion == "inviable_probada"
    assert dictamen.resultado.equidad is None
