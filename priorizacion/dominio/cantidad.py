"""Cantidades como la gente las escribe → enteros y fracciones exactas, y de vuelta a texto.

Nada aquí redondea en silencio: lo que no se lee con certeza es un `CantidadIlegible`.
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite

_MULTIPLICADORES = {
    "": 1,
    "pesos": 1,
    "mil": 1_000,
    "millon": 10**6,
    "millón": 10**6,
    "millones": 10**6,
    "mil millones": 10**9,
    "billon": 10**12,
    "billón": 10**12,
    "billones": 10**12,
}
_FORMA = re.compile(
    r"^(?:\$|cop)?\s*(?P<signo>[-−]?)\s*(?:\$|cop)?\s*(?P<cifras>\d[\d.,’'\u00b4]*)\s*"
    r"(?P<palabras>[a-zó ]*?)\s*(?:de\s+pesos|pesos|cop)?$",
    re.IGNORECASE,
)
_MAXIMO_DE_CARACTERES = 200
_MILES_PUNTO = re.compile(r"^\d{1,3}(\.\d{3})+$")
_MILES_COMA = re.compile(r"^\d{1,3}(,\d{3}){2,}$")
_MILES_COMILLA = re.compile(r"^\d{1,3}(\.\d{3})*([’'\u00b4]\d{3}(\.\d{3})*)+$")
"""En Colombia la comilla separa los millones: «274'000.000», «1.480'000.000»."""


class CantidadIlegible(ValueError):
    """Lo escrito no se puede leer como número con certeza; el mensaje dice cómo escribirlo."""


def leer_entero(valor: object) -> int:
    """Lee pesos, personas o años: «1.250.000.000», «$ 1.250 millones», 1250000000.0 → entero.

    Un punto entre grupos de tres cifras es separador de miles, como se escribe en Colombia.
    Lanza `CantidadIlegible` si hay decimales que no son cero o más de una lectura posible.
    """
    exacto = _leer_exacto(valor)
    if exacto.denominator != 1:
        raise CantidadIlegible("tiene decimales; escriba un número entero, solo con cifras")
    return int(exacto)


def leer_decimal(valor: object) -> Fraction:
    """Lee un número con decimales: «1,05», «1.05», 12 → fracción exacta (sin unidades)."""
    if isinstance(valor, str):
        texto = _acotar(valor).strip().replace("−", "-")
        if re.fullmatch(r"-?\d+([.,]\d+)?", texto):
            return Fraction(texto.replace(",", "."))
    return _leer_exacto(valor)


def leer_razon(valor: object) -> Fraction:
    """Lee una proporción: «5%», «12,5 %», 0.05, «1/3» → fracción exacta (5 % es 1/20)."""
    if isinstance(valor, str):
        texto = _acotar(valor).strip().replace(" ", "")
        if texto.endswith("%"):
            return leer_decimal(texto[:-1]) / 100
        if re.fullmatch(r"\d+/[1-9]\d*", texto):
            return Fraction(texto)
    return leer_decimal(valor)


def escribir_entero(numero: int) -> str:
    """1250000000 → «1.250.000.000», con el punto de miles de Colombia."""
    return f"{numero:,}".replace(",", ".")


def escribir_centesimas(centesimas: int) -> str:
    """9743 centésimas → «97,43»; 6600 → «66»."""
    entero, resto = divmod(abs(centesimas), 100)
    signo = "−" if centesimas < 0 else ""
    return f"{signo}{escribir_entero(entero)}" + (f",{resto:02d}" if resto else "")


def escribir_razon(razon: Fraction) -> str:
    """1/20 → «5 %»; 1/3 → «33,3 %» (una cifra decimal, mitad hacia arriba)."""
    decimas = redondear(razon * 1000)
    entero, resto = divmod(decimas, 10)
    return f"{entero}" + (f",{resto}" if resto else "") + " %"


def escribir_decimal(numero: Decimal | Fraction | float) -> str:
    """1/4 → «0.25», con punto y sin redondear; lanza `ValueError` si no hay escritura decimal."""
    exacto = Fraction(repr(numero)) if isinstance(numero, float) else Fraction(numero)
    lugares = next(
        (n for n in range(60) if (exacto * 10**n).denominator == 1),
        None,
    )
    if lugares is None:
        raise ValueError(f"{exacto} no tiene escritura decimal exacta")
    cifras = str(abs(exacto.numerator * 10**lugares // exacto.denominator)).rjust(lugares + 1, "0")
    entero, decimales = (cifras[:-lugares], cifras[-lugares:]) if lugares else (cifras, "")
    return ("-" if exacto < 0 else "") + entero + ("." + decimales if decimales else "")


def redondear(exacto: Fraction) -> int:
    """Redondea al entero más cercano, la mitad hacia arriba (modelo, «half up»)."""
    return (2 * exacto.numerator + exacto.denominator) // (2 * exacto.denominator)


def _leer_exacto(valor: object) -> Fraction:
    if isinstance(valor, bool) or valor is None:
        raise CantidadIlegible("no es un número; escriba solo cifras")
    if isinstance(valor, int | Fraction):
        return Fraction(valor)
    if isinstance(valor, float):
        return _desde_flotante(valor)
    return _desde_texto(str(valor))


def _desde_flotante(valor: float) -> Fraction:
    if not isfinite(valor):
        raise CantidadIlegible("no es un número; escriba solo cifras")
    return Fraction(repr(valor))


def _desde_texto(texto: str) -> Fraction:
    limpio = re.sub(
        r"\s+", " ", _acotar(texto).replace("\u00a0", " ").replace("\u202f", " ")
    ).strip()
    limpio = re.sub(r"(?<=\d) (?=\d{3}\b)", "", limpio)
    forma = _FORMA.match(limpio)
    if forma is None:
        raise CantidadIlegible("no es un número; escriba solo cifras, por ejemplo 12000000")
    palabras = forma["palabras"].strip().lower()
    if palabras not in _MULTIPLICADORES:
        raise CantidadIlegible("tiene palabras que no se entienden; escriba solo cifras")
    signo = -1 if forma["signo"] else 1
    return signo * _leer_cifras(forma["cifras"]) * _MULTIPLICADORES[palabras]


def _acotar(texto: str) -> str:
    """Python no convierte más de 4.300 cifras, y ningún dinero tiene tantas."""
    if len(texto) > _MAXIMO_DE_CARACTERES:
        raise CantidadIlegible("es demasiado largo para ser un número; escriba solo cifras")
    return texto


def _leer_cifras(cifras: str) -> Fraction:
    for miles, separador in ((_MILES_PUNTO, "."), (_MILES_COMA, ","), (_MILES_COMILLA, None)):
        if miles.match(cifras):
            return Fraction(
                re.sub(r"[.’'\u00b4]", "", cifras)
                if separador is None
                else cifras.replace(separador, "")
            )
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", cifras):
        return Fraction(cifras.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", cifras):
        return Fraction(cifras.replace(",", ""))
    if re.fullmatch(r"\d{1,3},\d{3}", cifras):
        raise CantidadIlegible("puede ser miles o decimales; escriba solo cifras, sin coma")
    if re.fullmatch(r"\d+([.,]\d+)?", cifras):
        return Fraction(cifras.replace(",", "."))
    raise CantidadIlegible("mezcla puntos y comas; escriba solo cifras, por ejemplo 12000000")
