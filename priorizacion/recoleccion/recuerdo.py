"""La hoja con lo de la ronda anterior: una fila por propuesta y pregunta, y debajo las razones."""

from collections.abc import Iterator
from typing import Any

from openpyxl.styles import Alignment

from priorizacion.dominio.planilla import Planilla
from priorizacion.recoleccion.celda import ajustar_altos, para_imprimir, poner, tipografia

_TITULOS = ("Propuesta", "Pregunta", "Usted marcó", "El comité")
_ANCHOS = (44, 36, 14, 60)
_AJUSTADO = Alignment(wrap_text=True, vertical="top")


def recordar(hoja: Any, planilla: Planilla) -> None:
    """Llena la hoja y la deja con llave, sin contraseña."""
    for i, (titulo, ancho) in enumerate(zip(_TITULOS, _ANCHOS, strict=True), start=1):
        poner(hoja, 1, i, titulo, font=tipografia(bold=True))
        hoja.column_dimensions["ABCD"[i - 1]].width = ancho
    for fila, celdas in enumerate(_filas(planilla), start=2):
        for columna, texto in enumerate(celdas, start=1):
            poner(hoja, fila, columna, texto, alignment=_AJUSTADO)
    hoja.freeze_panes = "A2"
    hoja.protection.sheet = True
    para_imprimir(hoja)
    ajustar_altos(hoja)


def _filas(planilla: Planilla) -> Iterator[tuple[str | int, ...]]:
    for propuesta in planilla.propuestas:
        if propuesta.antes is None:
            continue
        rotulo = f"{propuesta.id} · {propuesta.nombre}"
        for q in planilla.preguntas:
            propia = propuesta.antes.propias.get(q.id, "no opinó")
            comite = propuesta.antes.comite.get(q.id, "")
            yield rotulo, f"{q.letra}. {q.nombre}", propia, comite
        for razon in propuesta.antes.razones:
            yield rotulo, "Alguien escribió", "", razon
