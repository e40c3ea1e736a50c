"""Quien falte: lo que se publica es cierto, cabe en una palabra y no dice de quién depende."""

from random import Random
from typing import get_args

import pytest

from priorizacion.decision import ausencia
from priorizacion.decision.ausencia import ausencias_de, ausencias_publicadas, publicables
from priorizacion.decision.cartera import elegir
from priorizacion.decision.dictamen import decidir
from priorizacion.decision.dispersion import CALLADAS
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.decision.robustez import ausencias as robustez_ausencias
from priorizacion.decision.robustez import medida as robustez
from priorizacion.decision.robustez.ausencias import medir_ausencias, sin
from priorizacion.decision.robustez.medida import medir_robustez
from priorizacion.decision.valor import valorar
from priorizacion.dominio.robustez import Presencia
from priorizacion.dominio.serializacion import a_json
from tests.decision.agendas import calificada, pregunta

ESTAMENTOS = ("academia", "autoridades", "comunidad")


@pytest.fixture(autouse=True)
def _pocos(monkeypatch):
    monkeypatch.setattr(robustez, "PONDERACIONES", 3)
    monkeypatch.setattr(robustez, "COSTOS", 2)


def _callado(_):
    return None


def _agenda(semilla, propuestas=6, por_estamento=3, **cambios):
    azar = Random(semilla)
    marcas = {
        f"P{n}": {
            c: {e: [azar.randint(1, 5) for _ in range(por_estamento)] for e in ESTAMENTOS}
            for c in ("a", "f")
        }
        for n in range(propuestas)
    }
    criterios = [pregunta("a"), pregunta("f", eje="factibilidad")]
    claves = {"criterios": criterios, "maximo_proyectos": 3, "resolucion": 100, **cambios}
    return calificada(marcas, **claves)


def _elegidas(agenda):
    puntajes = calcular_puntajes(agenda)
    compiten = [p for p, j in juzgar(agenda, puntajes).items() if j.estado is None]
    formulacion = formular(agenda, valorar(agenda, puntajes), compiten)
    return set(elegir(formulacion, Limites(), _callado).inicios)


def _es_cierta(palabra, veces, todas):
    posibles = {
        "siempre": veces == todas,
        "nunca": veces == 0,
        "a_veces": 0 < veces < todas,
        "siempre_o_a_veces": veces > 0,
        "a_veces_o_nunca": veces < todas,
        "no_se_sabe": True,
    }
    return posibles[palabra]


def test_cada_palabra_es_cierta_segun_el_procedimiento_entero_sin_cada_cual():
    dichas = set()
    for semilla in range(8):
        una = _agenda(semilla)
        decision = decidir(una, Limites(), _callado)
        ausencias = medir_ausencias(decision, Limites(), _callado)
        por_persona = [_elegidas(sin(una, lambda q, p=p: q.id == p.id)) for p in una.participantes]
        por_estamento = [_elegidas(sin(una, lambda q, e=e: q.estamento == e)) for e in ESTAMENTOS]
        for palabras, quitadas in (
            (ausencias.participantes, por_persona),
            (ausencias.estamentos, por_estamento),
        ):
            assert set(palabras) == {p.id for p in una.propuestas}
            for propuesta, palabra in palabras.items():
                veces = sum(propuesta in elegidas for elegidas in quitadas)
                assert _es_cierta(palabra, veces, len(quitadas)), (semilla, propuesta)
                dichas.add(palabra)
    assert {"siempre", "a_veces", "nunca"} <= dichas


def _publica(una, medida):
    puntajes = calcular_puntajes(una)
    filas = publicar_puntajes(puntajes, CALLADAS, ausencias_de(medida))
    vacio = {"participantes": (), "valoraciones": (), "impedimentos": ()}
    return una.model_copy(update={**vacio, "puntajes_publicados": filas})


def test_la_copia_publica_da_la_misma_robustez_byte_a_byte():
    una = _agenda(3)
    medida = medir_robustez(decidir(una, Limites(), _callado), Limites(), _callado, None)
    publica = _publica(una, medida)
    decidida = decidir(publica, Limites(), _callado)
    assert a_json(medir_robustez(decidida, Limites(), _callado, None)) == a_json(medida)
    assert any(f.sin_un_participante for f in medida.propuestas)


def test_una_palabra_alterada_en_una_sola_fila_se_borra_y_se_nota():
    una = _agenda(3)
    medida = medir_robustez(decidir(una, Limites(), _callado), Limites(), _callado, None)
    publica = _publica(una, medida)
    primera, *resto = publica.puntajes_publicados
    otra = "nunca" if primera.sin_un_participante != "nunca" else "siempre"
    alterada = primera.model_copy(update={"sin_un_participante": otra})
    falsa = publica.model_copy(update={"puntajes_publicados": (alterada, *resto)})
    antes, despues = (ausencias_publicadas(a).participantes for a in (publica, falsa))
    assert set(antes) - set(despues) == {primera.propuesta}


def test_solo_hay_seis_palabras_y_ninguna_cifra():
    assert len(get_args(Presencia)) == 6
    assert not [palabra for palabra in get_args(Presencia) if any(c.isdigit() for c in palabra)]


def test_quien_sea_cada_quien_no_cambia_lo_publicado():
    """Dos personas de un estamento que cambian de hoja dan la misma copia pública."""
    una = _agenda(5)
    nombres = {"comunidad-1": "comunidad-2", "comunidad-2": "comunidad-1"}
    cambiadas = tuple(
        v.model_copy(update={"participante": nombres.get(v.participante, v.participante)})
        for v in una.valoraciones
    )
    otra = una.model_copy(update={"valoraciones": cambiadas})
    medidas = [
        medir_ausencias(decidir(a, Limites(), _callado), Limites(), _callado) for a in (una, otra)
    ]
    assert medidas[0] == medidas[1]


def test_muchas_hojas_distintas_de_una_persona_dan_las_mismas_palabras():
    """De la palabra no se despeja una marca: otra marca que no mueva el resultado da lo mismo."""
    una = _agenda(5)
    palabras = medir_ausencias(decidir(una, Limites(), _callado), Limites(), _callado)
    iguales = 0
    suyas = [n for n, v in enumerate(una.valoraciones) if v.participante == "comunidad-1"]
    for n in suyas:
        for valor in range(1, 6):
            marca = una.valoraciones[n].model_copy(update={"valor": valor})
            valoraciones = (*una.valoraciones[:n], marca, *una.valoraciones[n + 1 :])
            otra = una.model_copy(update={"valoraciones": valoraciones})
            decision = decidir(otra, Limites(), _callado)
            iguales += medir_ausencias(decision, Limites(), _callado) == palabras
    assert iguales > len(suyas) * 1.5


def test_con_pocas_marcas_o_pocos_estamentos_se_calla():
    una = _agenda(1, por_estamento=1)
    assert not publicables(calcular_puntajes(una))
    decision = decidir(una, Limites(), _callado)
    assert medir_ausencias(decision, Limites(), _callado) == ausencia.CALLADAS


def test_que_se_calle_depende_solo_de_cuantas_marcas_hubo():
    una, otra = _agenda(1), _agenda(2)
    assert publicables(calcular_puntajes(una)) == publicables(calcular_puntajes(otra))


def test_si_sin_un_estamento_nadie_tendria_quorum_no_se_dice_nada_de_estamentos():
    una = _agenda(1, quorum={"estamentos_minimos": 3})
    ausencias = medir_ausencias(decidir(una, Limites(), _callado), Limites(), _callado)
    assert not ausencias.estamentos
    assert ausencias.participantes


def test_no_se_resuelve_nada_si_no_hay_de_quien_decir(monkeypatch):
    monkeypatch.setattr(robustez_ausencias, "publicables", lambda _: frozenset())
    ausencias = medir_ausencias(decidir(_agenda(1), Limites(), _callado), Limites(), _callado)
    assert ausencias == ausencia.CALLADAS
