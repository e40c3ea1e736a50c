"""Todas las propuestas en una tabla: «¿está la mía?»."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado
from priorizacion.publicacion.vistas.tabla import Fila, Tabla, columnas, fila


@dataclass(frozen=True, slots=True)
class Todas:
    """La página con todas."""

    resumen: str
    tabla: Tabla


def ver(contexto: Contexto) -> Todas:
    """La vista de la página, por orden alfabético del nombre."""
    orden = sorted(
        contexto.resultado.propuestas, key=lambda d: (contexto.nombre(d.id).casefold(), d.id)
    )
    total = palabras.contar(len(orden), "propuesta", "propuestas")
    return Todas(
        resumen=f"{total}, en orden alfabético, cada una con su decisión.",
        tabla=Tabla(
            titulo=f"Todas las propuestas, con su costo en millones de {contexto.base}",
            columnas=columnas(
                "Propuesta", "Decisión", "Dónde", "#Costo", "#Prioridad", "#Factibilidad"
            ),
            filas=tuple(_fila(contexto, d) for d in orden),
            id="todas",
        ),
    )


def _puntaje(centesimas: int | None) -> str:
    return "—" if centesimas is None else escribir_centesimas(centesimas)


def _fila(contexto: Contexto, decidida: PropuestaDecidida) -> Fila:
    return fila(
        contexto.celda(decidida.id),
        celda_de_estado(decidida.estado),
        contexto.zona_de(contexto.propuestas[decidida.id]),
        numero_de_millones(decidida.costo),
        *map(_puntaje, (decidida.prioridad, decidida.factibilidad)),
    )
