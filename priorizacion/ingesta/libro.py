"""Bytes de un XLSX → sus hojas visibles. Se mide el archivo antes de abrirlo."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.combinadas import buscar_combinadas
from priorizacion.ingesta.hoja import Hoja

MAXIMO_DESCOMPRIMIDO = 96 * 1024 * 1024
"""Bytes que puede ocupar un libro ya abierto: 100.000 marcas ocupan unos 25 MB."""
MAXIMO_DE_CELDAS = 4_000_000
MAXIMO_DE_COLUMNAS = 500
MAXIMO_DE_PARTES = 2_000

_ENTIDAD = (b"<!ENTITY", b"<!DOCTYPE")


class _HojaEnorme(Exception):
    """Una hoja pasa del tamaño que puede tener una agenda."""


def leer_xlsx(archivo: str, datos: bytes, apuntes: Apuntes) -> tuple[Hoja, ...]:
    """Las hojas visibles que tienen algo escrito; ninguna si el libro no se puede leer.

    De una fórmula se lee el valor que la hoja de cálculo guardó, y se avisa.
    """
    if not _cabe(archivo, datos, apuntes):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _leer_hojas(archivo, datos, apuntes)
    except _HojaEnorme:
        apuntes.append(_enorme(archivo, "una hoja tiene demasiadas celdas"))
    except Exception:  # noqa: BLE001 - openpyxl lanza de todo con un libro dañado
        apuntes.append(_ilegible(archivo))
    return ()


def _cabe(archivo: str, datos: bytes, apuntes: Apuntes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            partes = comprimido.infolist()
            abierto = sum(parte.file_size for parte in partes)
            if abierto > MAXIMO_DESCOMPRIMIDO or len(partes) > MAXIMO_DE_PARTES:
                apuntes.append(_enorme(archivo, f"abierto ocuparía {abierto // 1024**2} MB"))
                return False
            danado = any(_con_entidades(comprimido, parte) for parte in partes)
    except Exception:  # noqa: BLE001 - un zip dañado lanza zlib.error, struct.error, EOFError…
        danado = True
    if danado:
        apuntes.append(_ilegible(archivo))
    return not danado


def _con_entidades(comprimido: zipfile.ZipFile, parte: zipfile.ZipInfo) -> bool:
    if not parte.filename.endswith((".xml", ".rels")):
        return False
    with comprimido.open(parte) as abierta:
        inicio = abierta.read(4096)
    return any(marca in inicio for marca in _ENTIDAD)


def _leer_hojas(archivo: str, datos: bytes, apuntes: Apuntes) -> tuple[Hoja, ...]:
    valores = load_workbook(io.BytesIO(datos), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(datos), read_only=True, data_only=False)
    try:
        hojas = []
        for pagina in valores.worksheets:
            if pagina.sheet_state == "visible":
                escritas = _celdas_con_formula(formulas[pagina.title])
                hojas.append(_leer_hoja(archivo, pagina, escritas, apuntes))
        return tuple(hoja for hoja in hojas if hoja.filas)
    finally:
        valores.close()
        formulas.close()


def _leer_hoja(
    archivo: str, pagina: Any, formulas: dict[tuple[int, int], str], apuntes: Apuntes
) -> Hoja:
    filas, lineas, fechas = [], [], set()
    for numero, celdas in _recorrer(pagina):
        fila = [_en_texto(celda.value) for celda in celdas]
        for i, celda in enumerate(celdas):
            if celda.data_type == "e":
                apuntes.append(_celda_con_error(archivo, numero, i, fila[i]))
                fila[i] = ""
            if isinstance(celda.value, date | time | timedelta):
                fechas.add((numero, i))
            if (numero, i) in formulas:
                apuntes.append(_formula(archivo, numero, i, fila[i], formulas[numero, i]))
        if any(celda.strip() for celda in fila):
            filas.append(fila)
            lineas.append(numero)
    ancho = max(map(len, filas), default=0)
    filas = [[*fila, *[""] * (ancho - len(fila))] for fila in filas]
    with pagina._get_source() as parte:
        combinadas = buscar_combinadas(parte)
    return Hoja(archivo, filas, lineas, pagina.title, frozenset(fechas), combinadas)


def _celdas_con_formula(pagina: Any) -> dict[tuple[int, int], str]:
    return {
        (numero, i): str(celda.value)
        for numero, celdas in _recorrer(pagina)
        for i, celda in enumerate(celdas)
        if celda.data_type == "f"
    }


def _recorrer(pagina: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    pagina.reset_dimensions()
    celdas = 0
    for numero, fila in enumerate(pagina.iter_rows(), start=1):
        celdas += len(fila) + 1
        if celdas > MAXIMO_DE_CELDAS:
            raise _HojaEnorme
        if len(fila) > MAXIMO_DE_COLUMNAS and any(c.value for c in fila[MAXIMO_DE_COLUMNAS:]):
            raise _HojaEnorme
        yield numero, fila[:MAXIMO_DE_COLUMNAS]


def _en_texto(valor: object) -> str:
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, float):
        return _decimal(valor)
    if isinstance(valor, datetime):
        return valor.date().isoformat() if valor.time() == time() else valor.isoformat(" ")
    return valor.isoformat() if isinstance(valor, date | time) else str(valor)


def _decimal(valor: float) -> str:
    """El decimal sin que «1.234» se confunda con mil doscientos treinta y cuatro."""
    if valor.is_integer() and abs(valor) < 10**18:
        return str(int(valor))
    texto = repr(valor)
    return f"{texto}0" if len(texto.partition(".")[2]) == 3 and "e" not in texto else texto


def _columna(i: int) -> str:
    letras = ""
    while i >= 0:
        letras = chr(ord("A") + i % 26) + letras
        i = i // 26 - 1
    return letras


def _formula(archivo: str, numero: int, i: int, valor: str, formula: str) -> Observacion:
    if not valor:
        return observar(
            "formula-sin-valor",
            en(archivo, numero, _columna(i)),
            f"La fórmula «{formula[:40]}» no tiene un resultado guardado.",
            "Abra el libro en la hoja de cálculo, guárdelo otra vez o pegue los valores.",
        )
    return observar(
        "formula-en-hoja",
        en(archivo, numero, _columna(i)),
        f"Es una fórmula («{formula[:40]}»): se leyó su último resultado, «{valor[:40]}».",
        "Si no es el valor que quiere, copie y pegue como valores.",
    )


def _celda_con_error(archivo: str, numero: int, i: int, valor: str) -> Observacion:
    return observar(
        "celda-con-error",
        en(archivo, numero, _columna(i)),
        f"La hoja de cálculo muestra el error «{valor[:20]}».",
        "Corrija la fórmula o escriba el valor.",
    )


def _enorme(archivo: str, motivo: str) -> Observacion:
    return observar(
        "hoja-enorme",
        en(archivo),
        f"El libro es demasiado grande: {motivo}.",
        "Deje solo la hoja y las filas de la agenda, o guárdela como CSV.",
    )


def _ilegible(archivo: str) -> Observacion:
    return observar(
        "hoja-ilegible",
        en(archivo),
        "No es un libro XLSX que se pueda abrir.",
        "Guárdelo de nuevo como «Libro de Excel (.xlsx)» o como «CSV UTF-8».",
    )
