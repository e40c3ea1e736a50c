"""Una carpeta con `datapackage.json`, o la de una agenda publicada → los archivos de la copia."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.publicado.copia import DE_LA_COPIA, Copia, incompleta

PAQUETE = "datapackage.json"


def leer_publicada(carpeta: Path) -> Copia | tuple[Observacion, ...]:
    """Los archivos de la copia; si hay paquete, cada uno debe ser el que dice su huella."""
    faltas: Apuntes = []
    copia: dict[str, str] = {}
    for nombre in DE_LA_COPIA:
        if not (carpeta / nombre).exists():
            continue
        octetos = leer_bytes(carpeta / nombre, faltas)
        texto = None if octetos is None else decodificar(nombre, octetos, faltas)
        if texto is not None:
            copia[nombre] = texto
    faltas.extend(incompleta(carpeta.name, copia))
    faltas.extend(_distintas(carpeta))
    return tuple(faltas) if faltas else Copia(copia)


def _distintas(carpeta: Path) -> Iterator[Observacion]:
    for recurso in _recursos(carpeta / PAQUETE):
        nombre, huella = recurso.get("path"), recurso.get("hash")
        if nombre not in DE_LA_COPIA or not isinstance(huella, str):
            continue
        archivo = carpeta / nombre
        if not archivo.is_file():
            yield observar(
                "paquete-alterado",
                en(nombre),
                f"{PAQUETE} lo nombra y no está.",
                "Descargue otra vez el paquete, completo.",
            )
        elif f"sha256:{hashlib.sha256(archivo.read_bytes()).hexdigest()}" != huella:
            yield observar(
                "paquete-alterado",
                en(nombre),
                f"No es el que dice {PAQUETE}: su huella es otra.",
                "Descárguelo otra vez; si lo cambió a propósito, importe sin ese archivo JSON.",
            )


def _recursos(paquete: Path) -> list[dict[str, Any]]:
    try:
        recursos = json.loads(paquete.read_bytes())["resources"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [r for r in recursos if isinstance(r, dict)] if isinstance(recursos, list) else []
