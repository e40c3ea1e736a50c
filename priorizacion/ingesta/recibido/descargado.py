"""Lo que descargan las páginas que se llenan, aunque llegue pegado en un mensaje con saludo."""

import json

_SENA = b'"priorizacion/'
"""Así empieza, en lo descargado, el nombre de su formato."""


def parece_descargado(datos: bytes) -> bool:
    """Si es el archivo, o un texto que lo trae adentro."""
    return datos.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or _SENA in datos


def leer_descargado(datos: bytes) -> object:
    """Lo que dice, de la primera llave a la última; None si no se entiende."""
    principio, final = datos.find(b"{"), datos.rfind(b"}")
    try:
        return json.loads(datos[max(principio, 0) : final + 1].decode("utf-8"))
    except (ValueError, RecursionError):
        return None
