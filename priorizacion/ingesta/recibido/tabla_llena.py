"""Una tabla de la carpeta que se vuelve a escribir: cada fila con sus celdas tal como estaban."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from priorizacion.ingesta.apuntes import Apuntes
from priorizacion.ingesta.delimitado import leer_csv
from priorizacion.ingesta.encabezado import buscar_encabezado
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.recibido.larga import TablaAjena
from priorizacion.ingesta.tablas import leer_hojas
from priorizacion.ingesta.texto import allanar

Fila = Mapping[str, str]


@dataclass(frozen=True)
class TablaLlena:
    """Lo que hay en el disco."""

    columnas: tuple[str, ...]
    """En su orden, con nuestros nombres donde los tienen."""
    filas: tuple[Fila, ...] = ()
    """Columna → celda, tal como está escrita."""
    bytes_: bytes | None = field(default=None, repr=False)
    """El archivo; None si no está."""


def leer_tabla_llena(
    carpeta: Path, nombre: str, debidas: Sequence[str], conocidas: Iterable[str]
) -> TablaLlena:
    """La tabla; vacía y con las columnas conocidas si no está. Lanza `TablaAjena` y `OSError`."""
    archivo = carpeta / nombre
    if archivo.with_suffix(".xlsx").exists():
        libro = archivo.with_suffix(".xlsx").name
        raise TablaAjena(f"está {libro}: guárdela como {nombre} y quite la otra.")
    if not archivo.is_file():
        return TablaLlena(tuple(conocidas))
    apuntes: Apuntes = []
    hoja = next(iter(leer_hojas(archivo, apuntes)), None)
    donde = buscar_encabezado(hoja.filas, debidas) if hoja else None
    nuestros = {allanar(c): c for c in conocidas}
    crudos = [c.strip() for c in hoja.filas[donde]] if hoja and donde is not None else []
    while crudos and not crudos[-1]:
        crudos.pop()
    titulos = [nuestros.get(allanar(c), c) for c in crudos]
    sobran = len(titulos) != len(set(titulos)) or "" in titulos
    if hoja is None or donde is None or sobran or not set(debidas) <= set(titulos):
        raise TablaAjena(
            f"{nombre} no tiene bien su encabezado: revíselo con «priorizacion revisar», y repita."
        )
    cuerpo = hoja.filas[donde + 1 :]
    if any(celda.strip() for fila in cuerpo for celda in fila[len(titulos) :]):
        raise TablaAjena(f"{nombre} tiene filas más largas que su encabezado: arréglela y repita.")
    filas = tuple(dict(zip(titulos, fila, strict=False)) for fila in cuerpo)
    return TablaLlena(tuple(titulos), filas, archivo.read_bytes())


def escribir_tabla_llena(columnas: Sequence[str], filas: Iterable[Fila]) -> str:
    """El CSV, con las filas en el orden dado."""
    return escribir_csv(columnas, ({c: f.get(c, "") for c in columnas} for f in filas))


def filas_con_linea(nombre: str, texto: str) -> list[tuple[int, Fila]]:
    """En qué línea empieza cada fila de un CSV nuestro."""
    hoja = leer_csv(nombre, texto, [])
    if hoja is None:
        return []
    filas = (dict(zip(hoja.filas[0], fila, strict=False)) for fila in hoja.filas[1:])
    return list(zip(hoja.lineas[1:], filas, strict=True))
