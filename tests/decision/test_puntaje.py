"""De las marcas a los puntajes: fracciones exactas, igual voz y un desglose que suma."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.dominio.serializacion import a_json
from tests.decision.agendas import VOTOS, agenda, calificada, pregunta

CON_CALMA = settings(max_examples=80, deadline=None, derandomize=True)


def _prioridad(marcas, **cambios):
    """El puntaje exacto de la única propuesta, con un solo criterio."""
    return calcular_puntajes(calificada({"A": {"pertinencia": marcas}}, **cambios))["A"].prioridad


def _medido(criterio, **propuesta):
    """El puntaje exacto de una propuesta en un criterio que sale de un dato."""
    una = agenda({"A": {"votos": 50, "costo": 10, **propuesta}}, criterios=[{**VOTOS, **criterio}])
    return calcular_puntajes(una)["A"].prioridad.puntaje


def test_el_puntaje_es_una_fraccion_exacta_y_se_redondea_una_sola_vez():
    # comunidad: 100, 75 y 75 → 250/3; academia: 25; a igual voz, (250/3 + 25)/2 = 325/6
    eje = _prioridad({"comunidad": [5, 4, 4], "academia": [2]})
    assert eje.puntaje == Fraction(325, 6)
    assert eje.centesimas == 5417


def test_una_marca_en_blanco_no_es_cero_ni_cambia_nada():
    con_blancos = {"comunidad": [5, None, 4], "academia": [None]}
    assert _prioridad(con_blancos).puntaje == _prioridad({"comunidad": [5, 4]}).puntaje
    assert _prioridad(con_blancos).criterios[0].marcas == 2
    assert _prioridad({"comunidad": [5, 1, 4]}).puntaje < _prioridad({"comunidad": [5, 4]}).puntaje


def test_la_marca_mas_baja_de_la_escala_si_es_cero():
    assert _prioridad({"comunidad": [1, 1]}).puntaje == 0


def test_sin_ninguna_marca_no_hay_puntaje_aunque_no_se_pida_quorum():
    eje = _prioridad({"comunidad": [None]}, quorum={"marcas_minimas": 0, "estamentos_minimos": 0})
    assert eje.puntaje is None
    assert eje.centesimas is None


@pytest.mark.parametrize(
    ("escala", "marca", "puntos"),
    [
        ((0, 10), 0, 0),
        ((0, 10), 7, 70),
        ((1, 3, 5), 4, 75),
        ((1, 3, 5), 2, 25),
        ((2, 4), 4, 100),
        ((1, 4), 2, Fraction(100, 3)),
    ],
)
def test_la_marca_se_mide_contra_la_escala_declarada_y_no_contra_las_otras_marcas(
    escala, marca, puntos
):
    criterio = {**pregunta("pertinencia"), "escala": {n: f"Nivel {n}" for n in escala}}
    assert _prioridad({"comunidad": [marca]}, criterios=[criterio]).puntaje == puntos


def test_quien_se_declara_impedido_no_cuenta_y_se_dice_cuantas_marcas_se_dejaron_por_fuera():
    marcas = {"A": {"pertinencia": {"comunidad": [1, 5, 5]}}}
    celda = calcular_puntajes(calificada(marcas, impedimentos=(("comunidad-1", "A"),)))["A"]
    (criterio,) = celda.prioridad.criterios
    assert (criterio.puntaje, criterio.marcas, criterio.impedidas) == (100, 2, 1)


def test_el_impedimento_vale_solo_para_esa_propuesta():
    marcas = {"comunidad": [1, 5, 5]}
    dos = calificada(
        {"A": {"pertinencia": marcas}, "B": {"pertinencia": marcas}},
        impedimentos=(("comunidad-1", "A"),),
    )
    assert calcular_puntajes(dos)["B"].prioridad.puntaje == Fraction(200, 3)


def test_ningun_codigo_de_participante_sale_en_lo_que_se_publica():
    marcas = {"A": {"pertinencia": {"comunidad": [1, 5, 5, 4], "academia": [3, 3, 2]}}}
    una = calificada(marcas, impedimentos=(("comunidad-1", "A"),))
    dictamen = dictaminar(una, Limites())
    publicado = a_json(dictamen.resultado) + a_json(dictamen.certificado)
    publicado += "".join(a_json(fila) for fila in dictamen.puntajes)
    assert "comunidad" in publicado
    assert not any(p.id in publicado for p in una.participantes)


def test_un_estamento_con_diez_personas_pesa_igual_que_uno_con_una():
    assert _prioridad({"comunidad": [5] * 10, "empresas": [1]}).puntaje == 50


def test_las_ponderaciones_se_renormalizan_entre_los_estamentos_que_marcaron():
    # comunidad pesa 2 y academia 1; empresas pesa 3, pero no marcó: (2×100 + 25)/3
    estamentos = {"comunidad": 2, "academia": 1, "empresas": 3}
    eje = _prioridad({"comunidad": [5], "academia": [2]}, estamentos=estamentos)
    assert eje.puntaje == 75
    assert eje.criterios[0].estamentos_que_marcaron == 2


@pytest.mark.parametrize(
    ("agregacion", "marcas", "puntos"),
    [
        ("media", [1, 2, 5], Fraction(125, 3)),
        ("mediana", [5, 1, 2], 25),
        ("mediana", [1, 5, 4, 2], 50),
        ("media_recortada", [1, 5, 2], 25),
        ("media_recortada", [1, 1, 5, 4, 5], Fraction(175, 3)),
        ("media_recortada", [1, 5], 50),
    ],
)
def test_dentro_de_un_estamento_se_resume_como_dice_la_agenda(agregacion, marcas, puntos):
    assert _prioridad({"comunidad": marcas}, agregacion=agregacion).puntaje == puntos


@pytest.mark.parametrize(("dato", "puntos"), [("Diseños", 100), (" IDEA ", 0), ("perfil", 25)])
def test_una_tabla_da_puntos_por_categoria_sin_mirar_tildes_ni_mayusculas(dato, puntos):
    tabla = {"idea": 0, "perfil": 25, "diseños": 100}
    criterio = {"columna": "madurez", "tabla": tabla, "tramos": None}
    assert _medido(criterio, otras={"madurez": dato}) == puntos


@pytest.mark.parametrize("dato", ["", "otra cosa"])
def test_un_dato_en_blanco_o_fuera_de_la_tabla_no_da_puntos_ni_cero(dato):
    criterio = {"columna": "madurez", "tabla": {"idea": 0, "perfil": 25}, "tramos": None}
    assert _medido(criterio, otras={"madurez": dato}) is None


@pytest.mark.parametrize(
    ("beneficiarios", "puntos"),
    [(0, 10), (100, 10), (300, 30), (500, 50), (2750, 75), (5000, 100), (90_000, 100)],
)
def test_los_tramos_son_rectos_entre_anclas_y_planos_por_fuera(beneficiarios, puntos):
    criterio = {"columna": "beneficiarios", "tramos": {5000: 100, 100: 10, 500: 50}}
    assert _medido(criterio, beneficiarios=beneficiarios) == puntos


def test_los_tramos_tambien_pueden_bajar():
    criterio = {"columna": "beneficiarios", "tramos": {0: 100, 10: 40}}
    assert _medido(criterio, beneficiarios=5) == 70


def test_un_eje_sin_criterios_vale_cien():
    eje = calcular_puntajes(agenda({"A": {"votos": 30, "costo": 1}}))["A"].factibilidad
    assert (eje.puntaje, eje.centesimas, eje.criterios) == (100, 10_000, ())


@pytest.mark.parametrize(
    ("marcas", "quorum", "alcanza"),
    [
        ({"comunidad": [5, 5]}, (2, 1), True),
        ({"comunidad": [5, None]}, (2, 1), False),
        ({"comunidad": [5, 5, 5]}, (2, 2), False),
        ({"comunidad": [5], "academia": [5]}, (2, 2), True),
        ({"comunidad": [5], "academia": [None]}, (1, 2), False),
    ],
)
def test_el_quorum_pide_marcas_y_estamentos(marcas, quorum, alcanza):
    pedido = dict(zip(("marcas_minimas", "estamentos_minimos"), quorum, strict=True))
    assert (_prioridad(marcas, quorum=pedido).puntaje is not None) == alcanza


def test_las_marcas_impedidas_no_hacen_quorum():
    marcas = {"A": {"pertinencia": {"comunidad": [5, 5]}}}
    una = calificada(marcas, impedimentos=(("comunidad-2", "A"),), quorum={"marcas_minimas": 2})
    assert calcular_puntajes(una)["A"].prioridad.puntaje is None


def test_sin_quorum_en_un_criterio_no_hay_eje_pero_los_demas_criterios_se_ven():
    marcas = {"A": {"pertinencia": {"comunidad": [5]}, "brechas": {"comunidad": [None]}}}
    criterios = [pregunta("pertinencia", ponderacion=60), pregunta("brechas", ponderacion=40)]
    eje = calcular_puntajes(calificada(marcas, criterios=criterios))["A"].prioridad
    assert eje.puntaje is None
    assert [c.puntaje for c in eje.criterios] == [100, None]


@pytest.mark.parametrize(
    ("votos", "centesimas"),
    [("50.005", 5001), ("50.00499", 5000), ("0.005", 1), ("99.995", 10_000)],
)
def test_la_mitad_de_una_centesima_se_redondea_hacia_arriba(votos, centesimas):
    puntajes = calcular_puntajes(agenda({"A": {"votos": votos, "costo": 1}}))
    assert puntajes["A"].prioridad.centesimas == centesimas


LISTAS = st.lists(st.none() | st.integers(1, 5), min_size=1, max_size=4)
POR_ESTAMENTO = st.dictionaries(st.sampled_from(ESTAMENTOS), LISTAS, min_size=1)
MARCAS = st.fixed_dictionaries(
    {
        p: st.fixed_dictionaries(dict.fromkeys(("pertinencia", "brechas"), POR_ESTAMENTO))
        for p in "AB"
    }
)


def _dos_criterios(ponderacion):
    return [
        pregunta("pertinencia", ponderacion=ponderacion),
        pregunta("brechas", ponderacion=100 - ponderacion),
    ]


@CON_CALMA
@given(
    marcas=MARCAS,
    ponderacion=st.integers(1, 99),
    estamentos=st.lists(st.integers(1, 7), min_size=5, max_size=5),
)
def test_el_desglose_suma_el_eje_y_el_puntaje_es_el_de_la_cuenta_a_mano(
    marcas, ponderacion, estamentos
):
    pesos = dict(zip(ESTAMENTOS, estamentos, strict=True))
    una = calificada(marcas, criterios=_dos_criterios(ponderacion), estamentos=pesos)
    for id_propuesta, puntaje in calcular_puntajes(una).items():
        eje = puntaje.prioridad
        a_mano = [_a_mano(marcas[id_propuesta][c.criterio], pesos) for c in eje.criterios]
        assert [c.puntaje for c in eje.criterios] == a_mano
        if None in a_mano:
            assert eje.puntaje is None
            continue
        assert sum(c.aporte for c in eje.criterios) == eje.puntaje
        exacto = (ponderacion * a_mano[0] + (100 - ponderacion) * a_mano[1]) / 100
        assert eje.puntaje == exacto
        assert abs(eje.centesimas - 100 * exacto) <= Fraction(1, 2)


def _a_mano(por_estamento, pesos):
    """La media de cada estamento y, entre los que marcaron, la media con sus ponderaciones."""
    medias = {}
    for estamento, lista in por_estamento.items():
        puntos = [25 * (marca - 1) for marca in lista if marca is not None]
        if puntos:
            medias[estamento] = Fraction(sum(puntos), len(puntos))
    if not medias:
        return None
    return sum(pesos[e] * m for e, m in medias.items()) / Fraction(sum(pesos[e] for e in medias))


@CON_CALMA
@given(marcas=MARCAS, intrusa=POR_ESTAMENTO)
def test_agregar_una_propuesta_sin_interes_no_cambia_el_puntaje_de_ninguna(marcas, intrusa):
    criterios = _dos_criterios(55)
    nuevas = {**marcas, "Z": {"pertinencia": intrusa, "brechas": intrusa}}
    antes = calcular_puntajes(calificada(marcas, criterios=criterios))
    despues = calcular_puntajes(calificada(nuevas, criterios=criterios))
    assert {p: despues[p] for p in antes} == antes


@CON_CALMA
@given(marcas=MARCAS)
def test_desde_los_puntajes_publicados_sale_exactamente_lo_mismo(marcas):
    con_marcas = calificada(marcas, criterios=_dos_criterios(35))
    puntajes = calcular_puntajes(con_marcas)
    sin_marcas = con_marcas.model_copy(
        update={
            "participantes": (),
            "valoraciones": (),
            "puntajes_publicados": publicar_puntajes(puntajes),
        }
    )
    assert calcular_puntajes(sin_marcas) == puntajes
