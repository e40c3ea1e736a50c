"""Lo leído → lo que está bien escrito y no puede cumplirse, o deja de distinguir."""

from collections import Counter
from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Cuota, Excluyentes, Paquete
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import contar, enumerar

_RESOLUCION_RAZONABLE = 1_000
"""Centésimas: diez puntos de valor. Con más, casi todo empata y decide el costo o el sorteo."""


def cuotas(leido: Leido) -> Iterator[Observacion]:
    """El mínimo de una cuota no pasa de su máximo."""
    for i, regla in enumerate(leido.reglas.reglas if leido.reglas else ()):
        if not isinstance(regla, Cuota) or regla.minimo is None or regla.maximo is None:
            continue
        if regla.base_minimo == regla.base_maximo and regla.minimo > regla.maximo:
            yield observar(
                "cuota-invertida",
                leido.en_agenda("reglas", i, "minimo"),
                "El mínimo de la cuota es mayor que su máximo: ninguna agenda la cumpliría.",
                "Corrija uno de los dos.",
            )


def repetidas(leido: Leido) -> Iterator[Observacion]:
    """Excluyentes y paquetes nombran propuestas distintas."""
    for i, regla in enumerate(leido.reglas.reglas if leido.reglas else ()):
        if not isinstance(regla, Excluyentes | Paquete):
            continue
        veces = [id_ for id_, n in Counter(regla.propuestas).items() if n > 1]
        if veces:
            yield observar(
                "regla-repite-propuesta",
                leido.en_agenda("reglas", i, "propuestas"),
                f"La regla nombra dos veces a {enumerar(veces)}.",
                "Deje cada una una sola vez; si iba otra, escriba cuál.",
            )


def resolucion(leido: Leido) -> Iterator[Observacion]:
    """La resolución no es tan gruesa que todo empate."""
    reglas = leido.reglas
    if reglas is None or reglas.resolucion_efectiva <= _RESOLUCION_RAZONABLE:
        return
    yield observar(
        "resolucion-gruesa",
        leido.en_agenda("resolucion"),
        f"Está en centésimas: {reglas.resolucion} son {reglas.resolucion // 100} puntos de valor, "
        "y las propuestas que se diferencien en menos empatarán.",
        "Escriba 100, que es un punto, si no hay una razón para otra cosa.",
    )


def obras_largas(leido: Leido) -> Iterator[Observacion]:
    """Cada obra puede terminar de pagarse dentro del periodo."""
    reglas = leido.reglas
    if reglas is None or leido.propuestas is None or reglas.periodo.fin < reglas.periodo.inicio:
        return
    for propuesta, linea in leido.propuestas.pares():
        inicio = max(propuesta.inicio_minimo or 0, reglas.periodo.inicio)
        ultimo = inicio + _anos_con_pagos(propuesta) - 1
        fuera = ultimo > reglas.periodo.fin >= inicio
        if fuera and not propuesta.retirada and not propuesta.fusionada_en:
            yield observar(
                "obra-sin-tiempo",
                leido.propuestas.origen(linea, "duracion"),
                f"{propuesta.id} dura {contar(propuesta.duracion, 'año', 'años')} y, si empieza en "
                f"{inicio}, se terminaría de pagar en {ultimo}, después del periodo: no podrá "
                "elegirse.",
                "Corrija la duración o el inicio; o pártala en etapas que quepan.",
            )


def _anos_con_pagos(propuesta: Propuesta) -> int:
    pagos = [i for i, parte in enumerate(propuesta.desembolsos, 1) if parte]
    return pagos[-1] if pagos else propuesta.duracion
