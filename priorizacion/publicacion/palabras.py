"""Cifras, fechas y estados → palabras que entiende un vecino."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero, redondear
from priorizacion.dominio.codigo import decir_codigo
from priorizacion.dominio.fuente import Fase
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.dominio.resultado import Estado

MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

ESTADOS_EN_PALABRAS: dict[Estado | None, str] = {
    "seleccionada": "Elegida",
    "preinversion": "Estudios y diseños",
    "lista_de_espera": "En lista de espera",
    "no_elegible": "No podía competir",
    "sin_quorum": "Faltan calificaciones",
    "gestion_ante_otro_nivel": "Por gestionar ante otro nivel",
    "fusionada": "Unida a otra propuesta",
    "retirada": "Retirada",
    None: "Sin decidir",
}

FASES_EN_PALABRAS: dict[Fase, str] = {
    "idea": "idea",
    "perfil": "perfil",
    "prefactibilidad": "prefactibilidad",
    "factibilidad": "factibilidad",
    "disenos": "diseños terminados",
}


DE_FASE: dict[str, str] = {
    str(fase): en_palabras for fase, en_palabras in FASES_EN_PALABRAS.items()
}
"""Lo mismo, para códigos que pueden no ser de una fase."""


def numero_de_millones(monto: int) -> str:
    """1628500000 → «1.628,5»: millones con una cifra decimal, mitad hacia arriba."""
    entero, decima = divmod(redondear(Fraction(monto, 100_000)), 10)
    return escribir_entero(entero) + (f",{decima}" if decima else "")


def unidad(agenda: Agenda, *, base: bool = True) -> str:
    """«pesos de 2026» si los costos tienen año base; si no, «pesos» o el código de la moneda."""
    nombre = nombrar_moneda(agenda.moneda)
    if not base or agenda.precios is None:
        return nombre
    return f"{nombre} de {agenda.precios.base}"


def dinero(monto: int, en: str) -> str:
    """1250000000 → «1.250 millones de pesos de 2026»; desde 10¹², billones."""
    if monto >= 10**12:
        entero, resto = divmod(redondear(Fraction(monto, 10**10)), 100)
        cifra = escribir_entero(entero) + (f",{resto:02d}".rstrip("0") if resto else "")
        return f"{cifra} {'billón' if cifra == '1' else 'billones'} de {en}"
    if monto >= 10**6:
        cifra = numero_de_millones(monto)
        return f"{cifra} {'millón' if cifra == '1' else 'millones'} de {en}"
    return f"{escribir_entero(monto)} {en}"


def fecha(dia: date) -> str:
    """2026-04-10 → «10 de abril de 2026»."""
    cardinal = "1.º" if dia.day == 1 else str(dia.day)
    return f"{cardinal} de {MESES[dia.month - 1]} de {dia.year}"


def dinero_exacto(monto: int, en: str) -> str:
    """Como `dinero`, pero sin redondear: 52341777 → «52.341.777 pesos»."""
    if monto % (10**10 if monto >= 10**12 else 10**5) == 0:
        return dinero(monto, en)
    return f"{escribir_entero(monto)} {de(monto, en)}"


def de(monto: int, en: str) -> str:
    """Lo que sigue a una cifra: 2000000 → «de pesos»; 2341777 → «pesos»; 1 → «peso»."""
    if monto == 1:
        return re.sub(r"^(peso|unidad)(s|es)\b", r"\1", en)
    return f"de {en}" if monto >= 10**6 and monto % 10**6 == 0 else en


def acortar(texto: str, largo: int) -> str:
    """Un texto en una línea que no pasa de `largo` letras; si no cabe termina en «…»."""
    llano = " ".join(texto.split())
    return llano if len(llano) <= largo else llano[: largo - 1].rstrip(" ,;.") + "…"


def lista(partes: Sequence[str]) -> str:
    """Enumera: «a», «a y b», «a, b y c»; «e» delante de un sonido i."""
    if len(partes) < 2:
        return "".join(partes)
    ultima = partes[-1]
    llana = ultima.lower()
    enlace = "e" if llana.startswith(("i", "í", "hi")) and not llana.startswith("hie") else "y"
    return f"{', '.join(partes[:-1])} {enlace} {ultima}"


def alternativas(partes: Sequence[str]) -> str:
    """Enumera lo que basta: «a», «a o b», «a, b o c»."""
    if len(partes) < 2:
        return "".join(partes)
    return f"{', '.join(partes[:-1])} o {partes[-1]}"


def contar(cuantos: int, uno: str, varios: str) -> str:
    """1 → «1 proyecto»; 1200 → «1.200 proyectos»."""
    return f"{escribir_entero(cuantos)} {uno if cuantos == 1 else varios}"


def con_mayuscula(frase: str) -> str:
    """La misma frase, con la primera letra en mayúscula."""
    return f"{frase[:1].upper()}{frase[1:]}"


def nombre_de_codigo(codigo: str) -> str:
    """«autoridades_locales» → «Autoridades locales»."""
    return decir_codigo(codigo)


def tramo_de_anios(texto: str) -> str:
    """«2027-2028» → «2027 y 2028»; «2026-2029» → «2026 a 2029»."""
    primero, _, ultimo = texto.partition("-")
    if not ultimo:
        return primero
    seguidos = ultimo.isdigit() and primero.isdigit() and int(ultimo) - int(primero) == 1
    return f"{primero} {'y' if seguidos else 'a'} {ultimo}"
