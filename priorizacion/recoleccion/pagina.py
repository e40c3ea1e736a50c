"""Una planilla → su página: un solo archivo que se llena sin red, y el que se llena con lápiz."""

from priorizacion.dominio.planilla import Planilla
from priorizacion.recoleccion.suelta import componer


def escribir_pagina(planilla: Planilla) -> bytes:
    """La que se llena en un navegador, aun de un teléfono viejo y abierta desde el disco."""
    return componer(
        "planilla.html.j2",
        ("suelta.css", "planilla.css"),
        "planilla.js",
        planilla=planilla,
        sello=planilla.sello,
    )


def escribir_papel(planilla: Planilla) -> bytes:
    """La planilla en blanco, lista para imprimir, con los mismos códigos."""
    return componer("papel.html.j2", ("papel.css",), planilla=planilla, sello=planilla.sello)
