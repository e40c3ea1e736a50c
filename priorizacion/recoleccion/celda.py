"""Una celda escrita como texto o como número, nunca como una fórmula ajena."""

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE


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
