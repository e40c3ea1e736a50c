"""El cronograma: un renglón por obra y una barra sobre los años en que se hace."""

from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.cronograma import Cronograma, Obra

ANCHO = 300
_CABEN = 5
"""Con más años que estos las cifras se pisarían: van solo en la tabla."""


@dataclass(frozen=True, slots=True)
class Cifra:
    """Lo que se paga un año, en el centro de ese año."""

    x: float
    texto: str


@dataclass(frozen=True, slots=True)
class Barra:
    """Una obra dibujada."""

    renglones: tuple[Rotulo, ...]
    y: int
    x: float
    ancho: float
    cifras: tuple[Cifra, ...]


@dataclass(frozen=True, slots=True)
class Calendario:
    """El dibujo entero."""

    barras: tuple[Barra, ...]
    anios: tuple[Cifra, ...]
    rayas: tuple[float, ...]
    """Donde empieza cada año, y donde termina el último."""
    alto: int


def dibujar(vista: Cronograma) -> Calendario:
    """Los lugares de todo lo que lleva la gráfica."""
    paso = ANCHO / len(vista.vigencias)
    barras: list[Barra] = []
    y = 22
    for obra in vista.obras:
        renglones = partir(obra.nombre, y)
        y = renglones[-1].y + 6
        barras.append(_barra(obra, vista.vigencias, renglones, y))
        y += 40
    return Calendario(
        barras=tuple(barras),
        anios=tuple(
            Cifra(round(paso * (i + 0.5), 1), str(v)) for i, v in enumerate(vista.vigencias)
        ),
        rayas=tuple(round(paso * i, 1) for i in range(len(vista.vigencias) + 1)),
        alto=y + 4,
    )


def _barra(obra: Obra, vigencias: Sequence[int], renglones: tuple[Rotulo, ...], y: int) -> Barra:
    paso = ANCHO / len(vigencias)
    desde = obra.inicio - vigencias[0]
    # una obra ocupa al menos el año en que empieza, aunque sus pagos digan otra cosa
    hasta = max(desde, min(obra.fin, vigencias[-1]) - vigencias[0])
    caben = len(vigencias) <= _CABEN
    return Barra(
        renglones=renglones,
        y=y,
        x=round(paso * desde + 1, 1),
        ancho=round(paso * (hasta - desde + 1) - 2, 1),
        cifras=tuple(
            Cifra(round(paso * (v - vigencias[0] + 0.5), 1), numero_de_millones(m))
            for v, m in obra.pagos.items()
            if caben
        ),
    )
