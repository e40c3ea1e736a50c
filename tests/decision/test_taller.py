"""Lo que se contesta desde la sombra de las carteras es lo que dice la fuerza bruta."""

from functools import cache
from random import Random

from priorizacion.decision.curva.nivel import subir
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import holgura
from priorizacion.decision.taller import Pregunta, Taller
from tests.decision.carteras import con_cartera

SEMILLAS = range(4000, 4060)
LIMITES = Limites(nodos=2000)


@cache
def _talleres():
    return [
        (d.formulacion, Taller(d.formulacion, explorar(d.formulacion, LIMITES)), posibles)
        for _, d, posibles in con_cartera(SEMILLAS)
        if d.formulacion.arranques
    ]


def _mejor(valor, carteras):
    return max((sum(valor[p] for p in c) for c in carteras), default=None)


def test_ninguna_cartera_posible_queda_fuera_de_la_sombra():
    for _, taller, posibles in _talleres():
        filas = taller.sombra.modelo().restricciones
        for cartera in posibles:
            puesta = {taller.sombra.numero[p]: 1 for p in cartera}
            assert all(holgura(r, puesta) >= 0 for r in filas)


def test_la_mejor_con_otros_valores_y_otras_suertes_es_la_de_la_fuerza_bruta():
    vistas = inviables = 0
    for formulacion, taller, posibles in _talleres():
        azar = Random(len(posibles))
        for vuelta in range(8):
            valor = {p: 100 * azar.randint(0, 90) for p in formulacion.columnas}
            pueden = taller.sombra.propuestas
            suertes = {
                p: azar.random() < 0.5 for p in azar.sample(pueden, min(vuelta % 3, len(pueden)))
            }
            suyas = [c for c in posibles if all((p in c) == va for p, va in suertes.items())]
            pregunta = Pregunta(valor, suertes)
            hallazgo = taller.resolver(pregunta, LIMITES)
            mejor = _mejor(valor, suyas)
            relajado = taller.relajar(pregunta)
            if mejor is None:
                assert hallazgo.estado == "inviable"
                inviables += 1
                continue
            elegidas = inicios_de(formulacion, hallazgo.eleccion)
            assert relajado.cota >= mejor
            assert hallazgo.estado == "probada"
            assert frozenset(elegidas) in suyas
            assert sum(valor[p] for p in elegidas) == mejor
            vistas += 1
    assert vistas > 100
    assert inviables > 5


def test_arrancar_de_una_cartera_conocida_no_cambia_la_respuesta():
    for formulacion, taller, posibles in _talleres():
        valor = formulacion.valor
        primera = taller.resolver(Pregunta(valor), LIMITES)
        otra = taller.resolver(Pregunta(valor), LIMITES, desde=primera.eleccion)
        assert otra.estado == "probada"
        assert otra.eleccion == primera.eleccion
        assert sum(valor[p] for p in inicios_de(formulacion, otra.eleccion)) == _mejor(
            valor, posibles
        )


def test_con_menos_y_con_mas_dinero_contesta_lo_mismo_que_empezar_de_cero():
    vistas = 0
    for formulacion, taller, _ in _talleres()[:10]:
        for peldano in subir(formulacion, (40, 80, 100, 150), LIMITES):
            pregunta = Pregunta(formulacion.valor, filas=peldano.filas)
            hallazgo = taller.resolver(pregunta, LIMITES, espacio=peldano.espacio)
            nuevo = Taller(peldano.formulacion, peldano.espacio)
            aparte = nuevo.resolver(Pregunta(formulacion.valor), LIMITES)
            assert hallazgo.estado == aparte.estado
            valores = [
                sum(formulacion.valor[p] for p in inicios_de(formulacion, h.eleccion))
                for h in (hallazgo, aparte)
            ]
            assert valores[0] == valores[1]
            vistas += hallazgo.estado == "probada"
    assert vistas > 20
