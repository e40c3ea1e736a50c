"""Cuánto valdría la mejor cartera con la suerte de una propuesta al revés."""

from random import Random

from priorizacion.decision.cabida import medir_cabida, se_cuentan_bien, se_pagan
from priorizacion.decision.explicacion.intervalos import intervalos
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.modelo import Limites
from tests.decision.carteras import con_cartera

SEMILLAS = range(4000, 4036)


def test_el_intervalo_contiene_lo_que_da_la_fuerza_bruta():
    for _, decision, posibles in con_cartera(SEMILLAS):
        _contiene(decision, posibles)


def _contiene(decision, posibles):
    valor = decision.formulacion.valor
    volteos = intervalos(decision.formulacion, decision.eleccion)
    for propuesta, columnas in decision.formulacion.columnas.items():
        if not columnas:
            assert propuesta not in volteos
            continue
        elegida = propuesta in decision.cartera.inicios
        suyas = [c for c in posibles if (propuesta in c) != elegida]
        mejor = max((sum(valor[p] for p in c) for c in suyas), default=None)
        volteo = volteos[propuesta]
        if mejor is None:
            assert volteo.minimo is None
        else:
            assert volteo.maximo is not None
            assert (volteo.minimo or 0) <= mejor <= volteo.maximo


def test_si_dice_que_no_hay_ninguna_es_que_no_la_hay():
    imposibles = 0
    for _, decision, posibles in con_cartera(SEMILLAS):
        for propuesta, volteo in intervalos(decision.formulacion, decision.eleccion).items():
            if volteo.maximo is None:
                elegida = propuesta in decision.cartera.inicios
                assert not [c for c in posibles if (propuesta in c) != elegida]
                imposibles += 1
    assert imposibles, "ninguna agenda probó este caso"


def test_la_cartera_conocida_se_puede_y_vale_lo_que_dice():
    for _, decision, _ in con_cartera(SEMILLAS):
        formulacion = decision.formulacion
        espacio = explorar(formulacion, Limites())
        valor = formulacion.objetivo(formulacion.valor)
        for volteo in intervalos(formulacion, decision.eleccion).values():
            if volteo.minimo is not None:
                assert espacio.examinar(volteo.conocida) == "bien"
                assert sum(valor[i] for i in volteo.conocida) == volteo.minimo


def test_casi_siempre_se_conoce_una_cartera_y_muchas_veces_es_la_mejor():
    con, exactos, todos = 0, 0, 0
    for _, decision, _ in con_cartera(SEMILLAS):
        volteos = intervalos(decision.formulacion, decision.eleccion).values()
        posibles = [v for v in volteos if v.maximo is not None]
        todos += len(posibles)
        con += sum(v.minimo is not None for v in posibles)
        exactos += sum(v.minimo == v.maximo for v in posibles)
    assert con >= todos * 0.6
    assert exactos >= todos * 0.15


def test_lo_que_la_cabida_admite_pasa_la_comprobacion_exacta():
    admitidas = 0
    for semilla, decision, _ in con_cartera(SEMILLAS):
        formulacion = decision.formulacion
        cabida = medir_cabida(formulacion)
        examinar = explorar(formulacion, Limites()).examinar
        azar = Random(semilla)
        con_columnas = [c for c in formulacion.columnas.values() if c]
        for _ in range(60):
            cuantas = azar.randint(0, min(4, len(con_columnas)))
            elegidas = [azar.choice(c) for c in azar.sample(con_columnas, cuantas)]
            if not cabida.seguras[elegidas].all():
                continue
            cuenta, gasto = (m[elegidas].sum(axis=0)[None] for m in (cabida.cuenta, cabida.gasto))
            if se_cuentan_bien(cabida, cuenta)[0] and se_pagan(cabida, gasto)[0]:
                assert examinar(frozenset(elegidas)) == "bien"
                admitidas += 1
    assert admitidas > 300
