"""Lo que se publica del desacuerdo: grueso, solo con muchas marcas, y viaja en puntajes.csv."""

from itertools import permutations

import pytest

from priorizacion.decision.dispersion import alfa, medir_dispersiones
from priorizacion.decision.huella import huellas
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from tests.decision.agendas import calificada, cambiar
from tests.desacuerdo.comite import CRITERIOS, ESCRITOS, al_azar, con_quorum


def _medir(agenda):
    return medir_dispersiones(agenda, calcular_puntajes(agenda))


def _publicar(agenda):
    puntajes = calcular_puntajes(agenda)
    return publicar_puntajes(puntajes, medir_dispersiones(agenda, puntajes))


def test_con_pocas_marcas_no_se_publica_ninguna_cifra():
    marcas = {"A": {c: {"comunidad": [1, 5, 3, 3]} for c in ESCRITOS}}
    medidas = _medir(con_quorum(marcas))
    assert (medidas.propuestas, medidas.criterios, medidas.alfas) == ({}, {}, {})


def test_con_tres_celdas_y_quince_marcas_se_publica_la_franja_de_la_propuesta():
    celda = {"comunidad": [1, 5, 3], "autoridades": [2, 4]}
    medidas = _medir(con_quorum({"A": dict.fromkeys(ESCRITOS, celda)}))
    # niveles 1 a 5 de a uno: desviación √2,5 niveles son 39,5 puntos
    assert medidas.propuestas == {"A": 35}
    assert medidas.alfas == {}


def test_una_celda_en_un_extremo_ya_dice_sus_marcas_y_no_cuenta():
    celda = {"comunidad": [1, 5, 3], "autoridades": [2, 4]}
    unanime = {"comunidad": [5, 5, 5], "autoridades": [5, 5]}
    marcas = {"A": {"pertinencia": celda, "brechas": celda, "paz": unanime}}
    assert _medir(con_quorum(marcas)).propuestas == {}


def test_un_estamento_publicado_en_un_extremo_no_cuenta_sus_marcas():
    celda = {"comunidad": [5, 5, 5], "autoridades": [1, 2, 4]}
    medidas = _medir(con_quorum({"A": dict.fromkeys(ESCRITOS, celda)}))
    assert medidas.propuestas == {}


def test_la_unanimidad_se_publica_igual_que_un_acuerdo_cualquiera():
    igual = {"comunidad": [4, 4, 4], "autoridades": [4, 4]}
    casi = {"comunidad": [4, 4, 4], "autoridades": [4, 5]}
    assert _medir(con_quorum({"A": dict.fromkeys(ESCRITOS, igual)})).propuestas == {"A": 0}
    assert _medir(con_quorum({"A": dict.fromkeys(ESCRITOS, casi)})).propuestas == {"A": 0}


def test_un_impedimento_no_entra_en_la_dispersion():
    celda = {"comunidad": [3, 3, 3], "autoridades": [3, 3, 1]}
    marcas = {"A": dict.fromkeys(ESCRITOS, celda)}
    assert _medir(con_quorum(marcas)).propuestas == {"A": 20}
    impedida = calificada(
        marcas, (("autoridades-3", "A"),), criterios=CRITERIOS, quorum={"marcas_minimas": 4}
    )
    assert _medir(impedida).propuestas == {"A": 0}


def test_el_alfa_sale_de_a_cinco_centesimas_entre_0_y_95():
    agenda = con_quorum(al_azar(7))
    medidas = _medir(agenda)
    assert set(medidas.alfas) == set(ESCRITOS)
    for criterio, publicado in medidas.alfas.items():
        niveles = {}
        for v in agenda.valoraciones:
            if v.criterio == criterio:
                niveles.setdefault(v.propuesta, []).append(v.valor)
        exacto = alfa(niveles.values())
        assert publicado % 5 == 0
        assert abs(min(max(exacto * 100, 0), 95) - publicado) <= 2.5


@pytest.mark.parametrize("semilla", range(5))
def test_si_se_publica_o_se_calla_depende_solo_de_lo_ya_publico(semilla):
    """Quien vea un hueco no aprende nada: con los mismos puntajes, el hueco sería el mismo."""
    marcas = al_azar(semilla)
    otras = {p: {c: _cambiar_sin_que_se_note(v) for c, v in f.items()} for p, f in marcas.items()}
    una, otra = con_quorum(marcas), con_quorum(otras)
    assert una.valoraciones != otra.valoraciones
    assert publicar_puntajes(calcular_puntajes(una)) == publicar_puntajes(calcular_puntajes(otra))
    a, b = _medir(una), _medir(otra)
    assert (set(a.propuestas), set(a.criterios), set(a.alfas)) == (
        set(b.propuestas),
        set(b.criterios),
        set(b.alfas),
    )


def _cambiar_sin_que_se_note(celda):
    """Abre una pareja dentro de un estamento: uno sube y otro baja lo mismo."""
    nueva = {e: list(niveles) for e, niveles in celda.items()}
    for niveles in nueva.values():
        for i, j in permutations(range(len(niveles)), 2):
            a, b = niveles[i], niveles[j]
            if a and b and a < 5 and b > 1 and (a, b) != (b - 1, a + 1):
                niveles[i], niveles[j] = a + 1, b - 1
                return nueva
    return nueva


def test_las_cifras_van_en_puntajes_csv_y_en_su_huella():
    agenda = con_quorum(al_azar(3))
    filas = _publicar(agenda)
    assert any(f.alfa_criterio is not None for f in filas)
    assert all(f.alfa_criterio is None for f in filas if f.estamento is not None)
    publica = _copia_publica(agenda, filas)
    assert _medir(publica) == _medir(agenda)
    assert huellas(publica)["puntajes"] == huellas(agenda)["puntajes"]


@pytest.mark.parametrize("campo", ["dispersion_propuesta", "dispersion_criterio", "alfa_criterio"])
def test_una_cifra_alterada_en_una_sola_fila_cambia_la_huella(campo):
    agenda = con_quorum(al_azar(3))
    filas = list(_publicar(agenda))
    lugar = next(n for n, f in enumerate(filas) if getattr(f, campo) is not None)
    otro = 5 if getattr(filas[lugar], campo) == 0 else 0
    filas[lugar] = filas[lugar].model_copy(update={campo: otro})
    alterada = _copia_publica(agenda, filas)
    assert huellas(alterada)["puntajes"] != huellas(agenda)["puntajes"]


def _copia_publica(agenda, filas):
    return cambiar(
        agenda, participantes=(), valoraciones=(), impedimentos=(), puntajes_publicados=filas
    )
