"""Una planilla → un libro XLSX: listas con los niveles en palabras y lo demás con llave."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from priorizacion.dominio.hoja_de_calculo import (
    FALTAN,
    HOJA,
    HOJA_DE_ANTES,
    HOJA_DE_NIVELES,
    IMPEDIMENTO,
    NOMBRE,
    PROPUESTA,
    RAZON,
    SELLO,
    YA_DECLARADO,
)
from priorizacion.dominio.planilla import (
    SEPARADOR_DE_NIVEL,
    SIN_OPINION,
    Planilla,
    Pregunta,
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
from priorizacion.recoleccion.recuerdo import recordar

_FILA_DE_AVANCE = len(SELLO) + 2
_FILA_DE_CODIGOS = _FILA_DE_AVANCE + 1
_FILA_DE_TITULOS = _FILA_DE_CODIGOS + 1
_PRIMERA = _FILA_DE_TITULOS + 1
_PRIMER_CRITERIO = 3
_ANCHO_DEL_NOMBRE = 34
_ANCHO_DE_CASILLA = 22
_TRES_RENGLONES = 45
_ALERTA = PatternFill("solid", bgColor="F8D7C8")


def escribir_libro(planilla: Planilla) -> bytes:
    """El libro de una persona, siempre con los mismos bytes.

    La llave de la hoja no tiene contraseña: evita descuidos, no engaños; `recibir` mira cada celda.
    """
    libro = Workbook()
    hoja = libro.active
    hoja.title = HOJA
    _sellar(hoja, planilla)
    _titular(hoja, planilla.preguntas)
    _llenar(hoja, planilla)
    if any(p.antes for p in planilla.propuestas):
        recordar(libro.create_sheet(HOJA_DE_ANTES), planilla)
    niveles = libro.create_sheet(HOJA_DE_NIVELES)
    _escribir_niveles(niveles, planilla.preguntas)
    _poner_listas(hoja, planilla)
    _poner_avance(hoja, planilla)
    _cerrar(hoja, niveles, planilla)
    return a_bytes(libro)


def _sellar(hoja: Any, planilla: Planilla) -> None:
    titulo = f"Planilla de {planilla.sello.participante}: {planilla.titulo}"
    aviso = " (borrador: no se recibe)" if planilla.borrador else ""
    poner(hoja, 1, 1, titulo + aviso, font=tipografia(bold=True, size=14))
    for i, rotulo in enumerate(SELLO):
        poner(hoja, 2 + i, 1, rotulo, font=tipografia(color="57534E"))
        dato = getattr(planilla.sello, rotulo)
        poner(hoja, 2 + i, 2, dato, alignment=Alignment(horizontal="left"))


def _alto(texto: str, ancho: int) -> int:
    """Para que quepa, y al menos tres renglones: lo que ocupa un nivel en palabras."""
    return max(_TRES_RENGLONES, alto_de(texto, ancho))


def _columnas(preguntas: Sequence[Pregunta]) -> tuple[tuple[str, str], ...]:
    """Código y título de cada columna."""
    return (
        (PROPUESTA, "Propuesta"),
        (NOMBRE, "Qué es"),
        *((q.id, f"{q.letra}. {q.nombre}") for q in preguntas),
        (IMPEDIMENTO, "¿Tiene un impedimento con ella?"),
        (RAZON, "¿Por qué? (si quiere)"),
        (FALTAN, "Casillas que faltan"),
    )


def _titular(hoja: Any, preguntas: Sequence[Pregunta]) -> None:
    for i, (codigo, titulo) in enumerate(_columnas(preguntas), start=1):
        poner(hoja, _FILA_DE_CODIGOS, i, codigo, font=tipografia(size=8, color="57534E"))
        poner(
            hoja, _FILA_DE_TITULOS, i, titulo,
            font=tipografia(bold=True), fill=GRIS, border=BORDE, alignment=AJUSTADO,
        )  # fmt: skip
    mas_largo = max((f"{q.letra}. {q.nombre}" for q in preguntas), key=len)
    hoja.row_dimensions[_FILA_DE_TITULOS].height = _alto(mas_largo, _ANCHO_DE_CASILLA)
    for i, q in enumerate(preguntas, start=_PRIMER_CRITERIO):
        niveles = "\n".join(f"{n}{SEPARADOR_DE_NIVEL}{texto}" for n, texto in q.niveles.items())
        anotar(hoja.cell(_FILA_DE_TITULOS, i), f"{q.pregunta}\n\n{niveles}\nNS · No sé")


def _llenar(hoja: Any, planilla: Planilla) -> None:
    ultima = _PRIMER_CRITERIO + len(planilla.preguntas)
    for fila, propuesta in enumerate(planilla.propuestas, start=_PRIMERA):
        poner(hoja, fila, 1, propuesta.id, border=BORDE, alignment=AJUSTADO)
        nombre = poner(hoja, fila, 2, propuesta.nombre, border=BORDE, alignment=AJUSTADO)
        datos = " · ".join(f"{rotulo}: {dato}" for rotulo, dato in propuesta.datos)
        anotar(nombre, f"{propuesta.descripcion}\n\n{datos}")
        for columna in range(_PRIMER_CRITERIO, ultima + 2):
            celda = hoja.cell(fila, columna)
            celda.protection, celda.border, celda.alignment = ABIERTA, BORDE, AJUSTADO
        hoja.row_dimensions[fila].height = _alto(propuesta.nombre, _ANCHO_DEL_NOMBRE)
        if propuesta.impedida:
            celda = poner(hoja, fila, ultima, YA_DECLARADO)
            celda.protection = Protection(locked=True)


def _escribir_niveles(hoja: Any, preguntas: Sequence[Pregunta]) -> None:
    """Una columna por pregunta: su título, la pregunta y una opción por fila."""
    for i, q in enumerate(preguntas, start=1):
        poner(hoja, 1, i, f"{q.letra}. {q.nombre}", font=tipografia(bold=True), alignment=AJUSTADO)
        poner(hoja, 2, i, q.pregunta, alignment=AJUSTADO)
        for fila, opcion in enumerate(_opciones(q), start=3):
            poner(hoja, fila, i, opcion, alignment=AJUSTADO)
        hoja.column_dimensions[get_column_letter(i)].width = 34


def _opciones(pregunta: Pregunta) -> list[str]:
    niveles = [f"{n}{SEPARADOR_DE_NIVEL}{texto}" for n, texto in pregunta.niveles.items()]
    return [*niveles, f"{SIN_OPINION}{SEPARADOR_DE_NIVEL}No sé o prefiero no opinar"]


def _poner_listas(hoja: Any, planilla: Planilla) -> None:
    ultima = _PRIMERA + len(planilla.propuestas) - 1
    for i, q in enumerate(planilla.preguntas):
        letra = get_column_letter(_PRIMER_CRITERIO + i)
        de = get_column_letter(1 + i)
        rango = f"{HOJA_DE_NIVELES}!${de}$3:${de}${2 + len(_opciones(q))}"
        lista = DataValidation("list", formula1=rango, allow_blank=True, errorStyle="warning")
        lista.error = "Escoja un nivel de la lista, o escriba solo su número o NS."
        lista.errorTitle = f"{q.letra}. {q.nombre}"[:32]
        lista.add(f"{letra}{_PRIMERA}:{letra}{ultima}")
        hoja.add_data_validation(lista)
    letra = get_column_letter(_PRIMER_CRITERIO + len(planilla.preguntas))
    impedimento = DataValidation("list", formula1='"Sí"', allow_blank=True)
    impedimento.error = "Escriba «Sí» o déjela en blanco."
    impedimento.add(f"{letra}{_PRIMERA}:{letra}{ultima}")
    hoja.add_data_validation(impedimento)


def _poner_avance(hoja: Any, planilla: Planilla) -> None:
    cuantos = len(planilla.preguntas)
    desde = get_column_letter(_PRIMER_CRITERIO)
    hasta = get_column_letter(_PRIMER_CRITERIO + cuantos - 1)
    imp = get_column_letter(_PRIMER_CRITERIO + cuantos)
    faltan = _PRIMER_CRITERIO + cuantos + 2
    ultima = _PRIMERA + len(planilla.propuestas) - 1
    for fila in range(_PRIMERA, ultima + 1):
        celda = hoja.cell(fila, faltan)
        celda.value = f'=IF({imp}{fila}<>"",0,COUNTBLANK({desde}{fila}:{hasta}{fila}))'
        celda.border = BORDE
    columna = get_column_letter(faltan)
    poner(hoja, _FILA_DE_AVANCE, 1, "faltan", font=tipografia(bold=True))
    hoja.cell(_FILA_DE_AVANCE, 2).value = f"=SUM({columna}{_PRIMERA}:{columna}{ultima})"
    hoja.cell(_FILA_DE_AVANCE, 2).alignment = Alignment(horizontal="left")
    hoja.conditional_formatting.add(
        f"{desde}{_PRIMERA}:{hasta}{ultima}",
        FormulaRule(formula=[f'AND({desde}{_PRIMERA}<>"",${imp}{_PRIMERA}<>"")'], fill=_ALERTA),
    )


def _cerrar(hoja: Any, niveles: Any, planilla: Planilla) -> None:
    cuantos = len(planilla.preguntas)
    anchos = [12, _ANCHO_DEL_NOMBRE, *[_ANCHO_DE_CASILLA] * cuantos, 16, 30, 12]
    for i, ancho in enumerate(anchos, start=1):
        hoja.column_dimensions[get_column_letter(i)].width = ancho
    hoja.freeze_panes = hoja.cell(_PRIMERA, _PRIMER_CRITERIO)
    for h in (hoja, niveles):
        h.protection.sheet = True
        h.protection.formatColumns = h.protection.formatRows = False
        para_imprimir(h)
    ajustar_altos(niveles)
    hoja.print_title_rows = f"{_FILA_DE_TITULOS}:{_FILA_DE_TITULOS}"
    hoja.print_title_cols = "A:B"
