"""Los proyectos reales de regalías de Sucre: los no contratados compiten, los demás se dicen."""

from collections import Counter
from pathlib import Path

import pytest

from priorizacion.decision.dictamen import dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.ingesta.carpeta import leer_carpeta

from .sucre import armar, armar_exigente, techos

pytestmark = pytest.mark.datos


def leer(carpeta: Path) -> Agenda:
    lectura = leer_carpeta(carpeta)
    assert lectura.agenda is not None, [str(o) for o in lectura.observaciones]
    return lectura.agenda


def test_doce_siguen_sin_contratar_y_las_demas_entran_como_retiradas(tmp_path: Path) -> None:
    armar(tmp_path / "sucre")
    retiradas = Counter(p.retirada for p in leer(tmp_path / "sucre").propuestas)
    assert retiradas == {"": 12, "Ya contratada o terminada.": 164}


def test_los_techos_son_los_de_la_gobernacion_de_sucre_y_no_los_de_otro_sucre() -> None:
    assert techos("asignaciones_directas", 2026, 2027) == {2026: 9379469769, 2027: 9869257480}
    assert techos("air_departamentos", 2026, 2027) == {2026: 99651529738, 2027: 100199880337}


def test_el_mapa_lee_las_rarezas_del_archivo(tmp_path: Path) -> None:
    nueva = armar(tmp_path / "sucre")
    propuestas = {p.id: p for p in leer(tmp_path / "sucre").propuestas}
    assert propuestas["2024002700174"].costo == 2942601334  # venía con 28 centavos
    assert propuestas["2024002700174"].dato("municipios_alcanzados") == "26"
    assert propuestas["2026002700001"].dato("municipios_alcanzados") == "3"  # «A, B y C»
    assert propuestas["2025002700033"].dato("municipios_alcanzados") == "15"  # en mayúsculas
    assert propuestas["2025002700034"].dato("cofinanciacion") == "0.724483"
    assert propuestas["2026002700001"].fuentes == ("sgr_directas", "sgr_regional_60")
    assert Counter(o.codigo for o in nueva.observaciones) == {
        "monto-redondeado": 1,
        "nombre-recortado": 1,
        "blanco-como-cero": 1,
    }


def test_dice_que_nadie_las_califico_y_que_la_fase_se_supone(tmp_path: Path) -> None:
    armar(tmp_path / "sucre")
    aclaracion = leer(tmp_path / "sucre").aclaracion
    assert "Ningún comité calificó" in aclaracion
    assert "La fase es una suposición" in aclaracion


def test_la_agenda_de_sucre_se_prueba(tmp_path: Path) -> None:
    armar(tmp_path / "sucre")
    resultado = dictaminar(leer(tmp_path / "sucre"), Limites(breve=True)).resultado
    assert resultado.estado_solucion == "probada"
    assert Counter(p.estado for p in resultado.propuestas) == {
        "retirada": 164,
        "seleccionada": 8,
        "lista_de_espera": 3,
        "gestion_ante_otro_nivel": 1,
    }


@pytest.mark.lento
def test_la_prueba_de_exigencia_hace_competir_a_las_176(tmp_path: Path) -> None:
    armar_exigente(tmp_path / "sucre")
    agenda = leer(tmp_path / "sucre")
    assert not [p for p in agenda.propuestas if p.retirada]
    resultado = dictaminar(agenda, Limites(segundos=120, breve=True)).resultado
    assert resultado.estado_solucion in {"probada", "con_brecha"}
    elegidas = [p for p in resultado.propuestas if p.estado == "seleccionada"]
    assert len(elegidas) == 40
    # una no dice a qué municipios llega: no se compara con lo poco que hay
    assert [p.id for p in resultado.propuestas if p.estado == "sin_quorum"] == ["2020000100116"]
    if resultado.estado_solucion == "probada":
        assert resultado.brecha == 0
