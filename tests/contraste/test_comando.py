"""`contrastar`: lo que dice a una persona, a un programa y cuando no puede."""

import json
from pathlib import Path

from tests.cli.conftest import Correr, cambiar, carpeta, correr, raiz  # noqa: F401


def test_sin_resultado_dice_como_hacerlo(carpeta: Path, correr: Correr):  # noqa: F811
    corrida = correr("contrastar", carpeta)
    assert corrida.codigo == 1
    assert f"priorizacion priorizar {carpeta}" in corrida.err


def test_con_las_marcas_dice_todas_las_maneras_y_no_escribe_nada(carpeta: Path, correr: Correr):  # noqa: F811
    correr("priorizar", carpeta)
    antes = {a.name: a.read_bytes() for a in carpeta.iterdir()}
    corrida = correr("contrastar", carpeta)
    assert corrida.codigo == 0
    for titulo in ("por puntaje", "por orden de llegada", "sin tope", "contando", "reparto igual"):
        assert f": {titulo}" in corrida.out
    assert "Si cada persona del comité pagara" in corrida.out
    assert {a.name: a.read_bytes() for a in carpeta.iterdir()} == antes


def test_desde_la_copia_publica_se_dice_que_faltan_las_marcas(carpeta: Path, correr: Correr):  # noqa: F811
    correr("priorizar", carpeta)
    for nombre in ("comite.csv", "valoraciones.csv", "impedimentos.csv"):
        (carpeta / nombre).unlink()
    corrida = correr("contrastar", carpeta, "--json")
    assert corrida.codigo == 0
    alternativas = json.loads(corrida.out)[str(carpeta)]["alternativas"]
    assert alternativas[-1]["manera"] == "reparto_igual"
    assert alternativas[-1]["firmeza"] == "no_aplica"
    assert "no están las marcas" in alternativas[-1]["lectura"]


def test_si_la_carpeta_cambio_no_se_contrasta(carpeta: Path, correr: Correr):  # noqa: F811
    correr("priorizar", carpeta)
    cambiar(carpeta / "agenda.yaml", "titulo:", "titulo: Otra ")
    corrida = correr("contrastar", carpeta)
    assert corrida.codigo == 5
    assert "no se contrasta" in corrida.err
