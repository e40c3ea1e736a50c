"""Páginas del manual → las cifras marcadas en ellas y lo que el motor dice que deben ser.

Una cifra se marca así, sin que se note al leer: <span data-cifra="ch.r.valor">42.400</span>. Lo que
va en `data-cifra` es una expresión sobre tres agendas de ejemplo: `ch` (Chirivaque), `pc` (Puerto
Ceibal) y `cf` (Caño Florido).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from priorizacion.decision import (
    apoyo,
    compromiso,
    contraste,
    desacuerdo,
    dispersion,
    equidad,
    gasto,
    medicion,
    rango,
    reglas,
    restriccion,
    techo,
    valor,
)
from priorizacion.decision.modelo import Limites
from priorizacion.dominio import recibo, sorteo
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero, redondear
from priorizacion.dominio.explicacion import Intervalo
from priorizacion.publicacion import palabras
from priorizacion.tareas import cota

from .muestra import AGENDAS, Muestra

CAPITULO = Path(__file__).parents[2] / "sitio" / "contenido" / "manual" / "cuentas"
MARCA = re.compile(r'<span data-cifra="([^"]*)">(.*?)</span>', re.DOTALL)


@dataclass(frozen=True)
class Cifra:
    """Una cifra marcada en una página."""

    expresion: str
    dicha: str
    """Lo que lee la gente."""


def paginas() -> list[Path]:
    """Las páginas del capítulo, sin su índice."""
    return sorted(p for p in CAPITULO.glob("*.md") if p.name != "index.md")


def cifras(texto: str) -> Iterator[Cifra]:
    """Las marcadas en una página."""
    for expresion, dicha in MARCA.findall(texto):
        yield Cifra(unescape(expresion), unescape(dicha))


@cache
def calcular(expresion: str) -> str:
    """Lo que debe decir una cifra, como se escribe en Colombia."""
    return escribir(eval(expresion, dict(_NOMBRES)))


def escribir(resultado: Any) -> str:
    """Un entero lleva puntos de miles; una fracción, dos decimales; un texto va como está."""
    if isinstance(resultado, str):
        return resultado
    if isinstance(resultado, int):
        return escribir_entero(resultado).replace("-", "−")
    return decimal(resultado)


def decimal(exacto: Fraction, cifras_decimales: int = 2) -> str:
    """275/3 → «91,67»; la mitad, hacia arriba, y sin ceros de más."""
    grande = redondear(Fraction(abs(exacto)) * 10**cifras_decimales)
    entero, resto = divmod(grande, 10**cifras_decimales)
    cola = str(resto).zfill(cifras_decimales).rstrip("0")
    signo = "−" if exacto < 0 else ""
    return f"{signo}{escribir_entero(entero)}" + (f",{cola}" if cola else "")


def parte(exacta: Fraction, cifras_decimales: int = 1) -> str:
    """1/6 → «16,7 %»."""
    return f"{decimal(exacta * 100, cifras_decimales)} %"


def millones(monto: int) -> str:
    """651549999 → «651,5 millones»."""
    return palabras.dinero(monto, "pesos").replace(" de pesos", "").replace(" pesos", "")


def entre(cual: Intervalo | None) -> str:
    """Un intervalo de centésimas: «2», «0 a 5» o «ni con el máximo»."""
    if cual is None:
        return "ni con el máximo"
    return _entre(cual, escribir_centesimas)


def pesos(cual: Intervalo | None) -> str:
    """Un intervalo de pesos, o que no alcanza con nada."""
    return "ni con un peso" if cual is None else _entre(cual, escribir_entero)


def _entre(cual: Intervalo, decir: Callable[[int], str]) -> str:
    if cual.maximo == cual.minimo:
        return decir(cual.minimo)
    return f"{decir(cual.minimo)} a {'no se sabe' if cual.maximo is None else decir(cual.maximo)}"


def anio(vigencia: int) -> str:
    """2026 → «2026», sin punto de miles."""
    return str(vigencia)


_NOMBRES: dict[str, Any] = {
    "ch": Muestra(AGENDAS / "chirivaque/2026-2029"),
    "pc": Muestra(AGENDAS / "puerto-ceibal/2026-2029"),
    "cf": Muestra(AGENDAS / "cano-florido/2026-2029"),
    "F": Fraction,
    "Limites": Limites,
    "puntos": escribir_centesimas,
    "decimal": decimal,
    "parte": parte,
    "millones": millones,
    "anio": anio,
    "entre": entre,
    "pesos": pesos,
    "lista": palabras.lista,
    "redondear": redondear,
}
_NOMBRES |= {
    modulo.__name__.rsplit(".", 1)[-1]: modulo
    for modulo in (
        apoyo, compromiso, contraste, cota, desacuerdo, dispersion, equidad, gasto, medicion, rango, reglas,
        recibo, restriccion, sorteo, techo, valor,
    )
}  # fmt: skip


def refrescar(texto: str) -> str:
    """La página con cada cifra vuelta a calcular."""
    return MARCA.sub(
        lambda m: f'<span data-cifra="{m[1]}">{_en_tabla(calcular(unescape(m[1])))}</span>', texto
    )


def _en_tabla(dicha: str) -> str:
    return escape(dicha, quote=False).replace("|", "&#124;")
