"""Las marcas de una plantilla DOCX: si están bien escritas, y qué nombran que no existe."""

import re
from collections.abc import Collection, Iterator

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError

_LARGO_DE_CITA = 60
_ETIQUETA = re.compile(r"<[^>]*>")
_PARRAFO = re.compile(r"<w:p([ >])")
_NOMBRADO = re.compile(r"attribute '([^']+)'|'([^']+)' is undefined")
_DESCONOCIDA = re.compile(r"unknown tag '([^']+)'")


class PlantillaRota(ValueError):
    """La plantilla no se puede llenar; el mensaje dice qué y cerca de dónde."""


def revisar(plantilla: DocxTemplate, entorno: Environment, hay: Collection[str]) -> None:
    """Que cada marca esté bien escrita y nombre algo de lo que `hay`. Lanza `PlantillaRota`."""
    faltan: set[str] = set()
    for xml in _partes(plantilla):
        try:
            arbol = entorno.parse(xml)
        except TemplateSyntaxError as error:
            raise PlantillaRota(_mal_escrita(error, xml)) from error
        faltan |= meta.find_undeclared_variables(arbol) - set(hay)
    if faltan:
        nombres = ", ".join(f"«{nombre}»" for nombre in sorted(faltan))
        raise PlantillaRota(f"nombra {nombres}, que no existe. Lo que hay es: {_lista(hay)}.")


def decir(error: Exception) -> str:
    """Por qué no se pudo llenar una plantilla cuyas marcas están bien escritas."""
    if isinstance(error, SecurityError):
        return "pide algo que una plantilla no puede hacer."
    if isinstance(error, UndefinedError):
        hallado = _NOMBRADO.search(error.message or "")
        nombre = next(filter(None, hallado.groups()), "") if hallado else ""
        return f"nombra «{nombre}», que no existe." if nombre else "nombra algo que no existe."
    return "una de sus marcas hace una cuenta que no se puede hacer."


def _partes(plantilla: DocxTemplate) -> Iterator[str]:
    """El cuerpo, los encabezados y los pies, con un párrafo por renglón."""
    yield _en_renglones(plantilla, plantilla.get_xml())
    for clase in (plantilla.HEADER_URI, plantilla.FOOTER_URI):
        for _, parte in plantilla.get_headers_footers(clase):
            yield _en_renglones(plantilla, plantilla.get_part_xml(parte))


def _en_renglones(plantilla: DocxTemplate, xml: str) -> str:
    return _PARRAFO.sub(r"\n<w:p\1", plantilla.patch_xml(xml))


def _mal_escrita(error: TemplateSyntaxError, xml: str) -> str:
    desconocida = _DESCONOCIDA.search(error.message or "")
    que = f" («{desconocida[1]}» no se entiende)" if desconocida else ""
    renglones = [" ".join(_ETIQUETA.sub("", r).split()) for r in xml.split("\n")[: error.lineno]]
    cerca = next((r for r in reversed(renglones) if "{" in r), "")
    donde = f" Cerca de «{cerca[:_LARGO_DE_CITA]}»." if cerca else ""
    return f"tiene una marca mal escrita o sin cerrar{que}.{donde}"


def _lista(nombres: Collection[str]) -> str:
    return ", ".join(sorted(nombres))
