"""Los archivos con que se vuelve a armar la carpeta de una agenda publicada."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.ponderacion import PUBLICADAS
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.dominio.seguimiento import SEGUIMIENTO
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.geojson import GEOJSON

TABLAS = ("propuestas.csv", "habilitantes.csv", "puntajes.csv", COMPROMISOS, SEGUIMIENTO)
DE_TEXTO = ("agenda.yaml", PUBLICADAS, CONGELADO, COMITE)
DE_LA_COPIA = (*DE_TEXTO, *TABLAS, GEOJSON)
"""Lo que entra a la cuenta, el mapa y el seguimiento; el resultado no, que sale de ella."""
_NO_PUEDEN_FALTAR = ("agenda.yaml", "propuestas.csv")


@dataclass(frozen=True)
class Copia:
    """Lo que traía lo publicado."""

    archivos: dict[str, str]
    """Nombre → texto."""
    observaciones: tuple[Observacion, ...] = ()
    """Advertencias de lectura."""


def incompleta(archivo: str, copia: Mapping[str, str]) -> Iterator[Observacion]:
    """Lo que falta para que sea una agenda."""
    for nombre in _NO_PUEDEN_FALTAR:
        if nombre not in copia:
            yield observar(
                "paquete-incompleto",
                en(archivo),
                f"No trae {nombre}.",
                "Use el paquete, el libro o la carpeta de una agenda, tal como se publicó.",
            )
