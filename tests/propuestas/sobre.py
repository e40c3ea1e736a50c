"""Formularios llenos sin navegador: lo que la página descarga y lo que el libro guarda."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from priorizacion.dominio.formulario import HOJA
from priorizacion.ingesta.recibido.tabla_llena import filas_con_linea
from priorizacion.ingesta.reglamento import leer_reglamento
from priorizacion.recoleccion.interrogatorio import interrogar
from priorizacion.recoleccion.libro_de_propuestas import escribir_libro_de_propuestas

AGENDA = "Valle Claro 2026-2029"
BASTA = {"fase": "factibilidad", "costo": "90000000"}
"""Lo que, con un nombre, es una propuesta."""


def descargado(
    *propuestas: Mapping[str, str],
    serie: str = "aabbccddeeff",
    edicion: int = 1,
    agenda: str = AGENDA,
) -> str:
    """El texto que descarga la página, con una clave por propuesta."""
    return json.dumps(
        {
            "formato": "priorizacion/propuestas",
            "version": 1,
            "agenda": agenda,
            "serie": serie,
            "edicion": edicion,
            "llenado": "2026-03-01T10:00:00.000Z",
            "propuestas": [
                {"clave": f"{serie}-{i}", "datos": {**BASTA, **datos}}
                for i, datos in enumerate(propuestas, 1)
            ],
        }
    )


def libro(carpeta: Path, *filas: Mapping[str, object]) -> bytes:
    """El libro repartido en esa carpeta, con esas filas llenas debajo del ejemplo."""
    reglas = leer_reglamento(carpeta, []).reglas
    assert reglas is not None
    abierto = openpyxl.load_workbook(io.BytesIO(escribir_libro_de_propuestas(interrogar(reglas))))
    hoja = abierto[HOJA]
    columnas = [celda.value for celda in hoja[4]]
    for i, fila in enumerate(filas, 7):
        for columna, valor in {**BASTA, **fila}.items():
            hoja.cell(i, 1 + columnas.index(columna)).value = valor
    salida = io.BytesIO()
    abierto.save(salida)
    return salida.getvalue()


def guardar(carpeta: Path, nombre: str, contenido: str | bytes) -> Path:
    """Un archivo que alguien trae, fuera de la carpeta de la agenda."""
    archivo = carpeta.parent / nombre
    archivo.write_bytes(contenido.encode() if isinstance(contenido, str) else contenido)
    return archivo


def tabla(carpeta: Path, nombre: str = "propuestas.csv") -> dict[str, dict[str, str]]:
    """Las filas por su primera columna, solo lo que no está en blanco."""
    texto = (carpeta / nombre).read_text(encoding="utf-8")
    filas = (fila for _, fila in filas_con_linea(nombre, texto))
    return {next(iter(f.values())): {c: v for c, v in f.items() if v} for f in filas}
