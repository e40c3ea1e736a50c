"""En cuántos escenarios se sigue eligiendo cada propuesta: lo probado es cierto."""

import hashlib
from collections import Counter
from fractions import Fraction

import pytest

from priorizacion.decision.busqueda import Hallazgo
from priorizacion.decision.curva.medida import escribir, recorrer
from priorizacion.decision.curva.nivel import escalar
from priorizacion.decision.dictamen import decidir
from priorizacion.decision.modelo import Limites
from priorizacion.decision.robustez import medida as robustez
from priorizacion.decision.robustez import volteables
from priorizacion.decision.robustez.azar import MILLON, Azar
from priorizacion.decision.robustez.escenarios import BANDAS, NIVELES, con_otros_costos
from priorizacion.decision.robustez.indice import clase_de, clase_de_todas, presencia
from priorizacion.decision.robustez.medida import medir_robustez
from priorizacion.decision.robustez.mesa import (
    RobustezIncongruente,
    juzgar_escenario,
    revisar,
)
from priorizacion.decision.robustez.ponderaciones import FAMILIAS, escenarios, hay_que_ponderar
from priorizacion.decision.robustez.tendido import tender
from priorizacion.decision.robustez.veredicto import Escenario, Veredicto
from priorizacion.decision.taller import Taller
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.curva import NIVELES as NIVELES_DE_LA_CURVA
from priorizacion.dominio.serializacion import a_json
from tests.decision.agendas import agenda, calificada, pregunta
from tests.decision.carteras import con_cartera, elegida

SEMILLAS = range(4000, 4036)
CUANTOS = 12


def _callado(_):
    return None


@pytest.fixture
def pocos(monkeypatch):
    monkeypatch.setattr(robustez, "PONDERACIONES", 6)
    monkeypatch.setattr(robustez, "COSTOS", 4)


LIMITES = Limites()


def _medir(decision, limites=LIMITES):
    recorrido = recorrer(decision, Limites(), _callado)
    return medir_robustez(decision, limites, _callado, recorrido)


def _mesas(semillas=SEMILLAS):
    for semilla, decision, posibles in con_cartera(semillas):
        mesa = tender(decision, Limites())
        solas = {p for p, j in decision.juicios.items() if j.estado is None}
        if mesa is not None and set(mesa.formulacion.columnas) == solas:
            yield semilla, decision, posibles, mesa


def _mejores(escenario, posibles):
    suyas = [c for c in posibles if c <= escenario.compiten]
    mayor = max((sum(escenario.valor[p] for p in c) for c in suyas), default=None)
    return mayor, [c for c in suyas if sum(escenario.valor[p] for p in c) == mayor]


def _es_cierto(veredicto, escenario, posibles):
    mayor, mejores = _mejores(escenario, posibles)
    if mayor is None:
        assert veredicto.valor is None
        assert not veredicto.seguras
        return
    assert not veredicto.inviable
    assert (veredicto.valor or 0) <= mayor
    assert veredicto.cota is None or mayor <= veredicto.cota
    assert not veredicto.probado or veredicto.valor == mayor
    assert veredicto.seguras <= frozenset.intersection(*mejores)
    assert frozenset.union(*mejores) <= veredicto.posibles


def test_lo_que_se_dice_de_cada_escenario_es_cierto_segun_la_fuerza_bruta():
    vistos = probados = 0
    for _, decision, posibles, mesa in _mesas():
        puntajes = {p: decision.puntajes[p] for p in mesa.formulacion.columnas}
        for familia in FAMILIAS:
            for escenario in escenarios(decision.agenda, puntajes, familia, CUANTOS):
                veredicto = juzgar_escenario(mesa, escenario)
                _es_cierto(veredicto, escenario, posibles)
                vistos, probados = vistos + 1, probados + veredicto.probado
    assert vistos > 500
    assert probados == vistos


def _exactas(mesas):
    """De cuántos escenarios se dicen exactamente las de todas y las de alguna mejor cartera."""
    for _, decision, posibles, mesa in mesas:
        puntajes = {p: decision.puntajes[p] for p in mesa.formulacion.columnas}
        for escenario in escenarios(decision.agenda, puntajes, "ponderaciones_libres", CUANTOS):
            veredicto = juzgar_escenario(mesa, escenario)
            mayor, mejores = _mejores(escenario, posibles)
            _es_cierto(veredicto, escenario, posibles)
            yield mayor is None or (
                veredicto.seguras == frozenset.intersection(*mejores)
                and veredicto.posibles == frozenset.union(*mejores)
            )


def test_en_agendas_pequenas_se_dice_exactamente_cuales_estan_en_todas_y_cuales_en_alguna():
    assert all(_exactas(_mesas(range(4000, 4018))))


def test_la_duda_que_se_parte_en_mitades_llega_a_lo_mismo_que_la_fuerza_bruta(monkeypatch):
    de_verdad, partidas = Taller.resolver, []

    def sin_saber_de_muchas(taller, consulta, *argumentos, **opciones):
        otras = [len(r.terminos) for r in consulta.ademas if r.nombre == "otra"]
        if otras and otras[0] > 1:
            partidas.append(otras[0])
            return Hallazgo("sin_respuesta")
        return de_verdad(taller, consulta, *argumentos, **opciones)

    monkeypatch.setattr(Taller, "resolver", sin_saber_de_muchas)
    monkeypatch.setattr(volteables, "CONSULTAS", 60)
    assert all(_exactas(_mesas(range(4000, 4018))))
    assert len(partidas) > 30


def test_si_no_alcanzan_las_consultas_lo_que_falta_queda_en_duda_y_no_se_afirma(monkeypatch):
    monkeypatch.setattr(Taller, "resolver", _solo_con_dudas(Taller.resolver))
    exactas = list(_exactas(_mesas(range(4000, 4018))))
    assert not all(exactas)


def _solo_con_dudas(de_verdad):
    def resolver(taller, consulta, *argumentos, **opciones):
        if any(r.nombre == "otra" for r in consulta.ademas):
            return Hallazgo("sin_respuesta")
        return de_verdad(taller, consulta, *argumentos, **opciones)

    return resolver


def test_las_elegidas_con_otros_costos_estan_entre_las_seguras_y_las_posibles(monkeypatch):
    veredictos = []
    monkeypatch.setattr(robustez, "contar", lambda _, veredicto: veredictos.append(veredicto))
    vistas = 0
    for _, decision, _, _ in _mesas(range(4000, 4012)):
        azares = [Azar("x", "costos", n) for n in range(4)]
        agendas = [con_otros_costos(decision.agenda, azar, BANDAS) for azar in azares]
        veredictos.clear()
        robustez._otras_agendas(decision, iter(agendas), Limites(nodos=200))
        for otra, veredicto in zip(agendas, veredictos, strict=True):
            cartera = elegida(otra, decision)
            assert veredicto.inviable <= (cartera.estado == "inviable_probada")
            if cartera.estado == "probada":
                assert veredicto.seguras <= set(cartera.inicios) <= veredicto.posibles
                vistas += 1
    assert vistas > 20


def test_los_techos_no_contradicen_la_curva_y_estan_entre_las_seguras_y_las_posibles():
    vistas = 0
    for _, decision, _, _ in _mesas(range(4000, 4012)):
        recorrido = recorrer(decision, Limites(), _callado)
        veredictos = [robustez._veredicto(recorrido, n, Limites(nodos=200)) for n in NIVELES]
        curva = escribir(recorrido)
        puntos = {p.nivel: p for p in curva.ajustes[0].puntos}
        for nivel, veredicto in zip(NIVELES, veredictos, strict=True):
            punto = puntos[nivel]
            assert veredicto.valor == punto.valor
            assert veredicto.inviable == (punto.estado == "inviable")
            assert veredicto.probado == (punto.estado in ("probada", "inviable"))
            cartera = elegida(escalar(decision.agenda, nivel), decision)
            if cartera.estado == "probada":
                assert veredicto.hallada == frozenset(curva.ajustes[0].lista(nivel))
                assert veredicto.seguras <= set(cartera.inicios) <= veredicto.posibles
                vistas += 1
    assert vistas > 40


def test_la_revision_aparte_descubre_un_veredicto_falso():
    for _, decision, _, mesa in _mesas(range(4000, 4004)):
        escenario = Escenario(decision.formulacion.valor, frozenset(decision.formulacion.valor))
        bueno = juzgar_escenario(mesa, escenario)
        assert revisar(mesa, escenario, bueno)
        todas = frozenset(decision.formulacion.valor)
        falso = Veredicto(False, bueno.valor, bueno.cota, seguras=todas | {"otra"}, posibles=todas)
        with pytest.raises(RobustezIncongruente):
            revisar(mesa, escenario, falso)


def test_los_indices_cuentan_escenarios_y_la_clase_es_la_de_todo_el_intervalo(pocos):
    for _, decision, _, _ in _mesas(range(4000, 4006)):
        medida = _medir(decision)
        cuantos = {f.familia: f.escenarios for f in medida.familias}
        for firmeza in medida.propuestas:
            for i in firmeza.indices:
                assert 0 <= i.minimo <= i.hallado <= i.maximo <= cuantos[i.familia]
                if i.clase == "nucleo":
                    assert i.minimo >= Fraction(95, 100) * cuantos[i.familia]
                if i.clase == "exterior":
                    assert i.maximo <= Fraction(5, 100) * cuantos[i.familia]


def test_dos_veces_da_los_mismos_bytes(pocos):
    _, decision, _ = next(con_cartera(SEMILLAS))
    una, otra = (_medir(decision) for _ in range(2))
    assert a_json(una) == a_json(otra)


def test_el_reloj_no_cambia_los_indices(pocos):
    _, decision, _ = next(con_cartera(SEMILLAS))
    assert _medir(decision, Limites(segundos=0.001, nodos=1)) == _medir(decision)


def test_cada_numero_sale_del_sha_256_de_la_semilla_la_familia_el_escenario_y_la_cosa():
    huella = hashlib.sha256(b"4827-116|costos|3|P01").digest()
    esperado = 700 + int.from_bytes(huella[:8], "big") % 801
    assert Azar("4827-116", "costos", 3).entero("P01", 700, 1500) == esperado
    vacia = hashlib.sha256(b"|costos|0|P01").digest()
    assert Azar(None, "costos", 0).entero("P01", 0, 9) == int.from_bytes(vacia[:8], "big") % 10


def test_otra_semilla_da_otros_escenarios():
    assert len({Azar(s, "costos", 0).entero("P01", 0, 2**60) for s in "abcdef"}) == 6


def _tres_criterios(**cambios):
    criterios = [pregunta(c, ponderacion=w) for c, w in (("a", 50), ("b", 30), ("c", 20))]
    criterios.append(pregunta("f", eje="factibilidad", ponderacion=100))
    marcas = {
        p: {c: {"comunidad": [nivel]} for c, nivel in zip("abcf", niveles, strict=True)}
        for p, niveles in {"X": (5, 1, 1, 4), "Y": (1, 5, 1, 4), "Z": (2, 2, 5, 4)}.items()
    }
    return calificada(marcas, criterios=criterios, maximo_proyectos=1, **cambios)


def test_un_reparto_libre_suma_un_millon_y_en_promedio_es_parejo():
    una = _tres_criterios()
    sumas = Counter()
    for n in range(400):
        reparto = FAMILIAS["ponderaciones_libres"](una, Azar("s", "ponderaciones_libres", n))
        assert sum(reparto[c] for c in "abc") == MILLON
        assert reparto["f"] == MILLON
        sumas.update(reparto)
    assert all(abs(sumas[c] / 400 / MILLON - 1 / 3) < 0.04 for c in "abc")


def test_en_orden_ningun_criterio_pasa_a_otro_que_pondera_mas():
    for n in range(100):
        reparto = FAMILIAS["ponderaciones_en_orden"](_tres_criterios(), Azar("s", "orden", n))
        assert reparto["a"] >= reparto["b"] >= reparto["c"]


def test_cerca_es_entre_la_mitad_y_vez_y_media_de_lo_declarado():
    for n in range(100):
        reparto = FAMILIAS["ponderaciones_cercanas"](_tres_criterios(), Azar("s", "cerca", n))
        for criterio, declarada in (("a", 50), ("b", 30), ("c", 20)):
            assert declarada * 500 <= reparto[criterio] <= declarada * 1500


def test_el_valor_de_un_escenario_es_el_de_las_mismas_ponderaciones_declaradas():
    una = _tres_criterios()
    decision = decidir(una, Limites(), _callado)
    for n, escenario in enumerate(escenarios(una, decision.puntajes, "ponderaciones_libres", 20)):
        reparto = FAMILIAS["ponderaciones_libres"](una, Azar("1234", "ponderaciones_libres", n))
        for p, puntaje in decision.puntajes.items():
            suyos = {c.criterio: c.puntaje for c in puntaje.prioridad.criterios}
            prioridad = redondear(sum(reparto[c] * suyos[c] for c in "abc") * 100 / MILLON)
            exacto = Fraction(prioridad * puntaje.factibilidad.centesimas, 10_000)
            assert escenario.valor[p] == redondear(exacto)


def test_el_indice_de_tres_propuestas_sin_mas_limite_que_el_tope_se_cuenta_a_mano(monkeypatch):
    monkeypatch.setattr(robustez, "PONDERACIONES", 40)
    una = _tres_criterios()
    decision = decidir(una, Limites(), _callado)
    medida = _medir(decision)
    gana = Counter()
    for escenario in escenarios(una, decision.puntajes, "ponderaciones_libres", 40):
        mayor = max(escenario.valor.values())
        gana.update(p for p, v in escenario.valor.items() if v == mayor)
    for firmeza in medida.propuestas:
        indice = firmeza.indices[0]
        assert indice.familia == "ponderaciones_libres"
        assert indice.minimo == indice.maximo == gana[firmeza.propuesta]


def test_un_costo_se_mueve_solo_dentro_del_margen_de_su_fase():
    una = agenda({"A": {"votos": 9, "costo": 10_000}, "B": {"votos": 8, "costo": 777}})
    for n in range(50):
        otra = con_otros_costos(una, Azar("s", "costos", n), BANDAS)
        for antes, despues in zip(una.propuestas, otra.propuestas, strict=True):
            abajo, arriba = BANDAS[antes.fase]
            assert abs(despues.costo - antes.costo * (200 + arriba - abajo) // 200) <= (
                antes.costo * (arriba + abajo) // 200 + 1
            )


def test_los_techos_son_niveles_de_la_curva_del_80_al_120_por_ciento():
    assert NIVELES == (80, 84, 88, 92, 96, 105, 110, 115, 120)
    assert set(NIVELES) < set(NIVELES_DE_LA_CURVA)


def test_sin_criterios_que_ponderar_no_hay_familias_de_ponderaciones(pocos):
    una = agenda({"A": {"votos": 9, "costo": 60}, "B": {"votos": 5, "costo": 60}})
    assert not hay_que_ponderar(una)
    medida = _medir(decidir(una, Limites(), _callado))
    assert [f.familia for f in medida.familias] == ["costos", "techos"]


def test_las_clases_exigen_que_todo_el_intervalo_este_de_acuerdo():
    assert clase_de(95, 100, 100) == "nucleo"
    assert clase_de(94, 100, 100) is None
    assert clase_de(0, 5, 100) == "exterior"
    assert clase_de(0, 6, 100) is None
    assert clase_de(6, 94, 100) == "frontera"
    assert clase_de(6, 95, 100) is None


def test_la_clase_de_todas_las_familias():
    assert clase_de_todas(["nucleo", "nucleo"]) == "nucleo"
    assert clase_de_todas(["nucleo", None]) is None
    assert clase_de_todas(["nucleo", "exterior", None]) == "frontera"
    assert clase_de_todas([None, "frontera"]) == "frontera"
    assert clase_de_todas([]) is None


def test_la_presencia_dice_solo_lo_que_se_probo():
    def veredicto(segura, posible):
        una = frozenset({"P"})
        return Veredicto(
            False,
            1,
            1,
            seguras=una if segura else frozenset(),
            posibles=una if posible else frozenset(),
        )

    si, quiza, no = veredicto(True, True), veredicto(False, True), veredicto(False, False)
    assert presencia([si, si], "P") == "siempre"
    assert presencia([no, no], "P") == "nunca"
    assert presencia([si, no], "P") == "a_veces"
    assert presencia([si, quiza], "P") == "siempre_o_a_veces"
    assert presencia([no, quiza], "P") == "a_veces_o_nunca"
    assert presencia([quiza, quiza], "P") == "no_se_sabe"
