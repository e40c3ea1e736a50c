"""Los tres ejemplos, con lo que publican; y Valle Claro con texto hostil en todas partes."""

import os
from functools import cache
from pathlib import Path

import pytest

from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.descargas import reunir
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.expediente import Expediente, leer_expediente
from priorizacion.tareas.publicable import copiar_para_publicar

RAIZ = Path(__file__).parents[2]
EJEMPLOS = sorted(RAIZ.glob("agendas/*/*"))
DATOS = Path(os.environ.get("PRIORIZACION_DATOS", RAIZ.parent / "shared/datos"))


@cache
def publicable(carpeta: Path) -> Publicable:
    """La agenda de una carpeta, como entra a publicarse."""
    agenda, expediente = leer_carpeta(carpeta).agenda, leer_expediente(carpeta)
    assert agenda is not None
    assert isinstance(expediente, Expediente)
    listo = copiar_para_publicar(carpeta, agenda, expediente)
    assert isinstance(listo, Publicable), listo
    return listo


@cache
def archivos_de(carpeta: Path) -> dict[str, bytes]:
    """Nombre → bytes de todo lo que se publica junto a las páginas."""
    listo = publicable(carpeta)
    return reunir(listo.contexto, listo.archivos)


@pytest.fixture(scope="session", params=EJEMPLOS, ids=lambda c: c.parent.name)
def ejemplo(request: pytest.FixtureRequest) -> Path:
    """La carpeta de cada ejemplo."""
    return Path(request.param)


@pytest.fixture(scope="session")
def archivos(ejemplo: Path) -> dict[str, bytes]:
    """Lo que publica cada ejemplo."""
    return archivos_de(ejemplo)


@pytest.fixture(scope="session")
def publicado(archivos: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lo mismo, en una carpeta."""
    carpeta = tmp_path_factory.mktemp("publicado")
    for nombre, contenido in archivos.items():
        (carpeta / nombre).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / nombre).write_bytes(contenido)
    return carpeta


def estandar(nombre: str) -> Path:
    """Un archivo de los estándares, o la prueba se salta diciendo por qué."""
    archivo = DATOS / "estandares" / nombre
    if not archivo.exists():
        pytest.skip(f"no está {nombre}: hacen falta los estándares, que no se copian aquí")
    return archivo
