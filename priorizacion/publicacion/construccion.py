"""Markdown → sitio, con MkDocs y la única configuración: `mkdocs.yml`."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from priorizacion.publicacion.atajo import Atajo
from priorizacion.publicacion.falla import ConstruccionFallida

_SOBRAN_EN_EL_PORTAL = ("assets/javascripts", "assets/images")
_SOBRAN_EN_UN_TERRITORIO = ("assets", "404.html", "sitemap.xml", "sitemap.xml.gz")
_FECHA_FIJA = "315532800"
"""1 de enero de 1980: la menor que admite un ZIP. Con ella dos construcciones son iguales."""

_PLANTILLAS: dict[tuple[str, ...], Any] = {}
"""Carpetas del tema → plantillas ya cargadas."""


def construir_portal(configuracion: Path, fuentes: Path, salida: Path) -> None:
    """Construye el portal: todo lo que no es una agenda. Lanza `ConstruccionFallida`.

    Con él empieza siempre una publicación: las plantillas del tema se leen otra vez.
    """
    _PLANTILLAS.clear()
    _construir(configuracion, fuentes, salida, {"exclude_docs": "/territorios/*/*/\n"}, {})
    for nombre in _SOBRAN_EN_EL_PORTAL:
        _quitar(salida / nombre)
    for mapa in salida.rglob("*.map"):
        mapa.unlink()


def construir_territorio(
    configuracion: Path, fuentes: Path, salida: Path, raiz: str, portatil: str = ""
) -> None:
    """Construye una agenda; sus recursos son los del portal, en `raiz` («../../../»).

    `portatil` es el nombre del ZIP que irá a su lado; vacío si no lo habrá. Lanza
    `ConstruccionFallida`.
    """
    cambios = {
        "nav": [{"Agenda": "index.md"}],
        "not_in_nav": "*",
    }
    _construir(
        configuracion, fuentes, salida, cambios, {"raiz": raiz, "portatil": portatil}, Atajo()
    )
    for nombre in _SOBRAN_EN_UN_TERRITORIO:
        _quitar(salida / nombre)


def _construir(
    configuracion: Path,
    fuentes: Path,
    salida: Path,
    cambios: dict[str, Any],
    extra: dict[str, str],
    *extensiones: Atajo,
) -> None:
    with _oyendo() as dichos, _fecha_fija():
        try:
            config = load_config(
                config_file=str(configuracion),
                docs_dir=str(fuentes),
                site_dir=str(salida),
                strict=True,
                **cambios,
            )
            config.extra.update(extra)  # lo demás de `extra`, como quién publica, se conserva
            config.markdown_extensions += extensiones
            _compartir_plantillas(config)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (Abort, ConfigurationError) as error:
            detalle = "\n".join([*dichos, str(error)])
            raise ConstruccionFallida(f"No se pudo construir {fuentes}:\n{detalle}") from error


def _compartir_plantillas(config: Any) -> None:
    """Una sola carga de las plantillas del tema para todas las construcciones de la publicación.

    Material trae 14.500 íconos que MkDocs recorre, y plantillas que compila, en cada construcción.
    """
    carpetas = tuple(config.theme.dirs)
    if carpetas not in _PLANTILLAS:
        entorno = config.theme.get_env()
        nombres = entorno.list_templates(filter_func=lambda n: not n.startswith("."))
        entorno.list_templates = partial(_filtrar, nombres)
        _PLANTILLAS[carpetas] = entorno
    config.theme.get_env = partial(_PLANTILLAS.get, carpetas)


def _filtrar(nombres: list[str], filter_func: Callable[[str], bool]) -> list[str]:
    return [nombre for nombre in nombres if filter_func(nombre)]


@contextmanager
def _oyendo() -> Iterator[list[str]]:
    """Reúne las advertencias de MkDocs, que con `strict` son faltas."""
    dichos: list[str] = []
    oyente = _Oyente(dichos)
    registro = logging.getLogger("mkdocs")
    propaga, registro.propagate = registro.propagate, False
    registro.addHandler(oyente)
    try:
        yield dichos
    finally:
        registro.removeHandler(oyente)
        registro.propagate = propaga


class _Oyente(logging.Handler):
    """Guarda cada mensaje de advertencia o error."""

    def __init__(self, dichos: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.dichos = dichos

    def emit(self, record: logging.LogRecord) -> None:
        """Guarda el mensaje."""
        self.dichos.append(record.getMessage())


@contextmanager
def _fecha_fija() -> Iterator[None]:
    ponerla = "SOURCE_DATE_EPOCH" not in os.environ
    if ponerla:
        os.environ["SOURCE_DATE_EPOCH"] = _FECHA_FIJA
    try:
        yield
    finally:
        if ponerla:
            del os.environ["SOURCE_DATE_EPOCH"]


def _quitar(ruta: Path) -> None:
    if ruta.is_dir():
        shutil.rmtree(ruta)
    else:
        ruta.unlink(missing_ok=True)
