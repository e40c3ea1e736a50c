"""Lo leído → fórmulas y HTML en los textos: se publican como texto, pero conviene mirarlos."""

import re
from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar

_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*\b[^<>]*|/[a-zA-Z][a-zA-Z0-9]*\s*|!--)>?", re.DOTALL)
_FORMULA = re.compile(r"^[=@]|^[+-](?=.*[A-Za-z(])(?![\s])")


def de_propuestas(leido: Leido) -> Iterator[Observacion]:
    """Nombre, descripción, ejecutor, motivo de retiro y las columnas de más."""
    if leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.legibles():
        for columna, texto in textos(propuesta):
            yield from revisar(texto, leido.propuestas.origen(linea, columna))


def de_habilitantes(leido: Leido) -> Iterator[Observacion]:
    """Las notas que se publican."""
    for respuesta, linea in leido.respuestas.pares():
        if respuesta.nota:
            yield from revisar(respuesta.nota, leido.respuestas.origen(linea, "nota"))


def de_agenda(leido: Leido) -> Iterator[Observacion]:
    """Los textos de `agenda.yaml`; ahí una fórmula no hace daño, el HTML sí confunde."""
    if leido.arbol is None:
        return
    for ruta in leido.arbol.lineas:
        texto = leido.arbol.en(ruta)
        if isinstance(texto, str) and _HTML.search(texto):
            yield _con_html(texto, leido.en_agenda(*ruta))


def revisar(texto: str, origen: Origen) -> Iterator[Observacion]:
    """Lo que un texto de una tabla tiene de fórmula o de HTML."""
    if _FORMULA.match(texto):
        yield observar(
            "formula-en-texto",
            origen,
            f"{citar(texto)} empieza como una fórmula de hoja de cálculo.",
            "Quite el signo del comienzo; se publicará como texto y no se calculará.",
        )
    if "<" in texto and _HTML.search(texto):
        yield _con_html(texto, origen)


def textos(propuesta: Propuesta) -> Iterator[tuple[str, str]]:
    """Columna y texto de todo lo que una propuesta dice en palabras."""
    yield "nombre", propuesta.nombre
    yield "descripcion", propuesta.descripcion
    yield "sector", propuesta.sector or ""
    yield "ejecutor", propuesta.ejecutor or ""
    yield "retirada", propuesta.retirada
    yield "etiquetas", "|".join(propuesta.etiquetas)
    yield from propuesta.otras.items()


def _con_html(texto: str, origen: Origen) -> Observacion:
    return observar(
        "html-en-texto",
        origen,
        f"{citar(texto)} trae etiquetas HTML.",
        "Deje solo el texto; se publicará tal cual, con las etiquetas a la vista.",
    )
