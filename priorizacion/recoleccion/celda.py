"""Lo que comparten los libros que se llenan: celdas con texto ajeno, notas y bytes repetibles."""

import io
import re
import zipfile
from datetime import datetime
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

_RAYA = Side(style="thin", color="8A8580")
BORDE = Border(left=_RAYA, right=_RAYA, top=_RAYA, bottom=_RAYA)
GRIS = PatternFill("solid", fgColor="E7E5E4")
AJUSTADO = Alignment(wrap_text=True, vertical="top")
ABIERTA = Protection(locked=False)
"""La celda que se puede llenar en una hoja con llave."""
_RENGLON = 15
"""Puntos de alto de un renglón."""
_LETRAS_POR_PAGINA = 180
"""Las que caben a lo ancho sin quedar más pequeñas que las de un periódico."""
_EPOCA = datetime(2000, 1, 1)  # fija: los mismos bytes en cualquier día y máquina
_MODIFICADO = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")


def tipografia(**como: Any) -> Font:
    """La letra de las planillas: sin nombre, algunos programas ponen otra."""
    return Font(name="Calibri", **como)


def poner(hoja: Any, fila: int, columna: int, texto: str | int, **estilo: Any) -> Any:
    """Escribe un texto como texto, aunque empiece como una fórmula."""
    celda = hoja.cell(fila, columna)
    if isinstance(texto, str):
        celda.value = ILLEGAL_CHARACTERS_RE.sub("�", texto)
        celda.data_type = "s"
    else:
        celda.value = texto
    for nombre, valor in estilo.items():
        setattr(celda, nombre, valor)
    return celda


def anotar(celda: Any, texto: str) -> None:
    """Una nota al pasar por la celda, del tamaño de lo que dice."""
    nota = Comment(ILLEGAL_CHARACTERS_RE.sub("�", texto.strip()), "priorizacion")
    nota.width, nota.height = 420, 60 + 22 * texto.count("\n") + len(texto) // 3
    celda.comment = nota


def alto_de(texto: str, ancho: float) -> int:
    """Puntos de alto con que un texto cabe en una celda de ese ancho (en letras).

    Hay que decirlo: no todos los programas lo calculan al abrir.
    """
    return _RENGLON * sum(max(1, ceil(len(linea) / (ancho - 4))) for linea in texto.split("\n"))


def ajustar_altos(hoja: Any) -> None:
    """Da a cada fila que aún no lo tiene el alto de su texto más largo; antes van los anchos."""
    for fila in hoja.iter_rows():
        medidas = hoja.row_dimensions[fila[0].row]
        if medidas.height is None:
            medidas.height = max(
                alto_de(str(celda.value or ""), hoja.column_dimensions[celda.column_letter].width)
                for celda in fila
            )


def para_imprimir(hoja: Any) -> None:
    """Acostada, y a lo ancho de tantas páginas como pida leerla; antes van los anchos."""
    letras = sum(medidas.width for medidas in hoja.column_dimensions.values())
    hoja.page_setup.orientation = "landscape"
    hoja.page_setup.fitToWidth, hoja.page_setup.fitToHeight = ceil(letras / _LETRAS_POR_PAGINA), 0
    hoja.sheet_properties.pageSetUpPr.fitToPage = True


def a_bytes(libro: Workbook) -> bytes:
    """El libro con todas sus partes fechadas igual: openpyxl les pone la hora de hoy."""
    libro.properties.created = _EPOCA
    libro.properties.creator = "priorizacion"
    crudo, limpio = io.BytesIO(), io.BytesIO()
    libro.save(crudo)
    with zipfile.ZipFile(crudo) as antes, zipfile.ZipFile(limpio, "w") as ahora:
        for parte in antes.infolist():
            fechada = zipfile.ZipInfo(parte.filename, (1980, 1, 1, 0, 0, 0))
            fechada.compress_type = zipfile.ZIP_DEFLATED
            fechada.external_attr = 0o644 << 16
            contenido = antes.read(parte.filename)
            if parte.filename == "docProps/core.xml":
                contenido = _MODIFICADO.sub(rb"\g<1>2000-01-01T00:00:00Z<", contenido)
            ahora.writestr(fechada, contenido)
    return limpio.getvalue()
