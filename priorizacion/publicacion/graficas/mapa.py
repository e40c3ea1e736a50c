"""El mapa por zonas: el borde de cada una, simplificado, con su letra adentro."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from priorizacion.dominio.mapa import POR_GRADO
from priorizacion.dominio.mapa import Punto as Coordenada
from priorizacion.publicacion.graficas.bordes import Anillo, Punto, simplificar
from priorizacion.publicacion.vistas.mapa import Dibujada, MapaPorZonas

ANCHO, ALTO = 300, 380
"""Lo más que ocupa, en unidades del dibujo."""
FINURA = 10
"""Los bordes van en décimas de unidad, como enteros."""
_AREA = 2 * 120
"""Doble del área, en décimas, de la menor esquina que se ve."""
_PUNTOS = 500
"""Con más, la página pesa sin que el mapa se vea mejor."""
_REJILLA = 14
"""En cuántas casillas por lado se busca dónde poner la letra."""
_ANCHO_DEL_TEXTO = 20 * FINURA
"""Media anchura de «2 de 15»: si no cabe, la zona lleva solo su letra."""


@dataclass(frozen=True, slots=True)
class Forma:
    """Una zona dibujada."""

    id: str
    letra: str
    tono: int
    borde: str
    """La trayectoria SVG, en décimas."""
    x: float
    y: float
    cuenta: str
    """«2 de 5»; vacío si no cabe."""
    nombre: str
    """Lo que dice su enlace."""


@dataclass(frozen=True, slots=True)
class Plano:
    """El dibujo entero."""

    formas: tuple[Forma, ...]
    leyenda: tuple[tuple[int, str, int], ...]
    """Tono, lo que significa y su altura."""
    ancho: float
    alto: float
    escala: float


def dibujar(vista: MapaPorZonas) -> Plano:
    """Los lugares de todo lo que lleva el mapa."""
    proyectar = _proyeccion([p for z in vista.zonas for p in _puntos(z)])
    partes = [
        (zona, anillo)
        for zona in vista.zonas
        for poligono in zona.poligonos
        for anillo in (_sin_repetir([proyectar(p) for p in borde]) for borde in poligono)
        if len(anillo) > 2
    ]
    cortos = simplificar([anillo for _, anillo in partes], area=_AREA, puntos=_PUNTOS)
    por_zona: dict[str, list[Anillo]] = {}
    for (zona, _), corto in zip(partes, cortos, strict=True):
        por_zona.setdefault(zona.id, []).append(corto)
    formas = tuple(_forma(z, por_zona[z.id]) for z in vista.zonas if z.id in por_zona)
    ancho = max((x for a in cortos for x, _ in a), default=0) / FINURA
    alto = max((y for a in cortos for _, y in a), default=0) / FINURA
    leyenda = tuple(
        (tono, que, round(alto) + 22 + 20 * i) for i, (tono, que) in enumerate(vista.leyenda)
    )
    return Plano(formas, leyenda, ancho, round(alto) + 16 + 20 * len(leyenda), 1 / FINURA)


def _puntos(zona: Dibujada) -> Iterator[Coordenada]:
    return (p for poligono in zona.poligonos for p in poligono[0])


def _proyeccion(puntos: Sequence[Coordenada]) -> Callable[[Coordenada], Punto]:
    """Cilíndrica, con la longitud encogida a la latitud del medio: basta para un municipio."""
    lons, lats = [p[0] for p in puntos], [p[1] for p in puntos]
    oeste, norte = min(lons), max(lats)
    encoge = cos(radians((norte + min(lats)) / 2 / POR_GRADO))
    ancho, alto = (max(lons) - oeste) * encoge, norte - min(lats)
    escala = FINURA * min(ANCHO / ancho, ALTO / alto)
    return lambda p: (round((p[0] - oeste) * encoge * escala), round((norte - p[1]) * escala))


def _sin_repetir(cerrado: Sequence[Punto]) -> Anillo:
    """Los puntos sin los que quedaron encima del anterior, ni el que cierra."""
    return tuple(p for p, antes in zip(cerrado[1:], cerrado, strict=False) if p != antes)


def _forma(zona: Dibujada, anillos: Sequence[Anillo]) -> Forma:
    x, y, aire = _donde_cabe(anillos)
    cuenta = f"{zona.elegidas} de {zona.propuestas}"
    return Forma(
        id=zona.id,
        letra=zona.letra,
        tono=zona.tono,
        borde="".join(map(_trayectoria, anillos)),
        x=round(x / FINURA, 1),
        y=round(y / FINURA, 1),
        cuenta=cuenta if aire >= _ANCHO_DEL_TEXTO else "",
        nombre=zona.dicho,
    )


def _trayectoria(anillo: Anillo) -> str:
    """Con pasos relativos, que comprimen mejor."""
    x, y = anillo[0]
    pasos = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(anillo)]
    return f"M{x} {y}l{' '.join(pasos)}z".replace(" -", "-")


def _donde_cabe(anillos: Sequence[Anillo]) -> tuple[float, float, float]:
    """El punto de adentro más lejos de los bordes, en una rejilla, y a qué distancia queda."""
    mayor = max(anillos, key=_area)
    xs, ys = [p[0] for p in mayor], [p[1] for p in mayor]
    paso_x, paso_y = (max(xs) - min(xs)) / _REJILLA, (max(ys) - min(ys)) / _REJILLA
    lados = [par for anillo in anillos for par in pairwise((*anillo, anillo[0]))]
    mejor = (sum(xs) / len(xs), sum(ys) / len(ys), 0.0)
    for i in range(1, _REJILLA):
        for j in range(1, _REJILLA):
            x, y = min(xs) + paso_x * i, min(ys) + paso_y * j
            if _adentro(x, y, lados):
                aire = min(_distancia(x, y, *lado) for lado in lados)
                mejor = max(mejor, (x, y, aire), key=lambda lugar: lugar[2])
    return mejor


def _area(anillo: Anillo) -> int:
    pares = pairwise((*anillo, anillo[0]))
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pares))


def _adentro(x: float, y: float, lados: Sequence[tuple[Punto, Punto]]) -> bool:
    cruces = 0
    for (ax, ay), (bx, by) in lados:
        if (ay > y) != (by > y):
            cruces += x < ax + (y - ay) * (bx - ax) / (by - ay)
    return cruces % 2 == 1


def _distancia(x: float, y: float, a: Punto, b: Punto) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    largo = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / largo)) if largo else 0.0
    return hypot(a[0] + t * dx - x, a[1] + t * dy - y)
