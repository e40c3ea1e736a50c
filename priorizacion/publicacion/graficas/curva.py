"""La curva de dinero: cuánto vale la mejor agenda con cada nivel."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.curva import PuntoDeCurva
from priorizacion.publicacion.vistas.ajustes import HOY

ANCHO, ALTO = 300, 200
"""El cuadro, en unidades del dibujo."""
_MARCAS = (50, 100, 150, 200)
"""Niveles con rótulo en el eje."""


@dataclass(frozen=True, slots=True)
class Lugar:
    """Un punto de la línea, o una cruz donde no hay lista posible."""

    x: float
    y: float
    tope: float
    """Hasta dónde podría llegar: menor que `y` solo si no está probado."""


@dataclass(frozen=True, slots=True)
class Marca:
    """Un rótulo del eje."""

    donde: float
    texto: str


@dataclass(frozen=True, slots=True)
class Trazo:
    """La curva lista para dibujar."""

    lineas: tuple[str, ...]
    """Cada una, los puntos seguidos que tienen lista; puede ser uno solo."""
    puntos: tuple[Lugar, ...]
    cruces: tuple[Lugar, ...]
    hoy: Lugar | None
    rotulo_de_hoy: str
    abajo: tuple[Marca, ...]
    al_lado: tuple[Marca, ...]


def dibujar(puntos: tuple[PuntoDeCurva, ...]) -> Trazo:
    """Los lugares de todo lo que lleva la curva."""
    mayor = max((p.valor + (p.brecha or 0) for p in puntos if p.valor is not None), default=0) or 1
    ultimo = max((p.nivel for p in puntos), default=HOY)
    lugares = {p.nivel: _lugar(p, mayor, ultimo) for p in puntos}
    hoy = next((p for p in puntos if p.nivel == HOY and p.valor is not None), None)
    return Trazo(
        lineas=_lineas(puntos, lugares),
        puntos=tuple(lugares[p.nivel] for p in puntos if p.valor is not None),
        cruces=tuple(lugares[p.nivel] for p in puntos if p.valor is None),
        hoy=lugares[HOY] if hoy else None,
        rotulo_de_hoy=f"Hoy: {escribir_centesimas(hoy.valor or 0)}" if hoy else "",
        abajo=tuple(Marca(round(ANCHO * n / ultimo, 1), f"{n} %") for n in _MARCAS if n <= ultimo),
        al_lado=(Marca(ALTO, "0"), Marca(0, escribir_centesimas(mayor))),
    )


def _lugar(punto: PuntoDeCurva, mayor: int, ultimo: int) -> Lugar:
    x = round(ANCHO * punto.nivel / ultimo, 1)
    if punto.valor is None:
        return Lugar(x, ALTO, ALTO)
    tope = punto.valor + (punto.brecha or 0)
    return Lugar(x, _altura(punto.valor, mayor), _altura(tope, mayor))


def _altura(valor: int, mayor: int) -> float:
    return round(ALTO - ALTO * valor / mayor, 1)


def _lineas(puntos: tuple[PuntoDeCurva, ...], lugares: dict[int, Lugar]) -> tuple[str, ...]:
    """La línea se corta donde no hay lista."""
    lineas: list[list[str]] = [[]]
    for punto in puntos:
        if punto.valor is None:
            lineas.append([])
            continue
        lugar = lugares[punto.nivel]
        lineas[-1].append(f"{lugar.x},{lugar.y}")
    return tuple(" ".join(linea) for linea in lineas if linea)
