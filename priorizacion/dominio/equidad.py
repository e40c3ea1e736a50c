"""Cómo se reparte lo elegido: cuánto de lo suyo logra cada estamento y cuánto llega a cada zona."""

from priorizacion.dominio.puntaje import Centesimas
from priorizacion.dominio.tipos import Congelado, Entero, Id, Pesos, Razon


class Satisfaccion(Congelado):
    """Lo que vale la cartera para un estamento, contra lo mejor que podría tener."""

    estamento: Id
    """Estamento."""
    propias: Entero
    """Casillas (propuesta que compite y criterio) con puntaje publicado de este estamento."""
    casillas: Entero
    """Todas las casillas calificadas; en las que no son propias se usa el puntaje del comité."""
    valor: int | None = None
    """Valor de la cartera con sus puntajes, centésimas; None si las propias no alcanzan."""
    mejor: int | None = None
    """La mejor cartera encontrada con sus puntajes y las mismas reglas, centésimas."""
    mejor_maximo: int | None = None
    """Ninguna vale más que esto: igual a `mejor` si se probó."""
    minima: Centesimas | None = None
    """valor ÷ mejor_maximo, centésimas de porcentaje, hacia abajo; 10000 es todo."""
    maxima: Centesimas | None = None
    """valor ÷ mejor, hacia arriba; igual a `minima` si se probó y se redondeó mitad arriba."""


class InversionZona(Congelado):
    """Lo elegido en una zona, o lo que no es de ninguna."""

    zona: Id | None
    """Zona; None reúne las propuestas sin zona."""
    poblacion: Entero | None
    """Habitantes declarados."""
    proyectos: Entero
    """Proyectos elegidos."""
    inversion: Pesos
    """Costo cargado de lo elegido, a precios del año base."""
    por_habitante: Pesos | None
    """inversion ÷ poblacion, mitad hacia arriba; None sin población."""
    beneficiarios: Entero
    """Suma de los declarados en lo elegido: quien gana con dos obras cuenta dos veces."""
    sin_beneficiarios: Entero
    """Elegidos que no los declaran."""


class Equidad(Congelado):
    """El reparto de una agenda entre estamentos y zonas."""

    satisfaccion: tuple[Satisfaccion, ...]
    """Un estamento por fila, en el orden declarado; vacío si nadie calificó."""
    zonas: tuple[InversionZona, ...]
    """Las declaradas, en su orden, y al final lo que no tiene zona, si lo hay."""
    gini: Razon | None
    """Desigualdad de la inversión por habitante, exacta: 0 es lo mismo para cada habitante.
    Solo zonas con población, ponderadas por ella; None con menos de dos, o sin inversión."""
