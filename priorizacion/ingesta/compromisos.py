"""`compromisos.csv` y `sales-privadas.csv`: los escribe el programa y se leen sin tolerancia."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from priorizacion.dominio.recibo import COMPROMISOS, SALES
from priorizacion.ingesta.escritura import escribir_csv

_HUELLA = re.compile(r"[0-9a-f]{64}")


class CompromisosIlegibles(ValueError):
    """El archivo no tiene la forma con que el programa lo escribe; el mensaje dice cuál y qué."""


def leer_compromisos(carpeta: Path) -> tuple[str, ...] | None:
    """Los publicados; None si no hay archivo. Lanza `CompromisosIlegibles` y `OSError`."""
    filas = _leer(carpeta / COMPROMISOS, ("compromiso",))
    if filas is None:
        return None
    compromisos = tuple(fila[0] for fila in filas)
    if escribir_compromisos(compromisos) != (carpeta / COMPROMISOS).read_bytes():
        raise CompromisosIlegibles(f"{COMPROMISOS} no está en orden o lo cambiaron a mano.")
    return compromisos


def leer_sales(carpeta: Path) -> dict[str, str]:
    """Participante → sal; vacío si no hay archivo. Lanza `CompromisosIlegibles` y `OSError`."""
    filas = _leer(carpeta / SALES, ("participante", "sal")) or []
    sales = {fila[0]: fila[1] for fila in filas}
    if len(sales) != len(filas):
        raise CompromisosIlegibles(f"{SALES} repite algún participante.")
    return sales


def escribir_compromisos(compromisos: Iterable[str]) -> bytes:
    """El contenido de `compromisos.csv`: el orden no dice nada de quién es cada uno."""
    filas = ({"compromiso": c} for c in sorted(set(compromisos)))
    return escribir_csv(("compromiso",), filas).encode()


def escribir_sales(sales: Mapping[str, str]) -> bytes:
    """El contenido de `sales-privadas.csv`, por participante."""
    filas = ({"participante": p, "sal": s} for p, s in sorted(sales.items()))
    return escribir_csv(("participante", "sal"), filas).encode()


def _leer(archivo: Path, columnas: tuple[str, ...]) -> list[list[str]] | None:
    if not archivo.is_file():
        return None
    try:
        texto = archivo.read_bytes().decode("utf-8")
        filas = list(csv.reader(io.StringIO(texto, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise CompromisosIlegibles(f"{archivo.name} no es un CSV en UTF-8.") from None
    if not filas or tuple(filas[0]) != columnas:
        raise CompromisosIlegibles(f"{archivo.name} no empieza con {','.join(columnas)}.")
    for numero, fila in enumerate(filas[1:], start=2):
        if len(fila) != len(columnas) or not _HUELLA.fullmatch(fila[-1]):
            raise CompromisosIlegibles(f"{archivo.name}: la línea {numero} no se entiende.")
    return filas[1:]
