"""La única puerta a WeasyPrint: HTML → PDF accesible (PDF/UA-1), sin red y siempre igual."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

_COMO = (
    "Para el PDF hace falta WeasyPrint, que es opcional. Instálelo con: pip install "
    "'priorizacion[pdf]'. Además usa la biblioteca Pango del sistema: en Debian o Ubuntu, "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; en Windows, con MSYS2; "
    "en macOS, brew install pango."
)
_FECHA_FIJA = "315532800"
VARIANTE = "pdf/ua-1"


class SinWeasyPrint(RuntimeError):
    """No está WeasyPrint o le falta Pango; el mensaje dice cómo instalarlos."""

    def __init__(self) -> None:
        super().__init__(_COMO)


def a_pdf(html: str) -> bytes:
    """Los bytes del PDF. Lanza `SinWeasyPrint`."""
    try:
        from weasyprint import HTML  # noqa: PLC0415  # es opcional
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (ImportError, OSError):
        # OSError: está WeasyPrint, pero no la biblioteca del sistema con que dibuja
        raise SinWeasyPrint from None
    sin_red = URLFetcher(allowed_protocols=())
    with _fecha_fija(), _callado():
        pdf = HTML(string=html, url_fetcher=sin_red).write_pdf(
            pdf_variant=VARIANTE, pdf_identifier=sha256(html.encode()).digest()[:16]
        )
    return bytes(pdf)


@contextmanager
def _fecha_fija() -> Iterator[None]:
    antes = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ.setdefault("SOURCE_DATE_EPOCH", _FECHA_FIJA)
    try:
        yield
    finally:
        if antes is None:
            del os.environ["SOURCE_DATE_EPOCH"]


@contextmanager
def _callado() -> Iterator[None]:
    """Las letras que faltan y los estilos que no entiende no se le cuentan a quien imprime."""
    registros = [logging.getLogger(n) for n in ("weasyprint", "fontTools")]
    niveles = [r.level for r in registros]
    for registro in registros:
        registro.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for registro, nivel in zip(registros, niveles, strict=True):
            registro.setLevel(nivel)
