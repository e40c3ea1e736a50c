"""Texto de un territorio → texto que Markdown y HTML muestran tal cual, diga lo que diga.

Cada carácter que algo podría interpretar (Markdown, HTML, Jinja, atributos, emojis, notas) se
escribe como referencia numérica: `<` es `&#60;`. El navegador la muestra como el carácter.
"""

import re

from markupsafe import Markup

from priorizacion.dominio.letras import hacer_visible

_SIEMPRE = re.compile(r"[\\`*_{}\[\]#!|<>&:~^=\"'@$]|--+")
_AL_INICIO = re.compile(r"^(\d*)([-+?%.)])")
_NO_LLANO = re.compile(r"[^A-Za-z0-9 ]")
_BLANCOS = re.compile(r"\s+")


def escapar(texto: str) -> Markup:
    """Una línea de texto ajeno, lista para cualquier lugar de una plantilla.

    Los blancos seguidos quedan en uno; los caracteres de control y los que cambian la dirección
    de la escritura se ven como «�», para que nada se esconda.
    """
    con_referencias = _SIEMPRE.sub(_referencias, en_una_linea(texto))
    return Markup(_AL_INICIO.sub(_primera, con_referencias))  # noqa: S704 (aquí se vuelve seguro)


def preparar(valor: object) -> object:
    """Lo que Jinja hace con cada expresión: lo que no es `Markup` se escapa."""
    if isinstance(valor, Markup):
        return valor
    return "" if valor is None else escapar(str(valor))


def parrafos(texto: str) -> tuple[str, ...]:
    """Los párrafos de un texto largo; los renglones vacíos los separan."""
    return tuple(p.strip() for p in re.split(r"\n\s*\n", texto) if p.strip())


def en_una_linea(texto: str) -> str:
    """El texto llano, con los blancos seguidos en uno y lo que no se ve como «�»."""
    return hacer_visible(_BLANCOS.sub(" ", texto).strip())


def cadena_css(texto: str) -> Markup:
    """Lo de adentro de una cadena de CSS: las letras con tilde y los signos van por número."""
    letras = _NO_LLANO.sub(lambda c: f"\\{ord(c[0]):x} ", en_una_linea(texto))
    return Markup(letras)  # noqa: S704


def _referencias(encontrado: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in encontrado[0])


def _primera(encontrado: re.Match[str]) -> str:
    """De lo que abriría una lista, el signo y no las cifras: «1.210» es «1&#46;210»."""
    return f"{encontrado[1]}&#{ord(encontrado[2])};"
