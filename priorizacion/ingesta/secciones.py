"""Un archivo `.pb` → sus tres secciones, fila por fila y con su línea; sin interpretar nada."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.texto import contar

_SECCIONES = ("META", "PROJECTS", "VOTES")
_EXACTO = re.compile(r"^-?[0-9]{1,40}([.,][0-9]{1,40})?$")
_COPIE = "Descargue otra vez el archivo, completo, y no lo abra con una hoja de cálculo."


@dataclass(frozen=True)
class Fila:
    """Una fila con encabezado."""

    linea: int
    """Línea del archivo donde termina, contando desde 1."""
    celdas: dict[str, str]
    """Columna → lo escrito, sin espacios a los lados."""

    @property
    def id(self) -> str:
        """El `project_id`, vacío si no lo hay."""
        return self.celdas.get("project_id", "")


@dataclass(frozen=True)
class Secciones:
    """Lo escrito en un `.pb`."""

    archivo: str
    """Nombre del archivo, sin carpeta."""
    meta: dict[str, tuple[str, int]]
    """Clave → lo escrito y su línea."""
    proyectos: tuple[Fila, ...]
    """PROJECTS."""
    votos: tuple[Fila, ...]
    """VOTES; vacía si no está."""
    observaciones: tuple[Observacion, ...] = ()
    """Advertencias de lectura."""


def leer_secciones(archivo: Path) -> Secciones | tuple[Observacion, ...]:
    """Lee el archivo entero; si no es un `.pb`, dice por qué y no lanza nada."""
    faltas: Apuntes = []
    octetos = leer_bytes(archivo, faltas)
    texto = None if octetos is None else decodificar(archivo.name, octetos, faltas)
    if texto is None:
        return tuple(faltas)
    cruda = _partir(texto, csv.QUOTE_MINIMAL)
    if _se_traga_lineas(texto, cruda):
        cruda = _partir(texto, csv.QUOTE_NONE)
        mensaje = "Hay comillas que abren y no cierran; se leyeron como una letra más."
        remedio = "Revise los nombres de proyectos que tengan comillas."
        faltas.append(observar("pabulib-comillas", en(archivo.name), mensaje, remedio))
    ausentes = [s for s in ("META", "PROJECTS") if s not in cruda]
    if ausentes:
        mensaje = f"No aparece la sección {' ni '.join(ausentes)}: no es un archivo de Pabulib."
        return (*faltas, observar("pabulib-sin-seccion", en(archivo.name), mensaje, _COPIE))
    proyectos, votos = (_con_encabezado(cruda.get(s, [])) for s in ("PROJECTS", "VOTES"))
    faltas.extend(_desiguales(archivo, cruda["PROJECTS"]))
    if hay_errores(faltas):
        return tuple(faltas)
    meta = {
        celdas[0].strip(): (";".join(celdas[1:]).strip(), linea)
        for linea, celdas in cruda["META"]
        if celdas[0].strip() != "key"
    }
    return Secciones(archivo.name, meta, proyectos, votos, tuple(faltas))


def leer_monto(texto: str) -> Fraction:
    """«75000.0», «10500,5» → exacto: en Pabulib el punto siempre es decimal.

    Lanza `ValueError` si no es un número.
    """
    if not _EXACTO.match(texto.strip()):
        raise ValueError(texto)
    return Fraction(texto.strip().replace(",", "."))


_Crudas = list[tuple[int, list[str]]]


def _partir(texto: str, comillas: int) -> dict[str, _Crudas]:
    secciones: dict[str, _Crudas] = {}
    actual: _Crudas = []
    for linea, celdas in _filas(texto, comillas):
        nombre = celdas[0].strip().upper() if len("".join(celdas[1:])) == 0 else ""
        if nombre in _SECCIONES:
            actual = secciones.setdefault(nombre, [])
        elif any(celda.strip() for celda in celdas):
            actual.append((linea, celdas))
    return secciones


def _filas(texto: str, comillas: int) -> Iterator[tuple[int, list[str]]]:
    limite = csv.field_size_limit(len(texto) + 1)
    try:
        lector = csv.reader(io.StringIO(texto, newline=""), delimiter=";", quoting=comillas)  # type: ignore[arg-type]
        for celdas in lector:
            if celdas:
                yield lector.line_num, celdas
    finally:
        csv.field_size_limit(limite)


def _se_traga_lineas(texto: str, cruda: dict[str, _Crudas]) -> bool:
    escritas = {linea.strip().upper() for linea in texto.splitlines()}
    return any(seccion in escritas and seccion not in cruda for seccion in _SECCIONES)


def _con_encabezado(crudas: _Crudas) -> tuple[Fila, ...]:
    if not crudas:
        return ()
    columnas = [c.strip().lower() for c in crudas[0][1]]
    return tuple(
        Fila(linea, {c: v.strip() for c, v in zip(columnas, celdas, strict=False)})
        for linea, celdas in crudas[1:]
    )


def _desiguales(archivo: Path, crudas: _Crudas) -> Iterator[Observacion]:
    ancho = len(crudas[0][1]) if crudas else 0
    for linea, celdas in crudas[1:]:
        if len(celdas) <= ancho:
            continue
        cuantas = contar(len(celdas), "celda", "celdas")
        mensaje = f"La fila tiene {cuantas} y el encabezado {ancho}: «{celdas[0]}»."
        remedio = "Ponga entre comillas dobles la celda que tiene un punto y coma."
        yield observar("pabulib-fila-desigual", en(archivo.name, linea), mensaje, remedio)
