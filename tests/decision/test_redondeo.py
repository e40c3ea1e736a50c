"""Lo que se deja por redondear el valor, contra la búsqueda de todas las carteras posibles."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.agendas import agenda, decidir, elegidas

CON_CALMA = settings(max_examples=40, deadline=None, derandomize=True)
APOYO = {
    "id": "apoyo",
    "eje": "factibilidad",
    "nombre": "Apoyo",
    "ponderacion": 100,
    "origen": "dato",
    "columna": "apoyo",
    "tramos": {0: 0, 100: 100},
}
VOTOS = {**APOYO, "id": "votos", "eje": "prioridad", "nombre": "Votos", "columna": "votos"}


def _agenda(obras, **cambios):
    """Obras como (prioridad y factibilidad en centésimas, costo)."""
    propuestas = {
        f"P{i}": {"votos": f"{p / 100:.2f}", "otras": {"apoyo": f"{f / 100:.2f}"}, "costo": costo}
        for i, (p, f, costo) in enumerate(obras)
    }
    return agenda(propuestas, criterios=[VOTOS, APOYO], **cambios)


def _exacto(obras, indices):
    return sum((Fraction(obras[i][0] * obras[i][1], 10_000) for i in indices), Fraction(0))


def _carteras(obras, maximo):
    for cuantas in range(min(maximo, len(obras)) + 1):
        for grupo in combinations(range(len(obras)), cuantas):
            if sum(obras[i][2] for i in grupo) <= 100:
                yield grupo


CENTESIMAS = st.integers(3000, 10_000)
OBRAS = st.lists(st.tuples(CENTESIMAS, CENTESIMAS, st.integers(15, 60)), min_size=2, max_size=8)


@CON_CALMA
@given(obras=OBRAS, maximo=st.integers(1, 5), resolucion=st.sampled_from([100, 500, 2000]))
def test_lo_cedido_es_lo_que_da_mirar_todas_las_carteras(obras, maximo, resolucion):
    dictamen = decidir(_agenda(obras, maximo_proyectos=maximo, resolucion=resolucion))
    redondeo = dictamen.resultado.desempate.redondeo
    tiene = {int(p[1:]) for p in elegidas(dictamen)}
    mejor = max(_exacto(obras, grupo) for grupo in _carteras(obras, maximo))
    falta = mejor - _exacto(obras, tiene)
    assert redondeo.cedido == redondeo.cedido_maximo == (2 * falta + 1).__floor__() // 2
    cambiada = tiene - {int(p[1:]) for p in redondeo.saldrian}
    cambiada |= {int(p[1:]) for p in redondeo.entrarian}
    assert tuple(sorted(cambiada)) in set(_carteras(obras, maximo))
    assert _exacto(obras, cambiada) == mejor
    if falta == 0:
        assert (redondeo.entrarian, redondeo.saldrian) == ((), ())


def test_dos_que_valen_distinto_empatan_al_redondear_y_se_dice_lo_que_se_cedio():
    # 90,49 y 89,51 redondean ambas a 90 puntos; gana la más barata y se ceden 98 centésimas
    obras = [(9049, 10_000, 60), (8951, 10_000, 50)]
    dictamen = decidir(_agenda(obras, maximo_proyectos=1, resolucion=100))
    assert elegidas(dictamen) == ["P1"]
    desempate = dictamen.resultado.desempate
    assert (desempate.empate, desempate.etapa) == (True, 2)
    assert desempate.redondeo.cedido == 98
    assert (desempate.redondeo.entrarian, desempate.redondeo.saldrian) == (("P0",), ("P1",))


def test_con_resolucion_de_una_centesima_no_hay_nada_que_ceder():
    dictamen = decidir(_agenda([(9049, 10_000, 60), (8951, 10_000, 50)], resolucion=1))
    assert dictamen.resultado.desempate.redondeo is None


@pytest.mark.parametrize("regla", ["inversion", "poblacion"])
def test_las_otras_reglas_de_valor_no_hacen_caso_a_la_resolucion(regla):
    obras = [(9049, 10_000, 60), (8951, 10_000, 40)]
    dictamen = decidir(_agenda(obras, resolucion=500, regla_de_valor=regla))
    assert dictamen.resultado.desempate.redondeo is None


@pytest.mark.parametrize(
    ("centesimas", "valor"), [(5049, 5000), (5050, 5100), (5149, 5100), (49, 0), (50, 100)]
)
def test_el_valor_se_redondea_a_la_resolucion_la_mitad_hacia_arriba(centesimas, valor):
    dictamen = decidir(_agenda([(centesimas, 10_000, 10)], resolucion=100))
    (propuesta,) = dictamen.resultado.propuestas
    assert propuesta.valor == valor
