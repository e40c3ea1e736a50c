"""Una `ponderaciones.csv` en blanco, con una fila por participante, lista para llenar."""

from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path

from priorizacion.dominio.agenda import ReglasDeJuego
from priorizacion.dominio.criterio import EJES
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.ponderacion import Metodo
from priorizacion.ingesta.escritura import CarpetaNueva, escribir_carpeta, escribir_csv
from priorizacion.ingesta.ponderaciones import LARGO, TABLA, leer_ponderaciones
from priorizacion.tareas.revision import impide_seguir

PONDERACIONES = f"{TABLA}.csv"


def preparar_hoja(carpeta: Path, metodo: Metodo) -> tuple[Observacion, ...]:
    """Escribe la hoja si no la hay; con algún error no escribió nada.

    Para comparar por pares va una fila por pareja de criterios del mismo eje; para lo demás, una
    columna por criterio. Lanza `OSError` si el sistema no deja leer.
    """
    lectura = leer_ponderaciones(carpeta)
    if lectura.reglas is None or impide_seguir(lectura.observaciones):
        return lectura.observaciones
    quienes = [p.id for p in lectura.participantes] or [""]
    texto = _en_parejas(lectura.reglas, quienes) if metodo == "pares" else None
    if texto is None:
        columnas = ("participante", "metodo", *_criterios(lectura.reglas))
        filas = [{"participante": q, "metodo": metodo} for q in quienes]
        texto = escribir_csv(columnas, filas)
    return escribir_carpeta(CarpetaNueva({PONDERACIONES: texto}), carpeta)


def _en_parejas(reglas: ReglasDeJuego, quienes: list[str]) -> str:
    columnas = (*islice(LARGO.obligatorias, 3), *LARGO.opcionales, LARGO.obligatorias[3])
    filas = [
        {"participante": q, "metodo": "pares", "criterio": a, "frente_a": b}
        for q in quienes
        for a, b in _parejas(reglas)
    ]
    return escribir_csv(columnas, filas)


def _parejas(reglas: ReglasDeJuego) -> Iterator[tuple[str, str]]:
    for eje in EJES:
        yield from combinations([c.id for c in reglas.criterios if c.eje == eje], 2)


def _criterios(reglas: ReglasDeJuego) -> list[str]:
    """Los de los ejes con más de uno: donde hay uno solo no hay qué repartir."""
    por_eje = [[c.id for c in reglas.criterios if c.eje == eje] for eje in EJES]
    return [c for criterios in por_eje if len(criterios) > 1 for c in criterios]
