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
    previos: list[Contexto | None] = [*orden[1:], None]
    return Territorio(
        nombre=territorio.nombre,
        ficticio=territorio.ficticio,
        periodos=tuple(_periodo(p, previo) for p, previo in zip(orden, previos, strict=True)),
    )


def _periodo(contexto: Contexto, previo: Contexto | None) -> Periodo:
    carpeta = _carpeta(contexto)
    return Periodo(
        titulo=_anios(contexto),
        ancla=f"periodo-{carpeta}",
        enlace=f"{carpeta}/index.html",
        decision=solucion.decision(contexto),
        anterior=_anios(previo) if previo else "",
        cambios=_cambios(contexto, previo) if previo else None,
    )


def _cambios(contexto: Contexto, previo: Contexto) -> cambios.Cambios | None:
    comparacion = contexto.frente_al_anterior
    if comparacion is None:
        return None

    def enlazar(propuesta: PropuestaComparada) -> str:
        # un mismo identificador puede ser de cosas distintas en cada periodo
        donde = _carpeta(contexto if propuesta.ahora else previo)
        ident = propuesta.ahora or propuesta.antes or ""
        return f"{donde}/propuestas/{archivo_de_propuesta(ident)}.html"

    return cambios.ver(comparacion, enlazar, (_anios(previo), _anios(contexto)))


def _carpeta(contexto: Contexto) -> str:
    return contexto.ruta.rpartition("/")[2]


def _anios(contexto: Contexto) -> str:
    periodo = contexto.agenda.periodo
    return f"{periodo.inicio}–{periodo.fin}"
