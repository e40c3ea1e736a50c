"""Las agendas de un territorio, de la más reciente a la primera, y qué cambió entre periodos."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.publicacion.publicable import Publicable
from priorizacion.publicacion.vistas import cambios, solucion
from priorizacion.publicacion.vistas.contexto import archivo_de_propuesta


@dataclass(frozen=True, slots=True)
class Periodo:
    """Una agenda del territorio."""

    titulo: str
    ancla: str
    enlace: str
    decision: str
    anterior: str
    """El periodo con que se compara; vacío si es el primero."""
    cambios: cambios.Cambios | None


@dataclass(frozen=True, slots=True)
class Territorio:
    """La página."""

    nombre: str
    ficticio: bool
    periodos: tuple[Periodo, ...]


def ver(publicables: Sequence[Publicable]) -> Territorio:
    """La vista; todas son del mismo territorio."""
    orden = sorted(publicables, key=lambda p: (p.agenda.periodo.inicio, p.ruta), reverse=True)
    territorio = orden[0].agenda.territorio
    previos = [_anios(p) for p in orden[1:]] + [""]
    return Territorio(
        nombre=territorio.nombre,
        ficticio=territorio.ficticio,
        periodos=tuple(_periodo(p, previo) for p, previo in zip(orden, previos, strict=True)),
    )


def _periodo(publicable: Publicable, previo: str) -> Periodo:
    carpeta = publicable.ruta.rpartition("/")[2]
    comparacion = publicable.frente_al_anterior

    def enlazar(propuesta: str) -> str:
        if propuesta in publicable.contexto.decididas:
            return f"{carpeta}/propuestas/{archivo_de_propuesta(propuesta)}.html"
        return f"{previo.replace('–', '-')}/propuestas/{archivo_de_propuesta(propuesta)}.html"

    return Periodo(
        titulo=_anios(publicable),
        ancla=f"periodo-{carpeta}",
        enlace=f"{carpeta}/index.html",
        decision=solucion.decision(publicable.contexto),
        anterior=previo,
        cambios=cambios.ver(comparacion, enlazar, (previo, _anios(publicable)))
        if comparacion and previo
        else None,
    )


def _anios(publicable: Publicable) -> str:
    periodo = publicable.agenda.periodo
    return f"{periodo.inicio}–{periodo.fin}"
