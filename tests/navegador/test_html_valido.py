"""Cada clase de página es HTML válido según vnu, el validador del W3C."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from .test_accesibilidad import clases_de_pagina

DE_MATERIAL = {
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
}
"""Las dos faltas de base.html de Material: una casilla no lleva «autocomplete»."""
QUEJA = "Attribute “autocomplete” is only allowed"


@pytest.mark.lento
def test_cada_clase_de_pagina_es_html_valido(sitio: Path) -> None:
    validador = os.environ.get("VNU")
    if not validador or not Path(validador).is_file():
        pytest.skip("No hay validador. Instálelo así: VNU=$(bash .ci/vnu) make probar")
    clases = clases_de_pagina(sitio)
    assert len(clases) > 40
    orden = [
        "java",
        "-Xss4m",
        "-jar",
        Path(validador).resolve(),
        "--format",
        "json",
        "--exit-zero-always",
    ]
    dicho = subprocess.run([*orden, *clases], cwd=sitio, capture_output=True, text=True, check=True)
    mensajes = json.loads(dicho.stderr)["messages"]
    suyas = [m for m in mensajes if QUEJA in m["message"] and de_material(m["extract"])]
    assert len(suyas) == len(DE_MATERIAL) * len(clases), "cambió lo que trae Material"
    faltas = [f"{m['url'][-60:]}: {m['message']}" for m in mensajes if m not in suyas]
    assert faltas == []


def de_material(trozo: str) -> bool:
    return any(casilla in trozo for casilla in DE_MATERIAL)
