"""La plantilla con que sale el acta si el comité no trae la suya: un DOCX para editar en Word."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Documento
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

_CARTA = (Cm(21.59), Cm(27.94))
_LINEA = "_" * 34
_NEGRO = RGBColor(0, 0, 0)

_IDENTIFICACION = (
    "{{ agenda }}",
    "{%p if ficticio %}",
    "{{ ficticio }}",
    "{%p endif %}",
    f"Acta n.º: {_LINEA}",
    f"Fecha y hora: {_LINEA}",
    f"Lugar: {_LINEA}",
    "Comité local promotor del desarrollo de {{ territorio }}. {{ mandato }}",
    "{{ participacion }} {{ impedimentos }}",
)
_RENGLONES = (f"{_LINEA}{_LINEA}",) * 3


def hacer_plantilla() -> bytes:
    """Los bytes de la plantilla."""
    documento = Document()
    _presentar(documento)
    documento.add_paragraph("Acta de la sesión", style="Title")
    _parrafos(documento, _IDENTIFICACION)
    _asistencia(documento)
    _decidido(documento)
    _no_entro(documento)
    _disputado(documento)
    _cierre(documento)
    salida = io.BytesIO()
    documento.save(salida)
    return salida.getvalue()


def _presentar(documento: Documento) -> None:
    """Tamaño carta, letra que todo procesador tiene, idioma y títulos en negro."""
    for seccion in documento.sections:
        seccion.page_width, seccion.page_height = _CARTA
        seccion.left_margin = seccion.right_margin = Cm(2.3)
        seccion.top_margin = seccion.bottom_margin = Cm(2)
    for nombre, tamano in (("Normal", 10.5), ("Title", 18), ("Heading 1", 13)):
        estilo = documento.styles[nombre]
        estilo.font.name, estilo.font.size = "Arial", Pt(tamano)
        estilo.font.color.rgb = _NEGRO
        estilo.paragraph_format.keep_with_next = nombre != "Normal"
        fuentes = estilo.element.get_or_add_rPr().get_or_add_rFonts()
        for marca in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fuentes.attrib.pop(qn(f"w:{marca}"), None)
    idioma = OxmlElement("w:lang")
    idioma.set(qn("w:val"), "es-CO")
    documento.styles["Normal"].element.get_or_add_rPr().append(idioma)
    propiedades = documento.core_properties
    propiedades.author, propiedades.comments, propiedades.language = "", "", "es-CO"


def _asistencia(documento: Documento) -> None:
    documento.add_heading("1. Quiénes asistieron")
    _tabla(
        documento,
        ("Estamento", "En el comité", "Asistieron hoy"),
        ("{%tr for g in comite %}", ("{{ g.nombre }}", "{{ g.personas }}", ""), "{%tr endfor %}"),
        (8, 3.5, 5.5),
    )
    _parrafos(
        documento,
        (
            "{%p if sesiones %}",
            "Sesiones anotadas en la carpeta de la agenda:",
            "{%p for s in sesiones %}",
            "{{ s.fecha }}: {{ s.asunto }}",
            "{%p endfor %}",
            "{%p endif %}",
        ),
    )


def _decidido(documento: Documento) -> None:
    documento.add_heading("2. Lo que se decidió")
    _parrafos(documento, ("{{ decision }} {{ firmeza }}", "Costos en {{ unidad }}."))
    _tabla(
        documento,
        ("Código", "Proyecto", "Empieza", "Costo", "Quién paga"),
        (
            "{%tr for p in elegidas %}",
            (
                "{{ p.codigo }}", "{{ p.nombre }}", "{{ p.empieza }}", "{{ p.costo }}",
                "{{ p.pagan }}",
            ),
            "{%tr endfor %}",
        ),
        (2.4, 5.8, 1.8, 2, 5),
    )  # fmt: skip
    _parrafos(
        documento,
        (
            "{%p if estudios %}",
            "Reciben dinero para estudios y diseños:",
            "{%p for p in estudios %}",
            "{{ p.codigo }}. {{ p.nombre }}: {{ p.costo }} millones",
            "{%p endfor %}",
            "{%p endif %}",
        ),
    )


def _no_entro(documento: Documento) -> None:
    documento.add_heading("3. Lo que no entró, y por qué")
    _tabla(
        documento,
        ("Código", "Propuesta", "Decisión", "Razón"),
        (
            "{%tr for p in no_entraron %}",
            ("{{ p.codigo }}", "{{ p.nombre }}", "{{ p.decision }}", "{{ p.razon }}"),
            "{%tr endfor %}",
        ),
        (2.4, 4.5, 2.6, 7.5),
    )


def _disputado(documento: Documento) -> None:
    documento.add_heading("4. Lo que dividió al comité")
    _parrafos(
        documento,
        (
            "{%p for p in para_deliberar %}",
            "{{ p.nombre }}: distancia típica {{ p.diferencia }} {{ p.si_se_moviera }}",
            "{%p else %}",
            "{{ sin_disputas }}",
            "{%p endfor %}",
            "Lo que se conversó:",
            *_RENGLONES,
        ),
    )
    documento.add_heading("5. Cambios en las reglas")
    _parrafos(
        documento,
        (
            "{{ en_firme }}",
            "{%p for c in cambios %}",
            "{{ c }}",
            "{%p else %}",
            "No hay cambios anotados. Si los hubo, con su razón:",
            *_RENGLONES[:2],
            "{%p endfor %}",
        ),
    )


def _cierre(documento: Documento) -> None:
    documento.add_heading("6. Reclamos")
    _parrafos(documento, ("{% if reclamos %}{{ reclamos }}{% else %}No se fijó plazo.{% endif %}",))
    documento.add_heading("7. Cómo comprobarlo")
    _parrafos(
        documento,
        (
            "Lo decidido está en resultado.json. Su huella SHA-256 es {{ huella }}; si cambia una "
            "sola cifra, cambia la huella. Lo calculó {{ programa }}. Cualquiera vuelve a hacer "
            "la cuenta con: priorizacion verificar",
        ),
    )
    documento.add_heading("8. Firmas")
    _tabla(
        documento,
        ("N.º", "Nombre", "Estamento", "Firma"),
        ("{%tr for n in renglones %}", ("{{ n }}", "", "", ""), "{%tr endfor %}"),
        (1.2, 6, 4, 5.8),
    )
    for fila in documento.tables[-1].rows:
        fila.height = Cm(0.95)


def _parrafos(documento: Documento, textos: Sequence[str]) -> None:
    for texto in textos:
        documento.add_paragraph(texto)


def _tabla(
    documento: Documento,
    titulos: Sequence[str],
    renglones: Sequence[str | Sequence[str]],
    anchos: Sequence[float],
) -> None:
    """Una tabla con anchos en centímetros; su encabezado se repite en cada página."""
    tabla = documento.add_table(rows=1, cols=len(titulos), style="Table Grid")
    tabla.autofit = False
    _llenar(tabla, 0, titulos, negrita=True)
    for renglon in renglones:
        tabla.add_row()
        celdas = (renglon,) if isinstance(renglon, str) else renglon
        _llenar(tabla, len(tabla.rows) - 1, celdas, negrita=False)
    for fila in tabla.rows:
        fila._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    tabla.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for columna, ancho in zip(tabla.columns, anchos, strict=True):
        columna.width = Cm(ancho)
        for celda in columna.cells:
            celda.width = Cm(ancho)
    documento.add_paragraph()


def _llenar(tabla: Table, fila: int, textos: Sequence[str], *, negrita: bool) -> None:
    for celda, texto in zip(tabla.rows[fila].cells, textos, strict=False):
        tramo = celda.paragraphs[0].add_run(texto)
        tramo.bold = negrita
        tramo.font.size = Pt(9.5)
