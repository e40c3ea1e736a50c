"""Lo que un libro XLSX lleva alrededor de sus hojas: relaciones, estilos y propiedades."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAQUETE = "http://schemas.openxmlformats.org/package/2006"
_OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HOJAS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIPO = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ABRE_HOJA = f'{_XML}<worksheet xmlns="{_HOJAS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
ALTO_SEGUN_EL_TEXTO = '<sheetFormatPr defaultRowHeight="15"/>'
PRIMERA_FILA_FIJA = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
CIERRA_HOJA = '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'

_AJUSTADO = '<alignment vertical="top" wrapText="1"/>'
ESTILOS = (
    f'{_XML}<styleSheet xmlns="{_HOJAS}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.####"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF2"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="9">'
    f'<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">{_AJUSTADO}</xf>'
    '<xf fontId="2" applyFont="1"/>'
    '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>'
    + "".join(
        f'<xf numFmtId="{formato}" applyNumberFormat="1" applyAlignment="1">'
        '<alignment vertical="top"/></xf>'
        for formato in (1, 3, 2, 164)
    )
    + f'<xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">{_AJUSTADO}</xf>'
    '<xf numFmtId="49" applyNumberFormat="1"/>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""Texto, título, encabezado, entero, miles, dos decimales, decimal, protegido y en una línea."""


_SIN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")
_PARECE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escapar(texto: str) -> str:
    """Texto para XML; lo que XML no admite va como `_x0001_` (ECMA-376, ST_Xstring)."""
    if not _ESPECIAL.search(texto):
        return texto
    sin_dudas = _PARECE_ESCAPE.sub("_x005F_", texto)
    return escape(_SIN_XML.sub(lambda c: f"_x{ord(c[0]):04X}_", sin_dudas))


def alrededor(titulo: str, hojas: Sequence[str]) -> dict[str, str]:
    """Parte → XML de todo lo que no es una hoja; ninguna lleva fecha ni autor."""
    return {
        "[Content_Types].xml": _tipos(len(hojas)),
        "_rels/.rels": _relaciones(
            [
                (f"{_OFICINA}/officeDocument", "xl/workbook.xml"),
                (f"{_PAQUETE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": (
            f'{_XML}<cp:coreProperties xmlns:cp="{_PAQUETE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escapar(titulo)}</dc:title><dc:language>es-CO</dc:language>"
            "</cp:coreProperties>"
        ),
        "xl/workbook.xml": _libro(hojas),
        "xl/_rels/workbook.xml.rels": _relaciones(
            [
                *(
                    (f"{_OFICINA}/worksheet", f"worksheets/sheet{n + 1}.xml")
                    for n in range(len(hojas))
                ),
                (f"{_OFICINA}/styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": ESTILOS,
    }


def _tipos(hojas: int) -> str:
    partes = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n + 1}.xml" '
        f'ContentType="{_TIPO}.worksheet+xml"/>'
        for n in range(hojas)
    )
    return (
        f'{_XML}<Types xmlns="{_PAQUETE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TIPO}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TIPO}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{partes}</Types>"
    )


def _relaciones(relaciones: Sequence[tuple[str, str]]) -> str:
    partes = "".join(
        f'<Relationship Id="rId{n}" Type="{tipo}" Target="{destino}"/>'
        for n, (tipo, destino) in enumerate(relaciones, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PAQUETE}/relationships">{partes}</Relationships>'


def _libro(hojas: Sequence[str]) -> str:
    partes = "".join(
        f'<sheet name={quoteattr(nombre)} sheetId="{n}" r:id="rId{n}"/>'
        for n, nombre in enumerate(hojas, start=1)
    )
    abre = f'{_XML}<workbook xmlns="{_HOJAS}" xmlns:r="{_OFICINA}">'
    return f"{abre}<sheets>{partes}</sheets></workbook>"
