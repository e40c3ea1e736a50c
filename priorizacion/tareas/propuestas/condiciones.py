"""Lo contestado de cada condición y la tabla que hay → la tabla nueva de `habilitantes.csv`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from priorizacion.dominio.celda import desproteger, proteger
from priorizacion.dominio.propuesta_recibida import Contestada, PropuestaRecibida
from priorizacion.tareas.propuestas.mezcla import Mezcla

COLUMNAS = ("propuesta", "item", "respuesta", "nota")
Fila = Mapping[str, str]
Casilla = tuple[str, str]
"""Propuesta y condición."""


@dataclass(frozen=True)
class OtraRespuesta:
    """Una condición que la tabla y el formulario contestan distinto: se dejó la de la tabla."""

    casilla: Casilla
    en_la_tabla: str
    recibido: str


@dataclass(frozen=True)
class Condiciones:
    """La tabla nueva."""

    filas: tuple[Fila, ...]
    distintas: tuple[OtraRespuesta, ...]


def mezclar_condiciones(
    filas: Iterable[Fila], mezcla: Mezcla, preferidas: Collection[str] = ()
) -> Condiciones:
    """Agrega lo que no está y renueva lo que otra edición decía; lo escrito a mano se queda."""
    tabla = {_casilla(fila): dict(fila) for fila in filas}
    dichas = _dichas(mezcla)
    distintas = []
    nuevas: dict[Casilla, dict[str, str]] = {}
    for id_, recibida in mezcla.de_formularios.items():
        for item, contestada in recibida.respuestas.items():
            casilla = (id_, item)
            antes = _contestada(tabla[casilla]) if casilla in tabla else None
            es_nuestra = antes in dichas.get(casilla, ()) or recibida.archivo in preferidas
            if antes == contestada:
                continue
            if antes is None or es_nuestra:
                nuevas[casilla] = _escribir(casilla, contestada)
            else:
                distinta = OtraRespuesta(casilla, antes.respuesta, contestada.respuesta)
                distintas.append(distinta)
    de_formulario = sorted(c for c in {**tabla, **nuevas} if c in nuevas or c in dichas)
    quietas = [tabla[c] for c in tabla if c not in set(de_formulario)]
    suyas = [{**tabla.get(c, {}), **nuevas.get(c, {})} for c in de_formulario]
    return Condiciones((*quietas, *suyas), tuple(distintas))


def _dichas(mezcla: Mezcla) -> dict[Casilla, list[Contestada]]:
    """Todo lo que alguna edición ha contestado en cada casilla."""
    dichas: dict[Casilla, list[Contestada]] = {}
    for caso in mezcla.casos:
        for item, contestada in caso.recibida.respuestas.items():
            dichas.setdefault((caso.id, item), []).append(contestada)
    return dichas


def sueltas(recibidas: Mapping[str, PropuestaRecibida]) -> list[Fila]:
    """Las filas de lo que contestan unas propuestas, sin mezclar con nada."""
    return [
        _escribir((id_, item), contestada)
        for id_, recibida in recibidas.items()
        for item, contestada in recibida.respuestas.items()
    ]


def _casilla(fila: Fila) -> Casilla:
    return fila.get("propuesta", "").strip(), fila.get("item", "").strip()


def _contestada(fila: Fila) -> Contestada:
    nota = desproteger(fila.get("nota", "").strip())
    return Contestada(respuesta=fila.get("respuesta", "").strip(), nota=nota)


def _escribir(casilla: Casilla, contestada: Contestada) -> dict[str, str]:
    celdas = (*casilla, contestada.respuesta, proteger(contestada.nota))
    return dict(zip(COLUMNAS, celdas, strict=True))
