"""Una pieza → lo que dice, casilla por casilla, sin juzgarlo todavía."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from openpyxl.utils import get_column_letter

from priorizacion.dominio.hoja_de_calculo import (
    FALTAN,
    HOJA,
    IMPEDIMENTO,
    NOMBRE,
    PROPUESTA,
    RAZON,
    SELLO,
    YA_DECLARADO,
)
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import FORMATO
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.archivo import decodificar
from priorizacion.ingesta.delimitado import leer_csv
from priorizacion.ingesta.hoja import Hoja
from priorizacion.ingesta.libro import leer_xlsx
from priorizacion.ingesta.recibido.descargado import leer_descargado
from priorizacion.ingesta.recibido.pieza import Pieza

_DE_CELDA = frozenset({"formula-en-hoja", "formula-sin-valor", "celda-con-error"})
_LISTA = "impedimentos"
"""Como se llama en lo descargado."""
_DE_LA_PLANILLA = (PROPUESTA, NOMBRE, IMPEDIMENTO, RAZON, FALTAN)


@dataclass(frozen=True)
class Escrita:
    """Una casilla como la escribieron."""

    propuesta: str
    criterio: str
    texto: str
    fila: int | None = None
    columna: str | None = None
    formula: bool = False
    """Si no es algo escrito sino calculado."""

    @property
    def lugar(self) -> str:
        """«Calificar!C9», «marcas.P01.pertinencia» o «impedimentos.P01»."""
        if self.fila is None and self.criterio == IMPEDIMENTO:
            return f"{_LISTA}.{self.propuesta}"
        if self.fila is None:
            return f"marcas.{self.propuesta}.{self.criterio}"
        return f"{HOJA}!{self.columna}{self.fila}"


@dataclass(frozen=True)
class Llena:
    """Una planilla llena, sin juzgar."""

    sello: Mapping[str, str]
    """Rótulo → dato, como texto."""
    escritas: tuple[Escrita, ...]
    impedimentos: tuple[Escrita, ...] = ()
    """Lo escrito en esa columna, diga lo que diga."""
    razones: tuple[tuple[str, str], ...] = ()
    serie: str = ""
    edicion: int = 0


def leer_llena(pieza: Pieza, apuntes: Apuntes) -> Llena | None:
    """Lo que dice una pieza; None si no es una planilla, con su observación."""
    if pieza.clase == "json":
        return _de_json(pieza, apuntes)
    if pieza.clase == "xlsx":
        vistos: Apuntes = []
        hojas = leer_xlsx(pieza.nombre, pieza.datos, vistos)
        apuntes.extend(o for o in vistos if o.codigo not in _DE_CELDA)
        formulas = {(o.origen.fila, o.origen.columna) for o in vistos if o.codigo in _DE_CELDA}
        hoja = next((h for h in hojas if h.titulo == HOJA), None)
        return _de_hoja(pieza.nombre, hoja, formulas, apuntes) if hojas else None
    if pieza.clase == "csv":
        texto = decodificar(pieza.nombre, pieza.datos, apuntes)
        tabla = None if texto is None else leer_csv(pieza.nombre, texto, apuntes)
        return _de_hoja(pieza.nombre, tabla, set(), apuntes) if tabla else None
    return None


def _de_json(pieza: Pieza, apuntes: Apuntes) -> Llena | None:
    datos = leer_descargado(pieza.datos)
    if not isinstance(datos, dict) or datos.get("formato") != FORMATO:
        apuntes.append(_no_es(pieza.nombre, "No es una planilla, o está incompleta."))
        return None
    marcas, razones = _tabla(datos.get("marcas")), _tabla(datos.get("razones"))
    escritas = tuple(
        Escrita(str(p), str(c), _texto(v))
        for p, casillas in marcas.items()
        for c, v in _tabla(casillas).items()
    )
    edicion = datos.get("edicion")
    return Llena(
        sello={rotulo: _texto(datos.get(rotulo)) for rotulo in SELLO},
        escritas=escritas,
        impedimentos=_declarados(datos.get(_LISTA)),
        razones=tuple((str(p), t) for p, t in razones.items() if isinstance(t, str)),
        serie=_texto(datos.get("serie"))[:16],
        edicion=edicion if type(edicion) is int and 0 <= edicion < 10**9 else 0,
    )


def _declarados(valor: object) -> tuple[Escrita, ...]:
    """La página descarga una lista de propuestas; si alguien la cambió, lo que diga de cada una."""
    if isinstance(valor, dict):
        dichos = {str(p): _texto(v) for p, v in valor.items()}
    else:
        dichos = dict.fromkeys(map(str, valor if isinstance(valor, list) else ()), "sí")
    return tuple(Escrita(p, IMPEDIMENTO, t) for p, t in dichos.items())


def _tabla(valor: object) -> Mapping[Any, Any]:
    return valor if isinstance(valor, dict) else {}


def _texto(valor: object) -> str:
    if valor is None or isinstance(valor, bool | dict | list):
        return "" if valor is None else json.dumps(valor)[:60]
    return str(valor)


def _de_hoja(
    nombre: str, hoja: Hoja | None, formulas: set[tuple[int | None, str | None]], apuntes: Apuntes
) -> Llena | None:
    donde = None if hoja is None else _fila_de_codigos(hoja)
    if hoja is None or donde is None:
        apuntes.append(_no_es(nombre, f"No tiene la hoja «{HOJA}» con sus columnas."))
        return None
    codigos = [c.strip() for c in hoja.filas[donde]]
    cuerpo = list(zip(hoja.lineas, hoja.filas, strict=True))[donde + 2 :]
    criterios = [(i, c) for i, c in enumerate(codigos) if c and c not in _DE_LA_PLANILLA]
    llenas = [(linea, fila) for linea, fila in cuerpo if fila[0].strip()]
    de_impedimento = [(codigos.index(IMPEDIMENTO), IMPEDIMENTO)]
    escritas, impedimentos = (
        tuple(
            _escrita(linea, fila, i, c, formulas)
            for (linea, fila), (i, c) in product(llenas, columnas)
            if fila[i].strip() or (linea, get_column_letter(i + 1)) in formulas
        )
        for columnas in (criterios, de_impedimento)
    )
    return Llena(
        sello=_sello(hoja.filas[:donde]),
        escritas=escritas,
        impedimentos=tuple(e for e in impedimentos if e.texto != YA_DECLARADO),
        razones=tuple(_columna(codigos, llenas, RAZON)),
    )


def _fila_de_codigos(hoja: Hoja) -> int | None:
    for i, fila in enumerate(hoja.filas):
        codigos = {c.strip() for c in fila}
        if fila and fila[0].strip() == PROPUESTA and {NOMBRE, IMPEDIMENTO, RAZON} <= codigos:
            return i
    return None


def _sello(filas: Sequence[Sequence[str]]) -> dict[str, str]:
    pares = {f[0].strip(): f[1].strip() for f in filas if len(f) > 1}
    return {rotulo: pares.get(rotulo, "") for rotulo in SELLO}


def _escrita(
    linea: int,
    fila: Sequence[str],
    i: int,
    criterio: str,
    formulas: set[tuple[int | None, str | None]],
) -> Escrita:
    letra = get_column_letter(i + 1)
    escrita = Escrita(fila[0].strip(), criterio, fila[i].strip(), linea, letra)
    return replace(escrita, formula=True) if (linea, letra) in formulas else escrita


def _columna(
    codigos: Sequence[str], filas: Sequence[tuple[int, Sequence[str]]], codigo: str
) -> list[tuple[str, str]]:
    i = codigos.index(codigo)
    return [(fila[0].strip(), fila[i].strip()) for _, fila in filas if fila[i].strip()]


def _no_es(nombre: str, porque: str) -> Observacion:
    return observar(
        "archivo-no-reconocido",
        en(nombre),
        porque,
        "Pida el archivo que se descarga de la planilla, o la hoja de cálculo que se entregó.",
    )
