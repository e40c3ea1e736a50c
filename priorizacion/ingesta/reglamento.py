"""Solo lo que se decide antes de calificar: `agenda.yaml`, aunque todavía no haya propuestas."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.arbol import Arbol, leer_yaml
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.carpeta import AGENDA, MAXIMO_DE_YAML
from priorizacion.ingesta.reglas_de_juego import leer_reglas


@dataclass(frozen=True)
class Reglamento:
    """Lo leído, y los nombres de los demás archivos de la carpeta."""

    nombres: Mapping[str, Path]
    """Nombre → ruta."""
    arbol: Arbol | None
    """`agenda.yaml` tal como se escribió."""
    reglas: ReglasDeJuego | None
    """Las reglas de juego; None si algo no se pudo leer."""


def leer_reglamento(carpeta: Path, apuntes: Apuntes) -> Reglamento:
    """Lo que impide leerlo queda en `apuntes`. Lanza `OSError` si la carpeta no se puede abrir."""
    nombres = {entrada.name: Path(entrada.path) for entrada in os.scandir(carpeta)}
    arbol = _leer_arbol(nombres, apuntes)
    return Reglamento(nombres, arbol, leer_reglas(arbol, apuntes) if arbol else None)


def _leer_arbol(nombres: Mapping[str, Path], apuntes: Apuntes) -> Arbol | None:
    if AGENDA not in nombres:
        apuntes.append(
            observar(
                "falta-archivo",
                en(AGENDA),
                "No está en la carpeta.",
                "Agréguelo; «priorizacion nueva» crea uno de muestra.",
            )
        )
        return None
    datos = leer_bytes(nombres[AGENDA], apuntes, MAXIMO_DE_YAML)
    texto = None if datos is None else decodificar(AGENDA, datos, apuntes)
    return None if texto is None else leer_yaml(AGENDA, texto, apuntes)
