"""Propuestas que pueden ser la misma dicha por dos: lo decide una persona, no el programa.

Se comparan las palabras que importan (Jaccard) y las letras en orden (la razón de `difflib`, que
viene con Python: con los cientos de títulos de una convocatoria basta), en el mismo lugar.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from priorizacion.dominio.celda import desproteger
from priorizacion.ingesta.comprobaciones.semejanza import numeros, palabras
from priorizacion.ingesta.texto import allanar

_PALABRAS = 0.6
_LETRAS = 0.85
Fila = Mapping[str, str]


@dataclass(frozen=True)
class Parecida:
    """Una pareja que alguien debe mirar."""

    id: str
    """La recibida."""
    nombre: str
    otra: str
    nombre_de_la_otra: str


def buscar_parecidas(filas: Sequence[Fila], recibidas: Collection[str]) -> tuple[Parecida, ...]:
    """Cada recibida con las vigentes que se le parecen; de dos recibidas, una sola vez."""
    vigentes = [f for f in filas if not _dice(f, "retirada") and not _dice(f, "fusionada_en")]
    return tuple(_parejas(vigentes, recibidas))


def _parejas(filas: Sequence[Fila], recibidas: Collection[str]) -> Iterator[Parecida]:
    for i, una in enumerate(filas):
        for otra in filas[:i]:
            ids = (_dice(una, "id"), _dice(otra, "id"))
            if not set(ids) & set(recibidas) or not _se_parecen(una, otra):
                continue
            nueva, vieja = (una, otra) if ids[0] in recibidas else (otra, una)
            nombres = (_dice(nueva, "nombre"), _dice(vieja, "nombre"))
            yield Parecida(_dice(nueva, "id"), nombres[0], _dice(vieja, "id"), nombres[1])


def _se_parecen(una: Fila, otra: Fila) -> bool:
    for lugar in ("zona", "municipio"):
        lugares = {_dice(una, lugar), _dice(otra, lugar)} - {""}
        if len(lugares) > 1:
            return False
    bolsas = palabras(_dice(una, "nombre")), palabras(_dice(otra, "nombre"))
    if numeros(bolsas[0]) != numeros(bolsas[1]):
        return False
    comunes, todas = len(bolsas[0] & bolsas[1]), len(bolsas[0] | bolsas[1])
    return comunes >= _PALABRAS * max(todas, 1) or _letras(una, otra) >= _LETRAS


def _letras(una: Fila, otra: Fila) -> float:
    nombres = allanar(_dice(una, "nombre")), allanar(_dice(otra, "nombre"))
    comparador = SequenceMatcher(None, *nombres)
    if comparador.real_quick_ratio() < _LETRAS or comparador.quick_ratio() < _LETRAS:
        return 0.0
    return comparador.ratio()


def _dice(fila: Fila, columna: str) -> str:
    return desproteger(fila.get(columna, "").strip())
