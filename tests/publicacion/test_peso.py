"""Cada página del sitio pesa a lo sumo 10 kB comprimida, con las agendas de los tres ejemplos."""

import gzip
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar

RAIZ = Path(__file__).parents[2]
MAXIMO = 10 * 1024
"""Bytes del HTML con gzip: los estilos, los guiones y el índice ya se bajaron."""
SIMULACION = 4 * 1024
"""Bytes de todas las respuestas de «¿Y si…?»: las de la página y las que se piden al moverla."""

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
    pesos = {p: len(gzip.compress(p.read_bytes(), 9)) for p in publicado.rglob("*.html")}
    assert len(pesos) > 200
    pasadas = {
        str(pagina.relative_to(publicado)): peso for pagina, peso in pesos.items() if peso > MAXIMO
    }
    assert pasadas == {}


def test_las_respuestas_de_la_simulacion_pesan_a_lo_sumo_cuatro_kilobytes(publicado: Path) -> None:
    paginas = sorted(publicado.rglob("y-si.html"))
    assert len(paginas) == 3
    for pagina in paginas:
        adentro = pagina.read_text("utf-8").partition('id="curva">')[2].partition("</script>")[0]
        aparte = (pagina.parent / "maneras.js").read_bytes()
        assert len(gzip.compress(adentro.encode(), 9)) + len(gzip.compress(aparte, 9)) <= SIMULACION
