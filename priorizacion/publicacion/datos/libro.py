"""Tablas → un libro XLSX: números de verdad, encabezados fijos y una hoja «Léame».

Se escribe a mano (ECMA-376) y no con openpyxl porque así los mismos datos dan siempre los mismos
bytes, con cualquier versión suya, y cuesta la quinta parte: se publica uno por agenda.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from priorizacion.dominio.celda import proteger
from priorizacion.publicacion.datos import partes_de_libro as partes
from priorizacion.publicacion.datos.comprimido import comprimir
from priorizacion.publicacion.datos.partes_de_libro import escapar

MAXIMO_DE_LETRAS = 32_767
"""Las que caben en una celda."""
_CIFRAS_EXACTAS = 15
_ALTO = 15
_MAXIMO_DE_RENGLONES = 27
"""Más no caben en los 409 puntos que puede tener una fila."""
_NUMERO = re.compile(r"-?\d+(?:\.\d+)?")

Estilo = Literal[
    "texto", "titulo", "encabezado", "entero", "miles", "centesimas", "decimal", "llano"
]  # fmt: skip
_ESTILOS: dict[Estilo | Literal["protegido"], int] = {
    "texto": 0, "titulo": 1, "encabezado": 2, "entero": 3, "miles": 4, "centesimas": 5,
    "decimal": 6, "protegido": 7, "llano": 8,
}  # fmt: skip
"""Estilo → su lugar en `partes_de_libro.ESTILOS`."""


@dataclass(frozen=True, slots=True)
class Columna:
    """Una columna de una hoja."""

    titulo: str
    estilo: Estilo
    ancho: int
    """En caracteres."""


@dataclass(frozen=True, slots=True)
class Hoja:
    """Una hoja del libro; cada celda es texto, y se escribe como número donde lo es."""

    nombre: str
    columnas: Sequence[Columna]
    filas: Iterable[Sequence[str]]
    primeras: Sequence[Estilo] = ()
    """Cómo van las primeras filas de una hoja que no lleva encabezado de columnas."""


def escribir(titulo: str, hojas: Sequence[Hoja]) -> bytes:
    """El libro entero; las mismas hojas dan los mismos bytes."""
    nombres = [h.nombre for h in hojas]
    archivos = partes.alrededor(titulo, nombres)
    for n, hoja in enumerate(hojas, start=1):
        archivos[f"xl/worksheets/sheet{n}.xml"] = "".join(_hoja(hoja))
    return comprimir({nombre: texto.encode() for nombre, texto in archivos.items()})


def _hoja(hoja: Hoja) -> Iterator[str]:
    yield partes.ABRE_HOJA
    if not hoja.primeras:
        yield partes.PRIMERA_FILA_FIJA
    yield f"{partes.ALTO_SEGUN_EL_TEXTO}<cols>"
    for n, columna in enumerate(hoja.columnas, start=1):
        yield f'<col min="{n}" max="{n}" width="{columna.ancho}" customWidth="1"/>'
    yield "</cols><sheetData>"
    letras = [_letras(n) for n in range(len(hoja.columnas))]
    anchos = [c.ancho for c in hoja.columnas]
    filas = list(_con_estilo(hoja))
    for numero, (fila, estilos) in enumerate(filas, start=1):
        alto = _alto(fila, estilos, anchos)
        yield f'<row r="{numero}"{alto}>{_fila(numero, letras, fila, estilos)}</row>'
    yield "</sheetData>"
    if len(filas) > 1 and not hoja.primeras:
        yield f'<autoFilter ref="A1:{letras[-1]}{len(filas)}"/>'
    yield partes.CIERRA_HOJA


def _con_estilo(hoja: Hoja) -> Iterator[tuple[Sequence[str], Sequence[Estilo]]]:
    if not hoja.primeras:
        yield [c.titulo for c in hoja.columnas], ["encabezado"] * len(hoja.columnas)
    estilos = [c.estilo for c in hoja.columnas]
    for numero, fila in enumerate(hoja.filas):
        propio = hoja.primeras[numero : numero + 1]
        yield fila, [*propio] * len(hoja.columnas) if propio else estilos


def _fila(
    numero: int, letras: Sequence[str], fila: Sequence[str], estilos: Sequence[Estilo]
) -> str:
    celdas = [
        _celda(f"{letra}{numero}", texto, estilo)
        for letra, texto, estilo in zip(letras, fila, estilos, strict=False)
        if texto
    ]
    return "".join(celdas)


def _alto(fila: Sequence[str], estilos: Sequence[Estilo], anchos: Sequence[int]) -> str:
    """El de una fila con texto largo: no todas las hojas de cálculo lo calculan al abrir."""
    renglones = max(
        1 + len(texto) // ancho + texto.count("\n") if estilo == "texto" else 1
        for texto, estilo, ancho in zip(fila, estilos, anchos, strict=False)
    )
    return f' ht="{min(renglones, _MAXIMO_DE_RENGLONES) * _ALTO}"' if renglones > 1 else ""


def _celda(donde: str, texto: str, estilo: Estilo) -> str:
    if estilo in _DE_NUMERO and len(texto) <= _CIFRAS_EXACTAS and _NUMERO.fullmatch(texto):
        return f'<c r="{donde}" s="{_ESTILOS[estilo]}"><v>{texto}</v></c>'
    # el apóstrofo de XLSX es un atributo: al editar la celda sigue siendo texto
    de_texto = "texto" if estilo in _DE_NUMERO else estilo
    cual = _ESTILOS[de_texto if proteger(texto) == texto else "protegido"]
    escrito = f'<is><t xml:space="preserve">{escapar(texto[:MAXIMO_DE_LETRAS])}</t></is>'
    return f'<c r="{donde}" s="{cual}" t="inlineStr">{escrito}</c>'


_DE_NUMERO: frozenset[Estilo] = frozenset({"entero", "miles", "centesimas", "decimal"})


def _letras(n: int) -> str:
    alto, bajo = divmod(n, 26)
    return (chr(64 + alto) if alto else "") + chr(65 + bajo)
