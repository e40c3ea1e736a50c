"""El recibo de un participante: el compromiso de su hoja, entero o como se lee en papel."""

from typing import Annotated

from pydantic import Field

from priorizacion.dominio.tipos import Congelado, Id

COMPROMISOS = "compromisos.csv"
"""Público: un compromiso por hoja, en orden de su valor, sin decir de quién es."""
SALES = "sales-privadas.csv"
"""Privado: el código de cada participante y su sal. Ni se publica ni se sube."""

Compromiso = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 en hexadecimal."""


class Recibo(Congelado):
    """Lo que se entrega a un participante."""

    participante: Id
    """Su código."""
    compromiso: Compromiso
    """Las 64 cifras con que encuentra su hoja en el sitio."""

    @property
    def corto(self) -> str:
        """Las primeras 16, en grupos de cuatro: «3f9a 07c2 11d8 e45b»."""
        return abreviar(self.compromiso)


def abreviar(compromiso: str) -> str:
    """Un compromiso como sale en la página: «3f9a 07c2 11d8 e45b»."""
    return " ".join(compromiso[i : i + 4] for i in range(0, 16, 4))
