"""Texto CSV → Hoja. Acepta coma, punto y coma o tabulador; rehúsa comillas mal cerradas."""

import csv
import io
import re

from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.hoja import Hoja

SEPARADORES = (",", ";", "\t")
_LINEA_SEP = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_LINEAS_DE_MUESTRA = 20


def leer_csv(archivo: str, texto: str, apuntes: Apuntes) -> Hoja | None:
    """Las filas no vacías con la línea en que empieza cada una; None si no se puede partir.

    El separador es el que más parte las primeras líneas; una línea «sep=;» lo decide.
    """
    declarado = _LINEA_SEP.match(texto)
    cuerpo = texto[declarado.end() :] if declarado else texto
    separador = declarado[1] if declarado else elegir_separador(texto)
    lector = csv.reader(io.StringIO(cuerpo, newline=""), delimiter=separador, strict=True)
    filas: list[list[str]] = []
    lineas: list[int] = []
    antes = 1 if declarado else 0
    desfase = antes
    try:
        for fila in lector:
            if any(fila) and not "".join(fila).isspace():
                filas.append(fila)
                lineas.append(antes + 1)
            antes = lector.line_num + desfase
    except csv.Error as falla:
        _anotar_falla(archivo, antes + 1, str(falla), apuntes)
        return None
    return Hoja(archivo=archivo, filas=filas, lineas=lineas)


def elegir_separador(texto: str) -> str:
    """El que más veces aparece, fuera de comillas, en las primeras líneas; la coma si empatan.

    Manda la primera línea con alguno: es el encabezado, y sus nombres no llevan separadores.
    """
    for linea in re.split(r"\r\n|\r|\n", texto[:20_000])[:_LINEAS_DE_MUESTRA]:
        fuera = re.sub(r'"[^"]*"', "", linea)
        veces = {separador: fuera.count(separador) for separador in SEPARADORES}
        if any(veces.values()):
            return max(SEPARADORES, key=lambda s: veces[s])
    return ","


def _anotar_falla(archivo: str, linea: int, falla: str, apuntes: Apuntes) -> None:
    if "field limit" in falla:
        apuntes.append(
            observar(
                "celda-enorme",
                en(archivo, linea),
                "Una celda pasa de 131.072 caracteres.",
                "Suele ser una comilla que se abre y no se cierra: ciérrela, o acorte el texto.",
            )
        )
        return
    apuntes.append(
        observar(
            "comillas-mal-cerradas",
            en(archivo, linea),
            "Desde aquí no se sabe dónde termina cada celda: hay una comilla sin pareja.",
            'Encierre la celda entre comillas y escriba doble ("") cada comilla de adentro.',
        )
    )
