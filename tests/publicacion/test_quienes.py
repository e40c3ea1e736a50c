"""De las sesiones se dice cuántas personas fueron sin que se sepa de una sola que faltó."""

import datetime

import pytest

from priorizacion.dominio.comite import Comite, Sesion
from priorizacion.publicacion.comite import resumir_comite
from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import quienes
from priorizacion.publicacion.vistas.contexto import Contexto
from tests.publicacion import taller

HOY = datetime.date(2026, 2, 7)


def _con_asistencia(**asistentes: int) -> Publicable:
    sesion = Sesion(fecha=HOY, asunto="Cierre", asistentes=asistentes)
    return taller.cambiar(taller.decidida(), agenda={"comite": Comite(sesiones=(sesion,))})


@pytest.fixture(scope="module")
def comite() -> dict[str, int]:
    """Cuántas personas hay de cada estamento: siete en todo el comité."""
    cuantas: dict[str, int] = {}
    for persona in taller.decidida().agenda.participantes:
        cuantas[persona.estamento] = cuantas.get(persona.estamento, 0) + 1
    assert sum(cuantas.values()) == 7
    return cuantas


def _dicho(publicable: Publicable) -> str:
    contexto = Contexto(
        publicable.ruta, publicable.agenda, publicable.resultado, publicable.certificado
    )
    return quienes.ver(contexto).sesiones[0][1]


def test_que_faltara_cualquiera_o_nadie_se_publica_igual(comite: dict[str, int]) -> None:
    """Con el estamento al lado se sabría quién: de algunos hay una sola persona."""
    completa = resumir_comite(_con_asistencia(**comite).agenda)
    for estamento, hay in comite.items():
        sin_una = _con_asistencia(**{**comite, estamento: hay - 1})
        assert resumir_comite(sin_una.agenda) == completa, estamento
        assert _dicho(sin_una) == "Cierre. Asistieron al menos 5 de las 7 personas."


@pytest.mark.parametrize(
    ("fueron", "dicho"),
    [
        (0, "Asistieron menos de 3 personas."),
        (2, "Asistieron menos de 3 personas."),
        (3, "Asistieron 3 de las 7 personas."),
        (4, "Asistieron 4 de las 7 personas."),
        (5, "Asistieron al menos 5 de las 7 personas."),
    ],
)
def test_ni_los_que_fueron_ni_los_que_faltaron_se_cuentan_si_son_menos_de_tres(
    fueron: int, dicho: str
) -> None:
    assert _dicho(_con_asistencia(comunidad=fueron)) == f"Cierre. {dicho}"


def test_de_una_sesion_sin_asistencia_no_se_dice_nada() -> None:
    assert _dicho(_con_asistencia()) == "Cierre."
