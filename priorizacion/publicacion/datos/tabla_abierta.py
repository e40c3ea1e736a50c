"""Una tabla que se publica: sus columnas declaradas una vez, para todos los formatos."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from priorizacion.dominio.celda import proteger

Clase = Literal[
    "id", "texto", "opcion", "lista", "entero", "pesos", "vigencia", "centesimas", "exacto",
    "decimal", "fecha",
]  # fmt: skip
"""Qué hay en una columna. `centesimas` es un entero (9743 es 97,43); `exacto`, una fracción
(«175/2»); `lista`, textos separados por «|»; `opcion`, uno de varios códigos."""

CARPETA = "datos"
"""Donde quedan los archivos que se calculan; los de la copia pública van afuera de ella."""


@dataclass(frozen=True, slots=True)
class Campo:
    """Una columna."""

    nombre: str
    clase: Clase
    que: str
    """Qué significa y en qué unidad está."""
    obligatorio: bool = False
    """Si nunca está en blanco."""
    unico: bool = False
    opciones: tuple[str, ...] = ()
    """Los códigos de una `opcion`."""


@dataclass(frozen=True, slots=True)
class Llave:
    """Columnas que dicen una fila de otra tabla (o de la misma)."""

    campo: str
    tabla: str
    en: str = "id"


@dataclass(frozen=True, slots=True)
class TablaAbierta:
    """Una tabla con sus filas; cada celda es texto, vacía si no hay dato."""

    nombre: str
    que: str
    campos: tuple[Campo, ...]
    filas: Sequence[Sequence[str]]
    clave: tuple[str, ...] = ()
    """Columnas que juntas no se repiten."""
    llaves: tuple[Llave, ...] = ()
    de_la_copia: bool = False
    """Si ya venía escrita en la copia pública."""

    @property
    def archivo(self) -> str:
        """Dónde queda, dentro de la carpeta de la agenda."""
        return f"{self.nombre}.csv" if self.de_la_copia else f"{CARPETA}/{self.nombre}.csv"


def o_blanco(numero: int | None) -> str:
    """El número, o una celda en blanco."""
    return "" if numero is None else str(numero)


def escribir(tabla: TablaAbierta) -> bytes:
    """CSV en UTF-8, con coma y LF; ninguna celda puede pasar por fórmula (`dominio.celda`)."""
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, lineterminator="\n")
    escritor.writerow(c.nombre for c in tabla.campos)
    escritor.writerows([proteger(celda) for celda in fila] for fila in tabla.filas)
    return salida.getvalue().encode()
