"""Escoger de una en una: qué se salta, qué no, y las ganadoras oficiales de Varsovia."""

from pathlib import Path

import pytest

from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.lista import dice_llegada, por_llegada, por_puntaje, tomar_en_orden
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta
from priorizacion.ingesta.pabulib import importar_pabulib
from tests.contraste.papeletas import leer_papeletas
from tests.decision.agendas import agenda
from tests.importar.datos import dato

VARSOVIA = (
    "Poland_Warszawa_2017_Plac_Wojska_Polskiego.pb",
    "Poland_Warszawa_2020_Rembertow.pb",
    "Poland_Warszawa_2023_Wesola.pb",
)


def armar(una: Agenda) -> Formulacion:
    puntajes = calcular_puntajes(una)
    compiten = [p for p, j in juzgar(una, puntajes).items() if j.estado is None]
    return formular(una, valorar(una, puntajes), compiten)


def tomadas(una: Agenda, orden=por_puntaje) -> dict[str, int]:
    formulacion = armar(una)
    eleccion = tomar_en_orden(formulacion, orden(formulacion))
    return {formulacion.arranques[i].propuesta: formulacion.arranques[i].inicio for i in eleccion}


def test_lo_que_no_cabe_se_salta_y_se_sigue():
    una = agenda(
        {
            "A": {"votos": 90, "costo": 80},
            "B": {"votos": 80, "costo": 50},
            "C": {"votos": 10, "costo": 20},
        }
    )
    assert set(tomadas(una)) == {"A", "C"}


def test_un_peso_de_mas_no_cabe():
    una = agenda({"A": {"votos": 90, "costo": 80}, "B": {"votos": 80, "costo": 21}})
    assert set(tomadas(una)) == {"A"}


def test_se_respeta_el_maximo_de_proyectos():
    una = agenda({p: {"votos": 50, "costo": 1} for p in "ABC"}, maximo_proyectos=2)
    assert len(tomadas(una)) == 2


def test_lo_que_no_cabe_un_anio_empieza_en_otro():
    una = agenda(
        {"A": {"votos": 90, "costo": 80}, "B": {"votos": 80, "costo": 50}},
        periodo={"inicio": 2027, "fin": 2028},
        fuentes=[{"id": "propios", "nombre": "Propios", "techos": {2027: 100, 2028: 60}}],
    )
    assert tomadas(una) == {"A": 2027, "B": 2028}


def test_una_excluyente_ya_tomada_saca_a_la_otra_pero_un_requisito_no():
    una = agenda(
        {p: {"votos": v, "costo": 10} for p, v in (("A", 90), ("B", 80), ("C", 70), ("D", 0))},
        reglas=[
            {"id": "una", "tipo": "excluyentes", "propuestas": ["A", "B"], "texto": "Una."},
            {"id": "r", "tipo": "requiere", "propuesta": "C", "requiere": ["D"], "texto": "C y D."},
        ],
    )
    assert set(tomadas(una)) == {"A", "C", "D"}


def test_entre_iguales_decide_el_sorteo_y_no_el_codigo():
    ordenes = set()
    for semilla in ("1", "2", "3", "4", "5", "6"):
        una = agenda(
            {p: {"votos": 50, "costo": 1} for p in "ABCD"},
            sorteo={"procedimiento": "Lotería.", "semilla": semilla},
        )
        ordenes.add(por_puntaje(armar(una)))
    assert len(ordenes) > 1


def test_sin_columna_de_llegada_se_atiende_por_codigo_y_p2_va_antes_que_p10():
    formulacion = armar(agenda({p: {"votos": 50, "costo": 1} for p in ("P10", "P2", "P1")}))
    assert por_llegada(formulacion) == ("P1", "P2", "P10")
    assert not dice_llegada(formulacion)


@pytest.mark.parametrize("llegadas", [("3", "1", ""), ("2027-02-01", "2026-12-30", "")])
def test_con_columna_de_llegada_manda_ella_y_lo_que_esta_en_blanco_va_al_final(llegadas):
    filas = {
        p: {"votos": 50, "costo": 1, "otras": {"llegada": llegada}}
        for p, llegada in zip(("A", "B", "C"), llegadas, strict=True)
    }
    formulacion = armar(agenda(filas))
    assert por_llegada(formulacion) == ("B", "A", "C")
    assert dice_llegada(formulacion)


@pytest.mark.datos
@pytest.mark.parametrize("archivo", VARSOVIA, ids=lambda a: a[16:-3])
def test_reproduce_las_ganadoras_oficiales_de_varsovia(archivo: str, tmp_path: Path):
    pb = dato(f"elecciones/{archivo}")
    nueva = importar_pabulib(pb)
    assert isinstance(nueva, CarpetaNueva)
    assert escribir_carpeta(nueva, tmp_path / "eleccion") == ()
    una = leer_carpeta(tmp_path / "eleccion").agenda
    assert una is not None
    assert set(tomadas(una)) == leer_papeletas(pb).ganadoras
