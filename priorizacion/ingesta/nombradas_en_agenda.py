"""Lo que `agenda.yaml` nombra de sí misma: zonas, dimensiones y estamentos, por su nombre."""

from collections.abc import Iterator
from typing import Any

from priorizacion.ingesta.arbol import Ruta
from priorizacion.ingesta.nombrados import Nombrados

_DE_FUENTES = {"zonas": "zonas", "dimensiones": "dimensiones"}
_DE_REGLAS = {
    "zona": "zonas",
    "dimension": "dimensiones",
    "estamento_proponente": "estamentos",
    "estamento": "estamentos",
}
"""Clave → la sección de lo que nombra, que también se puede escribir por su nombre."""

_DE_REGLAS_POR_ID = dict.fromkeys(("propuesta", "propuestas", "requiere"), "propuestas")
"""Lo mismo, de lo que solo se nombra por su identificador."""


def nombrar_en(datos: dict[str, Any], nombrados: Nombrados) -> None:
    """Cambia, en lo que nombran fuentes y reglas, cada nombre por su identificador."""
    for donde, claves in _lugares(datos):
        for clave, seccion in claves.items():
            escrito = donde.get(clave)
            if isinstance(escrito, str):
                donde[clave] = nombrados.id(seccion, escrito)
            elif isinstance(escrito, list):
                donde[clave] = [
                    nombrados.id(seccion, parte) if isinstance(parte, str) else parte
                    for parte in escrito
                ]


def seccion_nombrada(ruta: Ruta) -> str:
    """De qué sección es lo que se nombra en esa ruta; vacío si ahí no se nombra nada."""
    claves = [paso for paso in ruta if isinstance(paso, str)]
    if claves[:2] == ["preinversion", "techos"] and len(claves) == 3:
        return "fuentes"
    todas = {"fuentes": _DE_FUENTES, "reglas": {**_DE_REGLAS, **_DE_REGLAS_POR_ID}}
    de_cuales = todas.get(claves[0] if claves else "", {})
    return de_cuales.get(claves[-1], "") if len(claves) > 1 else ""


def _lugares(datos: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    for seccion, claves in (("fuentes", _DE_FUENTES), ("reglas", _DE_REGLAS)):
        lista = datos.get(seccion)
        for item in lista if isinstance(lista, list) else ():
            if isinstance(item, dict):
                yield item, claves
                grupo = item.get("grupo")
                if isinstance(grupo, dict):
                    yield grupo, claves
