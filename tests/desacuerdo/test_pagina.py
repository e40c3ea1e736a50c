"""Lo que la página dice del desacuerdo."""

import pytest

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.desacuerdo import Efecto
from priorizacion.publicacion.vistas import acuerdo
from priorizacion.publicacion.vistas.contexto import Contexto
from tests.decision.agendas import agenda, calificada
from tests.desacuerdo.comite import CRITERIOS, al_azar

CAMBIOS = {
    -20: ("sale", "no_cambia", "empata", "no_compite", None),
    20: ("entra", "no_cambia", "empata", None),
}


def _contexto(una):
    hecho = dictaminar(una, Limites())
    return Contexto("prueba/2027", una, hecho.resultado, hecho.certificado)


def _ver(una):
    return acuerdo.ver(_contexto(una))


def _calificada(marcas, **cambios):
    return calificada(
        marcas, **{"criterios": CRITERIOS, "quorum": {"marcas_minimas": 4}, **cambios}
    )


def test_dice_en_que_coincidio_mas_y_menos_y_que_deliberar():
    vista = _ver(_calificada(al_azar(7), maximo_proyectos=4))
    assert vista.lectura.startswith("En lo que más coincidió el comité fue en «")
    assert [f.celdas[0].texto for f in vista.criterios.filas] == ["Pertinencia", "Brechas", "Paz"]
    assert all(f.celdas[1].texto.startswith("0,") for f in vista.criterios.filas)
    assert vista.deliberar is not None
    for fila in vista.deliberar.filas:
        assert fila.celdas[0].enlace
        assert fila.celdas[3].texto.startswith("Con ")


def test_con_pocas_marcas_dice_por_que_calla():
    vista = _ver(_calificada({"A": {"pertinencia": {"comunidad": [1, 5, 3, 2]}}}))
    assert "muy pocas calificaciones" in vista.lectura
    assert [c.texto for c in vista.criterios.filas[0].celdas[1:]] == ["no se publica"] * 2
    assert vista.deliberar is None
    assert "se sabría" in vista.sin_deliberar


def test_si_nadie_se_aparto_se_dice():
    celda = {"comunidad": [3, 3, 3], "autoridades": [3, 3, 4]}
    vista = _ver(_calificada({"A": dict.fromkeys(("pertinencia", "brechas", "paz"), celda)}))
    assert vista.deliberar is None
    assert vista.sin_deliberar.startswith("Ninguna de las que compiten")


def test_si_nada_se_califica_no_hay_seccion():
    assert _ver(agenda({"A": {"votos": 9, "costo": 5}})) is None


@pytest.mark.parametrize(
    ("puntos", "cambio"), [(p, c) for p, cambios in CAMBIOS.items() for c in cambios]
)
def test_todo_cambio_posible_tiene_su_frase(puntos, cambio):
    contexto = _contexto(_calificada(al_azar(7), maximo_proyectos=4))
    desacuerdo = contexto.resultado.desacuerdo
    efecto = Efecto(puntos=puntos, prioridad=1, factibilidad=1, cambio=cambio)
    primera = desacuerdo.para_deliberar[0].model_copy(update={"efecto": efecto})
    otro = desacuerdo.model_copy(update={"para_deliberar": (primera,)})
    resultado = contexto.resultado.model_copy(update={"desacuerdo": otro})
    vista = acuerdo.ver(Contexto(contexto.ruta, contexto.agenda, resultado, contexto.certificado))
    frase = vista.deliberar.filas[0].celdas[3].texto
    assert frase.startswith(f"Con 20 puntos {'menos' if puntos < 0 else 'más'} ")
