"""Lo que quedó en firme se publica con sus cambios, y un cambio callado no llega al sitio."""

import shutil
from pathlib import Path

import pytest

from priorizacion.cli.principal import ejecutar
from tests.cli.conftest import Correr, cambiar
from tests.publicacion.taller import leer
from tests.sala.mesa import EJEMPLO, SIN_MARCAS

MOTIVO = "El Concejo <b>adicionó</b> plata; cabe *una* más"


@pytest.fixture(scope="module")
def enmendada(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Congelada sin marcas, cambiada con razón cuando ya las había, y priorizada."""
    carpeta = tmp_path_factory.mktemp("publicado") / "valle-claro/2026-2029"
    carpeta.mkdir(parents=True)
    for nombre in SIN_MARCAS:
        shutil.copy(EJEMPLO / nombre, carpeta / nombre)
    assert ejecutar(["congelar", str(carpeta), "--fecha", "2026-02-07"]) == 0
    shutil.copy(EJEMPLO / "valoraciones.csv", carpeta / "valoraciones.csv")
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 8", "maximo_proyectos: 9")
    cambiar(carpeta / "agenda.yaml", "3: A algunos", "3: A unas cuantas personas")
    argumentos = ["congelar", str(carpeta), "--fecha", "2026-03-01", "--cambio", MOTIVO]
    assert ejecutar(argumentos) == 0
    assert ejecutar(["priorizar", "--breve", str(carpeta)]) == 0
    return carpeta


@pytest.fixture(scope="module")
def sitio(enmendada: Path) -> Path:
    destino = enmendada.parents[2] / "publicado/site"
    assert ejecutar(["publicar", str(enmendada), "--destino", str(destino)]) == 0
    return destino


def test_la_pagina_dice_cuando_quedo_en_firme_la_huella_y_cada_cambio(
    enmendada: Path, sitio: Path
) -> None:
    texto = leer(sitio / "territorios/valle-claro/2026-2029/como-se-decidio.html").texto
    assert "El 7 de febrero de 2026 quedaron en firme" in texto
    assert "antes de la primera calificación" in texto
    assert "Cambio 1: 1.º de marzo de 2026" in texto
    assert "Se hizo cuando ya había 102 calificaciones." in texto
    assert MOTIVO in texto
    assert "Máximo proyectos: decía «8»; ahora dice «9»." in texto
    assert (
        "Criterio «Pertinencia», escala, 3: decía «A algunos»; ahora dice «A unas cuantas "
        "personas»." in texto
    )
    assert "Todo esto quedó escrito antes de calificar" not in texto


def test_el_sitio_lleva_el_registro_y_verifica(sitio: Path, correr: Correr) -> None:
    corrida = correr("verificar", "--rapida", sitio / "territorios/valle-claro/2026-2029")
    assert corrida.codigo == 0, corrida.out
    assert "lo que quedó en firme el 2026-02-07 es lo que se usó" in corrida.out


def test_un_registro_tocado_en_el_sitio_no_verifica(
    sitio: Path, tmp_path: Path, correr: Correr
) -> None:
    copia = tmp_path / "site"
    shutil.copytree(sitio, copia)
    registro = copia / "territorios/valle-claro/2026-2029/congelado.json"
    cambiar(registro, '"antes": "8"', '"antes": "7"')
    corrida = correr("verificar", "--rapida", copia / "territorios/valle-claro/2026-2029")
    assert corrida.codigo == 5
    assert "congelado.json no cuadra" in corrida.out


def test_un_cambio_callado_no_se_publica_y_se_dice_cual(
    enmendada: Path, tmp_path: Path, correr: Correr
) -> None:
    carpeta = Path(shutil.copytree(enmendada, tmp_path / "valle-claro/2026-2029"))
    cambiar(carpeta / "agenda.yaml", "maximo_proyectos: 9", "maximo_proyectos: 7")
    corrida = correr("priorizar", "--breve", carpeta)
    assert corrida.codigo == 0
    assert "cambio-sin-registrar en firme dice «9» y ahora «7»" in corrida.err
    corrida = correr("publicar", carpeta, "--destino", tmp_path / "site")
    assert corrida.codigo == 5
    assert "cambió agenda/maximo_proyectos sin registrarse" in corrida.err
    assert "--cambio" in corrida.err
    assert not (tmp_path / "site").exists()
    assert correr("verificar", "--rapida", carpeta).codigo == 5
