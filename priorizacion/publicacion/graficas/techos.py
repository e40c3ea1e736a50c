"""Por fuente, una columna por año: lo lleno es lo comprometido y la raya, el techo."""

from dataclasses import dataclass

from priorizacion.publicacion.graficas.rotulo import RENGLON, Rotulo, partir
from priorizacion.publicacion.palabras import numero_de_millones
from priorizacion.publicacion.vistas.techos import Columna, Grupo, Techos

ANCHO, ALTO = 300, 46
"""Lo ancho del dibujo y lo alto de la columna más alta de cada fuente."""
_AIRE = 10
"""Entre una columna y la siguiente."""
_CABEN = 5
"""Con más años que estos las cifras se pisarían: van solo en la tabla."""


@dataclass(frozen=True, slots=True)
class Barra:
    """Un año de una fuente."""

    x: float
    centro: float
    arriba: float
    """Hasta dónde llega lo comprometido, y su alto."""
    lleno: float
    raya: float | None
    """Donde va el techo; None si ese año no hay."""
    firme: bool
    y_cifra: float
    anio: str
    comprometido: str
    de: str


@dataclass(frozen=True, slots=True)
class Banda:
    """Una fuente: su nombre y sus columnas sobre una misma raya."""

    renglones: tuple[Rotulo, ...]
    resumen: str
    y_resumen: int
    base: int
    """Altura de la raya de la que salen las columnas."""
    barras: tuple[Barra, ...]


@dataclass(frozen=True, slots=True)
class Bandas:
    """El dibujo entero."""

    bandas: tuple[Banda, ...]
    ancho_de_barra: float
    proyectado: bool
    """Si algún techo es una proyección y hay que explicar la raya cortada."""
    alto: int


def dibujar(vista: Techos) -> Bandas:
    """Los lugares de todo lo que lleva la gráfica."""
    bandas: list[Banda] = []
    y = 0
    for grupo in vista.grupos:
        banda = _banda(grupo, y)
        bandas.append(banda)
        y = banda.base + 56
    proyectado = any(not b.firme for banda in bandas for b in banda.barras)
    ancho = _paso(vista.grupos[0]) - _AIRE
    return Bandas(tuple(bandas), round(ancho, 1), proyectado, y + (10 if proyectado else -10))


def _paso(grupo: Grupo) -> float:
    return ANCHO / len(grupo.columnas)


def _banda(grupo: Grupo, y: int) -> Banda:
    renglones = partir(grupo.nombre, y)
    y_resumen = renglones[-1].y + RENGLON
    # encima de la columna más alta va su cifra
    base = y_resumen + 22 + ALTO
    mayor = max((max(c.techo, c.comprometido) for c in grupo.columnas), default=0) or 1
    con_cifras = len(grupo.columnas) <= _CABEN
    return Banda(
        renglones=renglones,
        resumen=f"{numero_de_millones(grupo.comprometido)} de "
        f"{numero_de_millones(grupo.techo)} millones",
        y_resumen=y_resumen,
        base=base,
        barras=tuple(
            _barra(c, i * _paso(grupo), _paso(grupo), (base, mayor), con_cifras=con_cifras)
            for i, c in enumerate(grupo.columnas)
        ),
    )


def _barra(
    columna: Columna, x: float, paso: float, escala: tuple[int, int], *, con_cifras: bool
) -> Barra:
    base, mayor = escala
    lleno, techo = (ALTO * monto / mayor for monto in (columna.comprometido, columna.techo))
    return Barra(
        x=round(x, 1),
        centro=round(x + (paso - _AIRE) / 2, 1),
        arriba=round(base - lleno, 1),
        lleno=round(lleno, 1),
        raya=round(base - techo, 1) if columna.techo else None,
        firme=columna.firme or not columna.techo,
        y_cifra=round(base - max(lleno, techo) - 6, 1),
        anio=str(columna.vigencia) if con_cifras else f"{columna.vigencia % 100:02d}",
        comprometido=numero_de_millones(columna.comprometido) if con_cifras else "",
        de=f"de {numero_de_millones(columna.techo)}" if con_cifras else "",
    )
