"""La geometría de un GeoJSON → polígonos en cienmilésimas de grado, o qué tiene mal."""

from itertools import pairwise
from typing import Any

from priorizacion.dominio.mapa import POR_GRADO, Anillo, Poligono, Punto
from priorizacion.ingesta.texto import citar

_CLASES = {
    "Point": "es un punto",
    "MultiPoint": "son puntos",
    "LineString": "es una línea",
    "MultiLineString": "son líneas",
    "GeometryCollection": "es una colección de figuras",
}
_EN_GRADOS = "Expórtelo en grados (WGS 84, EPSG:4326), con la longitud primero."
_CERRADO = 4
"""El anillo más corto: un triángulo que vuelve a su primer punto."""


class Mal(Exception):
    """La geometría no sirve; lleva código, mensaje y remedio."""


def leer_poligonos(geometria: Any) -> tuple[Poligono, ...]:
    """Las partes de un `Polygon` o `MultiPolygon`. Lanza `Mal`."""
    clase = geometria.get("type") if isinstance(geometria, dict) else None
    partes = geometria.get("coordinates") if isinstance(geometria, dict) else None
    if clase == "Polygon":
        return (_poligono(partes),)
    if clase == "MultiPolygon" and isinstance(partes, list) and partes:
        return tuple(_poligono(parte) for parte in partes)
    que = _CLASES.get(clase, "no tiene geometría") if isinstance(clase, str) else None
    raise Mal(
        "geojson-forma",
        f"No trae un contorno: {que or 'no tiene geometría'}.",
        "Cada zona es un Polygon o un MultiPolygon.",
    )


def _poligono(anillos: Any) -> Poligono:
    if not isinstance(anillos, list) or not anillos:
        raise Mal("geojson-contorno", "El contorno está vacío.", "Dibújelo de nuevo.")
    return tuple(_anillo(anillo) for anillo in anillos)


def _anillo(posiciones: Any) -> Anillo:
    if not isinstance(posiciones, list):
        raise Mal("geojson-contorno", "El contorno no es una lista de puntos.", _EN_GRADOS)
    puntos = [_punto(posicion) for posicion in posiciones]
    if puntos and puntos[0] != puntos[-1]:
        raise Mal(
            "geojson-contorno",
            "El contorno no se cierra: su último punto no es el primero.",
            "Repita al final el primer punto.",
        )
    distintos = puntos[:1] + [p for antes, p in pairwise(puntos) if p != antes]
    if len(distintos) < _CERRADO or not _area(distintos):
        raise Mal(
            "geojson-contorno",
            f"El contorno no encierra nada: tiene {len(set(distintos))} puntos distintos.",
            "Dibújelo de nuevo: hacen falta al menos tres que no estén en línea.",
        )
    return tuple(distintos)


def _punto(posicion: Any) -> Punto:
    pareja = posicion[:2] if isinstance(posicion, list) else ()
    numeros = [n for n in pareja if isinstance(n, int | float) and not isinstance(n, bool)]
    if len(numeros) != 2:
        raise Mal("geojson-coordenadas", f"{citar(posicion)} no es un punto.", _EN_GRADOS)
    lon, lat = numeros
    if abs(lon) > 180 or abs(lat) > 90:
        raise Mal(
            "geojson-coordenadas",
            f"{citar(posicion)} no son grados: la longitud va de −180 a 180 y la latitud, de −90 "
            "a 90; parecen metros.",
            _EN_GRADOS,
        )
    return round(lon * POR_GRADO), round(lat * POR_GRADO)


def _area(anillo: list[Punto]) -> int:
    """El doble del área, con su signo."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(anillo))
