"""El segundo solucionador confirma, contradice con pruebas, o dice que no pudo."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from priorizacion.decision.dictamen import Dictamen, dictaminar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.reconstruccion import formular_publicada
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas import segundo
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.segundo import preguntar_a_otro

RAIZ = Path(__file__).parents[2]
VALLE = RAIZ / "tests/casos/valle-claro/2026-2029"


@cache
def valle() -> tuple[Formulacion, Dictamen]:
    agenda = leer_carpeta(VALLE).agenda
    assert agenda is not None
    dictamen = dictaminar(agenda, Limites())
    return formular_publicada(agenda, dictamen.resultado), dictamen


def preguntar(**cambios: object) -> Paso:
    formulacion, dictamen = valle()
    resultado = dictamen.resultado.model_copy(update=cambios)
    return preguntar_a_otro(formulacion, dictamen.certificado, resultado, 30, lambda _: None)


def responder(monkeypatch: pytest.MonkeyPatch, **respuesta: object) -> None:
    """En vez del proceso, una respuesta fija; sin CP-SAT."""
    dicha = {"quien": "CBC de prueba", "valor": None, "elegidas": [], **respuesta}
    monkeypatch.setattr(segundo, "_preguntar", lambda *_: dicha)
    monkeypatch.setattr(segundo, "hay_cp_sat", lambda: False)


@pytest.mark.parametrize("quien", ["cp_sat", "cbc", "highs"])
def test_cada_uno_contesta_lo_mismo_en_su_propio_proceso(quien: str) -> None:
    pytest.importorskip("ortools") if quien == "cp_sat" else None
    _, dictamen = valle()
    pregunta = {"matriz": dictamen.certificado.matriz, "solucionador": quien, "segundos": 30}
    proceso = subprocess.run(
        [sys.executable, "-m", "priorizacion.decision.segundo"],
        input=json.dumps(pregunta), capture_output=True, encoding="utf-8", check=True, cwd=RAIZ,
    )  # fmt: skip
    respuesta = json.loads(proceso.stdout)
    assert respuesta["estado"] == "optima"
    assert respuesta["valor"] == dictamen.resultado.valor


def test_el_proceso_de_cp_sat_no_carga_highspy() -> None:
    pytest.importorskip("ortools")
    guion = (
        "import json, sys; from priorizacion.decision.segundo import contestar;"
        "contestar(json.load(sys.stdin)); assert 'ortools' in sys.modules;"
        "assert 'highspy' not in sys.modules and 'pulp' not in sys.modules"
    )
    _, dictamen = valle()
    pregunta = {"matriz": dictamen.certificado.matriz, "solucionador": "cp_sat", "segundos": 30}
    subprocess.run(
        [sys.executable, "-c", guion], input=json.dumps(pregunta), encoding="utf-8", check=True,
        cwd=RAIZ,
    )  # fmt: skip


def test_una_agenda_mejorable_se_contradice_con_la_mejor() -> None:
    valor = valle()[1].resultado.valor - 100
    paso = preguntar(valor=valor, cota=valor)
    assert paso.veredicto == "distinto"
    assert "halla una agenda válida que vale 242" in paso.texto


def test_lo_que_otro_halla_y_no_cumple_peso_a_peso_no_contradice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    formulacion, dictamen = valle()
    todas = [f"y:{a.propuesta}:{a.inicio}" for a in formulacion.arranques]
    responder(monkeypatch, estado="optima", valor=dictamen.resultado.valor + 100, elegidas=todas)
    paso = preguntar()
    assert paso.veredicto == "sin_comprobar"
    assert "no cumple las reglas peso a peso" in paso.texto


@pytest.mark.parametrize(
    ("respuesta", "dicho"),
    [
        ({"estado": "inviable"}, "es una falla suya"),
        ({"estado": "sin_respuesta"}, "no alcanzó a probarlo en 30 segundos"),
        ({"estado": "factible", "valor": 20000}, "lo mejor que halló fue 200"),
        ({"estado": "optima", "valor": 20000}, "menos que la publicada"),
        ({"estado": "fallo"}, "no terminó"),
    ],
)
def test_quien_no_pudo_no_confirma_ni_contradice(
    monkeypatch: pytest.MonkeyPatch, respuesta: dict, dicho: str
) -> None:
    responder(monkeypatch, **respuesta)
    paso = preguntar()
    assert paso.veredicto == "sin_comprobar"
    assert "el segundo solucionador no pudo confirmar" in paso.texto
    assert dicho in paso.texto


def test_cbc_tampoco_halla_nada_mejor_y_eso_confirma(monkeypatch: pytest.MonkeyPatch) -> None:
    responder(monkeypatch, estado="optima", valor=valle()[1].resultado.valor)
    paso = preguntar()
    assert paso.veredicto == "igual"
    assert "también halla 242" in paso.texto


def test_si_se_uso_cbc_el_segundo_no_es_cbc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segundo, "hay_cp_sat", lambda: False)
    certificado = valle()[1].certificado.model_copy(update={"solucionador": "CBC con PuLP 3"})
    assert segundo._disponibles(certificado) == ("highs",)
