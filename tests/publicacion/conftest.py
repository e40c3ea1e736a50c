"""El sitio de Valle Claro, construido una sola vez."""

from pathlib import Path

import pytest

from priorizacion.publicacion.publicable import Publicable

from . import taller


@pytest.fixture(scope="session")
def valle() -> Publicable:
    """Valle Claro, ya decidida."""
    return taller.decidida()


@pytest.fixture(scope="session")
def sitio(valle: Publicable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio con Valle Claro."""
    return taller.construir(tmp_path_factory.mktemp("sitio") / "site", valle)
