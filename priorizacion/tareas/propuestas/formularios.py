"""De las reglas de una carpeta a los formularios de propuestas, sin pisar uno que alguien llenó."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.formulario import Formulario
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, resumir
from priorizacion.ingesta.reglamento import leer_reglamento
from priorizacion.recoleccion.interrogatorio import interrogar
from priorizacion.recoleccion.libro_de_propuestas import escribir_libro_de_propuestas
from priorizacion.recoleccion.pagina_de_propuestas import escribir_pagina_de_propuestas
from priorizacion.tareas.sala.reparto import Reparto, poner

FORMULARIOS = "formularios"
"""Dónde quedan, dentro de la carpeta: en blanco no dicen nada de nadie y se pueden publicar."""

FORMATOS: Mapping[str, tuple[str, Callable[[Formulario], bytes]]] = {
    "xlsx": ("propuestas.xlsx", escribir_libro_de_propuestas),
    "html": ("propuestas.html", escribir_pagina_de_propuestas),
}
"""Formato → nombre del archivo y quién lo escribe."""


@dataclass(frozen=True)
class Hechos:
    """Lo que salió de hacer los formularios."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer las reglas."""
    reparto: Reparto | None = None
    """Qué se escribió y qué no."""


def hacer_formularios(
    carpeta: Path, destino: Path | None = None, formatos: tuple[str, ...] = ()
) -> Hechos:
    """Escribe un formulario por formato. Lanza `OSError`."""
    apuntes: Apuntes = []
    reglas = leer_reglamento(carpeta, apuntes).reglas
    if reglas is None:
        return Hechos(resumir(apuntes))
    formulario = interrogar(reglas)
    archivos = {
        nombre: escribir(formulario)
        for formato, (nombre, escribir) in FORMATOS.items()
        if not formatos or formato in formatos
    }
    en_donde = destino or carpeta / FORMULARIOS
    en_donde.mkdir(parents=True, exist_ok=True)
    return Hechos(reparto=poner(archivos, en_donde))
