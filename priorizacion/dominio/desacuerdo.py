"""En qué no hubo acuerdo: fiabilidad de cada criterio, dispersión y lo que conviene deliberar.

Todo sale de lo publicado en `puntajes.csv`: de aquí nadie sabe la marca de una persona.
"""

from typing import Literal

from priorizacion.dominio.puntaje import Alfa, Centesimas, Dispersion
from priorizacion.dominio.tipos import Congelado, Id

Cambio = Literal["entra", "sale", "no_cambia", "empata", "no_compite"]
"""Qué le pasa a la propuesta: `empata` es que decidiría el desempate; `no_compite`, que no pasaría
un umbral."""


class AcuerdoCriterio(Congelado):
    """Cuánto coincidieron las personas en un criterio, sobre todas las propuestas."""

    criterio: Id
    """Criterio que se califica."""
    alfa: Alfa | None
    """Alfa de Krippendorff, métrica de intervalo; None si publicarlo revelaría marcas."""
    dispersion: Dispersion | None
    """Desviación típica conjunta dentro de cada propuesta; None si revelaría marcas."""


class DispersionPropuesta(Congelado):
    """Cuánto se apartaron las marcas de una propuesta."""

    propuesta: Id
    """Propuesta."""
    dispersion: Dispersion | None
    """Desviación típica conjunta de sus criterios; None si publicarla revelaría marcas."""
    distancias: dict[Id, Centesimas]
    """Criterio → centésimas entre el estamento publicado que más le dio y el que menos."""


class Efecto(Congelado):
    """Qué haría la agenda si el puntaje de una propuesta discutida se moviera."""

    puntos: int
    """Puntos que se mueve cada criterio calificado, sin salirse de 0 a 100; negativo es bajar."""
    prioridad: Centesimas
    """Prioridad que tendría."""
    factibilidad: Centesimas
    """Factibilidad que tendría."""
    cambio: Cambio | None
    """Qué le pasaría; None si el solucionador no lo pudo decir."""


class Deliberacion(Congelado):
    """Una propuesta que conviene conversar antes de decidir."""

    propuesta: Id
    """Propuesta."""
    dispersion: Dispersion
    """Su dispersión."""
    criterio: Id | None
    """El criterio con mayor distancia entre estamentos publicados."""
    estamento_mayor: Id | None
    """El que más le dio en ese criterio."""
    estamento_menor: Id | None
    """El que menos le dio en ese criterio."""
    distancia: Centesimas | None
    """Centésimas entre los dos."""
    efecto: Efecto | None
    """Qué haría la agenda; None si no hay una cartera probada con la cual comparar."""


class Desacuerdo(Congelado):
    """El desacuerdo de una agenda."""

    criterios: tuple[AcuerdoCriterio, ...]
    """Los criterios que se califican, en el orden declarado."""
    propuestas: tuple[DispersionPropuesta, ...]
    """Las que tienen alguna cifra publicable, en orden de id."""
    para_deliberar: tuple[Deliberacion, ...]
    """Las que compiten y más dividieron, de mayor a menor."""
