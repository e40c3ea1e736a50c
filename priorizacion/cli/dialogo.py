"""Una conversación de preguntas y respuestas que se puede devolver, dejar y seguir otro día.

Quien pregunta vuelve a empezar desde la primera cada vez que alguien se devuelve; lo ya contestado
se contesta solo y en silencio, hasta la pregunta que toca.
"""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import click

from priorizacion.cli.salida import quejarse
from priorizacion.dominio.borrador import Contestada

T = TypeVar("T")

_PARA_VOLVER = frozenset({"atrás", "atras"})
_SI, _NO = frozenset({"s", "si", "sí"}), frozenset({"n", "no"})


class Volver(Exception):
    """Alguien escribió «atrás»."""


@dataclass(frozen=True)
class Pregunta(Generic[T]):
    """Lo que se pregunta y cómo se entiende lo que se conteste."""

    texto: str
    convertir: Callable[[str], T]
    """Lanza `click.BadParameter` si no sirve."""
    supuesta: str | None = None
    """Lo que vale en blanco, que puede ser otro blanco; None si no puede quedar en blanco."""
    duda: Callable[[T], str | None] = lambda _: None
    """Qué tiene de raro lo que se entendió, para confirmarlo."""
    eco: Callable[[T], str | None] = lambda _: None
    """Cómo se entendió, para que se vea."""


@dataclass
class Dialogo:
    """Lo contestado hasta ahora y por dónde va."""

    guardar: Callable[[tuple[Contestada, ...]], None]
    """Lo que se hace con las respuestas cada vez que hay una más."""
    contestadas: list[Contestada] = field(default_factory=list)
    turno: int = 0

    @property
    def repitiendo(self) -> bool:
        """Si la pregunta que sigue ya está contestada."""
        return self.turno < len(self.contestadas)


def hay_quien_conteste() -> bool:
    """Si la entrada es una terminal."""
    return sys.stdin.isatty()


def conversar(dialogo: Dialogo, preguntar_todo: Callable[[], T]) -> T:
    """Corre `preguntar_todo` las veces que haga falta hasta que nadie se devuelva."""
    quejarse("Escriba «atrás» para volver a la pregunta anterior.")
    while True:
        dialogo.turno = 0
        try:
            return preguntar_todo()
        except Volver:
            _devolverse(dialogo)


def contar(dialogo: Dialogo, texto: str) -> None:
    """Dice algo antes de la pregunta que sigue; al repetir lo contestado, calla."""
    if not dialogo.repitiendo:
        quejarse(texto)


def preguntar(dialogo: Dialogo, pregunta: Pregunta[T]) -> T:
    """Lo que se contesta; lo que no sirve se vuelve a preguntar, diciendo por qué."""
    if dialogo.repitiendo:
        antes = dialogo.contestadas[dialogo.turno]
        if antes.pregunta == pregunta.texto and _sirve(antes.respuesta, pregunta):
            dialogo.turno += 1
            return pregunta.convertir(antes.respuesta)
        # cambiaron las opciones del comando: de aquí en adelante se pregunta otra vez
        del dialogo.contestadas[dialogo.turno :]
    dicha, entendida = _insistir(pregunta)
    dialogo.contestadas.append(Contestada(pregunta=pregunta.texto, respuesta=dicha))
    dialogo.turno += 1
    dialogo.guardar(tuple(dialogo.contestadas))
    return entendida


def si_no(pregunta: str) -> bool:
    """Una pregunta de sí o no, sin respuesta supuesta: «atrás» no es ninguna de las dos."""
    while True:
        with contextlib.suppress(Volver):
            dicho = _leer(f"{pregunta} (s/n)", None).casefold()
            if dicho in _SI | _NO:
                return dicho in _SI
        quejarse("  Escriba s o n.")


def _sirve(dicha: str, pregunta: Pregunta[T]) -> bool:
    try:
        pregunta.convertir(dicha)
    except click.BadParameter:
        return False
    return True


def _insistir(pregunta: Pregunta[T]) -> tuple[str, T]:
    """Lo escrito y lo que se entendió, la primera vez que sirva."""
    while True:
        dicha = _leer(pregunta.texto, pregunta.supuesta)
        try:
            entendida = pregunta.convertir(dicha)
        except click.BadParameter as error:
            quejarse(f"  {error.message}")
            continue
        if (rara := pregunta.duda(entendida)) is None or si_no(f"  {rara} ¿Así es?"):
            break
    if (entendido := pregunta.eco(entendida)) is not None:
        quejarse(entendido)
    return dicha, entendida


def _leer(pregunta: str, supuesta: str | None) -> str:
    """Lo escrito, o lo supuesto si no se escribió nada; con «atrás» lanza `Volver`."""
    rotulo = f"{pregunta} [{supuesta}]" if supuesta else pregunta
    while True:
        dicho: str = click.prompt(rotulo, default="", show_default=False, err=True).strip()
        if dicho.casefold() in _PARA_VOLVER:
            raise Volver
        if dicho or supuesta is not None:
            return dicho or supuesta or ""
        quejarse("  Esta no puede quedar en blanco.")


def _devolverse(dialogo: Dialogo) -> None:
    if not dialogo.contestadas:
        quejarse("  Es la primera pregunta: no hay anterior.")
        return
    dialogo.contestadas.pop()
    dialogo.guardar(tuple(dialogo.contestadas))


def con_tipo(tipo: Any) -> Callable[[str], Any]:
    """Un tipo de click → la función que convierte lo escrito."""
    return lambda dicho: tipo.convert(dicho, None, None)


def o_nada(convertir: Callable[[str], T]) -> Callable[[str], T | None]:
    """La misma conversión, donde el blanco es nada."""
    return lambda dicho: convertir(dicho) if dicho else None
