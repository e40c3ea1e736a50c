"""El contenido de una celda → listas, pares y aportes, como los entiende el dominio."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal, leer_entero
from priorizacion.dominio.celda import desproteger
from priorizacion.dominio.fuente import FASES
from priorizacion.ingesta.texto import allanar

_NO = frozenset({"no", "n", "0", "falso", "false"})
_SI = frozenset({"si", "s", "x", "1", "verdadero", "true", "yes"})
_MILES_O_DECIMALES = re.compile(r"^-?[1-9]\d{0,2}[.,]\d{3}$")


class CeldaIlegible(ValueError):
    """La celda no tiene la forma esperada: (código, qué pasa, cómo se escribe)."""


def limpiar(celda: str) -> str:
    """El texto de una celda: sin el apóstrofo que la protege y con un solo fin de línea."""
    limpia = desproteger(celda)
    return re.sub(r"\r\n?", "\n", limpia) if "\r" in limpia else limpia


def leer_lista(celda: str) -> list[str]:
    """Separa una lista: «a | b» → [a, b]."""
    return [parte.strip() for parte in celda.split("|") if parte.strip()]


def leer_pares(celda: str) -> dict[int, Fraction]:
    """Separa pares: «2027=40|2028=60» → {2027: 40, 2028: 60}."""
    pares: dict[int, Fraction] = {}
    for parte in leer_lista(celda):
        clave, igual, valor = parte.partition("=")
        if not igual:
            raise CeldaIlegible("par-ilegible", f"a «{parte}» le falta el «=»", "2027=40|2028=60")
        vigencia = _entero(clave, "par-ilegible", "2027=40|2028=60")
        if vigencia in pares:
            raise CeldaIlegible("par-ilegible", f"{vigencia} está dos veces", "2027=40|2028=60")
        pares[vigencia] = _parte(valor)
    return pares


def leer_aportes(celda: str) -> list[dict[str, Any]]:
    """Separa «propios:2026=60|2027=40|empresa:2026=10»: cada fuente vale hasta la siguiente."""
    ejemplo = "propios:2026=60000000|2027=40000000"
    aportes: list[dict[str, Any]] = []
    fuente = ""
    for parte in leer_lista(celda):
        nombre, dos_puntos, resto = parte.rpartition(":")
        fuente = nombre.strip() if dos_puntos else fuente
        vigencia, igual, monto = resto.partition("=")
        if not fuente or not igual:
            motivo = f"«{parte}» no dice fuente, vigencia y monto"
            raise CeldaIlegible("aporte-ilegible", motivo, ejemplo)
        aportes.append(
            {
                "fuente": fuente,
                "vigencia": _entero(vigencia, "aporte-ilegible", ejemplo),
                "monto": _entero(monto, "aporte-ilegible", ejemplo),
            }
        )
    return aportes


def leer_partes(celda: str) -> list[Fraction]:
    """Separa partes: «40|60» o «12,5%|87,5%» → partes del costo por año de ejecución."""
    return [_parte(p) for p in leer_lista(celda)]


def _parte(texto: str) -> Fraction:
    limpio = texto.strip().rstrip("% ")
    if _MILES_O_DECIMALES.match(limpio):
        raise CeldaIlegible("numero-ambiguo", f"«{limpio}» puede ser miles o decimales", "40|60")
    try:
        return leer_decimal(limpio)
    except CantidadIlegible as error:
        motivo = f"«{limpio}» {str(error).partition(';')[0]}"
        raise CeldaIlegible("par-ilegible", motivo, "40|60") from None


def leer_retirada(celda: str) -> str:
    """Vacío si sigue (en blanco, no, 0, falso); «sí» o el motivo si se retiró."""
    llana = allanar(celda)
    if llana in _NO or not (llana or re.search(r"\w", celda)):
        return ""
    return "sí" if llana in _SI else celda


def leer_si_o_no(celda: str) -> bool | None:
    """«Sí» o «x» → verdadero; en blanco o «no» → falso; cualquier otra cosa, None."""
    llana = allanar(celda)
    if llana in _NO or not celda.strip():
        return False
    return True if llana in _SI else None


def leer_fase(celda: str) -> str:
    """Reconoce la fase: «Diseños» → disenos; lo que no es una fase queda como se escribió."""
    llana = allanar(celda)
    return llana if llana in FASES else celda


LECTORES: dict[str, Callable[[str], Any]] = {
    "fuentes": leer_lista,
    "ods": leer_lista,
    "requiere": leer_lista,
    "etiquetas": leer_lista,
    "aportes": leer_aportes,
    "retirada": leer_retirada,
    "fase": leer_fase,
}
"""Columna → cómo se lee su celda; las demás son texto."""


def _entero(texto: str, codigo: str, ejemplo: str) -> int:
    try:
        return leer_entero(texto.strip())
    except CantidadIlegible as error:
        motivo = f"«{texto.strip()}» {str(error).partition(';')[0]}"
        raise CeldaIlegible(codigo, motivo, ejemplo) from None
