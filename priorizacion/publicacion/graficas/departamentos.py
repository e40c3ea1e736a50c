"""La cuadrícula de los departamentos: un cuadro por cada uno, más o menos en su lugar."""

from dataclasses import dataclass

from priorizacion.publicacion.vistas.portal import Cuadricula, clave_de

LADO = 46
_PASO = 51


@dataclass(frozen=True, slots=True)
class Casilla:
    """Un departamento dibujado."""

    clave: str
    x: int
    y: int
    sigla: str
    agendas: int
    nombre: str
    """Lo que dice su enlace."""


@dataclass(frozen=True, slots=True)
class Tablero:
    """El dibujo entero."""

    casillas: tuple[Casilla, ...]
    lado: int
    ancho: int
    alto: int


def dibujar(vista: Cuadricula) -> Tablero:
    """Los lugares de los 33 cuadros."""
    casillas = tuple(
        Casilla(
            clave=clave_de(c.departamento),
            x=_PASO * c.departamento.columna,
            y=_PASO * c.departamento.fila,
            sigla=c.departamento.sigla,
            agendas=c.agendas,
            nombre=f"{c.departamento.nombre}: agendas publicadas, {c.agendas}",
        )
        for c in vista.cuadros
    )
    return Tablero(
        casillas,
        LADO,
        max(c.x for c in casillas) + LADO,
        max(c.y for c in casillas) + LADO,
    )
