"""`estado` dice quién ha calificado y qué falta, sin escribir nada."""

import csv
import json
from pathlib import Path

from priorizacion.decision.avance import medir_avance
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.escritura import escribir_csv
from tests.cli.conftest import Correr, cambiar


def _sin_marcas_de(carpeta: Path, participante: str) -> None:
    archivo = carpeta / "valoraciones.csv"
    lineas = archivo.read_text(encoding="utf-8").splitlines()
    quedan = [linea for linea in lineas if not linea.startswith(f"{participante},")]
    assert len(quedan) < len(lineas)
    archivo.write_text("\n".join(quedan) + "\n", encoding="utf-8")


def test_quien_no_ha_puesto_marcas_sale_en_cero(carpeta: Path, correr: Correr) -> None:
    _sin_marcas_de(carpeta, "C1")
    corrida = correr("estado", carpeta)
    assert corrida.codigo == 0
    assert "C1: 0 de " in corrida.out


def test_las_marcas_de_cada_quien_suman_las_del_archivo_menos_las_impedidas(carpeta: Path) -> None:
    agenda = leer_carpeta(carpeta).agenda
    assert agenda is not None
    impedidas = {(i.participante, i.propuesta) for i in agenda.impedimentos}
    vivas = {p.id for p in agenda.propuestas if not (p.retirada or p.fusionada_en)}
    validas = [
        v
        for v in agenda.valoraciones
        if v.propuesta in vivas and (v.participante, v.propuesta) not in impedidas
    ]
    avance = medir_avance(agenda)
    assert sum(p.puestas for p in avance.personas) == len(validas) > 0
    for persona in avance.personas:
        assert persona.puestas <= persona.esperadas
        assert not set(persona.sin_tocar) & set(persona.impedida)


def test_sin_marcas_ninguna_propuesta_tiene_quorum_y_se_dice_a_quien_falta_oir(
    carpeta: Path, correr: Correr
) -> None:
    archivo = carpeta / "valoraciones.csv"
    archivo.write_text(archivo.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    corrida = correr("estado", carpeta)
    avance = json.loads(correr("estado", carpeta, "--json").out)["avance"]
    assert {f["propuesta"] for f in avance["faltas"]} == set(avance["por_calificar"])
    assert "Quórum: 0 de " in corrida.out
    assert "falta oír a: " in corrida.out


def test_el_quorum_de_estado_es_el_de_priorizar(priorizada: Path, correr: Correr) -> None:
    avance = json.loads(correr("estado", priorizada, "--json").out)["avance"]
    resultado = json.loads((priorizada / "resultado.json").read_text(encoding="utf-8"))
    sin_quorum = {p["id"] for p in resultado["propuestas"] if p["estado"] == "sin_quorum"}
    assert {f["propuesta"] for f in avance["faltas"]} == sin_quorum


def test_dice_si_el_resultado_es_el_de_estos_archivos(priorizada: Path, correr: Correr) -> None:
    assert "Resultado: es el de estos archivos." in correr("estado", priorizada).out
    cambiar(priorizada / "propuestas.csv", "1480000000", "1480000001")
    assert "cambiaron después" in correr("estado", priorizada).out


def test_una_carpeta_con_errores_los_dice_y_termina_en_1(carpeta: Path, correr: Correr) -> None:
    cambiar(carpeta / "propuestas.csv", "1480000000", "doce millones")
    corrida = correr("estado", carpeta)
    assert corrida.codigo == 1
    assert "numero-ilegible" in corrida.out


def test_no_escribe_nada(carpeta: Path, correr: Correr) -> None:
    antes = {a.name: a.read_bytes() for a in carpeta.iterdir()}
    correr("estado", carpeta)
    assert {a.name: a.read_bytes() for a in carpeta.iterdir()} == antes


def test_se_cuentan_todas_las_que_llegaron_y_se_dice_cuales_no_se_califican(
    carpeta: Path, correr: Correr
) -> None:
    archivo = carpeta / "propuestas.csv"
    with archivo.open(encoding="utf-8", newline="") as abierto:
        filas = list(csv.DictReader(abierto))
    columnas = list(dict.fromkeys((*filas[0], "fusionada_en", "retirada")))
    filas += [
        {**filas[0], "id": "P90", "fusionada_en": filas[0]["id"]},
        {**filas[0], "id": "P91", "retirada": "Ya se hizo."},
    ]
    archivo.write_text(escribir_csv(columnas, filas), encoding="utf-8")
    cuenta = "8 propuestas (1 unida a otra y 1 retirada)"
    assert f"{cuenta}, 6 por calificar." in correr("estado", carpeta).out
    corrida = correr("priorizar", carpeta, "--breve")
    assert f"de {cuenta}" in corrida.out, corrida.err


def test_lo_que_es_igual_de_varios_se_dice_una_vez(carpeta: Path, correr: Correr) -> None:
    archivo = carpeta / "valoraciones.csv"
    archivo.write_text(archivo.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    lineas = correr("estado", carpeta).out.splitlines()
    assert "  A1, C1, C2, C3, E1, O1: 0 de 18 marcas" in lineas
    assert sum("falta quórum" in linea for linea in lineas) == 1
    assert next(x for x in lineas if "falta quórum" in x).startswith(
        "  P01, P02, P03, P04, P05, P06: "
    )


def test_sin_planillas_recibidas_ni_otra_ronda_no_habla_de_rondas(
    carpeta: Path, correr: Correr
) -> None:
    assert "Ronda" not in correr("estado", carpeta).out
