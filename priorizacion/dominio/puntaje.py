"""Lo que se calcula de todas las marcas: puntajes por criterio, eje y estamento."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field, PlainSerializer

from priorizacion.dominio.criterio import Eje
from priorizacion.dominio.robustez import Presencia
from priorizacion.dominio.tipos import Congelado, Entero, Id

Exacto = Annotated[Fraction, Field(ge=0, le=100), PlainSerializer(str, return_type=str)]
"""Puntos de 0 a 100 como fracción exacta; en JSON es texto: «175/2»."""

Dispersion = Annotated[Entero, Field(le=40, multiple_of=5)]
"""Puntos donde empieza la franja de la desviación típica entre marcas; 0 es «menos de 15», 40 es
«40 o más», las demás tienen cinco de ancho."""

Alfa = Annotated[Entero, Field(le=95, multiple_of=5)]
"""Alfa de Krippendorff en centésimas, de a cinco; 0 es «0 o menos» y 95 es «95 o más»."""

Centesimas = Annotated[int, Field(ge=0, le=10_000)]
"""Puntos redondeados a centésimas enteras: 9743 es 97,43."""


MARCAS_MINIMAS = 3
"""De menos personas que estas nunca se publica el puntaje por separado."""


class PuntajeEstamento(Congelado):
    """Lo que dijo un estamento sobre una propuesta en un criterio, con tres marcas o más."""

    estamento: Id
    """Estamento."""
    marcas: Entero
    """Cuántas personas marcaron."""
    puntaje: Exacto
    """Resumen de sus marcas, de 0 a 100."""


class PuntajeCriterio(Congelado):
    """Lo que sumó una propuesta en un criterio."""

    criterio: Id
    """Criterio."""
    ponderacion: Exacto
    """Cuánto pondera en su eje."""
    puntaje: Exacto | None = None
    """De 0 a 100, exacto; None si no alcanzó el quórum o falta el dato."""
    aporte: Exacto | None = None
    """Lo que suma al eje: ponderación × puntaje sobre la suma de ponderaciones."""
    marcas: Entero | None = None
    """Valoraciones contadas; None en un criterio medido."""
    impedidas: Entero = 0
    """Valoraciones descartadas por impedimento."""
    estamentos_que_marcaron: Entero | None = None
    """Cuántos estamentos opinaron; las ponderaciones se renormalizan entre ellos."""
    estamentos: tuple[PuntajeEstamento, ...] = ()
    """Los estamentos que se pueden publicar sin revelar la marca de nadie."""


class PuntajeEje(Congelado):
    """El puntaje de un eje y cómo se formó."""

    eje: Eje
    """Prioridad o factibilidad."""
    puntaje: Exacto | None
    """Suma exacta de los aportes; None si falta quórum en algún criterio."""
    centesimas: Centesimas | None
    """El mismo, redondeado una sola vez, mitad hacia arriba."""
    criterios: tuple[PuntajeCriterio, ...]
    """El desglose, en el orden declarado."""


class Puntaje(Congelado):
    """Los dos ejes de una propuesta."""

    propuesta: Id
    """Propuesta."""
    prioridad: PuntajeEje
    """Lo prioritario."""
    factibilidad: PuntajeEje
    """Lo posible."""

    @property
    def completo(self) -> bool:
        """Si los dos ejes alcanzaron el quórum en todos sus criterios."""
        return self.prioridad.puntaje is not None and self.factibilidad.puntaje is not None


class PuntajePublicado(Congelado):
    """Una fila de `puntajes.csv`: con ella cualquiera recalcula sin ver las marcas."""

    propuesta: Id
    """Propuesta."""
    criterio: Id
    """Criterio."""
    estamento: Id | None = None
    """Estamento; None es el puntaje colectivo."""
    marcas: Entero | None = None
    """Valoraciones contadas."""
    estamentos_que_marcaron: Entero | None = None
    """Solo en el colectivo: cuántos estamentos opinaron."""
    impedidas: Entero = 0
    """Solo en el colectivo: valoraciones descartadas por impedimento."""
    puntaje: Exacto | None = None
    """De 0 a 100, exacto; None sin quórum."""
    dispersion_propuesta: Dispersion | None = None
    """Solo en el colectivo, igual en todos los criterios de la propuesta; None si se calla."""
    dispersion_criterio: Dispersion | None = None
    """Solo en el colectivo, igual en todas las propuestas del criterio; None si se calla."""
    alfa_criterio: Alfa | None = None
    """Solo en el colectivo, igual en todas las propuestas del criterio; None si se calla."""
    sin_un_participante: Presencia | None = None
    """Solo en el colectivo, igual en todos los criterios de la propuesta; None si se calla."""
    sin_un_estamento: Presencia | None = None
    """Solo en el colectivo, igual en todos los criterios de la propuesta; None si se calla."""
