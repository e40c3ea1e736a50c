"""Lo leído → todo lo que no casa entre sí. Agregar una comprobación es una función y una línea."""

from collections.abc import Callable, Iterable, Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.comprobaciones import (
    ausentes,
    calificacion,
    circulos,
    columnas,
    contenido,
    conteos,
    dinero,
    imposibles,
    magnitudes,
    mapa,
    nombres_de_archivo,
    privacidad,
    referencias,
    repetidos,
    satisfaccion,
    semejanza,
    territorial,
    tiempo,
)
from priorizacion.ingesta.leido import Leido

Comprobacion = Callable[[Leido], Iterable[Observacion]]

COMPROBACIONES: tuple[Comprobacion, ...] = (
    referencias.en_propuestas,
    referencias.en_tablas,
    referencias.en_puntajes,
    referencias.en_marcas,
    referencias.en_fuentes,
    referencias.en_reglas,
    referencias.en_sesiones,
    ausentes.en_propuestas,
    ausentes.en_reglas,
    repetidos.ids_de_tablas,
    repetidos.ids_de_agenda,
    repetidos.marcas,
    repetidos.respuestas,
    repetidos.impedimentos,
    repetidos.puntajes,
    calificacion.ponderaciones,
    calificacion.escala,
    calificacion.medidos,
    calificacion.opiniones,
    calificacion.quorum,
    calificacion.puntajes_completos,
    satisfaccion.max_min_una_vez,
    satisfaccion.sin_voz,
    tiempo.periodo,
    tiempo.vigencias_de_agenda,
    tiempo.vigencias_de_propuestas,
    tiempo.precios,
    dinero.techos,
    dinero.tope,
    dinero.propuestas_sin_fuente,
    dinero.vigencias_futuras,
    imposibles.cuotas,
    imposibles.repetidas,
    imposibles.resolucion,
    imposibles.obras_largas,
    nombres_de_archivo.de_propuestas,
    nombres_de_archivo.de_agenda,
    magnitudes.costos_imposibles,
    magnitudes.costos,
    magnitudes.costos_mayores_que_todo,
    magnitudes.beneficiarios,
    magnitudes.sin_beneficiarios,
    territorial.codigos_de_agenda,
    territorial.codigos_de_propuestas,
    territorial.poblacion,
    mapa.zonas,
    mapa.sin_contorno,
    mapa.lugar,
    columnas.de_capacidad,
    columnas.de_criterios,
    columnas.en_blanco,
    circulos.requiere,
    circulos.fusiones,
    semejanza.parecidas,
    conteos.propuestas,
    conteos.respuestas_admitidas,
    conteos.habilitantes_sin_responder,
    conteos.nombres_sin_uso,
    contenido.de_propuestas,
    contenido.de_habilitantes,
    contenido.de_agenda,
    privacidad.de_propuestas,
    privacidad.de_habilitantes,
    privacidad.de_agenda,
    privacidad.quorum,
)
"""Cada una mira una sola cosa y calla si le falta lo que necesita."""


def comprobar(leido: Leido) -> Iterator[Observacion]:
    """Corre todas; el orden no importa, porque el resultado se ordena después."""
    for comprobacion in COMPROBACIONES:
        yield from comprobacion(leido)
