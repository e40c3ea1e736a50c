"""Los dos README dicen lo mismo, y lo que dicen es cierto."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from priorizacion.cli.codigos import SIGNIFICADOS
from priorizacion.cli.principal import priorizacion

RAIZ = Path(__file__).parents[1]
ESPANOL = (RAIZ / "README.md").read_text(encoding="utf-8")
INGLES = (RAIZ / "README.en.md").read_text(encoding="utf-8")
AMBOS = pytest.mark.parametrize("texto", [ESPANOL, INGLES], ids=["español", "inglés"])
MAXIMO_FIGURA = 200_000


def niveles(texto: str) -> list[int]:
    return [len(m) for m in re.findall(r"^(#+) ", sin_bloques(texto), flags=re.MULTILINE)]


def sin_bloques(texto: str) -> str:
    return re.sub(r"^```.*?^```", "", texto, flags=re.MULTILINE | re.DOTALL)


def bloques(texto: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", texto, flags=re.MULTILINE | re.DOTALL)


def claves_de_tablas(texto: str) -> list[list[str]]:
    """Por tabla, la primera celda de cada fila; las conjunciones se traducen."""
    tablas: list[list[str]] = []
    for parrafo in re.split(r"\n\s*\n", texto):
        filas = [f for f in parrafo.splitlines() if f.startswith("|")]
        if filas:
            celdas = [re.split(r"(?<!\\)\|", f)[1].strip() for f in filas[2:]]
            tablas.append([c.replace(" or ", " o ") for c in celdas])
    return tablas


def firmeza_de_tablas(texto: str) -> list[str]:
    celdas = re.findall(r"\| (sí|yes|\*\*no\*\*) \|$", texto, flags=re.MULTILINE)
    return [c.replace("yes", "sí") for c in celdas]


def test_tienen_los_mismos_apartados() -> None:
    assert niveles(ESPANOL) == niveles(INGLES)
    assert len(niveles(ESPANOL)) > 8


def test_tienen_las_mismas_ordenes_en_el_mismo_orden() -> None:
    assert bloques(ESPANOL) == bloques(INGLES)
    assert len(bloques(ESPANOL)) > 4


def test_tienen_las_mismas_filas_en_las_mismas_tablas() -> None:
    assert claves_de_tablas(ESPANOL) == claves_de_tablas(INGLES)
    assert firmeza_de_tablas(ESPANOL) == firmeza_de_tablas(INGLES)
    assert len(firmeza_de_tablas(ESPANOL)) == 18


def test_tienen_las_mismas_figuras_y_los_mismos_enlaces() -> None:
    def destinos(texto: str) -> list[str]:
        return [d for d in re.findall(r"\]\(([^)]+)\)", texto) if not d.startswith("README")]

    assert destinos(ESPANOL) == destinos(INGLES)


def test_tienen_los_mismos_puntos_en_las_listas() -> None:
    def puntos(texto: str) -> int:
        return len(re.findall(r"^- ", texto, flags=re.MULTILINE))

    assert puntos(ESPANOL) == puntos(INGLES)


@AMBOS
def test_los_enlaces_llevan_a_algo(texto: str) -> None:
    for destino in re.findall(r"\]\(([^)#]+)\)", texto):
        assert (RAIZ / destino).is_file(), destino


@AMBOS
def test_la_figura_pesa_poco(texto: str) -> None:
    figuras = re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", texto)
    assert figuras
    for figura in figuras:
        assert 1_000 < (RAIZ / figura).stat().st_size < MAXIMO_FIGURA


@AMBOS
def test_dicen_lo_que_hace_falta_en_debian(texto: str) -> None:
    assert "`apt-get install git make python3-venv`" in texto
    assert "Python 3.11" in texto


@AMBOS
def test_las_ordenes_de_make_existen(texto: str) -> None:
    makefile = (RAIZ / "Makefile").read_text(encoding="utf-8")
    for orden in set(re.findall(r"make ([a-z-]+)", "\n".join(bloques(texto)))):
        assert re.search(rf"^{orden}:", makefile, flags=re.MULTILINE), orden


@AMBOS
def test_los_codigos_de_salida_son_los_del_programa(texto: str) -> None:
    tabla = next(t for t in claves_de_tablas(texto) if t[0] == "0")
    assert [int(c) for c in tabla] == list(SIGNIFICADOS)


def hojas(comando: click.Command) -> Iterator[click.Command]:
    """Los comandos que se corren: los grupos solo los juntan."""
    if not isinstance(comando, click.Group):
        yield comando
        return
    for hijo in comando.commands.values():
        yield from hojas(hijo)


@AMBOS
def test_cada_orden_escrita_se_entiende(texto: str) -> None:
    en_tablas = re.findall(r"^\| `priorizacion ([^`]+)`", texto, flags=re.MULTILINE)
    en_bloques = re.findall(r"^priorizacion (.+)$", "\n".join(bloques(texto)), flags=re.MULTILINE)
    assert len(en_tablas) == len(list(hojas(priorizacion)))
    for orden in (*en_tablas, *en_bloques):
        comando: click.Command = priorizacion
        palabras = shlex.split(orden.replace("\\|", "/"))
        while isinstance(comando, click.Group):
            comando = comando.commands[palabras.pop(0)]
        conocidas = {o for p in comando.params for o in p.opts}
        for opcion in re.findall(r"--[\w-]+", " ".join(palabras)):
            assert opcion in conocidas, orden


def test_cada_comando_esta_en_la_tabla() -> None:
    for nombre in priorizacion.commands:
        assert f"| `priorizacion {nombre}" in ESPANOL
