"""El formulario de propuestas → una página que se llena sin red y descarga un archivo."""

from priorizacion.dominio.formulario import Formulario
from priorizacion.recoleccion.suelta import componer


def escribir_pagina_de_propuestas(formulario: Formulario) -> bytes:
    """Un solo archivo: se abre desde el disco, guarda en el aparato y sirve para varias."""
    return componer(
        "formulario.html.j2",
        ("suelta.css", "formulario.css"),
        "formulario.js",
        formulario=formulario,
    )
