"""Casos plantados: el solucionador acepta un peso de más y el motor no."""

import pytest

from priorizacion.decision import busqueda
from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites, Respuesta
from tests.decision.agendas import agenda

BILLON = 10**12


def _plantada(sobra: int):
    """Dos obras que juntas se pasan del techo por `sobra` pesos, y otra que sí cabe."""
    techo = 9 * BILLON
    return agenda(
        {
            "A": {"votos": 90, "costo": 5 * BILLON},
            "B": {"votos": 80, "costo": 4 * BILLON + sobra},
            "C": {"votos": 70, "costo": 4 * BILLON},
        },
        fuentes=[{"id": "propios", "nombre": "Propios", "techos": {2027: techo}}],
    )


def _elegidas(dictamen):
    return [p.id for p in dictamen.resultado.propuestas if p.estado == "seleccionada"]


@pytest.mark.parametrize("sobra", [1, 2, 3])
def test_lo_que_el_solucionador_excede_por_pesos_se_corta_y_se_resuelve_otra_vez(
    sobra, monkeypatch
):
    original = busqueda.maximizar
    vistas = []

    def tolerante(modelo, objetivo, limites, arranque=None):
        """Como un solucionador con tolerancias: la primera vez, A y B «caben»."""
        cortada = any(r.nombre.startswith("corte:") for r in modelo.restricciones)
        vistas.append(cortada)
        if not cortada:
            return Respuesta("optima", {0: 1.0, 1: 1.0}, 17_000.0)
        return original(modelo, objetivo, limites, arranque)

    monkeypatch.setattr(busqueda, "maximizar", tolerante)
    dictamen = dictaminar(_plantada(sobra), Limites(breve=True))
    assert _elegidas(dictamen) == ["A", "C"]
    assert dictamen.certificado.cortes == 1
    assert vistas[:2] == [False, True]


@pytest.mark.parametrize("sobra", range(1, 41))
def test_ningun_caso_plantado_sale_pasado_de_su_techo(sobra):
    dictamen = dictaminar(_plantada(sobra), Limites(breve=True))
    assert _elegidas(dictamen) == ["A", "C"]
    assert dictamen.resultado.estado_solucion == "probada"


def test_las_tolerancias_de_verdad_exceden_un_techo_y_se_cortan():
    """Sin cotas en el modelo escalado un peso en 9·10¹⁷ es invisible para el solucionador."""
    enorme = 10**17
    dictamen = dictaminar(
        agenda(
            {
                "A": {"votos": 90, "costo": 5 * enorme},
                "B": {"votos": 80, "costo": 4 * enorme + 1},
                "C": {"votos": 70, "costo": 4 * enorme},
            },
            fuentes=[{"id": "propios", "nombre": "Propios", "techos": {2027: 9 * enorme}}],
        ),
        Limites(),
    )
    assert dictamen.certificado.cortes > 0
    assert _elegidas(dictamen) == ["A", "C"]


def test_tras_veinte_cortes_seguidos_se_dice_que_no_hay_respuesta(monkeypatch):
    def terco(modelo, objetivo, limites, arranque=None):
        return Respuesta("optima", {0: 1.0, 1: 1.0}, 17_000.0)

    monkeypatch.setattr(busqueda, "maximizar", terco)
    dictamen = dictaminar(_plantada(1), Limites(breve=True))
    assert dictamen.resultado.estado_solucion == "sin_respuesta"
    assert dictamen.resultado.valor is None
