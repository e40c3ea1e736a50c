"""Una propuesta a través de las versiones: qué se había decidido de ella antes."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.dominio.cambio import PropuestaComparada
from priorizacion.publicacion import palabras
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda
from priorizacion.publicacion.vistas.version import nombrar


@dataclass(frozen=True, slots=True)
class Paso:
    """Lo que pasaba con ella en una versión."""

    texto: str
    version: Celda
    """La página de esa versión, en el lugar de esta propuesta."""


def ver(contexto: Contexto, propuesta: str) -> tuple[Paso, ...]:
    """De la versión más reciente a la primera; solo donde algo de su decisión cambió."""
    return tuple(_pasos(contexto, propuesta))


def _pasos(contexto: Contexto, propuesta: str) -> Iterator[Paso]:
    ident = propuesta
    for archivada in reversed(contexto.archivadas):
        suya = _en(archivada, ident)
        if suya is None:
            return
        if suya.antes is None:
            yield Paso("No estaba en la versión anterior", _celda(archivada, ""))
            return
        if suya.clase == "otra_decision":
            yield Paso(_texto(archivada, suya), _celda(archivada, suya.antes))
        ident = suya.antes


def _en(archivada: Archivada, ident: str) -> PropuestaComparada | None:
    comparadas = archivada.hacia_la_siguiente.propuestas
    return next((p for p in comparadas if p.ahora == ident), None)


def _texto(archivada: Archivada, suya: PropuestaComparada) -> str:
    estado = palabras.ESTADOS_EN_PALABRAS[suya.estado_antes].lower()
    return f"Hasta el {palabras.fecha(archivada.version.fecha)} su decisión era otra: {estado}"


def _celda(archivada: Archivada, ident: str) -> Celda:
    ancla = f"#{ident}" if ident else ""
    return Celda(nombrar(archivada.version.numero), f"../{archivada.rama}index.html{ancla}")
