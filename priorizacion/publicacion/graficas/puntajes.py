"""Los puntajes: una barra por criterio y, debajo, una marca por estamento."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.palabras import nombre_de_codigo
from priorizacion.publicacion.vistas.puntajes import Barra, Puntajes

LARGO = 240
"""De 0 a 100, en unidades del dibujo; a la derecha va la cifra."""
FORMAS = 6
"""Cuántas formas distintas hay de marca: si hay más estamentos, las demás van en la tabla."""

_ANCHO_DE_MARCA = 11
_ESCALON = 12


@dataclass(frozen=True, slots=True)
class Marca:
    """Un estamento en la escala."""

    x: float
    y: int
    forma: int


@dataclass(frozen=True, slots=True)
class Regla:
    """Un criterio dibujado."""

    renglones: tuple[Rotulo, ...]
    y: int
    lleno: float
    texto: str
    marcas: tuple[Marca, ...]


@dataclass(frozen=True, slots=True)
class Clave:
    """Un renglón de la leyenda."""

    forma: int
    que: str
    y: int


@dataclass(frozen=True, slots=True)
class Escalas:
    """El dibujo entero."""

    reglas: tuple[Regla, ...]
    titulos: tuple[Rotulo, ...]
    leyenda: tuple[Clave, ...]
    alto: int


def dibujar(vista: Puntajes) -> Escalas:
    """Los lugares de todo lo que lleva la gráfica."""
    formas = {estamento: n for n, estamento in enumerate(vista.estamentos[:FORMAS])}
    reglas: list[Regla] = []
    titulos: list[Rotulo] = []
    y = 0
    for eje, barras in groupby(vista.barras, key=lambda b: b.eje):
        titulos.append(Rotulo(eje, y))
        y += 20
        for barra in barras:
            renglones = partir(barra.criterio, y)
            reglas.append(_regla(barra, renglones, formas))
            y = max((m.y for m in reglas[-1].marcas), default=reglas[-1].y + 7) + 23
        y += 6
    leyenda = tuple(
        Clave(n, nombre_de_codigo(estamento), y + 4 + 19 * n) for estamento, n in formas.items()
    )
    return Escalas(tuple(reglas), tuple(titulos), leyenda, y + 19 * len(leyenda))


def _regla(barra: Barra, renglones: tuple[Rotulo, ...], formas: dict[str, int]) -> Regla:
    y = renglones[-1].y + 6
    return Regla(
        renglones=renglones,
        y=y,
        lleno=_lugar(barra.puntaje),
        texto=barra.texto,
        marcas=_marcas(barra, formas, y + 21),
    )


def _marcas(barra: Barra, formas: dict[str, int], y: int) -> tuple[Marca, ...]:
    """Cada una en su puntaje; la que taparía a otra baja un escalón."""
    puestas: list[Marca] = []
    for estamento, puntaje in barra.estamentos:
        if estamento not in formas:
            continue
        x, donde = _lugar(puntaje), y
        while any(abs(p.x - x) < _ANCHO_DE_MARCA and p.y == donde for p in puestas):
            donde += _ESCALON
        puestas.append(Marca(x, donde, formas[estamento]))
    return tuple(puestas)


def _lugar(puntaje: Fraction) -> float:
    return round(float(LARGO * puntaje / 100), 1)
