"""Qué se elegiría, con el mismo dinero, si la factibilidad o el valor contaran de otra manera."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.curva import AjusteDeCurva, Curva, Enfasis
from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.publicacion.vistas import movidas
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

HOY = 100
"""El nivel del dinero que hay."""
_REGLAS: dict[ReglaDeValor, str] = {
    "proyectos": "Cada proyecto cuenta igual",
    "inversion": "Cada peso cuenta igual",
    "poblacion": "Cuenta la gente a la que llega",
}
_ENFASIS: dict[Enfasis, str] = {
    0: "la factibilidad no cuenta",
    1: "la factibilidad cuenta",
    2: "la factibilidad cuenta doble",
}


@dataclass(frozen=True, slots=True)
class Otros:
    """La sección de las otras maneras de contar."""

    tabla: Tabla


def ver(contexto: Contexto, curva: Curva) -> Otros | None:
    """La vista de la sección; None si solo se midió la manera de la agenda."""
    propio, *otros = curva.ajustes
    if not otros:
        return None
    elegidas = tuple(d.id for d in contexto.elegidas)
    return Otros(
        Tabla(
            "Con el dinero que hay, contando de otra manera",
            columnas("Manera de contar", "#Proyectos", "Frente a esta agenda"),
            (
                fila(_nombre(propio), escribir_entero(len(elegidas)), "Es esta agenda."),
                *(_fila(contexto, ajuste, frozenset(elegidas)) for ajuste in otros),
            ),
        )
    )


def _nombre(ajuste: AjusteDeCurva) -> str:
    return f"{_REGLAS[ajuste.regla_de_valor]}; {_ENFASIS[ajuste.enfasis]}"


def _fila(contexto: Contexto, ajuste: AjusteDeCurva, elegidas: frozenset[str]) -> Fila:
    punto = next((p for p in ajuste.puntos if p.nivel == HOY), None)
    if punto is None or punto.valor is None:
        return fila(_nombre(ajuste), "—", "No se alcanzó a saber.")
    lista = ajuste.lista(HOY)
    entrarian = [p for p in lista if p not in elegidas]
    saldrian = sorted(elegidas.difference(lista))
    return fila(
        _nombre(ajuste),
        escribir_entero(len(lista)),
        movidas.decir(contexto, entrarian, saldrian),
    )
