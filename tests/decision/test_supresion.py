"""De lo que se publica, nadie despeja por resta lo que dijo un estamento de pocas personas.

Se conoce el puntaje colectivo, las ponderaciones, cuántas marcas y cuántos estamentos hubo y lo
publicado de cada estamento visible: una sola ecuación. Con un solo estamento oculto, se despeja.
"""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.decision.supresion import publicables
from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.dominio.puntaje import PuntajeEstamento
from tests.decision.agendas import calificada

CON_CALMA = settings(max_examples=250, deadline=None, derandomize=True)
CUANTAS = st.dictionaries(st.sampled_from(ESTAMENTOS), st.integers(0, 7), min_size=1)
NIVELES = st.lists(st.integers(1, 5), max_size=5)
MARCAS = st.dictionaries(st.sampled_from(ESTAMENTOS), NIVELES, min_size=1)


def _visibles(cuantas):
    todos = [PuntajeEstamento(estamento=e, marcas=n, puntaje=50) for e, n in cuantas.items()]
    return {e.estamento for e in publicables(todos)}


@pytest.mark.parametrize(
    ("cuantas", "visibles"),
    [
        ({"comunidad": 3, "academia": 3}, {"comunidad", "academia"}),
        ({"comunidad": 9}, {"comunidad"}),
        ({"comunidad": 2}, set()),
        # la academia sola se hallaría restando: también se calla el menor de los visibles
        ({"comunidad": 5, "empresas": 3, "academia": 2}, {"comunidad"}),
        ({"comunidad": 5, "academia": 1}, set()),
        # dos escondidos que juntos tienen dos marcas: hace falta esconder a otro
        ({"comunidad": 5, "autoridades": 4, "empresas": 1, "academia": 1}, {"comunidad"}),
        ({"comunidad": 5, "empresas": 2, "academia": 1}, {"comunidad"}),
        # quien no marcó no esconde a nadie
        ({"comunidad": 5, "empresas": 0, "academia": 2}, set()),
    ],
)
def test_que_estamentos_se_publican(cuantas, visibles):
    assert _visibles(cuantas) == visibles


@CON_CALMA
@given(CUANTAS)
def test_nunca_se_publica_un_estamento_con_menos_de_tres_marcas(cuantas):
    assert all(cuantas[e] >= 3 for e in _visibles(cuantas))


@CON_CALMA
@given(CUANTAS)
def test_si_algo_se_publica_lo_oculto_es_nada_o_dos_estamentos_con_tres_marcas(cuantas):
    visibles = _visibles(cuantas)
    assume(visibles)
    ocultas = [n for e, n in cuantas.items() if n and e not in visibles]
    assert not ocultas or (len(ocultas) >= 2 and sum(ocultas) >= 3)


@CON_CALMA
@given(CUANTAS)
def test_si_todos_tienen_tres_marcas_no_se_oculta_a_nadie(cuantas):
    assume(all(n >= 3 for n in cuantas.values()))
    assert _visibles(cuantas) == set(cuantas)


@CON_CALMA
@given(marcas=MARCAS, ponderaciones=st.lists(st.integers(1, 5), min_size=5, max_size=5))
def test_de_lo_publicado_no_se_despeja_ningun_estamento_oculto(marcas, ponderaciones):
    pesos = dict(zip(ESTAMENTOS, ponderaciones, strict=True))
    una = calificada({"A": {"pertinencia": marcas}}, estamentos=pesos)
    colectivo, *publicados = publicar_puntajes(calcular_puntajes(una))
    ocultos = {e for e in marcas if marcas[e]} - {f.estamento for f in publicados}
    assert all(f.marcas >= 3 for f in publicados)
    if not publicados or not ocultos:
        return
    assert colectivo.marcas - sum(f.marcas for f in publicados) >= 3
    assert colectivo.estamentos_que_marcaron - len(publicados) == len(ocultos)
    resto = colectivo.puntaje * sum(pesos[e] for e in marcas if marcas[e])
    resto -= sum(pesos[f.estamento] * f.puntaje for f in publicados)
    for e in ocultos:
        desde, hasta = _intervalo(e, ocultos, pesos, resto)
        assert desde < hasta or resto in (0, 100 * sum(pesos[o] for o in ocultos))


def _intervalo(estamento, ocultos, pesos, resto):
    """Entre qué puntajes puede estar un oculto, sabiendo solo la suma de todos los ocultos."""
    otros = 100 * sum(pesos[o] for o in ocultos if o != estamento)
    propio = Fraction(pesos[estamento])
    return max(Fraction(0), (resto - otros) / propio), min(Fraction(100), resto / propio)


@CON_CALMA
@given(MARCAS)
def test_el_resultado_no_dice_de_los_estamentos_mas_que_los_puntajes_publicados(marcas):
    una = calificada({"A": {"pertinencia": marcas}}, quorum={"marcas_minimas": 3})
    dictamen = dictaminar(una, Limites())
    (propuesta,) = dictamen.resultado.propuestas
    dichos = {e.estamento for c in propuesta.desglose.prioridad.criterios for e in c.estamentos}
    assert dichos == {f.estamento for f in dictamen.puntajes if f.estamento is not None}


def test_sin_quorum_no_se_publica_el_puntaje_de_ningun_estamento():
    una = calificada({"A": {"pertinencia": {"comunidad": [5, 5, 5]}}}, quorum={"marcas_minimas": 4})
    (fila,) = publicar_puntajes(calcular_puntajes(una))
    assert (fila.estamento, fila.puntaje, fila.marcas) == (None, None, 3)
