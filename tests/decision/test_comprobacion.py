"""Comprobar no encuentra nada en lo que sale del motor, y sí en lo que alguien cambió después."""

import pytest

from priorizacion.decision.comprobacion import comprobar
from tests.decision.agendas import VOTOS, agenda, al_azar, decidir, dictamen_al_azar

UNA = agenda(
    {
        "A": {"votos": 90, "costo": 60, "aportes": [
            {"fuente": "propios", "vigencia": 2027, "monto": 10},
        ]},
        "B": {"votos": 80, "costo": 40},
        "C": {"votos": 20, "costo": 30, "inicio_minimo": 2028},
        "D": {"votos": 70, "costo": 90, "fase": "perfil", "costo_preinversion": 6},
        "E": {"votos": 60, "costo": 90, "fase": "perfil", "costo_preinversion": 6},
        "R": {"votos": 60, "costo": 9, "retirada": "ya se hizo"},
    },
    periodo={"inicio": 2027, "fin": 2028},
    fuentes=[
        {"id": "propios", "nombre": "Propios", "techos": {2027: 70, 2028: 10}},
        {"id": "regalias", "nombre": "Regalías", "techos": {2027: 40, 2028: 10}},
    ],
    preinversion={"techos": {"propios": {2027: 10}}, "maximo": 1},
    criterios=[VOTOS],
)  # fmt: skip


@pytest.fixture(scope="module")
def resultado():
    """Entran A y B en 2027; D recibe estudios, E y C esperan."""
    dado = decidir(UNA).resultado
    assert {p.id: p.estado for p in dado.propuestas} == {
        "A": "seleccionada",
        "B": "seleccionada",
        "C": "lista_de_espera",
        "D": "preinversion",
        "E": "lista_de_espera",
        "R": "retirada",
    }
    return dado


def _con(resultado, id_propuesta, **cambios):
    """El mismo resultado con algo distinto en una propuesta."""
    propuestas = tuple(
        p.model_copy(update=cambios) if p.id == id_propuesta else p for p in resultado.propuestas
    )
    return resultado.model_copy(update={"propuestas": propuestas})


def _propuesta(resultado, id_propuesta):
    return next(p for p in resultado.propuestas if p.id == id_propuesta)


@pytest.mark.parametrize("semilla", range(9000, 9040))
def test_lo_que_sale_del_motor_no_tiene_faltas(semilla):
    assert comprobar(al_azar(semilla), dictamen_al_azar(semilla).resultado) == ()


def test_el_resultado_sin_tocar_no_tiene_faltas(resultado):
    assert comprobar(UNA, resultado) == ()


@pytest.mark.parametrize(
    ("quien", "cambio"),
    [
        ("A", {"costo": 59}),
        ("C", {"costo": 31}),
        ("R", {"costo": 8}),
        ("A", {"valor": 9100}),
        ("C", {"valor": None}),
        ("R", {"valor": 100}),
        ("A", {"prioridad": 9001}),
        ("C", {"prioridad": None}),
        ("A", {"factibilidad": 9999}),
        ("R", {"prioridad": 6000}),
        ("A", {"desglose": None}),
        ("A", {"inicio": 2028}),
        ("A", {"inicio": None}),
        ("A", {"inicio": 2031}),
        ("C", {"inicio": 2028}),
        ("A", {"pagos": ()}),
        ("A", {"estado": "lista_de_espera", "inicio": None, "pagos": ()}),
        ("A", {"estado": "no_elegible"}),
        ("A", {"estado": None}),
        ("C", {"estado": "seleccionada"}),
        ("C", {"estado": None}),
        ("C", {"estado": "preinversion"}),
        ("E", {"estado": "preinversion"}),
        ("R", {"estado": "lista_de_espera"}),
        ("R", {"estado": None}),
    ],
)
def test_se_nota_si_alguien_cambia_una_propuesta(resultado, quien, cambio):
    assert comprobar(UNA, _con(resultado, quien, **cambio))


@pytest.mark.parametrize(
    "cambio",
    [
        {"valor": 17_001},
        {"costo_total": 99},
        {"valor": 17_001, "cota": 17_001},
        {"valor": None},
        {"cota": 16_999, "brecha": -1},
        {"brecha": 1},
    ],
)
def test_se_nota_si_alguien_cambia_un_total(resultado, cambio):
    assert comprobar(UNA, resultado.model_copy(update=cambio))


@pytest.mark.parametrize("monto", [-1, 1])
@pytest.mark.parametrize("cual", [0, 1])
def test_se_nota_un_peso_de_mas_o_de_menos_en_un_pago(resultado, cual, monto):
    dicha = next(p for p in resultado.propuestas if len(p.pagos) == 2)
    pagos = list(dicha.pagos)
    pagos[cual] = pagos[cual].model_copy(update={"monto": pagos[cual].monto + monto})
    assert comprobar(UNA, _con(resultado, dicha.id, pagos=tuple(pagos)))


def test_se_nota_un_pago_pasado_a_una_fuente_que_ya_no_tiene_mas(resultado):
    dicha = next(p for p in resultado.propuestas if len(p.pagos) == 2)
    uno, otro = dicha.pagos
    pagos = (uno.model_copy(update={"monto": uno.monto + 1}),
             otro.model_copy(update={"monto": otro.monto - 1}))  # fmt: skip
    assert comprobar(UNA, _con(resultado, dicha.id, pagos=pagos))


def test_se_nota_un_pago_partido_en_dos_renglones(resultado):
    dicha = _propuesta(resultado, "B")
    (pago, *otros) = dicha.pagos
    mitad = pago.monto // 2
    partes = (pago.model_copy(update={"monto": mitad}),
              pago.model_copy(update={"monto": pago.monto - mitad}))  # fmt: skip
    assert comprobar(UNA, _con(resultado, "B", pagos=(*partes, *otros)))


def test_se_nota_un_pago_en_una_propuesta_que_no_fue_elegida(resultado):
    pago = _propuesta(resultado, "A").pagos[0]
    assert comprobar(UNA, _con(resultado, "C", pagos=(pago,)))


def test_se_nota_si_falta_o_sobra_una_propuesta(resultado):
    menos = resultado.model_copy(update={"propuestas": resultado.propuestas[1:]})
    assert comprobar(UNA, menos)
    otra = _propuesta(resultado, "C").model_copy(update={"id": "Z"})
    mas = resultado.model_copy(update={"propuestas": (*resultado.propuestas, otra)})
    assert comprobar(UNA, mas)


def test_se_nota_si_una_propuesta_sale_dos_veces(resultado):
    doble = (*resultado.propuestas, _propuesta(resultado, "A"))
    assert comprobar(UNA, resultado.model_copy(update={"propuestas": doble}))


def test_se_nota_si_a_una_regla_le_cambian_la_holgura(resultado):
    primera, *otras = resultado.reglas
    cambiada = primera.model_copy(update={"holgura": primera.holgura + 1})
    assert comprobar(UNA, resultado.model_copy(update={"reglas": (cambiada, *otras)}))


@pytest.mark.parametrize("costo_de_menos", [1, 20])
def test_se_nota_si_cambian_la_agenda_y_no_el_resultado(resultado, costo_de_menos):
    propuestas = UNA.model_dump()["propuestas"]
    propuestas[0]["costo"] -= costo_de_menos
    otra = UNA.model_validate({**UNA.model_dump(), "propuestas": propuestas})
    assert comprobar(otra, resultado)


def test_las_faltas_se_dicen_en_frases(resultado):
    faltas = comprobar(UNA, _con(resultado, "A", costo=1_000_000))
    assert faltas[0] == "El costo de A no es 1.000.000."
