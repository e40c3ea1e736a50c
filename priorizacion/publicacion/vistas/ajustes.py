"""Qué se elegiría, con el mismo dinero, si la factibilidad o el valor contaran de otra manera."""

from collections import Counter
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.curva import AjusteDeCurva, Curva, Enfasis
from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
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

    maneras: Tabla
    propuestas: Tabla


def ver(contexto: Contexto, curva: Curva) -> Otros | None:
    """La vista de la sección; None si solo se midió la manera de la agenda."""
    elegidas = frozenset(d.id for d in contexto.elegidas)
    listas = [(a, _lista(a)) for a in curva.ajustes]
    if len(listas) < 2:
        return None
    return Otros(
        maneras=Tabla(
            "Con el dinero que hay, contando de otra manera",
            columnas("Manera de contar", "#Proyectos", "#Entran", "#Salen"),
            tuple(
                _manera(ajuste, lista, elegidas, propio=i == 0)
                for i, (ajuste, lista) in enumerate(listas)
            ),
        ),
        propuestas=_propuestas(contexto, [lista for _, lista in listas if lista is not None]),
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


def _propuestas(contexto: Contexto, listas: list[frozenset[str]]) -> Tabla:
    """En cuántas maneras de contar se elige cada una; solo las que se eligen en alguna."""
    veces = Counter(p for lista in listas for p in lista)
    orden = sorted(veces, key=lambda p: (-veces[p], contexto.nombre(p), p))
    return Tabla(
        f"De {len(listas)} maneras de contar, en cuántas se elige cada propuesta",
        columnas("Propuesta", "#Se elige en", "Decisión"),
        tuple(
            fila(
                contexto.celda(p),
                escribir_entero(veces[p]),
                celda_de_estado(contexto.decididas[p].estado),
            )
            for p in orden
        ),
    )
