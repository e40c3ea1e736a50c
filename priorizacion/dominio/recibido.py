"""Una planilla que volvió: lo que dice quien la llenó, ya examinado, y de qué archivo salió."""

from typing import Annotated

from pydantic import Field

from priorizacion.dominio.firme import Huella
from priorizacion.dominio.tipos import Congelado, Entero, Id

CasillaDe = tuple[str, str]
"""Propuesta y criterio."""


class MarcaRecibida(Congelado):
    """Lo marcado en una casilla."""

    propuesta: Id
    """Propuesta marcada."""
    criterio: Id
    """Criterio de la escala."""
    valor: int | None
    """Nivel; None si dijo que no sabe."""
    lugar: str
    """Dónde estaba en el archivo: «Calificar!C9»."""

    @property
    def casilla(self) -> CasillaDe:
        """De cuál casilla es."""
        return (self.propuesta, self.criterio)


class Razon(Congelado):
    """Lo que alguien escribió para conversar sobre una propuesta."""

    propuesta: Id
    """De cuál."""
    texto: str
    """Lo escrito."""


class PlanillaRecibida(Congelado):
    """Lo que vale de una planilla llena; lo que no vale ya quedó observado."""

    archivo: Huella
    """SHA-256 del archivo que la trajo."""
    participante: Id
    """El código de quien la llenó."""
    ronda: Annotated[Entero, Field(ge=1)]
    """Desde 1."""
    serie: str = ""
    """La misma en todo lo que se descarga de una misma página; vacía en una hoja de cálculo."""
    edicion: Entero = 0
    """Dentro de una serie, la mayor es la última."""
    marcas: tuple[MarcaRecibida, ...] = ()
    """Por propuesta y criterio."""
    impedimentos: tuple[Id, ...] = ()
    """Las propuestas de las que declara que no puede opinar, en orden."""
    razones: tuple[Razon, ...] = ()
    """Por propuesta."""

    @property
    def dicho(self) -> dict[CasillaDe, int | None]:
        """Casilla → lo marcado."""
        return {m.casilla: m.valor for m in self.marcas}

    def dice_lo_mismo_que(self, otra: "PlanillaRecibida") -> bool:
        """Si no hay nada que una diga y la otra no."""
        return self.contiene(otra) and otra.contiene(self)

    def contiene(self, otra: "PlanillaRecibida") -> bool:
        """Si dice todo lo que dice la otra, y tal vez más."""
        return (
            self.dicho.items() >= otra.dicho.items()
            and set(self.impedimentos) >= set(otra.impedimentos)
            and set(self.razones) >= set(otra.razones)
        )
