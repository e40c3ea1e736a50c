"""Lo que la gente escribe en una opción: pesos, porcentajes, «NOMBRE=NÚMERO»."""

from fractions import Fraction
from typing import Any

import click

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero, leer_razon


class Cantidad(click.ParamType[int]):
    """Pesos o personas, como la gente los escribe."""

    def __init__(self, name: str = "pesos", minimo: int = 1) -> None:
        self.name, self.minimo = name, minimo

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """«900 millones», «900.000.000» o 900000000 → 900000000."""
        try:
            cantidad = leer_entero(value)
        except CantidadIlegible as error:
            self.fail(f"«{value}» {error}.", param, ctx)
        if cantidad < self.minimo:
            cuanto = "más que cero" if self.minimo else "cero o más"
            self.fail(f"«{value}» no es {cuanto}.", param, ctx)
        return cantidad


class Parte(click.ParamType[Fraction]):
    """Un porcentaje entre 0 y 100."""

    name = "porcentaje"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """«4%», «4,5 %» → fracción; «4» a secas también son cuatro por ciento."""
        texto = str(value).strip()
        try:
            parte = leer_razon(texto if texto.endswith("%") else f"{texto}%")
        except CantidadIlegible as error:
            self.fail(f"«{value}» {error}.", param, ctx)
        if not 0 <= parte <= 1:
            self.fail(f"«{value}» no está entre 0 % y 100 %.", param, ctx)
        return parte


class ConNumero(click.ParamType[tuple[str, int | None]]):
    """Un nombre y un número: «Recursos propios=900 millones»."""

    def __init__(self, forma: str, numero: Cantidad, *, obligatorio: bool = True) -> None:
        self.name, self.forma = forma.lower(), forma
        self.numero, self.obligatorio = numero, obligatorio

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int | None]:
        """Separa por el primer «=»; rechaza lo que no tenga nombre o, si hace falta, número."""
        nombre, igual, numero = str(value).partition("=")
        falta_numero = self.obligatorio and not igual
        if falta_numero or not nombre.strip():
            self.fail(f"«{value}» no tiene la forma {self.forma}.", param, ctx)
        return nombre.strip(), self.numero.convert(numero, param, ctx) if igual else None


class ConNombre(click.ParamType[tuple[str, str]]):
    """Una columna y, si se quiere, el nombre con que se publica: «ad_20=Regalías directas»."""

    name = "columna[=nombre]"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002  # firma de click
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[str, str]:
        """Sin nombre, el de la columna con espacios en vez de guiones bajos."""
        columna, _, nombre = str(value).partition("=")
        llano = columna.strip().replace("_", " ")
        return columna.strip(), nombre.strip() or llano[:1].upper() + llano[1:]
