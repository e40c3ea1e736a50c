"""Cuánto de lo suyo logra cada estamento: lo elegido contra lo mejor que podría tener."""

import random
from fractions import Fraction
from itertools import combinations

import pytest

from priorizacion.decision import equidad as modulo
from priorizacion.decision.equidad import valor_segun
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.rango import Rango
from priorizacion.dominio.cantidad import redondear
from tests.decision.agendas import agenda, calificada, cambiar, decidir, dictamen_al_azar
from tests.desacuerdo.comite import al_azar as marcas_al_azar
from tests.desacuerdo.comite import con_quorum

TECHO = [{"id": "propios", "nombre": "Propios", "techos": {2027: 20}}]


def _dos_bandos(**cambios):
    """La comunidad quiere A; las empresas y las autoridades, B. Cabe una de las dos."""
    return calificada(
        {
            "A": {"pertinencia": {"comunidad": [5] * 3, "empresas": [2] * 3, "academia": [2] * 3}},
            "B": {"pertinencia": {"comunidad": [2] * 3, "empresas": [5] * 3, "academia": [4] * 3}},
        },
        **{"maximo_proyectos": 1, "fuentes": TECHO, **cambios},
    )


def _por_estamento(una):
    equidad = decidir(una).resultado.equidad
    assert equidad is not None
    return {s.estamento: s for s in equidad.satisfaccion}


def test_quien_ve_elegido_lo_suyo_queda_en_ciento_y_los_demas_en_su_parte():
    suyas = _por_estamento(_dos_bandos())
    # gana B; para la comunidad A vale 100 y B vale 25
    assert (suyas["comunidad"].valor, suyas["comunidad"].mejor) == (2500, 10_000)
    assert (suyas["comunidad"].minima, suyas["comunidad"].maxima) == (2500, 2500)
    assert (suyas["empresas"].minima, suyas["academia"].minima) == (10_000, 10_000)
    assert suyas["comunidad"].propias == suyas["comunidad"].casillas == 2


def test_un_estamento_sin_puntajes_publicables_se_calla():
    suyas = _por_estamento(_dos_bandos())
    for callado in ("organizaciones", "autoridades"):
        assert suyas[callado].propias == 0
        assert (suyas[callado].valor, suyas[callado].mejor, suyas[callado].minima) == (None,) * 3


def test_donde_no_se_publica_lo_suyo_cuenta_lo_del_comite():
    una = calificada(
        {
            "A": {"pertinencia": {"comunidad": [5] * 3, "empresas": [1] * 3}},
            "B": {"pertinencia": {"comunidad": [3] * 2, "empresas": [5] * 2}},
        }
    )
    puntajes = calcular_puntajes(una)
    assert valor_segun(una, puntajes, ["A", "B"], "comunidad") == {"A": 10_000, "B": 7500}
    assert valor_segun(una, puntajes, ["A", "B"], "empresas") == {"A": 0, "B": 7500}


def test_con_menos_de_la_tercera_parte_propia_no_se_calcula():
    una = {"pertinencia": {"comunidad": [5] * 3, "empresas": [1] * 3}}
    otra = {"pertinencia": {"comunidad": [3] * 2, "empresas": [5] * 2}}
    de_tres = _por_estamento(calificada({"A": una, "B": otra, "C": otra}))
    de_cuatro = _por_estamento(calificada({"A": una, "B": otra, "C": otra, "D": otra}))
    assert (de_tres["comunidad"].propias, de_tres["comunidad"].casillas) == (1, 3)
    assert de_tres["comunidad"].valor is not None
    assert de_cuatro["comunidad"].valor is None


def test_cero_sobre_cero_cuenta_como_todo():
    marcas = {"comunidad": [1] * 3, "empresas": [5] * 3}
    suyas = _por_estamento(calificada({"A": {"pertinencia": marcas}}))
    assert (suyas["comunidad"].valor, suyas["comunidad"].mejor) == (0, 0)
    assert suyas["comunidad"].minima == suyas["comunidad"].maxima == 10_000


def test_si_nadie_califica_no_hay_satisfaccion():
    resultado = decidir(agenda({"A": {"votos": 90, "costo": 20}})).resultado
    assert resultado.equidad is not None
    assert resultado.equidad.satisfaccion == ()


def test_sin_prueba_se_publica_un_intervalo_hacia_afuera(monkeypatch):
    monkeypatch.setattr(modulo, "buscar_rango", lambda *_, **__: Rango(3000, 7000))
    suyas = _por_estamento(_dos_bandos())["comunidad"]
    assert (suyas.mejor, suyas.mejor_maximo) == (3000, 7000)
    # 2500/7000 = 35,714… % hacia abajo; 2500/3000 = 83,333… % hacia arriba
    assert (suyas.minima, suyas.maxima) == (3571, 8334)


@pytest.mark.parametrize("semilla", range(8))
def test_lo_mejor_de_cada_estamento_es_lo_que_da_probar_todas_las_carteras(semilla):
    """En agendas de una fuente y un año, contra la enumeración completa."""
    azar = random.Random(semilla)
    una = con_quorum(marcas_al_azar(semilla, propuestas=8))
    caras = [{**p.model_dump(), "costo": azar.randint(15, 60)} for p in una.propuestas]
    una = cambiar(una, propuestas=caras, maximo_proyectos=3)
    resultado = decidir(una).resultado
    assert resultado.equidad is not None
    competidoras = [p.id for p in resultado.propuestas if p.valor is not None]
    costo = {p.id: p.costo for p in una.propuestas}
    posibles = [
        grupo
        for k in range(4)
        for grupo in combinations(competidoras, k)
        if sum(costo[p] for p in grupo) <= 100
    ]
    puntajes = calcular_puntajes(una)
    elegidas = [p.id for p in resultado.propuestas if p.estado == "seleccionada"]
    for suya in resultado.equidad.satisfaccion:
        if suya.mejor is None:
            continue
        valor = valor_segun(una, puntajes, competidoras, suya.estamento)
        mejor = max(sum(valor[p] for p in grupo) for grupo in posibles)
        tiene = sum(valor[p] for p in elegidas)
        parte = redondear(Fraction(10_000 * tiene, mejor)) if mejor else 10_000
        assert (suya.valor, suya.mejor, suya.mejor_maximo) == (tiene, mejor, mejor)
        assert (suya.minima, suya.maxima) == (parte, parte)
    assert any(suya.mejor for suya in resultado.equidad.satisfaccion)


@pytest.mark.parametrize("semilla", range(5000, 5030))
def test_la_satisfaccion_va_entre_cero_y_ciento_y_su_minimo_no_pasa_su_maximo(semilla):
    equidad = dictamen_al_azar(semilla).resultado.equidad
    for suya in equidad.satisfaccion if equidad else ():
        if suya.valor is None:
            continue
        assert 0 <= suya.valor <= suya.mejor <= suya.mejor_maximo
        assert 0 <= suya.minima <= suya.maxima <= 10_000
