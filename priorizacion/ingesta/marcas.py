"""Los cuadros de valoraciones → Marcas por columnas: camino rápido para cientos de miles.

Se revisan los valores distintos de cada columna, no cada celda: cien mil marcas tienen unos
pocos miles de textos diferentes. Solo si algo está mal se busca en qué filas.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.tipos import PATRON_ID
from priorizacion.dominio.valoracion import Valoracion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import citar
from priorizacion.ingesta.traduccion import id_limpio

T = TypeVar("T", str, int)
Distintos = Mapping[Any, object]
_VALORACIONES = TypeAdapter(tuple[Valoracion, ...])

_SIN_OPINION = frozenset({"", "ns", "n/s", "n.s.", "nsnr", "ns/nr", "n/r", "nr"})
_ENTERO = re.compile(r"^[+-]?\d{1,6}([.,]0+)?$")
_COLUMNAS = ("participante", "propuesta", "criterio", "valor")


@dataclass(frozen=True)
class Marcas:
    """Las marcas de un archivo, una lista por columna; ya sin blancos ni «NS»."""

    archivo: str
    """Nombre del archivo."""
    lineas: Sequence[int]
    """Fila de cada marca."""
    participantes: Sequence[str]
    """Código de quien marcó."""
    propuestas: Sequence[str]
    """Propuesta marcada."""
    criterios: Sequence[str]
    """Criterio."""
    valores: Sequence[int]
    """Nivel de la escala."""

    def origen(self, i: int, columna: str) -> Origen:
        """Dónde está la marca i."""
        return en(self.archivo, self.lineas[i], columna)


def de_columnas(
    archivo: str, lineas: Sequence[int], columnas: Mapping[str, Sequence[str]], apuntes: Apuntes
) -> Marcas:
    """Lo escrito en las cuatro columnas → marcas válidas; lo ilegible se observa y se aparta."""
    limpias: dict[str, dict[str, object]] = {}
    for nombre in _COLUMNAS[:3]:
        limpias[nombre] = _distintos(columnas[nombre], _leer_id)
    limpias["valor"] = _distintos(columnas["valor"], _leer_valor)
    for nombre in _COLUMNAS:
        apuntes.extend(
            _buscar_ilegibles(archivo, lineas, nombre, columnas[nombre], limpias[nombre])
        )
    buenas = _buenas(columnas, limpias)
    listas = [_traducir(columnas[c], limpias[c], buenas) for c in _COLUMNAS]
    return Marcas(archivo, _traducir(lineas, None, buenas), *listas)  # type: ignore[arg-type]


def reunir(bloques: Iterable[Marcas]) -> tuple[Valoracion, ...]:
    """Todas las marcas como Valoraciones, por participante, propuesta y criterio."""
    marcas = [
        marca
        for b in bloques
        for marca in zip(b.participantes, b.propuestas, b.criterios, b.valores, strict=True)
    ]
    marcas.sort()
    return _VALORACIONES.validate_python(
        {"participante": quien, "propuesta": que, "criterio": como, "valor": cuanto}
        for quien, que, como, cuanto in marcas
    )


class _Ilegible(str):
    """Un texto que no se pudo leer."""


def _distintos(columna: Sequence[str], leer: Callable[[str], object]) -> dict[str, object]:
    return {texto: leer(texto) for texto in set(columna)}


def _leer_id(texto: str) -> str:
    limpio = texto.strip()
    return limpio if re.match(PATRON_ID, limpio) and "\n" not in limpio else _Ilegible(limpio)


def _leer_valor(texto: str) -> int | _Ilegible | None:
    limpio = texto.strip()
    if limpio.lower() in _SIN_OPINION:
        return None
    if _ENTERO.match(limpio):
        return int(re.split(r"[.,]", limpio)[0])
    return _Ilegible(limpio)


def _buenas(
    columnas: Mapping[str, Sequence[str]], limpias: Mapping[str, Distintos]
) -> Sequence[int]:
    """Las posiciones con opinión y legibles en las cuatro columnas."""
    buenas: Sequence[int] = range(len(columnas["valor"]))
    for nombre in _COLUMNAS:
        textos = columnas[nombre]
        malos = {t for t, v in limpias[nombre].items() if v is None or isinstance(v, _Ilegible)}
        if malos:
            buenas = [i for i in buenas if textos[i] not in malos]
    return buenas


def _traducir(
    columna: Sequence[T], limpia: Distintos | None, buenas: Sequence[int]
) -> list[object]:
    elegidas = columna if len(buenas) == len(columna) else [columna[i] for i in buenas]
    return list(elegidas) if limpia is None else [limpia[texto] for texto in elegidas]


def _buscar_ilegibles(
    archivo: str, lineas: Sequence[int], nombre: str, textos: Sequence[str], limpia: Distintos
) -> Iterator[Observacion]:
    malos = {texto for texto, v in limpia.items() if isinstance(v, _Ilegible)}
    if not malos:
        return
    for linea, texto in zip(lineas, textos, strict=True):
        if texto in malos:
            yield _ilegible(en(archivo, linea, nombre), nombre, texto.strip())


def _ilegible(origen: Origen, nombre: str, texto: str) -> Observacion:
    if nombre == "valor":
        return observar(
            "marca-fuera-de-escala",
            origen,
            f"{citar(texto)} no es un nivel de la escala: las marcas son números enteros.",
            "Escriba el nivel, o NS si no tiene opinión.",
        )
    if not texto:
        return observar("falta-dato", origen, f"«{nombre}» está en blanco.", "Llene la celda.")
    return observar(
        "id-mal-escrito",
        origen,
        f"{citar(texto)} no sirve de identificador en «{nombre}».",
        f"Use el mismo código que está en la otra tabla, sin espacios ni tildes.{id_limpio(texto)}",
    )
