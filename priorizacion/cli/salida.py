"""Lo que se imprime: respuestas por la salida, avances y quejas por la de errores."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import click

from priorizacion.dominio.observacion import Observacion

Avisar = Callable[[str], None]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_A_SU_MANERA: ContextVar[Callable[[str], str]] = ContextVar("a_su_manera", default=str)
_BORRAR_LINEA = "\r\x1b[K"
_ANCHO = 79


class SalidaFallida(OSError):
    """La respuesta no se pudo escribir: el disco o el archivo al que se envía se llenó."""


def decir(texto: str) -> None:
    """Imprime una línea de respuesta. Lanza `SalidaFallida`."""
    with escribiendo():
        click.echo(_visible(texto))


@contextmanager
def a_su_manera(decirlo: Callable[[str], str]) -> Iterator[None]:
    """Mientras dure, todo lo que se imprima pasa antes por `decirlo`."""
    anterior = _A_SU_MANERA.set(decirlo)
    try:
        yield
    finally:
        _A_SU_MANERA.reset(anterior)


@contextmanager
def escribiendo() -> Iterator[None]:
    """Distingue lo que falla al imprimir de lo que falla en los archivos de la agenda."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SalidaFallida(error.errno, error.strerror) from error


def quejarse(texto: str) -> None:
    """Imprime una línea por la salida de errores."""
    click.echo(_visible(texto), err=True)


def imprimir_observaciones(
    observaciones: Iterable[Observacion], carpeta: Path, *, error: bool = False
) -> None:
    """Imprime cada una como `[gravedad] archivo:fila:columna: código mensaje`.

    El archivo va con la ruta que escribió la persona.
    """
    for observacion in observaciones:
        with escribiendo():
            click.echo(_visible(_como_linea(observacion, carpeta)), err=error)


def imprimir_una_por_codigo(observaciones: Iterable[Observacion], carpeta: Path) -> None:
    """La primera de cada código y cuántas más hay de él, por la salida de errores."""
    por_codigo: dict[str, list[Observacion]] = {}
    for observacion in observaciones:
        por_codigo.setdefault(observacion.codigo, []).append(observacion)
    for primera, *demas in por_codigo.values():
        mas = f" Y {len(demas)} más como esta." if demas else ""
        quejarse(_como_linea(primera, carpeta) + mas)


def marcar(observacion: Observacion) -> str:
    """La observación con su gravedad por delante."""
    return f"[{observacion.gravedad}] {observacion}"


def _como_linea(observacion: Observacion, carpeta: Path) -> str:
    # una ruta absoluta en la observación manda sobre la carpeta
    ruta = os.path.join(carpeta, str(observacion))  # noqa: PTH118
    return f"[{observacion.gravedad}] {ruta}"


def observacion_como_dict(observacion: Observacion, carpeta: Path) -> dict[str, object]:
    """La observación para `--json`, con la ruta como la escribió la persona."""
    return {
        "archivo": str(carpeta / observacion.origen.archivo),
        "fila": observacion.origen.fila,
        "columna": observacion.origen.columna,
        "codigo": observacion.codigo,
        "gravedad": observacion.gravedad,
        "mensaje": observacion.mensaje,
        "remedio": observacion.remedio,
    }


def imprimir_json(datos: object) -> None:
    """Imprime JSON sangrado, en UTF-8."""
    with escribiendo():
        click.echo(json.dumps(datos, ensure_ascii=False, indent=1))


def contar(cuantos: int, uno: str, varios: str) -> str:
    """1, «advertencia», «advertencias» → «1 advertencia»."""
    return f"{cuantos} {uno if cuantos == 1 else varios}"


@contextmanager
def avances(rotulo: str) -> Iterator[Avisar]:
    """Da la función con que una tarea cuenta por dónde va.

    En una terminal reescribe una sola línea y la borra al final; en un registro deja una línea
    por aviso.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda texto: quejarse(f"{rotulo}: {texto}")
        return
    try:
        yield lambda texto: _reescribir(f"{rotulo}: {texto}")
    finally:
        click.echo(_BORRAR_LINEA, nl=False, err=True)


def _reescribir(texto: str) -> None:
    visible = _visible(texto)
    corto = visible if len(visible) <= _ANCHO else visible[: _ANCHO - 1] + "…"
    click.echo(_BORRAR_LINEA + corto, nl=False, err=True)


def _visible(texto: str) -> str:
    """Los caracteres de control de un archivo ajeno se ven; no mandan en la terminal."""
    dicho = _A_SU_MANERA.get()(texto)
    return _CONTROL.sub(lambda c: c.group().encode("unicode_escape").decode(), dicho)
