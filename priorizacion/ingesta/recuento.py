"""Secciones de un `.pb` → el apoyo de cada proyecto, publicado o contado en sus papeletas."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.secciones import Fila, Secciones, leer_monto, observar

Unidad = Literal["votos", "puntos"]
_POR_PUNTOS = ("cumulative", "scoring", "ordinal")
_COLUMNA: dict[Unidad, str] = {"votos": "votes", "puntos": "score"}


@dataclass(frozen=True)
class Recuento:
    """Cuánto apoyo recibió cada proyecto."""

    unidad: Unidad
    """Qué se cuenta."""
    contado: bool
    """Verdadero si se contó en VOTES y no venía en PROJECTS."""
    apoyos: dict[str, Fraction]
    """project_id → votos o puntos, exactos."""
    observaciones: tuple[Observacion, ...]
    """Errores y advertencias."""


def recontar(secciones: Secciones) -> Recuento:
    """Toma el apoyo que publica PROJECTS; si no está completo, lo cuenta en VOTES.

    Los puntos valen cuando la elección es por puntos y el archivo los trae; si no, los votos.
    """
    unidad = _unidad(secciones)
    publicado = _completa(secciones.proyectos, _COLUMNA[unidad])
    if not publicado and not secciones.votos:
        return Recuento(unidad, True, {}, (_sin_votos(secciones, unidad),))
    contados, malas = _contar(secciones, unidad)
    if not publicado:
        return Recuento(unidad, True, contados, tuple(_papeletas(secciones, malas, "error")))
    leidos, faltas = _publicados(secciones, unidad)
    distintas = () if faltas else tuple(_distintas(secciones, unidad, leidos, contados))
    avisos = _papeletas(secciones, malas, "advertencia")
    return Recuento(unidad, False, leidos, (*faltas, *avisos, *distintas))


def _unidad(secciones: Secciones) -> Unidad:
    tipo, _ = secciones.meta.get("vote_type", ("", 0))
    if tipo.lower() not in _POR_PUNTOS:
        return "votos"
    con_puntos = any(fila.celdas.get("points") for fila in secciones.votos)
    return "puntos" if con_puntos or _completa(secciones.proyectos, "score") else "votos"


def _completa(filas: Sequence[Fila], columna: str) -> bool:
    return bool(filas) and all(fila.celdas.get(columna) for fila in filas)


def _publicados(
    secciones: Secciones, unidad: Unidad
) -> tuple[dict[str, Fraction], list[Observacion]]:
    leidos: dict[str, Fraction] = {}
    faltas: list[Observacion] = []
    columna = _COLUMNA[unidad]
    for fila in secciones.proyectos:
        try:
            leidos[fila.id] = leer_monto(fila.celdas[columna])
        except ValueError:
            mensaje = f"El proyecto {fila.id} tiene «{fila.celdas[columna]}» donde van {unidad}."
            remedio = "Escriba solo cifras."
            faltas.append(
                observar(secciones.archivo, "pabulib-numero", mensaje, remedio, fila.linea, columna)
            )
    return leidos, faltas


def _contar(secciones: Secciones, unidad: Unidad) -> tuple[dict[str, Fraction], list[int]]:
    cuenta: defaultdict[str, Fraction] = defaultdict(Fraction)
    cuenta.update({fila.id: Fraction(0) for fila in secciones.proyectos})
    conocidos = frozenset(cuenta)
    malas: list[int] = []
    for fila in secciones.votos:
        votados = [v.strip() for v in fila.celdas.get("vote", "").split(",") if v.strip()]
        puntos = _puntos(fila, unidad, len(votados))
        if puntos is None or not conocidos.issuperset(votados):
            malas.append(fila.linea)
        for votado, punto in zip(votados, puntos or (), strict=False):
            cuenta[votado] += punto
    return dict(cuenta), malas


def _puntos(fila: Fila, unidad: Unidad, cuantos: int) -> list[Fraction] | None:
    if unidad == "votos":
        return [Fraction(1)] * cuantos
    try:
        puntos = [leer_monto(p) for p in fila.celdas.get("points", "").split(",") if p.strip()]
    except ValueError:
        return None
    return puntos if len(puntos) == cuantos else None


def _sin_votos(secciones: Secciones, unidad: Unidad) -> Observacion:
    mensaje = (
        f"No hay columna {_COLUMNA[unidad]} completa en PROJECTS ni papeletas en VOTES: "
        "no hay qué contar."
    )
    return observar(secciones.archivo, "pabulib-sin-votos", mensaje, "Busque el archivo completo.")


def _papeletas(
    secciones: Secciones, malas: list[int], gravedad: Literal["error", "advertencia"]
) -> Iterator[Observacion]:
    if not malas:
        return
    mensaje = (
        f"{len(malas)} papeletas no se entienden: nombran un proyecto que no existe, o sus puntos "
        "no van uno por proyecto. Esta es la primera."
    )
    remedio = "Corrija esas líneas de VOTES."
    yield observar(
        secciones.archivo, "pabulib-papeleta", mensaje, remedio, malas[0], "vote", gravedad
    )


def _distintas(
    secciones: Secciones,
    unidad: Unidad,
    leidos: dict[str, Fraction],
    contados: dict[str, Fraction],
) -> Iterator[Observacion]:
    if not secciones.votos:
        return
    for fila in secciones.proyectos:
        if leidos[fila.id] == contados[fila.id]:
            continue
        mensaje = (
            f"PROJECTS publica {leidos[fila.id]} {unidad} para {fila.id} y en VOTES se cuentan "
            f"{contados[fila.id]}; vale lo publicado."
        )
        remedio = "Si vale lo contado, borre la columna de PROJECTS."
        yield observar(
            secciones.archivo,
            "pabulib-cuenta-distinta",
            mensaje,
            remedio,
            fila.linea,
            _COLUMNA[unidad],
            "advertencia",
        )
