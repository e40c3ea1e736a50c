"""Quien nombra a una propuesta retirada o fusionada lo sabe antes de priorizar."""

import pytest

from tests.ingesta.carpetas import AGENDA, PROPUESTAS, codigos, leer


def tabla(**cambios):
    filas = PROPUESTAS.splitlines()
    salida = [f"{filas[0]},requiere,fusionada_en,retirada"]
    for fila in filas[1:]:
        salida.append(f"{fila},{cambios.get(fila[:3], ',,')}")
    return "\n".join(salida) + "\n"


def test_requerir_una_retirada_se_advierte_con_lo_que_pasara(tmp_path):
    lectura = leer(tmp_path / "a", propuestas_csv=tabla(P01=",,Ya se hizo", P02="P01,,"))
    (una,) = lectura.observaciones
    assert (una.codigo, str(una.origen)) == ("propuesta-ausente", "propuestas.csv:3:requiere")
    assert "P01, que está retirada: P02 no podrá elegirse" in una.mensaje


def test_requerir_una_fusionada_dice_cual_nombrar(tmp_path):
    lectura = leer(tmp_path / "a", propuestas_csv=tabla(P01=",P03,", P02="P01,,"))
    (una,) = lectura.observaciones
    assert "P01, que se unió a P03" in una.mensaje
    assert "Nombre en su lugar a P03" in una.remedio


@pytest.mark.parametrize(
    ("regla", "clave", "efecto"),
    [
        ("tipo: obligatoria, propuesta: P01", "propuesta", "ninguna agenda cumplirá"),
        ("tipo: paquete, propuestas: [P01, P02]", "propuestas", "ninguna del paquete"),
        ("tipo: excluyentes, propuestas: [P01, P02]", "propuestas", "no la tendrá en cuenta"),
        ("tipo: requiere, propuesta: P02, requiere: P01", "requiere", "P02 no podrá elegirse"),
        ("tipo: requiere, propuesta: P01, requiere: P02", "propuesta", "no dirá nada"),
    ],
)
def test_una_regla_sobre_una_retirada_se_advierte(tmp_path, regla, clave, efecto):
    agenda = AGENDA + f"reglas:\n  - {{id: r, {regla}, texto: Una regla.}}\n"
    lectura = leer(tmp_path / "a", agenda_yaml=agenda, propuestas_csv=tabla(P01=",,Ya se hizo"))
    (una,) = lectura.observaciones
    assert una.codigo == "propuesta-ausente"
    assert una.origen.columna == f"reglas.r.{clave}"
    assert efecto in una.mensaje


@pytest.mark.parametrize("final", [",,Ya se hizo", ",P03,"])
def test_fusionarse_en_una_que_tampoco_sigue_se_advierte(tmp_path, final):
    lectura = leer(tmp_path / "a", propuestas_csv=tabla(P01=",P02,", P02=final))
    assert [str(o.origen) for o in lectura.observaciones] == ["propuestas.csv:2:fusionada_en"]
    assert codigos(lectura) == ["propuesta-ausente"]


def test_lo_que_pide_una_retirada_ya_no_importa(tmp_path):
    lectura = leer(tmp_path / "a", propuestas_csv=tabla(P01=",,Ya se hizo", P02="P01,,Tampoco"))
    assert lectura.observaciones == ()
