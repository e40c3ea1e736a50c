"""Una plantilla DOCX y un acta → el DOCX lleno; todo texto ajeno entra como texto."""

import io
import zipfile
from dataclasses import asdict

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from priorizacion.publicacion.datos.comprimido import comprimir, descomprimir
from priorizacion.publicacion.escape import en_una_linea, preparar
from priorizacion.publicacion.palabras import acortar
from priorizacion.publicacion.papel.acta import Acta
from priorizacion.publicacion.papel.marcas import PlantillaRota, decir, revisar

_TITULO = 250
"""Word no admite títulos de más de 255 letras."""
_NO_ES_DOCX = (
    "no es un documento de Word (.docx). Ábralo y guárdelo como «Documento de Word», o empiece "
    "de la plantilla que escribe: priorizacion acta --escribir-plantilla"
)
_MAL_CERRADA = (
    "al llenarla no queda un documento válido: una marca {%tr … %} o {%p … %} abre en un renglón "
    "y cierra en otro que no le corresponde."
)


def llenar(plantilla: bytes, acta: Acta) -> bytes:
    """El documento lleno, igual en toda máquina. Lanza `PlantillaRota`."""
    datos, entorno, documento = asdict(acta), _entorno(), _abrir(plantilla)
    revisar(documento, entorno, datos)
    try:
        documento.render(datos, entorno)
    except XMLSyntaxError as error:
        raise PlantillaRota(_MAL_CERRADA) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise PlantillaRota(decir(error)) from error
    documento.docx.core_properties.title = acortar(en_una_linea(f"Acta. {acta.agenda}"), _TITULO)
    salida = io.BytesIO()
    documento.save(salida)
    return comprimir(dict(sorted(descomprimir(salida.getvalue()).items())))


def _entorno() -> SandboxedEnvironment:
    # una plantilla puede venir por correo: ni toca el sistema ni deja pasar un nombre mal escrito
    entorno = SandboxedEnvironment(undefined=StrictUndefined, finalize=preparar, autoescape=True)
    entorno.globals.clear()
    return entorno


def _abrir(plantilla: bytes) -> DocxTemplate:
    documento = DocxTemplate(io.BytesIO(plantilla))
    try:
        documento.init_docx()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError):
        raise PlantillaRota(_NO_ES_DOCX) from None
    return documento
