"""El contraste: de cada otra lista, lo que comparte con la agenda, lo que sale y lo que entra."""

from dataclasses import dataclass

from priorizacion.publicacion.graficas.rotulo import Rotulo, partir
from priorizacion.publicacion.vistas.contraste import Comparadas, Parecido

ANCHO = 300
_PASO = 42


@dataclass(frozen=True, slots=True)
class Trio:
    """Los tres pedazos de una lista."""

    renglones: tuple[Rotulo, ...]
    y: int
    x_salen: float
    salen: float
    siguen: float
    x_entran: float
    entran: float
    cifras: str


@dataclass(frozen=True, slots=True)
class Balanza:
    """El dibujo entero."""

    trios: tuple[Trio, ...]
    eje: float
    """La raya de la que cada lado sale."""
    alto: int


def dibujar(vista: Comparadas) -> Balanza:
    """Todas a la misma escala, la que permite que quepan las más largas de cada lado."""
    izquierda = max((p.salen for p in vista.parecidos), default=0)
    derecha = max((p.siguen + p.entran for p in vista.parecidos), default=0)
    unidad = ANCHO / ((izquierda + derecha) or 1)
    eje = round(izquierda * unidad, 1)
    trios: list[Trio] = []
    y = 0
    for parecido in vista.parecidos:
        renglones = partir(parecido.nombre, y)
        y = renglones[-1].y
        trios.append(_trio(parecido, renglones, eje, unidad))
        y += _PASO + 14
    return Balanza(tuple(trios), eje, y)


def _trio(parecido: Parecido, renglones: tuple[Rotulo, ...], eje: float, unidad: float) -> Trio:
    salen, siguen, entran = (
        round(unidad * n, 1) for n in (parecido.salen, parecido.siguen, parecido.entran)
    )
    return Trio(
        renglones=renglones,
        y=renglones[-1].y + 6,
        x_salen=round(eje - salen, 1),
        salen=salen,
        siguen=siguen,
        x_entran=round(eje + siguen, 1),
        entran=entran,
        cifras=f"Salen {parecido.salen} · siguen {parecido.siguen} · entran {parecido.entran}",
    )
