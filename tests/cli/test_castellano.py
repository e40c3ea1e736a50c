"""Ni una palabra en inglés de click llega a una persona."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from priorizacion.cli.principal import ejecutar, priorizacion

CATALOGO = Path(__file__).parents[2] / "priorizacion/cli/catalogo/es/LC_MESSAGES"
TAMBIEN_ESPANOL = {"error", "bash", "uuid", "windows", "choice", "are", "one", "env"}
"""Palabras de las frases de click que también lo son en español, nombres y abreviaturas."""
SIN_CATALOGO = {
    "options", "args", "command", "commands", "text", "integer", "float", "directory", "file",
    "path", "filename", "range", "boolean", "arguments", "invalid", "usage", "aborted", "show",
}  # fmt: skip


@cache
def frases_de_click() -> set[str | tuple[str, str]]:
    carpeta = Path(click.__file__).parent
    claves = {"_": None, "ngettext": (1, 2), "gettext": None}
    return {
        m if isinstance(m, str) else (m[0], m[1])
        for _, _, m, _, _ in extract_from_dir(str(carpeta), keywords=claves)
    }


def fuente() -> dict[str, tuple[str, ...]]:
    with (CATALOGO / "priorizacion.po").open("rb") as archivo:
        catalogo = read_po(archivo, locale="es")
    return frases(catalogo)


def frases(catalogo: Catalog) -> dict[str, tuple[str, ...]]:
    salida = {}
    for mensaje in catalogo:
        clave = mensaje.id if isinstance(mensaje.id, str) else mensaje.id[0]
        dichas = (mensaje.string,) if isinstance(mensaje.string, str) else mensaje.string
        salida[clave] = tuple(dichas)
    del salida[""]
    return salida


def test_el_catalogo_compilado_es_el_de_su_fuente() -> None:
    with (CATALOGO / "priorizacion.mo").open("rb") as archivo:
        compilado = frases(read_mo(archivo))
    assert compilado == fuente(), "corra: make catalogo"


def test_cada_frase_de_click_esta_traducida_con_los_mismos_huecos() -> None:
    traducidas = fuente()
    de_click = frases_de_click()
    assert len(de_click) > 60
    for frase in de_click:
        formas = (frase,) if isinstance(frase, str) else frase
        assert formas[0] in traducidas, f"click {version('click')} dice algo nuevo: {formas[0]}"
        huecos = {h for forma in formas for h in _huecos(forma)}
        for traduccion in traducidas[formas[0]]:
            assert traduccion
            assert _huecos(traduccion) <= huecos, traduccion


def _huecos(frase: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", frase)) | set(re.findall(r"%\((\w+)\)", frase))


@cache
def palabras_inglesas() -> set[str]:
    todas = {
        palabra
        for frase in frases_de_click()
        for forma in ((frase,) if isinstance(frase, str) else frase)
        for palabra in re.findall(r"[a-z]{3,}", re.sub(r"\{[^}]*\}|%\(\w+\)s", " ", forma.lower()))
    }
    return (todas | SIN_CATALOGO) - TAMBIEN_ESPANOL


def caminos(comando: click.Command, camino: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield camino
    if isinstance(comando, click.Group):
        for nombre, hijo in comando.commands.items():
            yield from caminos(hijo, (*camino, nombre))


CAMINOS = list(caminos(priorizacion))
ERRORES = [
    [],
    ["--no-existe"],
    ["revizar"],
    ["revisar"],
    ["revisar", "/no/existe"],
    ["revisar", "--json"],
    ["revisar", __file__],
    ["revisar", ".", "--json=si"],
    ["priorizar", ".", "--limite-nodos"],
    ["priorizar", ".", "--limite-nodos", "muchos"],
    ["priorizar", ".", "--limite-nodos", "-3"],
    ["priorizar", ".", "--limite-segundos", "nan"],
    ["priorizar", ".", "--solucionador", "gurobi"],
    ["priorizar", ".", "--limite"],
    ["publicar", "--destino", __file__],
    ["publicar", "--destin"],
    ["servir", "--puerto", "99999"],
    ["servir", "--puerto", "ocho"],
    ["servir", "sobra", "otro"],
    ["importar"],
    ["importar", "excel"],
    ["importar", "pabulib"],
    ["importar", "pabulib", "."],
    ["importar", "tabla", __file__, "x"],
    ["importar", "tabla", __file__, "x", "--columnas", "/no/existe"],
    ["formularios"],
    ["formularios", ".", "--formato", "pdf"],
    ["ponderar"],
    ["ponderar", "/no/existe"],
    ["ponderar", ".", "--metodo", "ahp"],
    ["nueva"],
    ["nueva", __file__],
    ["nueva", "x", "--inicio", "pronto"],
    ["nueva", "x", "--fuente", "sin igual"],
    ["nueva", "x", "--fuente", "a=mil pesitos"],
]


def revisar_idioma(texto: str) -> None:
    sin_rutas = re.sub(r"«[^»]*»|--?[\w-]+|\S*/\S*", " ", texto.lower())
    inglesas = set(re.findall(r"[a-záéíóúñü]{3,}", sin_rutas)) & palabras_inglesas()
    assert not inglesas, texto


@pytest.mark.parametrize("camino", CAMINOS, ids=" ".join)
@pytest.mark.parametrize("opcion", ["--help", "--ayuda", "-h"])
def test_la_ayuda_de_cada_comando_esta_en_espanol(
    camino: tuple[str, ...], opcion: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ejecutar([*camino, opcion]) == 0
    salida = capfd.readouterr()
    assert salida.out.startswith("Uso: priorizacion")
    assert "Opciones:" in salida.out
    assert not salida.err
    revisar_idioma(salida.out)


@pytest.mark.parametrize("argumentos", ERRORES, ids=lambda a: " ".join(a)[-40:] or "nada")
def test_cada_mal_uso_se_dice_en_espanol_y_termina_en_2(
    argumentos: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert ejecutar(argumentos) == 2
    salida = capfd.readouterr()
    assert "Error: " in salida.err or "Uso: " in salida.err
    revisar_idioma(salida.err)
    revisar_idioma(salida.out)


def test_la_version_se_dice_en_espanol(capfd: pytest.CaptureFixture[str]) -> None:
    assert ejecutar(["--version"]) == 0
    assert capfd.readouterr().out == f"priorizacion, versión {version('priorizacion')}\n"


def test_el_idioma_no_depende_de_la_maquina(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "en_US.UTF-8")
    assert ejecutar(["revizar"]) == 2
    assert "No existe el comando «revizar»." in capfd.readouterr().err


def test_quien_revisa_el_idioma_reconoce_el_ingles() -> None:
    with pytest.raises(AssertionError):
        revisar_idioma("Usage: priorizacion [OPTIONS]")
