"""Una pieza → las filas de un formulario de propuestas, como las escribieron, sin juzgarlas."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from priorizacion.dominio.celda import desproteger
from priorizacion.dominio.formulario import CODIGO, EJEMPLO, FORMATO, HOJA, SELLO
from priorizacion.ingesta.apuntes import Apuntes
from priorizacion.ingesta.archivo import decodificar
from priorizacion.ingesta.delimitado import leer_csv
from priorizacion.ingesta.hoja import Hoja
from priorizacion.ingesta.libro import leer_xlsx
from priorizacion.ingesta.recibido.descargado import leer_descargado
from priorizacion.ingesta.recibido.pieza import Pieza

_SE_RECONOCE = frozenset({"nombre", "fase", "costo"})
_CLAVE = re.compile(r"[0-9a-f]{8,16}-\d{1,4}")
_MAXIMO_DE_FILAS = 2_000


@dataclass(frozen=True)
class FilaLlena:
    """Una propuesta como la escribieron."""

    numero: int
    """La fila de la hoja, o el orden en lo descargado, desde 1."""
    celdas: Mapping[str, str]
    """Columna → celda, sin las que están en blanco."""
    clave: str = ""
    rotas: frozenset[str] = frozenset()
    """Columnas cuya celda tiene una fórmula o un error: ya observadas, no se toman."""


@dataclass(frozen=True)
class FormularioLleno:
    """Todo lo de una pieza."""

    agenda: str
    """La que dice el formulario; vacía si no dice ninguna."""
    filas: tuple[FilaLlena, ...]
    edicion: int = 0
    llenado: str = ""


def es_formulario(pieza: Pieza) -> bool:
    """Si la pieza es un formulario de propuestas, aunque esté mal llenado."""
    if pieza.clase == "json":
        datos = leer_descargado(pieza.datos)
        return isinstance(datos, dict) and datos.get("formato") == FORMATO
    if pieza.clase == "xlsx":
        return f'name="{HOJA}"'.encode() in _indice_del_libro(pieza.datos)
    hoja = _hoja_csv(pieza, [])
    return hoja is not None and _fila_de_codigos(hoja) is not None


def leer_formulario(pieza: Pieza, apuntes: Apuntes) -> FormularioLleno | None:
    """Lo escrito; None si no se pudo abrir, con su observación."""
    if pieza.clase == "json":
        return _de_json(leer_descargado(pieza.datos))
    if pieza.clase == "xlsx":
        vistos: Apuntes = []
        hojas = leer_xlsx(pieza.nombre, pieza.datos, vistos)
        apuntes.extend(vistos)
        rotas = {
            (o.origen.fila or 0, o.origen.columna or "")
            for o in vistos
            if o.codigo in {"formula-sin-valor", "celda-con-error"}
        }
        hoja = next((h for h in hojas if h.titulo == HOJA), None)
        return None if hoja is None else _de_hoja(hoja, rotas)
    hoja = _hoja_csv(pieza, apuntes)
    return None if hoja is None else _de_hoja(hoja, set())


def _indice_del_libro(datos: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            return comprimido.read("xl/workbook.xml")
    except Exception:  # noqa: BLE001  # un zip dañado lanza de todo
        return b""


def _hoja_csv(pieza: Pieza, apuntes: Apuntes) -> Hoja | None:
    if pieza.clase != "csv":
        return None
    texto = decodificar(pieza.nombre, pieza.datos, apuntes)
    return None if texto is None else leer_csv(pieza.nombre, texto, apuntes)


def _de_json(datos: object) -> FormularioLleno | None:
    if not isinstance(datos, dict):
        return None
    lista = datos.get("propuestas")
    edicion = datos.get("edicion")
    return FormularioLleno(
        agenda=_texto(datos.get("agenda")),
        filas=tuple(
            FilaLlena(i, _celdas(p.get("datos")), _clave(p.get("clave")))
            for i, p in enumerate(lista[:_MAXIMO_DE_FILAS] if isinstance(lista, list) else (), 1)
            if isinstance(p, dict)
        ),
        edicion=edicion if type(edicion) is int and 0 <= edicion < 10**9 else 0,
        llenado=_texto(datos.get("llenado"))[:30],
    )


def _celdas(datos: object) -> dict[str, str]:
    pares = datos.items() if isinstance(datos, dict) else ()
    limpias = {str(c): _texto(v).strip() for c, v in pares}
    return {c: v for c, v in limpias.items() if v}


def _clave(valor: object) -> str:
    return valor if isinstance(valor, str) and _CLAVE.fullmatch(valor) else ""


def _texto(valor: object) -> str:
    """Un número suelto también vale; una lista o un objeto, no."""
    return str(valor) if isinstance(valor, str | int) and not isinstance(valor, bool) else ""


def _fila_de_codigos(hoja: Hoja) -> int | None:
    return next(
        (i for i, f in enumerate(hoja.filas[:15]) if set(map(str.strip, f)) >= _SE_RECONOCE), None
    )


def _de_hoja(hoja: Hoja, rotas: set[tuple[int, str]]) -> FormularioLleno | None:
    donde = _fila_de_codigos(hoja)
    if donde is None:
        return None
    codigos = [c.strip() for c in hoja.filas[donde]]
    cuerpo = list(zip(hoja.lineas, hoja.filas, strict=True))[donde + 1 :]
    filas = [_fila(linea, codigos, fila, rotas) for linea, fila in cuerpo[:_MAXIMO_DE_FILAS]]
    return FormularioLleno(
        agenda=_sello(hoja.filas[:donde]),
        filas=tuple(f for f in filas if f.celdas and not _es_de_adorno(f)),
    )


def _sello(filas: Sequence[Sequence[str]]) -> str:
    pares = {f[0].strip(): f[1].strip() for f in filas if len(f) > 1}
    return pares.get(SELLO, "")


def _fila(
    linea: int, codigos: Sequence[str], fila: Sequence[str], rotas: set[tuple[int, str]]
) -> FilaLlena:
    celdas = {c: desproteger(v.strip()) for c, v in zip(codigos, fila, strict=False) if c}
    letras = {columna for numero, columna in rotas if numero == linea}
    return FilaLlena(
        linea,
        {c: v for c, v in celdas.items() if v},
        rotas=frozenset(c for i, c in enumerate(codigos) if _letra(i) in letras),
    )


def _letra(i: int) -> str:
    letras = ""
    while i >= 0:
        letras, i = chr(ord("A") + i % 26) + letras, i // 26 - 1
    return letras


def _es_de_adorno(fila: FilaLlena) -> bool:
    """La de los títulos y la de ejemplo."""
    es_titulo = fila.celdas.get("nombre", "").startswith("¿Qué se propone?")
    return es_titulo or fila.celdas.get(CODIGO, "").upper() == EJEMPLO
