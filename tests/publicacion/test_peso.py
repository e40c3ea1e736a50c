"""Cada página de una agenda pesa a lo sumo 10 kB comprimida, en los tres ejemplos."""

import gzip
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar

RAIZ = Path(__file__).parents[2]
MAXIMO = 10 * 1024
"""Bytes del HTML con gzip: los estilos, los guiones y el índice ya se bajaron."""
APARTE = {"y-si": 15 * 1024}
"""Lleva adentro todas las respuestas de la simulación, para contestar sin red."""

pytestmark = pytest.mark.lento


@pytest.fixture(scope="module")
def publicado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Las tres agendas de ejemplo, con los resultados que trae el repositorio."""
    carpetas = sorted(str(a.parent) for a in RAIZ.glob("agendas/*/*/agenda.yaml"))
    assert len(carpetas) == 3
    destino = tmp_path_factory.mktemp("peso") / "site"
    assert ejecutar(["publicar", *carpetas, "--destino", str(destino)]) == 0
    return destino


def test_ninguna_pagina_de_los_ejemplos_pasa_de_diez_kilobytes(publicado: Path) -> None:
    pesos = {
        p: len(gzip.compress(p.read_bytes(), 9))
        for p in (publicado / "territorios").rglob("*.html")
    }
    assert len(pesos) > 200
    pasadas = {
        str(pagina.relative_to(publicado)): peso
        for pagina, peso in pesos.items()
        if peso > APARTE.get(pagina.stem, MAXIMO)
    }
    assert pasadas == {}
