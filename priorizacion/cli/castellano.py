"""Que click hable español: su catálogo de frases y las palabras que no pasan por él."""

import gettext
import os
from datetime import date
from pathlib import Path
from typing import Any

import click

_CATALOGO = Path(__file__).with_name("catalogo")
_DOMINIO = "priorizacion"


def hablar_castellano() -> None:
    """Ata el catálogo a gettext, que es por donde click pide cada una de sus frases.

    El idioma no depende de la máquina: `LANGUAGE` se fija para este proceso.
    """
    os.environ["LANGUAGE"] = "es"
    gettext.bindtextdomain(_DOMINIO, str(_CATALOGO))
    gettext.textdomain(_DOMINIO)


class Comando(click.Command):
    """Un comando cuya línea de uso dice OPCIONES."""

    def __init__(self, *args: Any, **opciones: Any) -> None:
        opciones.setdefault("options_metavar", "[OPCIONES]")
        super().__init__(*args, **opciones)


class Grupo(click.Group):
    """Un grupo de comandos cuya línea de uso está en español."""

    command_class = Comando
    group_class = type

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # firma de click
        """En el orden en que se usan, no en el del alfabeto."""
        return list(self.commands)

    def __init__(self, *args: Any, **opciones: Any) -> None:
        opciones.setdefault("options_metavar", "[OPCIONES]")
        opciones.setdefault("subcommand_metavar", "COMANDO [ARGUMENTOS]…")
        super().__init__(*args, **opciones)


class Entero(click.ParamType[int]):
    """Un entero entre dos límites, ambos incluidos."""

    name = "entero"

    def __init__(self, minimo: int = 1, maximo: int = 10**15) -> None:
        self.minimo, self.maximo = minimo, maximo

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Lee el texto; rechaza lo que no sean solo cifras o quede fuera de los límites."""
        texto = str(value)
        solo_cifras = texto.isascii() and texto.isdigit() and len(texto) < 20
        if not solo_cifras or not self.minimo <= int(texto) <= self.maximo:
            self.fail(f"«{texto}» no es un entero {self._cuales()}.", param, ctx)
        return int(texto)

    def _cuales(self) -> str:
        if self.minimo == 1:
            return "mayor que cero"
        return f"entre {self.minimo} y {self.maximo}"


class Fecha(click.ParamType[date]):
    """Un día: «2026-05-08»."""

    name = "fecha"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Lee año, mes y día; rechaza lo demás."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"«{value}» no es un día: escríbalo como 2026-05-08.", param, ctx)


class Segundos(click.ParamType[float]):
    """Una cantidad de segundos mayor que cero."""

    name = "segundos"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Lee «30», «2.5» o «2,5»; rechaza lo demás."""
        try:
            segundos = float(str(value).replace(",", "."))
        except ValueError:
            segundos = 0.0
        if not 0 < segundos < 10**7:
            self.fail(f"«{value}» no es una cantidad de segundos mayor que cero.", param, ctx)
        return segundos
