"""De una carpeta a su resultado escrito en ella, o a la razón de que no lo haya."""

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from priorizacion.decision.dictamen import Dictamen, dictaminar
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import Resultado
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.entrega import PUNTAJES, archivos_de
from priorizacion.tareas.expediente import leer_expediente
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.hilo import esperar
from priorizacion.tareas.revision import impide_seguir
from priorizacion.tareas.sala.firmeza import observar_firmeza


@dataclass(frozen=True)
class Calculo:
    """Lo que salió de priorizar una carpeta."""

    observaciones: tuple[Observacion, ...]
    """Todo lo que se vio en los archivos; si hay algún error no se calculó nada."""
    resultado: Resultado | None
    """None si no se calculó; con `sin_respuesta` existe pero no se escribió."""
    escritos: tuple[str, ...]
    """Nombres de los archivos escritos en la carpeta."""
    vigente: bool = False
    """Si no se calculó porque el resultado que había ya es el de estos archivos."""


@dataclass(frozen=True)
class Esfuerzo:
    """Hasta dónde buscar y con quién."""

    nodos: int | None = None
    """Nodos por etapa; None es el límite de siempre."""
    segundos: float | None = None
    """Segundos por etapa; lo que detiene el reloj no es reproducible."""
    solucionador: Literal["highs", "cbc"] = "highs"
    """Quién resuelve el modelo."""
    a_fondo: bool = False
    """Si cada explicación se busca exacta."""
    breve: bool = False
    """Si solo se decide, sin explicar ni medir la firmeza."""
    si_cambio: bool = False
    """Si se deja quieto el resultado que ya es el de los archivos y de esta versión."""


def priorizar(carpeta: Path, avisar: Avisar, esfuerzo: Esfuerzo = Esfuerzo()) -> Calculo:
    """Lee, decide y escribe `puntajes.csv`, `resultado.json` y `certificado.json`, o ninguno.

    Un resultado anterior solo se reemplaza por otro completo: ni las observaciones ni un
    solucionador sin respuesta lo tocan. Lanza `OSError` si el sistema no deja escribir.
    """
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Calculo(lectura.observaciones, None, ())
    observaciones = (*lectura.observaciones, *observar_firmeza(carpeta, lectura.agenda))
    if impide_seguir(observaciones):
        return Calculo(observaciones, None, ())
    vigente = _vigente(carpeta, lectura.agenda, esfuerzo) if esfuerzo.si_cambio else None
    if vigente is not None:
        return Calculo(observaciones, vigente, (), vigente=True)
    limites = _limites(esfuerzo)
    dictamen = esperar(partial(dictaminar, lectura.agenda, limites, avisar))
    if dictamen.resultado.estado_solucion == "sin_respuesta":
        return Calculo(observaciones, dictamen.resultado, ())
    escritos = _escribir(dictamen, lectura.agenda, carpeta)
    return Calculo(observaciones, dictamen.resultado, escritos)


def _vigente(carpeta: Path, agenda: Agenda, esfuerzo: Esfuerzo) -> Resultado | None:
    """El resultado que ya hay, si es el de estos archivos y esta versión con este esfuerzo."""
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        return None
    certificado = expediente.certificado
    con_que = (bool(certificado.opciones.get(o)) for o in ("a_fondo", "breve"))
    igual = all(p.veredicto == "igual" for p in cotejar(agenda, expediente))
    de_ahora = certificado.version_programa == version("priorizacion")
    lo_mismo = tuple(con_que) == (esfuerzo.a_fondo, esfuerzo.breve)
    return expediente.resultado if igual and de_ahora and lo_mismo else None


def _limites(esfuerzo: Esfuerzo) -> Limites:
    limites = Limites(
        segundos=esfuerzo.segundos,
        solucionador=esfuerzo.solucionador,
        a_fondo=esfuerzo.a_fondo,
        breve=esfuerzo.breve,
    )
    return limites if esfuerzo.nodos is None else replace(limites, nodos=esfuerzo.nodos)


def _escribir(dictamen: Dictamen, agenda: Agenda, carpeta: Path) -> tuple[str, ...]:
    archivos = archivos_de(dictamen)
    hay_que_renovar = bool(agenda.valoraciones) or (carpeta / PUNTAJES).exists()
    if agenda.sin_marcas or not hay_que_renovar:
        # con puntajes.csv y sin marcas los puntajes fueron la entrada: no se escribe sobre ella;
        # y donde nadie ha calificado, escribirlo haría de la carpeta una copia pública
        del archivos[PUNTAJES]
    grabar(archivos, carpeta)
    return tuple(archivos)
