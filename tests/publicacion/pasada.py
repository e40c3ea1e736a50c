"""Agendas con historia: una versión archivada, seguimiento y un periodo anterior."""

from datetime import date
from fractions import Fraction

from priorizacion.decision.cambios.comparacion import Decidida, comparar_agendas
from priorizacion.dominio.comite import Periodo
from priorizacion.dominio.seguimiento import Reporte
from priorizacion.dominio.version import VERSION, Version
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.publicable import Publicable

from . import taller

RENOMBRADA = "VIEJA"
"""Con qué identificador estaba en la versión 1 la primera elegida."""
RETIRADA = "SOLA"
"""Una propuesta que solo estuvo en la versión 1."""


def con_historia(actual: Publicable, motivo: str = "Se corrigió un costo.") -> Publicable:
    """La misma agenda: antes una elegida costaba menos y se llamaba distinto, y había otra más."""
    primera = actual.contexto.elegidas[0].id
    antes = _antes(actual, primera)
    archivada = Archivada(
        version=Version(numero=1, fecha=date(2026, 5, 20), motivo=motivo),
        agenda=antes.agenda,
        resultado=antes.resultado,
        certificado=actual.certificado,
        archivos={VERSION: b"numero: 1\n"},
        hacia_la_siguiente=comparar_agendas(antes, Decidida(actual.agenda, actual.resultado)),
    )
    return taller.cambiar(
        actual,
        archivadas=(archivada,),
        reportes=_reportes(primera),
        archivos={
            **actual.archivos,
            **{f"versiones/1/{n}": b for n, b in archivada.archivos.items()},
        },
    )


def _antes(actual: Publicable, primera: str) -> Decidida:
    propuestas, decididas = [], []
    for propuesta in actual.agenda.propuestas:
        suya = propuesta.id == primera
        cambios = {"id": RENOMBRADA, "costo": propuesta.costo // 2} if suya else {}
        propuestas.append(propuesta.model_copy(update=cambios))
        if suya:
            otra = {"id": RETIRADA, "nombre": "Mirador que ya no se pidió"}
            propuestas.append(propuesta.model_copy(update=otra))
    for decidida in actual.resultado.propuestas:
        suya = decidida.id == primera
        cambio = {"id": RENOMBRADA, "estado": "lista_de_espera", "inicio": None} if suya else {}
        decididas.append(decidida.model_copy(update=cambio))
        if suya:
            decididas.append(decidida.model_copy(update={"id": RETIRADA}))
    return Decidida(
        actual.agenda.model_copy(update={"propuestas": tuple(propuestas)}),
        actual.resultado.model_copy(update={"propuestas": tuple(decididas)}),
    )


def _reportes(primera: str) -> tuple[Reporte, ...]:
    comunes = {"propuesta": primera, "fuente": "Interventoría, informe 2"}
    return (
        Reporte(**comunes, fecha=date(2026, 9, 1), estado="sin_empezar"),
        Reporte(
            **comunes, fecha=date(2026, 12, 10), estado="en_ejecucion", avance=Fraction(35),
            pagado=98_000_000, nota="Se suspendió una semana por lluvias.",
            enlace="https://alcaldia.example/informe-2",
        ),
    )  # fmt: skip


def periodo_anterior(actual: Publicable) -> Publicable:
    """La misma agenda, cuatro años antes y con una propuesta que después se llamó distinto."""
    primera, *demas = actual.agenda.propuestas
    otra = primera.model_copy(update={"nombre": "Lo que se pedía entonces"})
    anios = Periodo(inicio=actual.agenda.periodo.inicio - 4, fin=actual.agenda.periodo.inicio - 1)
    return taller.cambiar(
        actual,
        ruta=f"{actual.ruta.partition('/')[0]}/{anios.inicio}-{anios.fin}",
        agenda={"periodo": anios, "propuestas": (otra, *demas)},
    )
