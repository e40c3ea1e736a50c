"""De una carpeta con resultado a la lista de lo que se comprobó, desde las marcas si las trae."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.compromiso import cotejar_compromisos
from priorizacion.tareas.cotejo import Paso
from priorizacion.tareas.cuenta import Alcance, comprobar_cuenta
from priorizacion.tareas.expediente import Ilegible, leer_expediente
from priorizacion.tareas.historia.comprobacion import comprobar_archivadas
from priorizacion.tareas.sala.firmeza import cotejar_firmeza


@dataclass(frozen=True)
class Verificacion:
    """Lo que salió de verificar una agenda."""

    donde: str
    """La carpeta, o la dirección dentro del sitio."""
    titulo: str = ""
    """El de la agenda, si se pudo leer."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que se vio en los archivos de una carpeta; con un error no se verificó nada."""
    falta: str | None = None
    """Por qué no hay nada que verificar: la carpeta no se ha priorizado."""
    pasos: tuple[Paso, ...] = ()
    """Lo comprobado, lo distinto y lo que no se pudo comprobar."""


def verificar_carpeta(carpeta: Path, alcance: Alcance, avisar: Avisar) -> Verificacion:
    """Rehace todo desde los archivos y lo compara con lo entregado. No escribe nada."""
    donde = str(carpeta)
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Verificacion(donde, observaciones=lectura.observaciones)
    titulo = lectura.agenda.titulo
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, Ilegible):
        return Verificacion(donde, titulo, pasos=(Paso("distinto", str(expediente)),))
    if isinstance(expediente, str):
        return Verificacion(donde, titulo, falta=expediente)
    hojas = cotejar_compromisos(lectura.agenda, carpeta)
    pasos = comprobar_cuenta(lectura.agenda, expediente, alcance, avisar)
    firmeza = cotejar_firmeza(lectura.agenda, carpeta)
    antes = comprobar_archivadas(carpeta, alcance, avisar)
    hechos = (hojas, *((firmeza,) if firmeza else ()), *pasos, *antes)
    return Verificacion(donde, titulo, pasos=hechos)
