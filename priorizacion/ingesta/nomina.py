"""Una lista privada (CSV, TXT o XLSX) → los nombres que no pueden salir en lo que se publica."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.datos_personales import Persona
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar, resumir
from priorizacion.ingesta.hoja import Hoja
from priorizacion.ingesta.tablas import leer_hojas
from priorizacion.ingesta.texto import allanar

_DE_NOMBRE = re.compile(
    r"(?:nombres?|apellidos?|persona|(?:primer|segundo)_(?:nombre|apellido)|nombre_completo"
    r"|nombres?_y_apellidos?|apellidos?_y_nombres?)"
)
_PALABRA = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Nomina:
    """Las personas de una lista, o por qué no se pudo leer."""

    personas: tuple[Persona, ...]
    observaciones: tuple[Observacion, ...]


def leer_nomina(archivo: Path) -> Nomina:
    """Cada persona con su fila; un nombre de una sola palabra no se puede buscar, y se dice.

    Con encabezado, son las columnas de nombres y apellidos, juntas; sin él, cada celda que parezca
    un nombre: dos palabras o más.
    """
    apuntes: Apuntes = []
    personas = [p for hoja in leer_hojas(archivo, apuntes) for p in _de_hoja(hoja, apuntes)]
    if not personas and not hay_errores(apuntes):
        apuntes.append(
            observar(
                "nomina-sin-nombres",
                en(archivo.name),
                "No se encontró ningún nombre de dos palabras o más.",
                "Escriba un nombre por fila, o columnas llamadas «nombres» y «apellidos».",
            )
        )
    return Nomina(tuple(personas), resumir(apuntes))


def _de_hoja(hoja: Hoja, apuntes: Apuntes) -> Iterator[Persona]:
    columnas = [i for i, c in enumerate(hoja.filas[0]) if _DE_NOMBRE.fullmatch(allanar(c))]
    filas = list(zip(hoja.lineas, hoja.filas, strict=True))
    if not columnas:
        for linea, fila in filas:
            yield from (Persona(celda, linea) for celda in fila if _parece_nombre(celda))
        return
    for linea, fila in filas[1:]:
        nombre = " ".join(fila[i] for i in columnas if i < len(fila)).strip()
        if _parece_nombre(nombre):
            yield Persona(nombre, linea)
        elif nombre:
            apuntes.append(_corto(hoja.archivo, linea))


def _parece_nombre(celda: str) -> bool:
    return len(_PALABRA.findall(celda)) > 1 and "@" not in celda


def _corto(archivo: str, linea: int) -> Observacion:
    return observar(
        "nomina-nombre-corto",
        en(archivo, linea),
        "El nombre tiene una sola palabra: no se puede buscar sin confundirla con otra cosa.",
        "Escriba nombre y apellido.",
    )
