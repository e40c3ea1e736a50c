"""De una carpeta a su resultado escrito en ella, o a la razón de que no lo haya."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.dictamen import Dictamen, Limites, dictaminar
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import Resultado
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.entrega import archivos_de
from priorizacion.tareas.grabado import grabar


@dataclass(frozen=True)
class Calculo:
    """Lo que salió de priorizar una carpeta."""

    observaciones: tuple[Observacion, ...]
    """Todo lo que se vio en los archivos; si hay algún error no se calculó nada."""
    resultado: Resultado | None
    """None si no se calculó; con `sin_respuesta` existe pero no se escribió."""
    escritos: tuple[str, ...]
    """Nombres de los archivos escritos en la carpeta."""


def priorizar(
    carpeta: Path,
    avisar: Avisar,
    *,
    nodos: int | None = None,
    segundos: float | None = None,
    solucionador: Literal["highs", "cbc"] = "highs",
) -> Calculo:
    """Lee, decide y escribe `puntajes.csv`, `resultado.json` y `certificado.json`, o ninguno.

    Un resultado anterior solo se reemplaza por otro completo: ni las observaciones ni un
    solucionador sin respuesta lo tocan. Lanza `OSError` si el sistema no deja escribir.
    """
    avisar("leyendo los archivos")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Calculo(lectura.observaciones, None, ())
    limites = Limites(nodos=nodos, segundos=segundos, solucionador=solucionador)
    dictamen = dictaminar(lectura.agenda, limites, avisar)
    if dictamen.resultado.estado_solucion == "sin_respuesta":
        return Calculo(lectura.observaciones, dictamen.resultado, ())
    return Calculo(
        lectura.observaciones,
        dictamen.resultado,
        _escribir(dictamen, carpeta, lectura.agenda.sin_marcas),
    )


def _escribir(dictamen: Dictamen, carpeta: Path, sin_marcas: bool) -> tuple[str, ...]:
    archivos = archivos_de(dictamen)
    if sin_marcas:
        # los puntajes fueron la entrada: no se escribe sobre lo que se leyó
        del archivos["puntajes.csv"]
    grabar(archivos, carpeta)
    return tuple(archivos)
