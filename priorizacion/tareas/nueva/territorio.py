"""Lo que se dijo del territorio → cuál es, según la DIVIPOLA, o qué falta para saberlo."""

from dataclasses import dataclass

from priorizacion.ingesta.territorios import Lugar, buscar_lugares, lugar_de, lugares_posibles

__all__ = ["Identificado", "Lugar", "identificar_territorio"]


@dataclass(frozen=True)
class Identificado:
    """Los territorios que pueden ser el que se dijo."""

    iguales: tuple[Lugar, ...] = ()
    """Los que se llaman así, o el del código; uno solo es él."""
    posibles: tuple[Lugar, ...] = ()
    """Si ninguno se llama así, los que se parecen."""

    @property
    def seguro(self) -> Lugar | None:
        """El territorio, si no hay duda."""
        return self.iguales[0] if len(self.iguales) == 1 else None


def identificar_territorio(nombre: str | None, divipola: str | None) -> Identificado:
    """El código manda sobre el nombre; un código que no existe no identifica a nadie."""
    if divipola is not None:
        lugar = lugar_de(divipola.strip()) or lugar_de(f"0{divipola.strip()}")
        return Identificado((lugar,) if lugar else ())
    iguales = buscar_lugares(nombre or "")
    return Identificado(iguales, () if iguales or not nombre else lugares_posibles(nombre))
