"""La matriz de prioridad y factibilidad: cada propuesta en su lugar, sin que una tape a otra."""

from dataclasses import dataclass

from priorizacion.publicacion.vistas.matriz import Matriz, Punto

LADO = 300
"""Lado del cuadro de la matriz, en unidades del dibujo."""
_CERCA = 9
"""Distancia a la que dos marcas se confunden."""
_LETRA = (7, 12)
"""Ancho y alto aproximados de una letra del rótulo."""

_ALTO_DEL_CUADRO = 356
"""Del borde de arriba a donde empieza la leyenda."""

_VUELTAS = tuple(
    (dx * paso, dy * paso)
    for paso in (_CERCA, 2 * _CERCA, 3 * _CERCA)
    for dx, dy in ((1, 0), (0, -1), (-1, 0), (0, 1), (1, -1), (-1, -1), (-1, 1), (1, 1))
)


@dataclass(frozen=True, slots=True)
class Marca:
    """Un punto dibujado: centro, forma y rótulo si cabe."""

    x: float
    y: float
    forma: str
    rotulo: str
    rotulo_x: float
    rotulo_y: float


@dataclass(frozen=True, slots=True)
class Renglon:
    """Un renglón de la leyenda."""

    forma: str
    que: str
    y: int
    y_texto: int


@dataclass(frozen=True, slots=True)
class Dibujo:
    """La matriz lista para dibujar."""

    marcas: tuple[Marca, ...]
    umbral_x: float | None
    umbral_y: float | None
    leyenda: tuple[Renglon, ...]
    alto: int
    lado: int = LADO


def dibujar(matriz: Matriz) -> Dibujo:
    """Los lugares de todo lo que lleva la matriz."""
    leyenda = tuple(
        Renglon(forma, que, _ALTO_DEL_CUADRO + 20 * i, _ALTO_DEL_CUADRO + 4 + 20 * i)
        for i, (forma, que) in enumerate(matriz.formas)
    )
    return Dibujo(
        marcas=_marcas(matriz),
        umbral_x=_escalar(matriz.umbral_factibilidad) if matriz.umbral_factibilidad else None,
        umbral_y=LADO - _escalar(matriz.umbral_prioridad) if matriz.umbral_prioridad else None,
        leyenda=leyenda,
        alto=_ALTO_DEL_CUADRO + 20 * len(leyenda),
    )


def _escalar(centesimas: int) -> float:
    return round(LADO * centesimas / 10_000, 1)


def _marcas(matriz: Matriz) -> tuple[Marca, ...]:
    """Los puntos sin que uno tape a otro; primero las elegidas, que conservan su lugar."""
    ocupados: list[tuple[float, float]] = []
    orden = sorted(matriz.puntos, key=lambda p: (p.forma != "elegida", p.id))
    lugares = [(p, _lugar_libre(p, ocupados)) for p in orden]
    cajas: list[tuple[float, float, float, float]] = [
        (x - 5, y - 5, x + 5, y + 5) for _, (x, y) in lugares
    ]
    return tuple(_marca(p, x, y, cajas) for p, (x, y) in lugares)


def _lugar_libre(punto: Punto, ocupados: list[tuple[float, float]]) -> tuple[float, float]:
    x0, y0 = _escalar(punto.factibilidad), LADO - _escalar(punto.prioridad)
    for dx, dy in ((0, 0), *_VUELTAS):
        x, y = min(max(x0 + dx, 0), LADO), min(max(y0 + dy, 0), LADO)
        if all(abs(x - ox) >= _CERCA or abs(y - oy) >= _CERCA for ox, oy in ocupados):
            break
    ocupados.append((x, y))
    return round(x, 1), round(y, 1)


def _marca(
    punto: Punto, x: float, y: float, cajas: list[tuple[float, float, float, float]]
) -> Marca:
    ancho, alto = _LETRA[0] * len(punto.id), _LETRA[1]
    for rx, ry in (
        (x + 7, y + 4),
        (x - 7 - ancho, y + 4),
        (x - ancho / 2, y - 8),
        (x - ancho / 2, y + 16),
    ):
        caja = (rx, ry - alto + 2, rx + ancho, ry + 2)
        dentro = caja[0] >= 0 and caja[2] <= LADO and caja[1] >= -4 and caja[3] <= LADO
        if dentro and not any(_se_tocan(caja, otra) for otra in cajas):
            cajas.append(caja)
            return Marca(x, y, punto.forma, punto.id, round(rx, 1), round(ry, 1))
    return Marca(x, y, punto.forma, "", 0, 0)


def _se_tocan(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
