"""Lo leído → identificadores que no pueden ser nombre de archivo, y signos que no se ven."""

import re
from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar

_RESERVADO = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def de_propuestas(leido: Leido) -> Iterator[Observacion]:
    """La página de cada propuesta se llama como su id: Windows reserva algunos nombres."""
    if leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.pares():
        if _RESERVADO.fullmatch(propuesta.id):
            yield observar(
                "id-reservado",
                leido.propuestas.origen(linea, "id"),
                f"{citar(propuesta.id)} no puede ser nombre de un archivo en Windows, y así se "
                "llamará su página.",
                "Use otro identificador, por ejemplo con un número.",
            )


def de_agenda(leido: Leido) -> Iterator[Observacion]:
    """Un texto entre comillas puede traer signos invisibles escritos con barra invertida."""
    if leido.arbol is None:
        return
    for ruta in leido.arbol.lineas:
        texto = leido.arbol.en(ruta)
        invisible = _INVISIBLE.search(texto) if isinstance(texto, str) else None
        if invisible:
            yield observar(
                "caracter-de-control",
                leido.en_agenda(*ruta),
                f"Hay un carácter invisible (U+{ord(invisible[0]):04X}) que no es de un texto.",
                "Bórrelo o vuelva a escribir esa línea.",
            )
