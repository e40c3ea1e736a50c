"""De una carpeta a lo que entra a publicarse o a archivarse; o por qué no corresponde."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.comprobacion import comprobar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.compromiso import cotejar_compromisos
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.expediente import Ilegible, leer_expediente
from priorizacion.tareas.historia.despues import observar_despues
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.publicable import copiar_para_publicar
from priorizacion.tareas.sala.firmeza import cotejar_firmeza

Razon = Literal["observaciones", "sin_resultado", "no_corresponde", "direccion_repetida"]

_REGISTRE = 'Si el cambio es correcto, regístrelo con: priorizacion congelar {} --cambio "por qué"'


@dataclass(frozen=True)
class Rechazo:
    """Una carpeta que no se puede publicar ni archivar, y por qué."""

    carpeta: Path
    """Como la escribió la persona."""
    razon: Razon
    """Qué clase de razón."""
    texto: str
    """La razón y el remedio, en una frase."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que hay que arreglar en los archivos."""


def preparar(carpeta: Path, avisar: Avisar) -> Publicable | Rechazo:
    """Lee la carpeta y comprueba que el resultado sea el suyo, sin resolver. Lanza `OSError`."""
    avisar(f"leyendo {carpeta}")
    lectura = leer_carpeta(carpeta)
    observaciones = (*lectura.observaciones, *observar_despues(carpeta, lectura.agenda))
    if lectura.agenda is None or any(o.gravedad == "error" for o in observaciones):
        return Rechazo(carpeta, "observaciones", "hay observaciones por arreglar.", observaciones)
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        razon: Razon = "no_corresponde" if isinstance(expediente, Ilegible) else "sin_resultado"
        return Rechazo(carpeta, razon, expediente)
    distintos = [p.texto for p in cotejar(lectura.agenda, expediente) if p.veredicto == "distinto"]
    distintos += [] if distintos else comprobar(lectura.agenda, expediente.resultado)
    if distintos:
        remedio = f"Vuelva a calcular con: priorizacion priorizar {como_argumento(carpeta)}"
        return Rechazo(carpeta, "no_corresponde", f"{' '.join(distintos)} {remedio}")
    desdichos = _desdichos(lectura.agenda, carpeta)
    if desdichos:
        return Rechazo(carpeta, "no_corresponde", " ".join(desdichos))
    publicable = copiar_para_publicar(carpeta, lectura.agenda, expediente)
    if isinstance(publicable, Publicable):
        return publicable
    return Rechazo(carpeta, "no_corresponde", " ".join(publicable))


def _desdichos(agenda: Agenda, carpeta: Path) -> list[str]:
    """Lo que se había prometido, a quien calificó o a todos, y no se cumple."""
    hojas = cotejar_compromisos(agenda, carpeta)
    firmeza = cotejar_firmeza(agenda, carpeta)
    textos = [hojas.texto] if hojas.veredicto == "distinto" else []
    if firmeza is not None and firmeza.veredicto == "distinto":
        textos.append(f"{firmeza.texto} {_REGISTRE.format(como_argumento(carpeta))}")
    return textos
