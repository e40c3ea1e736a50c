"""Observaciones que se van reuniendo → la lista ordenada, sin repetir y sin avalanchas."""

from collections import Counter
from collections.abc import Iterable

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.codigos import CODIGOS

Apuntes = list[Observacion]
"""La libreta en la que cada lector anota lo que observa."""

MAXIMO_POR_CODIGO = 200
"""De un mismo código en un mismo archivo se dan estas; las demás se cuentan."""


def observar(
    codigo: str,
    origen: Origen,
    mensaje: str,
    remedio: str,
) -> Observacion:
    """Una observación con la gravedad que su código tiene en el catálogo."""
    return Observacion.model_construct(
        codigo=codigo,
        gravedad=CODIGOS[codigo],
        origen=origen,
        mensaje=mensaje,
        remedio=remedio,
    )


def en(archivo: str, fila: int | None = None, columna: str | None = None) -> Origen:
    """Dónde está lo observado."""
    return Origen.model_construct(archivo=archivo, fila=fila, columna=columna)


def resumir(apuntes: Iterable[Observacion]) -> tuple[Observacion, ...]:
    """Ordena por archivo, fila, columna y código; pasadas las primeras 200, dice «y N más»."""
    cuenta: Counter[tuple[str, str]] = Counter()
    dichas: list[Observacion] = []
    distintas = {_orden(observacion): observacion for observacion in apuntes}
    for _, observacion in sorted(distintas.items()):
        clave = (observacion.codigo, observacion.origen.archivo)
        cuenta[clave] += 1
        if cuenta[clave] <= MAXIMO_POR_CODIGO:
            dichas.append(observacion)
    sobrantes = [
        _y_mas(codigo, archivo, total - MAXIMO_POR_CODIGO)
        for (codigo, archivo), total in sorted(cuenta.items())
        if total > MAXIMO_POR_CODIGO
    ]
    return (*dichas, *sobrantes)


def hay_errores(apuntes: Iterable[Observacion]) -> bool:
    """Si alguna impide priorizar."""
    return any(o.gravedad == "error" for o in apuntes)


def _orden(observacion: Observacion) -> tuple[str, int, str, str, str]:
    donde = observacion.origen
    return (
        donde.archivo,
        donde.fila or 0,
        donde.columna or "",
        observacion.codigo,
        observacion.mensaje,
    )


def _y_mas(codigo: str, archivo: str, cuantas: int) -> Observacion:
    return observar(
        codigo,
        en(archivo),
        f"Y {cuantas} más como estas.",
        "Arregle las primeras y vuelva a revisar.",
    )
