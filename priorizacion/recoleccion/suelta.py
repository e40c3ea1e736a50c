"""Una página que se llena sin red: un solo archivo, con su estilo y su guion adentro.

Nada de lo que otros escribieron puede ejecutarse: va como texto, y la página solo admite el guion y
el estilo que lleva (por su huella).
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_COMUN = "comun.js"
"""Lo que hacen todas: guardar en el aparato, descargar y volver a abrir."""


def componer(
    plantilla: str, estilos: tuple[str, ...], guion: str | None = None, **datos: Any
) -> bytes:
    """La página de una plantilla, con los nombres de sus estilos y, si lo lleva, de su guion."""
    reglas = "\n".join(map(_estilo, estilos))
    codigo = _guion(guion) if guion else ""
    texto = (
        _entorno()
        .get_template(plantilla)
        .render(
            **datos,
            estilo=Markup(reglas),  # noqa: S704  # es nuestro
            guion=Markup(codigo),  # noqa: S704  # es nuestro
            huella_estilo=_huella(reglas),
            huella_guion=_huella(codigo),
        )
    )
    return re.sub(r"\n\s*\n+", "\n", texto).encode()


@cache
def _guion(nombre: str) -> str:
    """Lo común y lo suyo, sin sangrías ni comentarios: la página pesa menos y hace lo mismo."""
    renglones = (r.strip() for parte in (_COMUN, nombre) for r in _leer(parte).splitlines())
    codigo = "\n".join(r for r in renglones if r and not r.startswith("//"))
    return f"(function () {{\n'use strict';\n{codigo}\n}})();"


@cache
def _estilo(nombre: str) -> str:
    return _leer(nombre).strip()


def _leer(nombre: str) -> str:
    recurso = files("priorizacion.recoleccion") / "plantillas" / nombre
    return recurso.read_text(encoding="utf-8")


def _huella(texto: str) -> str:
    return b64encode(sha256(texto.encode()).digest()).decode()


@cache
def _entorno() -> Environment:
    return Environment(
        loader=PackageLoader("priorizacion.recoleccion", "plantillas"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
