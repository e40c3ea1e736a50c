"""De una carpeta con marcas y resultado, el contraste completo: también el reparto igual."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from priorizacion.decision.apoyo import contrastar_reparto
from priorizacion.decision.comparacion import fundar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contraste import Contraste
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import Resultado
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import decir_que_no_corresponde
from priorizacion.tareas.expediente import leer_expediente
from priorizacion.tareas.hilo import esperar


@dataclass(frozen=True)
class Contrastacion:
    """Lo que se pudo contrastar en una carpeta, o por qué no."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer la carpeta."""
    falta: str | None = None
    """Lo que falta para poder contrastar."""
    distinto: str | None = None
    """Por qué el resultado no es el de la carpeta."""
    contraste: Contraste | None = None
    """Todas las maneras; None si no se pudo o si las reglas son inviables."""


def contrastar_carpeta(carpeta: Path, avisar: Avisar) -> Contrastacion:
    """Lee el contraste del resultado y calcula el reparto igual desde las marcas.

    No escribe nada. Lanza `OSError` si el sistema no deja leer.
    """
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Contrastacion(observaciones=lectura.observaciones)
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        return Contrastacion(falta=expediente)
    viejo = decir_que_no_corresponde(lectura.agenda, expediente, carpeta)
    if viejo is not None:
        return Contrastacion(distinto=viejo)
    if expediente.resultado.valor is None:
        return Contrastacion()
    avisar("repartiendo el dinero entre quienes calificaron")
    contraste = esperar(partial(_completar, lectura.agenda, expediente.resultado))
    return Contrastacion(contraste=contraste)


def _completar(agenda: Agenda, resultado: Resultado) -> Contraste:
    """El contraste publicado, con el reparto igual en lugar de la razón de que no esté."""
    publicadas = resultado.contraste.alternativas if resultado.contraste else ()
    otras = tuple(a for a in publicadas if a.manera != "reparto_igual")
    inicios = {p.id: p.inicio for p in resultado.propuestas if p.inicio is not None}
    reparto = contrastar_reparto(fundar(agenda, inicios, resultado.reglas), Limites())
    return Contraste(alternativas=(*otras, reparto))
