"""El alfa de Krippendorff, contra un ejemplo de libro y contra su definición escrita a secas."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.dispersion import alfa, varianza

CON_CALMA = settings(max_examples=200, deadline=None, derandomize=True)
UNIDADES = st.lists(st.lists(st.integers(1, 5), max_size=5), max_size=8)

# Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), sección C: cuatro
# observadores y doce unidades, con datos faltantes; con métrica de intervalo da 0,849
OBSERVADORES = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def _unidades(observadores):
    columnas = zip(*(fila.split() for fila in observadores), strict=True)
    return [[int(v) for v in columna if v != "."] for columna in columnas]


def _por_definicion(unidades):
    """1 − Do/De con pares ordenados, como en el texto, sin atajos."""
    pareables = [u for u in unidades if len(u) > 1]
    todos = [v for u in pareables for v in u]
    n = len(todos)
    esperado = sum((a - b) ** 2 for a, b in permutations(todos, 2))
    if not esperado:
        return None
    observado = sum(
        Fraction(sum((a - b) ** 2 for a, b in permutations(u, 2)), len(u) - 1) for u in pareables
    )
    return 1 - (observado / n) / Fraction(esperado, n * (n - 1))


def test_el_ejemplo_de_krippendorff_con_datos_faltantes_da_0_849():
    exacto = alfa(_unidades(OBSERVADORES))
    assert round(float(exacto), 3) == 0.849
    assert exacto == _por_definicion(_unidades(OBSERVADORES))


def test_acuerdo_total_es_uno_y_sin_variacion_no_hay_con_que_comparar():
    assert alfa([[1, 1], [5, 5, 5], [3, 3]]) == 1
    assert alfa([[3, 3], [3, 3, 3]]) is None
    assert alfa([]) is None
    assert alfa([[1], [5], [3]]) is None


def test_contradecirse_siempre_baja_de_cero():
    assert alfa([[1, 5], [5, 1], [1, 5]]) == Fraction(-2, 3)


@CON_CALMA
@given(UNIDADES)
def test_el_atajo_por_sumas_da_lo_mismo_que_la_definicion_por_pares(unidades):
    assert alfa(unidades) == _por_definicion(unidades)


@CON_CALMA
@given(UNIDADES, st.integers(-3, 3), st.integers(1, 25))
def test_no_depende_de_como_se_numeren_los_niveles_ni_del_orden(unidades, corrido, factor):
    otra = [[factor * v + corrido for v in reversed(u)] for u in reversed(unidades)]
    assert alfa(otra) == alfa(unidades)


def test_la_varianza_junta_las_celdas_con_los_puntos_de_su_escala():
    # (1, 5) de 1 a 5 son 0 y 100: 5000 sobre un grado; (0, 10) de 0 a 10, lo mismo
    assert varianza([([1, 5], Fraction(25))]) == 5000
    assert varianza([([1, 5], Fraction(25)), ([0, 10], Fraction(10))]) == 5000
    assert varianza([([1, 5], Fraction(25)), ([3, 3, 3], Fraction(25))]) == Fraction(5000, 3)
    assert varianza([([4], Fraction(25))]) is None
