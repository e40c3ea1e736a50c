"""Los nombres de unas personas → dónde aparecen en un texto, escritos como sea.

No importan tildes, mayúsculas ni el orden («Apellido Nombre»). Bastan dos palabras seguidas de un
mismo nombre: así también se halla a quien firma con un solo apellido.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from priorizacion.dominio.datos_personales import Persona

_SIN_PESO = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "san"})
_LETRAS_MINIMAS = 3
_PALABRA = re.compile(r"[a-z0-9]+|[.!?:](?=\s)")


Parejas = Mapping[str, Mapping[str, int]]
"""Palabra → la que no puede ir a su lado → fila de la persona."""


@dataclass(frozen=True, slots=True)
class Mencion:
    """Dos palabras seguidas del nombre de una persona."""

    inicio: int
    fin: int
    fila: int


class _ALlano(dict[int, str]):
    """Cada carácter → uno solo: su letra sin tilde y en minúscula, o un blanco."""

    def __missing__(self, codigo: int) -> str:
        letra = unicodedata.normalize("NFKD", chr(codigo))[:1].lower()
        llana = letra if letra.isascii() and (letra.isalnum() or letra in ".!?:") else " "
        self[codigo] = "\n" if codigo == ord("\n") else llana
        return self[codigo]


_LLANO = _ALlano()


def allanar(texto: str) -> str:
    """Letra por letra, sin tildes ni mayúsculas; cada posición es la del texto compuesto (NFC)."""
    return unicodedata.normalize("NFC", texto).translate(_LLANO)


def emparejar(personas: Iterable[Persona]) -> Parejas:
    """Las palabras de cada nombre, de a dos y en los dos órdenes."""
    parejas: dict[str, dict[str, int]] = defaultdict(dict)
    for persona in personas:
        palabras = palabras_de(persona.nombre)
        for una in palabras:
            for otra in palabras:
                if una != otra:
                    parejas[una].setdefault(otra, persona.fila)
    return dict(parejas)


def palabras_de(nombre: str) -> tuple[str, ...]:
    """Las que dicen de quién se habla; las cortas, solo si no hay otras."""
    todas = [p for p in re.findall("[a-z]+", allanar(nombre)) if p not in _SIN_PESO]
    largas = [p for p in todas if len(p) >= _LETRAS_MINIMAS]
    return tuple(dict.fromkeys(largas if len(set(largas)) > 1 else todas))


def buscar(texto_llano: str, parejas: Parejas) -> Iterator[Mencion]:
    """Cada mención en un texto que ya pasó por `allanar`; un punto o dos puntos las separan."""
    anterior: re.Match[str] | None = None
    for palabra in _PALABRA.finditer(texto_llano):
        if palabra[0] in _SIN_PESO:
            continue
        fila = parejas.get(anterior[0], {}).get(palabra[0]) if anterior else None
        if anterior is not None and fila is not None:
            yield Mencion(anterior.start(), palabra.end(), fila)
        anterior = palabra
