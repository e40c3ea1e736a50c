"""`agenda.xlsx` → los archivos de la copia, aunque se haya guardado con otra hoja de cálculo."""

import re
from collections.abc import Iterator
from pathlib import Path

from priorizacion.dominio.celda import proteger
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, hay_errores, resumir
from priorizacion.ingesta.archivo import leer_bytes
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.hoja import Hoja
from priorizacion.ingesta.libro import leer_xlsx
from priorizacion.ingesta.publicado.copia import DE_TEXTO, TABLAS, Copia, incompleta

_PARA_MIRAR = " (decimal)"
"""Lo que termina así repite en decimales la fracción exacta que está a su lado."""


def leer_libro(archivo: Path) -> Copia | tuple[Observacion, ...]:
    """Las hojas que se llaman como un archivo de la copia."""
    apuntes: Apuntes = []
    octetos = leer_bytes(archivo, apuntes)
    hojas = () if octetos is None else leer_xlsx(archivo.name, octetos, apuntes)
    copia = dict(filter(None, map(_traer, hojas)))
    if not hay_errores(apuntes):
        apuntes.extend(incompleta(archivo.name, copia))
    return resumir(apuntes) if hay_errores(apuntes) else Copia(copia, resumir(apuntes))


def descifrar(celda: str) -> str:
    """`_x000D_` es como XLSX escribe lo que XML no admite (ECMA-376, ST_Xstring)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda c: chr(int(c[1], 16)), celda)


def _traer(hoja: Hoja) -> tuple[str, str] | None:
    if hoja.titulo in DE_TEXTO:
        return hoja.titulo, "\n".join(_renglones(hoja))
    if f"{hoja.titulo}.csv" in TABLAS:
        return f"{hoja.titulo}.csv", _tabla(hoja)
    return None


def _renglones(hoja: Hoja) -> Iterator[str]:
    """Los de después del encabezado; los que están en blanco no venían y también cuentan."""
    anterior = hoja.lineas[0]
    for linea, fila in zip(hoja.lineas[1:], hoja.filas[1:], strict=True):
        yield from [""] * (linea - anterior - 1)
        yield descifrar(fila[0])
        anterior = linea
    yield ""


def _tabla(hoja: Hoja) -> str:
    encabezado, *filas = hoja.filas
    columnas = {i: c for i, c in enumerate(encabezado) if c and not c.endswith(_PARA_MIRAR)}
    return escribir_csv(
        columnas.values(),
        ({c: proteger(descifrar(fila[i])) for i, c in columnas.items()} for fila in filas),
    )
