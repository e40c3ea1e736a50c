"""Filas de celdas con su número de línea: lo que tienen en común un CSV y una hoja XLSX."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from priorizacion.dominio.observacion import Origen
from priorizacion.ingesta.apuntes import en

T = TypeVar("T")


@dataclass(frozen=True)
class Combinada:
    """Un rango de celdas combinadas; filas desde 1 y columnas desde 0, ambas incluidas."""

    rango: str
    """Como lo muestra la hoja de cálculo: «C2:C5»."""
    primera_fila: int
    ultima_fila: int
    primera_columna: int
    ultima_columna: int


@dataclass(frozen=True)
class Hoja:
    """Una tabla tal como venía, sin saber aún cuál es su encabezado."""

    archivo: str
    """Nombre del archivo."""
    filas: Sequence[Sequence[str]]
    """Celdas como texto; sin las filas en blanco."""
    lineas: Sequence[int]
    """Línea o fila del archivo en que empieza cada una, contando desde 1."""
    titulo: str = ""
    """Nombre de la hoja dentro del libro; vacío en un CSV."""
    fechas: frozenset[tuple[int, int]] = frozenset()
    """(línea, posición) de las celdas que la hoja de cálculo guardó como fecha."""
    combinadas: tuple[Combinada, ...] = ()
    """Sus rangos combinados; ninguno en un CSV."""


@dataclass(frozen=True)
class Cuadro:
    """Una hoja con su encabezado reconocido."""

    archivo: str
    """Nombre del archivo."""
    columnas: tuple[str, ...]
    """Nombre de cada columna; vacío si no se lee."""
    filas: Sequence[Sequence[str]]
    """Las filas de datos."""
    lineas: Sequence[int]
    """Dónde empieza cada fila."""
    desalineadas: frozenset[int] = frozenset()
    """Líneas con más celdas que el encabezado: ya observadas, no se leen."""
    encima: Sequence[Sequence[str]] = ()
    """Filas que había antes del encabezado."""
    fechas: frozenset[tuple[int, int]] = frozenset()
    """(línea, posición) de las celdas guardadas como fecha."""


@dataclass(frozen=True)
class Filas(Generic[T]):
    """Objetos del dominio, cada uno con la fila de donde salió."""

    archivo: str = ""
    """Nombre del archivo."""
    objetos: tuple[T, ...] = ()
    """Lo que se pudo leer."""
    lineas: tuple[int, ...] = ()
    """La fila de cada objeto."""
    columnas: frozenset[str] = frozenset()
    """Las columnas que el archivo traía."""
    ilegibles: frozenset[str] = frozenset()
    """Ids de las filas que existen pero no se pudieron leer."""
    perdidas: int = 0
    """Cuántas filas no se pudieron leer."""
    parciales: Mapping[int, T] = field(default_factory=dict)
    """Fila → lo que sí se leyó de ella, de las que tienen alguna celda mala."""

    def pares(self) -> "zip[tuple[T, int]]":
        """Cada objeto con su fila."""
        return zip(self.objetos, self.lineas, strict=True)

    def legibles(self) -> Iterator[tuple[T, int]]:
        """También las parciales, en su orden: para mirar celda por celda, no para sumar."""
        todas = {**dict(zip(self.lineas, self.objetos, strict=True)), **self.parciales}
        yield from ((todas[linea], linea) for linea in sorted(todas))

    def origen(self, linea: int, columna: str | None = None) -> Origen:
        """Dónde está una celda de este archivo."""
        return en(self.archivo, linea, columna)
