"""Lo que no se probó no se llama probado."""

import pytest

from priorizacion.decision import busqueda, solucion
from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites, Modelo, Respuesta
from priorizacion.decision.restriccion import Restriccion
from tests.decision.agendas import agenda

TRES = {
    "A": {"votos": 60, "costo": 60},
    "B": {"votos": 50, "costo": 50},
    "C": {"votos": 40, "costo": 50},
}


def _detenido(parada):
    original = busqueda.maximizar

    def maximizar(modelo, objetivo, limites, arranque=None):
        respuesta = original(modelo, objetivo, limites, arranque)
        if respuesta.estado != "optima":
            return respuesta
        return Respuesta("factible", respuesta.valores, 10_000.0, parada)

    return maximizar


def test_una_corrida_detenida_por_el_reloj_se_reporta_con_su_brecha(monkeypatch):
    monkeypatch.setattr(busqueda, "maximizar", _detenido("reloj"))
    resultado = dictaminar(agenda(TRES), Limites()).resultado
    assert resultado.estado_solucion == "con_brecha"
    assert (resultado.valor, resultado.cota, resultado.brecha) == (9_000, 10_000, 1_000)
    assert resultado.reproducible is False
    assert resultado.desempate.empate is None


def test_una_corrida_detenida_por_nodos_es_reproducible_y_tiene_brecha(monkeypatch):
    monkeypatch.setattr(busqueda, "maximizar", _detenido("nodos"))
    resultado = dictaminar(agenda(TRES), Limites()).resultado
    assert resultado.estado_solucion == "con_brecha"
    assert resultado.reproducible is True


def _mochila(cuantas: int) -> Modelo:
    """Una mochila de pares casi iguales: nadie la prueba en un instante."""
    pesos = {i: 10**6 + (i * 7919) % 99_991 for i in range(cuantas)}
    fila = Restriccion("techo", pesos, "<=", sum(pesos.values()) // 2, "pesos")
    return Modelo(cuantas, (1,) * cuantas, (fila,))


@pytest.mark.parametrize("solucionador", ["highs", "cbc"])
def test_con_el_reloj_en_cero_el_solucionador_no_dice_optima(solucionador):
    modelo = _mochila(60)
    objetivo = dict(modelo.restricciones[0].terminos)
    limites = Limites(nodos=None, segundos=0.0, solucionador=solucionador)
    respuesta = solucion.maximizar(modelo, objetivo, limites)
    assert respuesta.estado in ("factible", "sin_respuesta")


def test_con_un_nodo_de_limite_el_solucionador_no_dice_optima():
    modelo = _mochila(60)
    objetivo = {i: c + i % 3 for i, c in modelo.restricciones[0].terminos.items()}
    respuesta = solucion.maximizar(modelo, objetivo, Limites(nodos=1))
    assert respuesta.estado in ("factible", "sin_respuesta")
    assert respuesta.parada == "nodos"


def test_una_opcion_mal_escrita_no_pasa_en_silencio(monkeypatch):
    original = solucion._opciones
    monkeypatch.setattr(solucion, "_opciones", lambda limites: {**original(limites), "treads": 1})
    with pytest.raises(ValueError, match="treads"):
        solucion.maximizar(_mochila(3), {0: 1}, Limites())


def test_lo_que_un_solucionador_llama_inviable_sin_segunda_prueba_no_se_publica(monkeypatch):
    """El CBC que trae PuLP llama inviable a un modelo que no lo es: el elástico no lo confirma."""
    monkeypatch.setattr(busqueda, "maximizar", lambda *_, **__: Respuesta("inviable"))
    resultado = dictaminar(agenda(TRES), Limites()).resultado
    assert resultado.estado_solucion == "sin_respuesta"


def test_cbc_se_puede_elegir_y_da_la_misma_agenda():
    con_highs = dictaminar(agenda(TRES), Limites()).resultado
    con_cbc = dictaminar(agenda(TRES), Limites(solucionador="cbc")).resultado
    assert con_cbc.propuestas == con_highs.propuestas
    assert con_cbc.estado_solucion == "probada"
