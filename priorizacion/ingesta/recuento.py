"""Secciones de un `.pb` → el apoyo de cada proyecto, publicado o contado en sus papeletas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.secciones import Fila, Secciones, leer_monto
from priorizacion.ingesta.texto import contar

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
    contados, dudosas = _contar(secciones, unidad)
    if not publicado:
        return Recuento(unidad, True, contados, tuple(_papeletas(secciones, dudosas)))
    leidos, faltas = _publicados(secciones, unidad)
    distintas = () if faltas else tuple(_distintas(secciones, unidad, leidos, contados))
    return Recuento(unidad, False, leidos, (*faltas, *distintas))


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
            origen = en(secciones.archivo, fila.linea, columna)
            faltas.append(observar("pabulib-numero", origen, mensaje, remedio))
    return leidos, faltas


def _contar(
    secciones: Secciones, unidad: Unidad
) -> tuple[dict[str, Fraction], dict[str, list[int]]]:
    cuenta = {fila.id: Fraction(0) for fila in secciones.proyectos}
    dudosas: dict[str, list[int]] = {"pabulib-papeleta": [], "pabulib-papeleta-omitida": []}
    for fila in secciones.votos:
        votados = [v.strip() for v in fila.celdas.get("vote", "").split(",") if v.strip()]
        puntos = _puntos(fila, unidad, len(votados))
        if puntos is None:
            dudosas["pabulib-papeleta"].append(fila.linea)
            continue
        for votado, punto in zip(votados, puntos, strict=True):
            if votado in cuenta:
                cuenta[votado] += punto
        if not cuenta.keys() >= set(votados):
            dudosas["pabulib-papeleta-omitida"].append(fila.linea)
    return cuenta, dudosas


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
    return observar(
        "pabulib-sin-votos", en(secciones.archivo), mensaje, "Busque el archivo completo."
    )


def _papeletas(secciones: Secciones, dudosas: dict[str, list[int]]) -> Iterator[Observacion]:
    motivos = {
        "pabulib-papeleta": "con puntos que no son números o no van uno por proyecto",
        "pabulib-papeleta-omitida": "con un voto por un proyecto que no está en PROJECTS: ese voto "
        "no se contó, los demás sí",
    }
    for codigo, lineas in dudosas.items():
        if not lineas:
            continue
        mensaje = (
            f"Hay {contar(len(lineas), 'papeleta', 'papeletas')} {motivos[codigo]}. "
            "Esta es la primera."
        )
        remedio = "Corrija esas líneas de VOTES."
        yield observar(codigo, en(secciones.archivo, lineas[0], "vote"), mensaje, remedio)


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
            f"PROJECTS publica {_decir(leidos[fila.id], unidad)} para {fila.id} y en VOTES se "
            f"cuentan {contados[fila.id]}; vale lo publicado."
        )
        remedio = "Si vale lo contado, borre la columna de PROJECTS."
        origen = en(secciones.archivo, fila.linea, _COLUMNA[unidad])
        yield observar("pabulib-cuenta-distinta", origen, mensaje, remedio)


def _decir(cuantos: Fraction, unidad: Unidad) -> str:
    return f"{cuantos} {unidad.removesuffix('s') if cuantos == 1 else unidad}"
