"""Qué conviene deliberar y qué haría la agenda si esas propuestas se movieran."""

import random

import pytest

from priorizacion.decision import efecto as modulo_efecto
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from tests.decision.agendas import agenda, calificada, cambiar, decidir, elegidas
from tests.desacuerdo.comite import CRITERIOS, ESCRITOS, al_azar

PARTIDA = {"comunidad": [1, 5, 3], "autoridades": [2, 4, 3]}
PAREJA = {"comunidad": [3, 3, 3], "autoridades": [3, 3, 4]}


def _marcas(celdas):
    return {p: dict.fromkeys(ESCRITOS, celda) for p, celda in celdas.items()}


def _agenda(marcas, **cambios):
    return calificada(
        marcas, **{"criterios": CRITERIOS, "quorum": {"marcas_minimas": 4}, **cambios}
    )


def _desacuerdo(una):
    desacuerdo = decidir(una).resultado.desacuerdo
    assert desacuerdo is not None
    return desacuerdo


def test_se_recomiendan_las_que_compiten_y_dividieron_de_mayor_a_menor():
    celdas = {
        "A": PAREJA,
        "B": PARTIDA,
        "C": {"comunidad": [1, 5, 1], "autoridades": [5, 1, 5]},
    }
    desacuerdo = _desacuerdo(_agenda(_marcas(celdas)))
    assert [(d.propuesta, d.dispersion) for d in desacuerdo.propuestas] == [
        ("A", 0),
        ("B", 35),
        ("C", 40),
    ]
    assert [d.propuesta for d in desacuerdo.para_deliberar] == ["C", "B"]


def test_la_que_no_compite_no_se_delibera():
    una = _agenda(_marcas({"A": PAREJA, "B": PARTIDA}), umbrales={"prioridad": 51})
    desacuerdo = _desacuerdo(una)
    assert [d.propuesta for d in desacuerdo.propuestas] == ["A", "B"]
    assert desacuerdo.para_deliberar == ()


def test_se_recomiendan_cinco_a_lo_sumo():
    desacuerdo = _desacuerdo(_agenda(_marcas({f"P{n}": PARTIDA for n in range(9)})))
    assert [d.propuesta for d in desacuerdo.para_deliberar] == ["P0", "P1", "P2", "P3", "P4"]


def test_dice_entre_que_estamentos_publicados_y_en_que_criterio_es_mayor_la_distancia():
    lejos = {"comunidad": [1, 2, 3], "autoridades": [5, 4, 5]}
    marcas = {"A": {"pertinencia": PARTIDA, "brechas": lejos, "paz": PARTIDA}}
    desacuerdo = _desacuerdo(_agenda(marcas))
    assert desacuerdo.propuestas[0].distancias == {"pertinencia": 0, "brechas": 6667, "paz": 0}
    (primera,) = desacuerdo.para_deliberar
    assert (primera.criterio, primera.distancia) == ("brechas", 6667)
    assert (primera.estamento_mayor, primera.estamento_menor) == ("autoridades", "comunidad")


def test_sin_dos_estamentos_publicados_no_se_inventa_entre_quienes_es_la_distancia():
    celda = {"comunidad": [1, 5, 3, 2, 4], "autoridades": [2, 4]}
    desacuerdo = _desacuerdo(_agenda(_marcas({"A": celda})))
    (primera,) = desacuerdo.para_deliberar
    assert desacuerdo.propuestas[0].distancias == {}
    assert (primera.criterio, primera.estamento_mayor, primera.distancia) == (None, None, None)


def test_si_nada_se_califica_no_hay_desacuerdo():
    assert decidir(agenda({"A": {"votos": 90, "costo": 20}})).resultado.desacuerdo is None


def test_la_elegida_baja_y_la_que_no_sube_sin_salirse_de_la_escala():
    celdas = {"A": PARTIDA, "B": {"comunidad": [1, 1, 3], "autoridades": [1, 1, 5]}}
    desacuerdo = _desacuerdo(_agenda(_marcas(celdas), maximo_proyectos=1))
    efectos = {d.propuesta: d.efecto for d in desacuerdo.para_deliberar}
    # A está en 50 y pierde 35; B está en 25 y gana 40
    assert (efectos["A"].puntos, efectos["A"].prioridad) == (-35, 1500)
    assert (efectos["B"].puntos, efectos["B"].prioridad) == (40, 6500)
    assert (efectos["A"].cambio, efectos["B"].cambio) == ("sale", "entra")
    solo = _desacuerdo(_agenda(_marcas({"A": PARTIDA})))
    assert solo.para_deliberar[0].efecto.cambio == "no_cambia"


def test_si_bajando_no_pasa_un_umbral_se_dice():
    una = _agenda(_marcas({"A": PARTIDA}), umbrales={"prioridad": 40})
    (primera,) = _desacuerdo(una).para_deliberar
    assert primera.efecto.cambio == "no_compite"


def test_si_quedaria_igual_a_otra_se_dice_que_decidiria_el_desempate():
    # B vale 15: es lo que le queda a A (50) si pierde 35
    b = {"comunidad": [1, 2, 2], "autoridades": [1, 2, 1]}
    marcas = _marcas({"A": PARTIDA, "B": b})
    una = _agenda(marcas, maximo_proyectos=1, resolucion=1500)
    (primera,) = _desacuerdo(una).para_deliberar
    assert primera.efecto.cambio == "empata"


def test_sin_cartera_probada_no_se_mide_el_efecto():
    obligada = {"id": "ob", "tipo": "obligatoria", "texto": "Va A.", "propuesta": "A"}
    una = _agenda(
        _marcas({"A": PARTIDA}),
        reglas=[obligada],
        fuentes=[{"id": "propios", "nombre": "Propios", "techos": {2027: 5}}],
    )
    (primera,) = _desacuerdo(una).para_deliberar
    assert primera.efecto is None


def test_si_el_limite_no_deja_saber_no_se_dice_nada(monkeypatch):
    monkeypatch.setattr(modulo_efecto, "alcanza_valor", lambda *_: None)
    celdas = {"A": PARTIDA, "B": PAREJA}
    (primera,) = _desacuerdo(_agenda(_marcas(celdas), maximo_proyectos=1)).para_deliberar
    assert primera.efecto.cambio is None


@pytest.mark.parametrize("semilla", range(12))
def test_el_efecto_es_el_de_decidir_de_nuevo_con_los_puntajes_movidos(semilla):
    azar = random.Random(semilla)
    una = _agenda(
        al_azar(200 + semilla),
        maximo_proyectos=azar.randint(2, 6),
        umbrales={"prioridad": azar.choice((0, 30))},
        resolucion=azar.choice((1, 100, 500)),
    )
    una = cambiar(una, propuestas=[_con_costo(p, azar) for p in una.propuestas])
    dictamen = decidir(una)
    antes = elegidas(dictamen)
    for d in dictamen.resultado.desacuerdo.para_deliberar:
        despues = elegidas(decidir(_movida(una, d.propuesta, d.efecto.puntos)))
        esta, estaba = d.propuesta in despues, d.propuesta in antes
        if d.efecto.cambio == "empata":
            continue
        esperado = {"entra": True, "sale": False, "no_compite": False, "no_cambia": estaba}
        assert esta is esperado[d.efecto.cambio]
        assert d.efecto.cambio != "no_cambia" or despues == antes


def _con_costo(propuesta, azar):
    return {**propuesta.model_dump(), "costo": azar.randint(10, 45)}


def _movida(una, propuesta, puntos):
    """La copia pública con el puntaje colectivo de esa propuesta corrido, criterio a criterio."""
    filas = [
        f.model_copy(update={"puntaje": min(max(f.puntaje + puntos, 0), 100)})
        if f.propuesta == propuesta and f.puntaje is not None
        else f
        for f in publicar_puntajes(calcular_puntajes(una))
        if f.estamento is None
    ]
    return cambiar(
        una, participantes=(), valoraciones=(), impedimentos=(), puntajes_publicados=filas
    )


@pytest.mark.parametrize("semilla", range(4))
def test_la_copia_publica_dice_el_mismo_desacuerdo_y_la_misma_equidad(semilla):
    una = _agenda(al_azar(300 + semilla), maximo_proyectos=4)
    dictamen = decidir(una)
    publica = cambiar(
        una,
        participantes=(),
        valoraciones=(),
        impedimentos=(),
        puntajes_publicados=dictamen.puntajes,
    )
    assert dictamen.resultado.desacuerdo.para_deliberar
    assert decidir(publica).resultado == dictamen.resultado
