"""La página que enseña a escribir reglas: una de cada una, y todas se leen."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import TypeAdapter

from priorizacion.dominio.regla import Regla

MANUAL = Path(__file__).parents[2] / "sitio" / "contenido" / "manual"
PAGINA = (MANUAL / "reglas.md").read_text(encoding="utf-8")
BLOQUES = re.findall(r"^```yaml\n(.*?)^```", PAGINA, flags=re.M | re.S)
TIPOS = {
    get_args(clase.model_fields["tipo"].annotation)[0] for clase in get_args(get_args(Regla)[0])
}


def _reglas():
    return [regla for bloque in BLOQUES for regla in yaml.safe_load(bloque)["reglas"]]


@pytest.mark.parametrize("regla", _reglas(), ids=lambda regla: regla["id"])
def test_cada_regla_de_muestra_se_lee_y_dice_algo(regla):
    leida = TypeAdapter(Regla).validate_python(regla)
    assert leida.texto.endswith(".")


def test_hay_una_de_cada_tipo_y_todas_con_nombre_propio():
    assert {regla["tipo"] for regla in _reglas()} == TIPOS
    ids = [regla["id"] for regla in _reglas()]
    assert len(ids) == len(set(ids))


def test_el_indice_lleva_a_la_pagina():
    assert "(reglas.md)" in (MANUAL / "index.md").read_text(encoding="utf-8")
