"""Valle Claro en firme, congelada una vez y copiada fresca en cada prueba."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Correr, correr, raiz  # noqa: F401
from tests.sala.mesa import poner_en_firme


@pytest.fixture(scope="session")
def firme_de_muestra(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poner_en_firme(tmp_path_factory.mktemp("sala") / "agenda")


@pytest.fixture
def carpeta(firme_de_muestra: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(firme_de_muestra, tmp_path / "agenda"))
