"""El portal: todos los territorios con sus cifras."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import solucion
from priorizacion.publicacion.vistas.contexto import Contexto


@dataclass(frozen=True, slots=True)
class Agendita:
    """Una agenda en el portal."""

    territorio: str
    periodo: str
    enlace: str
    lineas: tuple[str, ...]
    ficticio: bool


@dataclass(frozen=True, slots=True)
class Portal:
    """La página de entrada."""

    resumen: str
    agendas: tuple[Agendita, ...]


def ver(contextos: Sequence[Contexto]) -> Portal:
    """La vista del portal, por nombre de territorio y periodo."""
    orden = sorted(contextos, key=lambda c: (c.agenda.territorio.nombre.casefold(), c.ruta))
    propuestas = sum(len(c.resultado.propuestas) for c in orden)
    elegidas = sum(len(c.elegidas) for c in orden)
    return Portal(
        resumen=(
            f"{palabras.contar(len(orden), 'agenda publicada', 'agendas publicadas')}, "
            f"{palabras.contar(propuestas, 'propuesta', 'propuestas')}, "
            f"{palabras.contar(elegidas, 'elegida', 'elegidas')}."
        ),
        agendas=tuple(_agenda(c) for c in orden),
    )


def _agenda(contexto: Contexto) -> Agendita:
    agenda = contexto.agenda
    lineas = [solucion.decision(contexto)]
    if agenda.territorio.poblacion:
        lineas.append(palabras.contar(agenda.territorio.poblacion, "habitante", "habitantes"))
    return Agendita(
        territorio=agenda.territorio.nombre,
        periodo=f"{agenda.periodo.inicio}–{agenda.periodo.fin}",
        enlace=f"territorios/{contexto.ruta}/index.html",
        lineas=tuple(lineas),
        ficticio=agenda.territorio.ficticio,
    )
