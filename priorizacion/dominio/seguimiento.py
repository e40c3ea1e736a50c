"""Qué ha pasado con cada obra después de decidir: reportes con su fecha y su fuente."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from priorizacion.dominio.cantidad import CantidadIlegible, leer_decimal
from priorizacion.dominio.tipos import Congelado, Id, Pesos, Texto, TextoLargo

SEGUIMIENTO = "seguimiento.csv"
"""Nombre del archivo en la carpeta de la agenda. No entra en la decisión."""

EstadoDeEjecucion = Literal[
    "sin_empezar", "en_contratacion", "en_ejecucion", "terminada", "suspendida"
]
ESTADOS_DE_EJECUCION: tuple[EstadoDeEjecucion, ...] = (
    "sin_empezar",
    "en_contratacion",
    "en_ejecucion",
    "terminada",
    "suspendida",
)


def _leer_avance(valor: object) -> Fraction:
    """«45», «45 %», «12,5%» → 45, 45 y 12,5; «0.45» sin signo puede ser otra cosa."""
    texto = str(valor).strip()
    con_signo = texto.endswith("%")
    try:
        avance = leer_decimal(texto.removesuffix("%").strip())
    except CantidadIlegible as error:
        raise PydanticCustomError("cantidad_ilegible", "{motivo}", {"motivo": str(error)}) from None
    if 0 < avance < 1 and not con_signo:
        motivo = "puede ser una parte o un porcentaje; escríbalo con el signo, por ejemplo 45 %"
        raise PydanticCustomError("cantidad_ilegible", "{motivo}", {"motivo": motivo})
    return avance


Avance = Annotated[Fraction, BeforeValidator(_leer_avance), Field(ge=0, le=100)]
"""Porcentaje de avance físico, de 0 a 100."""

Enlace = Annotated[str, Field(pattern=r"^https?://[^\s<>\"'\\]{3,500}$")]
"""Una dirección pública donde se puede ver lo dicho."""


class Reporte(Congelado):
    """Lo que se supo de una obra en una fecha."""

    propuesta: Id
    """Cuál."""
    fecha: date
    """De qué día es lo que se dice."""
    estado: EstadoDeEjecucion
    """Cómo va."""
    avance: Avance | None = None
    """Avance físico; None si no se dijo."""
    pagado: Pesos | None = None
    """Pesos pagados hasta ese día; None si no se dijo."""
    fuente: Texto | None = None
    """Quién lo dice o de qué documento sale."""
    nota: TextoLargo = ""
    """Lo que haya que aclarar."""
    enlace: Enlace | None = None
    """Dónde verlo."""


def ultimos(reportes: Iterable[Reporte]) -> dict[str, Reporte]:
    """Propuesta → su reporte más reciente."""
    return {r.propuesta: r for r in sorted(reportes, key=lambda r: (r.propuesta, r.fecha))}
