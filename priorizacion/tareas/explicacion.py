"""De una carpeta, por qué quedó así una propuesta (o todas) y qué lo cambiaría."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from priorizacion.decision.dictamen import decidir
from priorizacion.decision.explicacion.explicacion import armar, explicar_una
from priorizacion.decision.modelo import Limites
from priorizacion.decision.redaccion import Decision, redactar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.explicacion import Explicacion
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.expediente import Ilegible, leer_expediente
from priorizacion.tareas.hilo import esperar
from priorizacion.tareas.orden import como_argumento


@dataclass(frozen=True)
class Explicada:
    """Una propuesta con lo que se decidió y lo que lo cambiaría."""

    nombre: str
    decidida: PropuestaDecidida
    explicacion: Explicacion


@dataclass(frozen=True)
class Respuesta:
    """Lo que se pudo explicar en una carpeta, o por qué no."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer la carpeta."""
    desconocidas: tuple[str, ...] = ()
    """Las que se pidieron y no están en la agenda."""
    parecidas: tuple[str, ...] = ()
    """Ids que sí están, para quien se equivocó."""
    hay_cartera: bool = True
    """Falso si las reglas son inviables o no hubo respuesta: no hay decisión que explicar."""
    explicadas: tuple[Explicada, ...] = ()
    avisos: tuple[str, ...] = ()
    """Lo que hay que saber antes de creerle, como que el resultado escrito es de otros archivos."""


def explicar_carpeta(
    carpeta: Path, pedidas: tuple[str, ...], avisar: Avisar, *, a_fondo: bool
) -> Respuesta:
    """Decide otra vez la carpeta y explica las pedidas, o todas; no escribe nada.

    Lanza `OSError` si el sistema no deja leer.
    """
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Respuesta(observaciones=lectura.observaciones)
    ids = [p.id for p in lectura.agenda.propuestas]
    desconocidas = tuple(p for p in pedidas if p not in ids)
    if desconocidas:
        return Respuesta(desconocidas=desconocidas, parecidas=tuple(ids))
    explicar = partial(_explicar, lectura.agenda, pedidas or tuple(ids), avisar, a_fondo)
    return replace(esperar(explicar), avisos=_avisos(carpeta, lectura.agenda))


def _avisos(carpeta: Path, agenda: Agenda) -> tuple[str, ...]:
    """Si el resultado que hay en la carpeta es de antes de que cambiaran sus archivos."""
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, Ilegible):
        return (f"se explica lo que sale de los archivos. {expediente}",)
    if isinstance(expediente, str):
        return ()
    textos = [p.texto for p in cotejar(agenda, expediente) if p.veredicto == "distinto"]
    if not textos:
        return ()
    distintos = " ".join(f"{t[0].upper()}{t[1:]}" for t in textos)
    return (
        "se explica lo que sale de los archivos como están ahora, y el resultado escrito es otro. "
        f"{distintos} Póngalo al día con: priorizacion priorizar {como_argumento(carpeta)}",
    )


def _explicar(agenda: Agenda, pedidas: tuple[str, ...], avisar: Avisar, a_fondo: bool) -> Respuesta:
    limites = Limites(a_fondo=a_fondo)
    decision = decidir(agenda, limites, avisar)
    if not decision.hay_cartera:
        return Respuesta(hay_cartera=False)
    return Respuesta(explicadas=_una_a_una(decision, pedidas, limites, avisar))


def _una_a_una(
    decision: Decision, pedidas: tuple[str, ...], limites: Limites, avisar: Avisar
) -> tuple[Explicada, ...]:
    decididas = {p.id: p for p in redactar(decision).propuestas}
    caso, listas = armar(decision, limites), []
    for propuesta in (p for p in decision.agenda.propuestas if p.id in pedidas):
        avisar(f"Busca qué cambiaría la decisión de {propuesta.id}.")
        explicacion = explicar_una(caso, propuesta)
        listas.append(Explicada(propuesta.nombre, decididas[propuesta.id], explicacion))
    return tuple(listas)
