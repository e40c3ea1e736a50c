"""Palabras como la gente las escribe → palabras comparables, y citas para los mensajes."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_LARGO_DE_CITA = 60


def allanar(texto: str) -> str:
    """«Costo Operación-anual» → «costo_operacion_anual»: sin tildes, mayúsculas ni espacios."""
    sin_tildes = unicodedata.normalize("NFD", texto.strip().casefold())
    letras = "".join(c for c in sin_tildes if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", "_", letras).strip("_")


def citar(valor: object) -> str:
    """Lo leído, entre «», en una línea y recortado."""
    texto = "".join(c if c.isprintable() else " " for c in _en_texto(valor))
    corto = texto if len(texto) <= _LARGO_DE_CITA else texto[: _LARGO_DE_CITA - 1] + "…"
    return f"«{corto}»"


def sugerir(palabra: str, opciones: Iterable[str]) -> str:
    """« ¿Quiso decir «alto»?» si alguna opción se le parece; si no, nada."""
    parecida = mas_parecida(palabra, opciones)
    return f" ¿Quiso decir {citar(parecida)}?" if parecida else ""


def mas_parecida(palabra: str, opciones: Iterable[str], parecido: float = 0.7) -> str | None:
    """La opción que más se parece (de 0 a 1), sin mirar tildes ni mayúsculas; None si ninguna."""
    llanas: dict[str, str] = {}
    for opcion in sorted(opciones):
        llanas.setdefault(allanar(opcion), opcion)
    cercanas = get_close_matches(allanar(palabra[:100]), llanas, n=1, cutoff=parecido)
    return llanas[cercanas[0]] if cercanas else None


def enumerar(nombres: Iterable[str], cuantos: int = 5) -> str:
    """«P01, P02 y 3 más»: los primeros por nombre y cuántos quedan."""
    todos = list(nombres)
    if len(todos) <= cuantos:
        return ", ".join(todos)
    return f"{', '.join(todos[:cuantos])} y {len(todos) - cuantos} más"


def contar(cuantos: int, uno: str, varios: str) -> str:
    """1, «celda», «celdas» → «1 celda»."""
    return f"{cuantos} {uno if cuantos == 1 else varios}"


def _en_texto(valor: object) -> str:
    if valor is None:
        return ""
    if isinstance(valor, dict):
        return "{" + ", ".join(map(str, list(valor)[:6])) + "}"
    if isinstance(valor, list | tuple):
        return "[" + ", ".join(_en_texto(v)[:20] for v in valor[:6]) + "]"
    return str(valor)[: _LARGO_DE_CITA + 1]
