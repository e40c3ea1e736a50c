"""`explicar` contesta por cualquier propuesta, y avisa si el resultado escrito ya es viejo."""

import json
from pathlib import Path

from tests.cli.conftest import Correr, cambiar


def test_explica_en_json_todas_con_alguna_frase(carpeta: Path, correr: Correr) -> None:
    """También las que se retiraron o se unieron a otra."""
    archivo = carpeta / "propuestas.csv"
    *antes, quinta, sexta = archivo.read_text().splitlines()
    unida, retirada = f"{quinta[:-1]}P01,", f"{sexta}sí"
    archivo.write_text("\n".join([*antes, unida, retirada, ""]))
    corrida = correr("explicar", carpeta, "--json")
    assert corrida.codigo == 0, corrida.err
    explicaciones = json.loads(corrida.out)["explicaciones"]
    assert [e["caso"] for e in explicaciones[-2:]] == ["aparte", "aparte"]
    assert [e["propuesta"] for e in explicaciones if not e["frases"]] == []


def test_si_la_carpeta_cambio_despues_de_priorizar_lo_avisa(
    priorizada: Path, correr: Correr
) -> None:
    cambiar(priorizada / "valoraciones.csv", "C1,P01,pertinencia,5", "C1,P01,pertinencia,4")
    corrida = correr("explicar", priorizada, "P01")
    assert corrida.codigo == 0
    assert "los puntajes: cambiaron después de priorizar" in corrida.err.lower()
    assert f"priorizacion priorizar {priorizada}" in corrida.err
    (aviso,) = json.loads(correr("explicar", priorizada, "P01", "--json").out)["avisos"]
    assert "cambiaron después de priorizar" in aviso


def test_sin_resultado_escrito_explica_sin_avisar(carpeta: Path, correr: Correr) -> None:
    corrida = correr("explicar", carpeta, "P01", "--json")
    assert corrida.codigo == 0
    assert json.loads(corrida.out)["avisos"] == []


def test_un_codigo_mal_escrito_es_mal_uso_y_propone_el_que_se_parece(
    carpeta: Path, correr: Correr
) -> None:
    corrida = correr("explicar", carpeta, "p01")
    assert corrida.codigo == 2
    assert "no hay ninguna propuesta «p01». ¿Quiso decir P01?" in corrida.err
