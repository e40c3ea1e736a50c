"""Las reglas en firme: qué quedó fijado antes de calificar, cuándo, y cada cambio posterior."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from priorizacion.dominio.contenido import Cambio, deshacer, huella_de
from priorizacion.dominio.tipos import Congelado, Entero, TextoLargo

CONGELADO = "congelado.json"
"""Nombre del archivo, en la carpeta y en su copia pública."""

Huella = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 en hexadecimal."""


class Momento(Congelado):
    """Qué se sabía al fijar algo: de esto depende que se le pueda creer."""

    fecha: date
    """Día en que se fijó."""
    marcas: Entero = 0
    """Cuántas calificaciones había ya."""
    con_semilla: bool = False
    """Si ya se conocía el resultado del sorteo."""
    con_resultado: bool = False
    """Si ya se había calculado una agenda con calificaciones."""


class Enmienda(Congelado):
    """Un cambio hecho después de poner en firme, con su razón."""

    numero: Annotated[Entero, Field(ge=1)]
    """Desde 1, en orden."""
    momento: Momento
    """Cuándo, y qué se sabía."""
    motivo: Annotated[TextoLargo, Field(min_length=1)]
    """Por qué, en palabras; se publica."""
    cambios: Annotated[tuple[Cambio, ...], Field(min_length=1)]
    """Dato por dato, de qué a qué."""
    huella: Huella
    """La del contenido después de este cambio."""


class EnFirme(Congelado):
    """`congelado.json`: lo que quedó en firme y todo lo que ha cambiado desde entonces."""

    version_esquema: Literal[1] = 1
    """Versión de la forma de este archivo."""
    agenda: Annotated[str, Field(min_length=1)]
    """De quién y para cuándo."""
    momento: Momento
    """Cuándo quedó en firme, y qué se sabía."""
    huella: Huella
    """La del contenido original."""
    enmiendas: tuple[Enmienda, ...] = ()
    """Los cambios, en orden."""
    contenido: dict[str, str]
    """Lo que está en firme ahora, con todos los cambios aplicados."""

    @property
    def huella_vigente(self) -> str:
        """La de lo que está en firme ahora."""
        return self.enmiendas[-1].huella if self.enmiendas else self.huella

    def cambios_desde(self, huella: str) -> tuple[Cambio, ...] | None:
        """Los cambios posteriores a una huella; None si nunca estuvo en firme.

        Si unas reglas volvieron a ser las de antes, cuentan desde la última vez.
        """
        huellas = (self.huella, *(e.huella for e in self.enmiendas))
        if huella not in huellas:
            return None
        ultima = len(huellas) - 1 - huellas[::-1].index(huella)
        return tuple(c for e in self.enmiendas[ultima:] for c in e.cambios)

    def falla(self) -> str | None:
        """Por qué la cadena de cambios no cuadra; None si al deshacerlos sale lo original."""
        contenido = self.contenido
        for enmienda in reversed(self.enmiendas):
            if huella_de(contenido) != enmienda.huella:
                return f"la huella del cambio {enmienda.numero} no es la de su contenido"
            try:
                contenido = deshacer(contenido, enmienda.cambios)
            except ValueError as error:
                return f"en el cambio {enmienda.numero}, {error}"
        if huella_de(contenido) != self.huella:
            return "la huella original no es la de su contenido"
        numeros = [e.numero for e in self.enmiendas]
        return None if numeros == list(range(1, len(numeros) + 1)) else "falta algún cambio"
