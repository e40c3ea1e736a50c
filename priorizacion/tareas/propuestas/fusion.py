"""Dos propuestas que una persona dice que son la misma: quedan las dos, y se decide en una."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.firme import CONGELADO
from priorizacion.ingesta.propuestas import CAMPOS, COLUMNAS
from priorizacion.ingesta.recibido.larga import TablaAjena
from priorizacion.ingesta.recibido.tabla_llena import escribir_tabla_llena, leer_tabla_llena
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.propuestas.juicio import PROPUESTAS

FUSIONADA = "fusionada_en"
Fila = Mapping[str, str]


@dataclass(frozen=True)
class Fusionadas:
    """Lo que se fusionó, o por qué no."""

    hechas: tuple[tuple[str, str], ...] = ()
    """Pares (la que se une, en la que se decide)."""
    falta: str | None = None
    en_firme: bool = False
    """Si las propuestas ya estaban en firme."""


def fusionar(carpeta: Path, parejas: Sequence[tuple[str, str]]) -> Fusionadas:
    """Escribe `fusionada_en` en la primera de cada pareja: todas, o ninguna. Lanza `OSError`.

    La fila se queda, con quien la propuso: su página dice en cuál se decide.
    """
    try:
        tabla = leer_tabla_llena(carpeta, PROPUESTAS, COLUMNAS.obligatorias, CAMPOS)
    except TablaAjena as error:
        return Fusionadas(falta=str(error))
    filas = {fila.get("id", "").strip(): dict(fila) for fila in tabla.filas}
    for una, otra in parejas:
        falta = _falta(filas, una, otra)
        if falta:
            return Fusionadas(falta=falta)
        filas[una][FUSIONADA] = otra
    columnas = tuple(dict.fromkeys((*tabla.columnas, FUSIONADA)))
    texto = escribir_tabla_llena(columnas, filas.values()).encode()
    if texto != tabla.bytes_:
        grabar({PROPUESTAS: texto}, carpeta)
    return Fusionadas(tuple(parejas), en_firme=(carpeta / CONGELADO).is_file())


def _falta(filas: Mapping[str, Fila], una: str, otra: str) -> str | None:
    ausentes = [i for i in (una, otra) if i not in filas]
    if ausentes:
        return f"no hay ninguna propuesta con el código {' ni '.join(ausentes)}."
    if una == otra:
        return f"{una} no se puede fusionar con ella misma."
    antes = filas[una].get(FUSIONADA, "").strip()
    if antes and antes != otra:
        return f"{una} ya estaba fusionada en {antes}: cámbielo en {PROPUESTAS} si no es así."
    destino = filas[otra]
    if destino.get(FUSIONADA, "").strip():
        return f"{otra} también está fusionada, en {destino[FUSIONADA].strip()}: únala a esa."
    if destino.get("retirada", "").strip():
        return f"{otra} está retirada: no se puede decidir en ella."
    return None
