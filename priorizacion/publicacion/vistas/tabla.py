"""Una tabla ya escrita: encabezados, filas y celdas como texto."""

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Celda:
    """Un dato de la tabla."""

    texto: str
    enlace: str | None = None
    """Dirección relativa a la página, hecha por el programa y nunca por el territorio."""
    tono: str | None = None
    """`si`, `espera` o `no`: se dibuja como etiqueta de estado."""


@dataclass(frozen=True, slots=True)
class Columna:
    """Un encabezado."""

    nombre: str
    numero: bool = False
    """Si sus celdas son cifras, que se alinean a la derecha."""


@dataclass(frozen=True, slots=True)
class Fila:
    """Una fila; la primera celda la nombra."""

    celdas: tuple[Celda, ...]
    clase: str | None = None
    """`total` o `aparte`."""
    id: str | None = None
    """Para enlazarla."""


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con su título."""

    titulo: str
    columnas: tuple[Columna, ...]
    filas: tuple[Fila, ...]
    id: str | None = None
    """Para enlazarla o filtrarla."""

    @property
    def clave(self) -> str:
        """Identificador de su título dentro de la página."""
        return f"t-{crc32(self.titulo.encode()):08x}"


def columnas(*nombres: str) -> tuple[Columna, ...]:
    """Encabezados; los que empiezan por «#» son de cifras."""
    return tuple(Columna(n.removeprefix("#"), n.startswith("#")) for n in nombres)


def fila(*celdas: str | Celda, clase: str | None = None, id: str | None = None) -> Fila:
    """Una fila de textos o celdas."""
    return Fila(tuple(c if isinstance(c, Celda) else Celda(c) for c in celdas), clase, id)
