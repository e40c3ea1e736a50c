"""Qué se elegiría, con el mismo dinero, si la factibilidad o el valor contaran de otra manera."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.curva import AjusteDeCurva, Curva, Enfasis
from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila

HOY = 100
"""El nivel del dinero que hay."""
REGLAS_EN_PALABRAS: dict[ReglaDeValor, str] = {
    "proyectos": "Cada proyecto igual",
    "inversion": "Según lo que cuesta",
    "poblacion": "Según la gente a la que llega",
}
_ENFASIS: dict[Enfasis, str] = {
    0: "sin la factibilidad",
    1: "con la factibilidad",
    2: "con la factibilidad doble",
}


@dataclass(frozen=True, slots=True)
class Otros:
    """La sección de las otras maneras de contar."""

    cuantas: int
    """De cuántas se supo qué se elegiría."""
    maneras: Tabla
    veces: Mapping[str, int]
    """Propuesta → en cuántas se elige; las que no están, en ninguna."""


def ver(contexto: Contexto, curva: Curva) -> Otros | None:
    """La vista de la sección; None si solo se midió la manera de la agenda."""
    elegidas = frozenset(d.id for d in contexto.elegidas)
    listas = [(a, _lista(a)) for a in curva.ajustes]
    if len(listas) < 2:
        return None
    sabidas = [lista for _, lista in listas if lista is not None]
    return Otros(
        cuantas=len(sabidas),
        veces=Counter(p for lista in sabidas for p in lista),
        maneras=Tabla(
            "Con el dinero que hay, contando de otra manera",
            columnas("Manera de contar", "#Proyectos", "#Entran", "#Salen"),
            tuple(
                _manera(ajuste, lista, elegidas, propio=i == 0)
                for i, (ajuste, lista) in enumerate(listas)
            ),
        ),
    )


def _lista(ajuste: AjusteDeCurva) -> frozenset[str] | None:
    """Lo que se elegiría con el dinero que hay; None si no se alcanzó a saber."""
    hoy = next((p for p in ajuste.puntos if p.nivel == HOY), None)
    return None if hoy is None or hoy.valor is None else frozenset(ajuste.lista(HOY))


def _manera(
    ajuste: AjusteDeCurva, lista: frozenset[str] | None, elegidas: frozenset[str], *, propio: bool
) -> Fila:
    nombre = f"{REGLAS_EN_PALABRAS[ajuste.regla_de_valor]}, {_ENFASIS[ajuste.enfasis]}"
    if lista is None:
        return fila(nombre, "no se sabe", "", "")
    return fila(
        f"{nombre} (esta agenda)" if propio else nombre,
        escribir_entero(len(lista)),
        escribir_entero(len(lista - elegidas)),
        escribir_entero(len(elegidas - lista)),
    )
