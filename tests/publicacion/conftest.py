"""Los sitios que las pruebas leen, cada uno construido una sola vez."""

from pathlib import Path

import pytest

from priorizacion.publicacion.publicable import Publicable

from . import explicadas, taller


@pytest.fixture(scope="session")
def valle() -> Publicable:
    """Valle Claro, ya decidida."""
    return taller.decidida()


@pytest.fixture(scope="session")
def sitio(valle: Publicable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio con Valle Claro."""
    return taller.construir(tmp_path_factory.mktemp("sitio") / "site", valle)


@pytest.fixture(scope="session")
def agenda() -> Publicable:
    """Chirivaque con explicaciones, robustez y curva inventadas."""
    ejemplo = taller.REPOSITORIO / "agendas/chirivaque/2026-2029"
    return explicadas.explicada(taller.decidida(ejemplo))


@pytest.fixture(scope="session")
def explicado(agenda: Publicable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Su sitio."""
    return taller.construir(tmp_path_factory.mktemp("explicado") / "site", agenda)
