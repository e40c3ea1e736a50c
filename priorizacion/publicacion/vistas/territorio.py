"""Las agendas de un territorio, de la más reciente a la primera, y qué cambió entre periodos."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.dominio.cambio import PropuestaComparada
from priorizacion.publicacion.vistas import cambios, solucion
from priorizacion.publicacion.vistas.contexto import Contexto, archivo_de_propuesta


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


def ver(contextos: Sequence[Contexto]) -> Territorio:
    """La vista; todas son del mismo territorio."""
    orden = sorted(contextos, key=lambda p: (p.agenda.periodo.inicio, p.ruta), reverse=True)
    territorio = orden[0].agenda.territorio
    previos = [_anios(p) for p in orden[1:]] + [""]
    return Territorio(
        nombre=territorio.nombre,
        ficticio=territorio.ficticio,
        periodos=tuple(_periodo(p, previo) for p, previo in zip(orden, previos, strict=True)),
    )


def _periodo(contexto: Contexto, previo: str) -> Periodo:
    carpeta = contexto.ruta.rpartition("/")[2]
    comparacion = contexto.frente_al_anterior

    def enlazar(propuesta: PropuestaComparada) -> str:
        # un mismo identificador puede ser de cosas distintas en cada periodo
        donde = carpeta if propuesta.ahora else previo.replace("–", "-")
        ident = propuesta.ahora or propuesta.antes or ""
        return f"{donde}/propuestas/{archivo_de_propuesta(ident)}.html"

    return Periodo(
        titulo=_anios(contexto),
        ancla=f"periodo-{carpeta}",
        enlace=f"{carpeta}/index.html",
        decision=solucion.decision(contexto),
        anterior=previo,
        cambios=cambios.ver(comparacion, enlazar, (previo, _anios(contexto)))
        if comparacion and previo
        else None,
    )


def _anios(contexto: Contexto) -> str:
    periodo = contexto.agenda.periodo
    return f"{periodo.inicio}–{periodo.fin}"
