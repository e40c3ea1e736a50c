"""El mapa del territorio: por dónde va el borde de cada zona. No entra en ninguna cuenta."""

from priorizacion.dominio.tipos import Congelado, Id

POR_GRADO = 100_000
"""Las coordenadas son enteras, en cienmilésimas de grado: poco más de un metro."""

Punto = tuple[int, int]
"""Longitud y latitud, en cienmilésimas de grado."""
Anillo = tuple[Punto, ...]
"""Un borde cerrado: el primer punto y el último son el mismo."""
Poligono = tuple[Anillo, ...]
"""El borde de afuera y, después, los huecos."""


class Contorno(Congelado):
    """El borde de una zona."""

    zona: Id
    """Identificador de la zona en la agenda."""
    poligonos: tuple[Poligono, ...]
    """Sus partes; casi siempre una."""


class Mapa(Congelado):
    """Los contornos que se conocen, por zona."""

    contornos: tuple[Contorno, ...]
    """Uno por zona dibujada."""
