"""El formulario de propuestas → un libro XLSX: una fila por propuesta, con listas y ejemplo."""

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from priorizacion.dominio.formulario import (
    CODIGO,
    EJEMPLO,
    HABILITANTE,
    HOJA,
    HOJA_DE_AYUDA,
    HOJA_DE_LISTAS,
    SELLO,
    Campo,
    Formulario,
    nombre_de_nota,
)
from priorizacion.recoleccion.celda import (
    ABIERTA,
    AJUSTADO,
    BORDE,
    GRIS,
    a_bytes,
    ajustar_altos,
    alto_de,
    anotar,
    para_imprimir,
    poner,
    tipografia,
)

FILAS = 60
"""Propuestas que caben en un libro."""
_FILA_DE_CODIGOS = 4
_FILA_DE_TITULOS = _FILA_DE_CODIGOS + 1
_FILA_DE_EJEMPLO = _FILA_DE_TITULOS + 1
_PRIMERA = _FILA_DE_EJEMPLO + 1
_ULTIMA = _PRIMERA + FILAS - 1
_NUMEROS = {"cifra", "dinero"}
_ANCHOS = {"parrafo": 44, "opcion": 24, "varias": 28, "lista": 22, "dinero": 18, "cifra": 14}
_SUAVE = tipografia(size=8, color="57534E")
_COMO_EJEMPLO = tipografia(italic=True, color="57534E")


def escribir_libro_de_propuestas(formulario: Formulario) -> bytes:
    """El libro en blanco, siempre con los mismos bytes.

    La llave de la hoja no tiene contraseña: evita descuidos; al recibir se mira cada celda.
    """
    libro = Workbook()
    hoja = libro.active
    hoja.title = HOJA
    columnas = columnas_de(formulario)
    _encabezar(hoja, formulario)
    _titular(hoja, columnas)
    _abrir(hoja, columnas)
    listas = libro.create_sheet(HOJA_DE_LISTAS)
    _poner_listas(hoja, listas, columnas)
    ayuda = libro.create_sheet(HOJA_DE_AYUDA)
    _explicar(ayuda, columnas)
    _cerrar(hoja, (listas, ayuda), columnas)
    return a_bytes(libro)


def columnas_de(formulario: Formulario) -> tuple[Campo, ...]:
    """El código de primero; luego las preguntas, las condiciones y las notas de cada una."""
    codigo = tuple(c for c in formulario.campos if c.columna == CODIGO)
    demas = tuple(c for c in formulario.campos if c.columna != CODIGO)
    return (*codigo, *demas, *formulario.condiciones, *map(_nota, formulario.condiciones))


def _nota(condicion: Campo) -> Campo:
    item = condicion.columna.removeprefix(HABILITANTE)
    return Campo(
        columna=nombre_de_nota(item),
        titulo=f"Nota: {condicion.titulo}"[:300],
        ayuda="Una aclaración corta, si hace falta; se publica.",
    )


def _encabezar(hoja: Any, formulario: Formulario) -> None:
    titulo = f"Propuestas para {formulario.titulo}"
    poner(hoja, 1, 1, titulo, font=tipografia(bold=True, size=14))
    poner(hoja, 2, 1, SELLO, font=tipografia(color="57534E"))
    poner(hoja, 2, 2, formulario.agenda, alignment=Alignment(horizontal="left"))
    poner(
        hoja, 3, 1,
        "Una propuesta por fila, desde la que sigue al ejemplo. Lo que lleva * no puede faltar. "
        "No escriba nombres, teléfonos ni cédulas: esto se publica.",
    )  # fmt: skip


def _titular(hoja: Any, columnas: tuple[Campo, ...]) -> None:
    for i, campo in enumerate(columnas, start=1):
        poner(hoja, _FILA_DE_CODIGOS, i, campo.columna, font=_SUAVE)
        titulo = f"{campo.titulo} *" if campo.obligatorio else campo.titulo
        celda = poner(
            hoja, _FILA_DE_TITULOS, i, titulo,
            font=tipografia(bold=True), fill=GRIS, border=BORDE, alignment=AJUSTADO,
        )  # fmt: skip
        if campo.ayuda:
            anotar(celda, f"{campo.titulo}\n\n{campo.ayuda}")
        ejemplo = EJEMPLO if campo.columna == CODIGO else campo.ejemplo
        poner(
            hoja, _FILA_DE_EJEMPLO, i, ejemplo,
            font=_COMO_EJEMPLO, border=BORDE, alignment=AJUSTADO,
        )  # fmt: skip


def _abrir(hoja: Any, columnas: tuple[Campo, ...]) -> None:
    for i, campo in enumerate(columnas, start=1):
        # como texto, la hoja de cálculo no convierte «6.1» ni «40; 60» en fechas
        formato = "#,##0" if campo.clase in _NUMEROS else "@"
        for fila in range(_PRIMERA, _ULTIMA + 1):
            celda = hoja.cell(fila, i)
            celda.protection, celda.border, celda.alignment = ABIERTA, BORDE, AJUSTADO
            celda.number_format = formato


def _poner_listas(hoja: Any, listas: Any, columnas: tuple[Campo, ...]) -> None:
    for i, campo in enumerate(columnas, start=1):
        letra = get_column_letter(i)
        if campo.clase in _NUMEROS:
            regla = DataValidation(
                "whole", operator="greaterThanOrEqual", formula1="0", errorStyle="warning"
            )
            regla.error = "Escriba un número entero, solo con cifras."
        elif campo.opciones:
            regla = DataValidation("list", formula1=_listar(listas, campo), errorStyle="warning")
            regla.error = "Escoja de la lista; varias, separadas por «;»."
        else:
            continue
        regla.allow_blank, regla.errorTitle = True, campo.titulo[:32]
        regla.add(f"{letra}{_PRIMERA}:{letra}{_ULTIMA}")
        hoja.add_data_validation(regla)


def _listar(listas: Any, campo: Campo) -> str:
    """Escribe las opciones en su columna de la hoja de listas; devuelve dónde quedaron."""
    i = listas.max_column + (listas.cell(1, 1).value is not None)
    poner(listas, 1, i, campo.titulo, font=tipografia(bold=True), alignment=AJUSTADO)
    for fila, opcion in enumerate(campo.opciones, start=2):
        poner(listas, fila, i, opcion.texto, alignment=AJUSTADO)
    letra = get_column_letter(i)
    listas.column_dimensions[letra].width = 34
    return f"{HOJA_DE_LISTAS}!${letra}$2:${letra}${1 + len(campo.opciones)}"


def _explicar(ayuda: Any, columnas: tuple[Campo, ...]) -> None:
    for i, titulo in enumerate(("Columna", "Cómo se llena", "Ejemplo"), start=1):
        poner(ayuda, 1, i, titulo, font=tipografia(bold=True), fill=GRIS)
    for fila, campo in enumerate(columnas, start=2):
        for i, texto in enumerate((campo.titulo, campo.ayuda, campo.ejemplo), start=1):
            poner(ayuda, fila, i, texto, alignment=AJUSTADO)
    for letra, ancho in zip("ABC", (40, 70, 44), strict=True):
        ayuda.column_dimensions[letra].width = ancho


def _cerrar(hoja: Any, otras: tuple[Any, ...], columnas: tuple[Campo, ...]) -> None:
    for i, campo in enumerate(columnas, start=1):
        hoja.column_dimensions[get_column_letter(i)].width = _ancho_de(campo)
    hoja.row_dimensions[_FILA_DE_TITULOS].height = 60
    hoja.row_dimensions[_FILA_DE_EJEMPLO].height = max(
        alto_de(campo.ejemplo, _ancho_de(campo)) for campo in columnas
    )
    hoja.freeze_panes = hoja.cell(_FILA_DE_EJEMPLO, 3)
    for h in (hoja, *otras):
        h.protection.sheet = True
        h.protection.formatColumns = h.protection.formatRows = False
    for fila in range(_FILA_DE_CODIGOS, _FILA_DE_EJEMPLO + 1):
        for i in range(1, len(columnas) + 1):
            hoja.cell(fila, i).protection = Protection(locked=True)
    for h in (hoja, *otras):
        para_imprimir(h)
    for h in otras:
        ajustar_altos(h)
    hoja.print_title_rows = f"{_FILA_DE_TITULOS}:{_FILA_DE_TITULOS}"
    hoja.print_title_cols = "A:B"


def _ancho_de(campo: Campo) -> int:
    return 14 if campo.columna == CODIGO else _ANCHOS.get(campo.clase, 28)
