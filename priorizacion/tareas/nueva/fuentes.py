"""Las bolsas de dinero de un encargo → la sección `fuentes`, con las condiciones de costumbre."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from priorizacion.dominio.letras import para_direccion
from priorizacion.tareas.nueva.encargo import Bolsa, Encargo

TECHO_DE_MUESTRA = 100_000_000
"""Pesos por año de la única fuente, si no se dijo ninguna; queda anotado que no es de verdad."""


@dataclass(frozen=True)
class Usual:
    """Una fuente que casi todo municipio tiene, y lo que la ley pide de ella."""

    nombre: str
    """Como se pregunta y se publica."""
    palabras: tuple[frozenset[str], ...]
    """Se reconoce si el nombre tiene alguna palabra de cada grupo."""
    condiciones: dict[str, Any]
    """Claves de la fuente en `agenda.yaml`."""


def _usual(nombre: str, *palabras: str, **condiciones: Any) -> Usual:
    return Usual(nombre, tuple(frozenset(grupo.split()) for grupo in palabras), condiciones)


_REGALIAS = {"arrastre": "bienio", "certeza": "proyectada", "descuento_proyectada": "10%"}
_PARTICIPACIONES = "sgp participaciones participacion"

USUALES: tuple[Usual, ...] = (
    _usual("Recursos propios", "propios propio", arrastre="ninguno", certeza="firme"),
    _usual(
        "SGP agua potable y saneamiento",
        _PARTICIPACIONES,
        "agua apsb saneamiento",
        arrastre="periodo",
        certeza="firme",
        sectores=["agua", "saneamiento"],
    ),
    _usual("SGP propósito general", _PARTICIPACIONES, arrastre="ninguno", certeza="firme"),
    _usual("Regalías", "regalias sgr", **_REGALIAS, fase_minima="factibilidad"),
    _usual(
        "Cofinanciación de otra entidad",
        "cofinanciacion gobernacion departamento nacion ministerio cooperacion",
        arrastre="ninguno",
        certeza="proyectada",
        descuento_proyectada="20%",
    ),
)
"""De la más particular a la más general: vale la primera que se reconoce."""

NOMBRES_USUALES = tuple(usual.nombre for usual in USUALES)
"""Las que se preguntan, en orden."""

_SIN_CONDICIONES: dict[str, Any] = {"arrastre": "ninguno", "certeza": "firme"}
_MUESTRA = "Cifra de muestra: escriba la verdadera."


def escribir_fuentes(encargo: Encargo) -> list[dict[str, Any]]:
    """Las fuentes para `agenda.yaml`; sin ninguna, una de muestra que dice que lo es."""
    bolsas = encargo.bolsas or (
        Bolsa("Recursos propios", dict.fromkeys(encargo.vigencias, TECHO_DE_MUESTRA), _MUESTRA),
    )
    ids = identificar(bolsa.nombre for bolsa in bolsas)
    return [_fuente(i, bolsa) for i, bolsa in zip(ids, bolsas, strict=True)]


def condiciones_de(nombre: str) -> dict[str, Any]:
    """Las de costumbre para una fuente que se llame así."""
    palabras = set(para_direccion(nombre).split("-"))
    suyas = (u.condiciones for u in USUALES if all(palabras & grupo for grupo in u.palabras))
    return next(suyas, _SIN_CONDICIONES)


def identificar(nombres: Iterable[str]) -> list[str]:
    """Un id por nombre; dos que darían el mismo se distinguen con un número."""
    ids: list[str] = []
    for nombre in nombres:
        raiz = para_direccion(nombre)[:50].replace("-", "_") or "sin_nombre"
        veces, candidato = 2, raiz
        while candidato in ids:
            candidato, veces = f"{raiz}_{veces}", veces + 1
        ids.append(candidato)
    return ids


def _fuente(identificador: str, bolsa: Bolsa) -> dict[str, Any]:
    nota = {"nota": bolsa.nota} if bolsa.nota else {}
    return {
        "id": identificador,
        "nombre": bolsa.nombre,
        "techos": dict(bolsa.techos),
        **condiciones_de(bolsa.nombre),
        **nota,
    }
