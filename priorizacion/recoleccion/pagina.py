"""Una planilla → su página: un solo archivo que se llena sin red, y el que se llena con lápiz."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from priorizacion.dominio.planilla import Planilla


def escribir_pagina(planilla: Planilla) -> bytes:
    """La planilla que se llena en un navegador, aun de un teléfono viejo y abierta desde el disco.

    Nada de lo que otros escribieron puede ejecutarse: va como texto, y la página solo admite el
    guion y el estilo que lleva (por su huella).
    """
    return _escribir("planilla.html.j2", planilla, _estilo("planilla.css"), _guion())


def escribir_papel(planilla: Planilla) -> bytes:
    """La planilla en blanco, lista para imprimir, con los mismos códigos."""
    return _escribir("papel.html.j2", planilla, _estilo("papel.css"), "")


def _escribir(plantilla: str, planilla: Planilla, estilo: str, guion: str) -> bytes:
    texto = (
        _entorno()
        .get_template(plantilla)
        .render(
            planilla=planilla,
            sello=planilla.sello,
            estilo=Markup(estilo),  # noqa: S704  # es nuestro
            guion=Markup(guion),  # noqa: S704  # es nuestro
            huella_estilo=_huella(estilo),
            huella_guion=_huella(guion),
        )
    )
    return re.sub(r"\n\s*\n+", "\n", texto).encode()


@cache
def _guion() -> str:
    """Sin sangrías ni comentarios: la página pesa menos y hace lo mismo."""
    renglones = (r.strip() for r in _leer("planilla.js").splitlines())
    return "\n".join(r for r in renglones if r and not r.startswith("//"))


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
