"""Un texto → lo que en él parece el correo, el celular o la cédula de una persona (Ley 1581).

Los pesos, los códigos y las cuentas no lo parecen: por eso se mira lo que hay alrededor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Clase = Literal["correo", "celular", "cedula"]

_CUENTA = re.compile(r"[\w.+-]+\Z")
_DOMINIO = re.compile(r"@(?:[\w-]+\.)+[A-Za-z]{2,}\b")
_NO_SON_DOMINIOS = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".css", ".js")
_LARGO_DE_CUENTA = 64
_CELULAR = re.compile(r"3\d\d[ \u00a0.-]?\d{3}[ \u00a0.-]?\d\d[ \u00a0.-]?\d\d")
_CEDULA_SOLA = re.compile(r"1[01]\d{8}")
_NOMBRA_UNA_CEDULA = re.compile(
    r"\b(?:c\.\s?c\.?|c\.?c\b\.?|t\.\s?i\b\.?|c[eé]dulas?|documento de identidad|identificad[oa]"
    r"|nuip|pasaporte)(?=\W)[^\d\n]{0,25}(?P<numero>\d[\d. \u00a0]{4,14}\d)(?!\d)",
    re.IGNORECASE,
)
_INDICATIVO = re.compile(r"(?:\+|\b)57[ \u00a0.-]?\Z")
_PEGADO_ANTES = re.compile(r"(?:[\w$/+-]|\d[.,]|\$[ \u00a0]|[<>]=?[ \u00a0]?)\Z")
_PEGADO_DESPUES = re.compile(
    r"[\w/]|[.,-]\d|[ \u00a0]?(?:de )?(?:pesos|millones|personas|habitantes|familias)"
)
_CIFRAS_DE_CEDULA = range(6, 11)

_PISTAS_DE_CEDULA = (
    "dula", "identi", "nuip", "pasaporte", "c.c", "c. c", "t.i", "t. i", "cc ", "cc.", "cc:",
)  # fmt: skip
"""En minúsculas; «dula» es lo que queda de «cédula» escrita de cualquier manera."""
_ALREDEDOR = (25, 80)
"""Letras antes y después de una pista en que cabe una cédula con lo que la nombra."""
_PISTAS = tuple(p.encode() for p in (*_PISTAS_DE_CEDULA, "&#64;", "&#x40;", "&commat;", "\\u0040"))
_ARROBA = re.compile(rb"@(?<=[^\s{;>@]@)[\w-]+\.")
_BLANCO = rb"(?:[ .-]|\xc2\xa0|&[#\w]+;)?"
_NUMEROS = re.compile(rb"3\d\d" + _BLANCO + rb"\d{3}" + _BLANCO + rb"\d\d" + _BLANCO + rb"\d\d")
_DIEZ_CIFRAS = re.compile(rb"1[01]\d{8}")


@dataclass(frozen=True, slots=True)
class Persona:
    """Alguien cuyo nombre no puede salir."""

    nombre: str
    fila: int
    """Su renglón en la lista."""


class Senal(NamedTuple):
    """Un trozo del texto que parece de una persona."""

    clase: Clase
    inicio: int
    fin: int


def buscar(texto: str) -> Iterator[Senal]:
    """Cada trozo, en el orden en que se prueban las clases; ninguno se dice dos veces."""
    if "@" in texto:
        yield from _correos(texto)
    yield from (Senal("celular", *h.span()) for h in _CELULAR.finditer(texto) if _suelto(h))
    nombradas = list(_cedulas_nombradas(texto))
    yield from nombradas
    for hallada in _CEDULA_SOLA.finditer(texto):
        dicha = any(s.inicio <= hallada.start() < s.fin for s in nombradas)
        if _suelto(hallada) and not dicha:
            yield Senal("cedula", *hallada.span())


def parece_tener(crudo: bytes) -> bool:
    """Si unos bytes en UTF-8, aun con etiquetas y referencias de HTML, podrían tener algo.

    Falso es seguro, y lo es casi siempre: mirar así cuesta la décima parte que buscar.
    """
    llano = crudo.lower()
    return (
        any(pista in llano for pista in _PISTAS)
        or _ARROBA.search(crudo) is not None
        or _NUMEROS.search(crudo) is not None
        or _DIEZ_CIFRAS.search(crudo) is not None
    )


def _correos(texto: str) -> Iterator[Senal]:
    for arroba in _DOMINIO.finditer(texto):
        desde = max(0, arroba.start() - _LARGO_DE_CUENTA)
        cuenta = _CUENTA.search(texto[desde : arroba.start()])
        if cuenta and not arroba[0].lower().endswith(_NO_SON_DOMINIOS):
            yield Senal("correo", desde + cuenta.start(), arroba.end())


def _cedulas_nombradas(texto: str) -> Iterator[Senal]:
    dichas = set()
    for desde, hasta in _ventanas(texto):
        for hallada in _NOMBRA_UNA_CEDULA.finditer(texto, desde, hasta):
            cifras = sum(c.isdigit() for c in hallada["numero"])
            despues = _PEGADO_DESPUES.match(texto, hallada.end())
            if cifras in _CIFRAS_DE_CEDULA and not despues and hallada.span() not in dichas:
                dichas.add(hallada.span())
                yield Senal("cedula", *hallada.span())


def _ventanas(texto: str) -> Iterator[tuple[int, int]]:
    llano = texto.lower()
    antes, despues = _ALREDEDOR
    for pista in _PISTAS_DE_CEDULA:
        donde = llano.find(pista)
        while donde >= 0:
            yield max(0, donde - antes), donde + despues
            donde = llano.find(pista, donde + 1)


def _suelto(hallado: re.Match[str]) -> bool:
    """Si no es parte de un número más largo, de un código ni de una suma de dinero."""
    texto, (inicio, fin) = hallado.string, hallado.span()
    antes = _INDICATIVO.sub("", texto[max(0, inicio - 8) : inicio])
    return not _PEGADO_ANTES.search(antes) and not _PEGADO_DESPUES.match(texto, fin)
