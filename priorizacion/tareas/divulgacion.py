"""De carpetas ya priorizadas al sitio; lo que no corresponde a su carpeta no se publica."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.publicacion.falla import ConstruccionFallida, DestinoInservible
from priorizacion.publicacion.sitio import Publicable, publicar, revisar_destino
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.preparacion import Rechazo, preparar
from priorizacion.tareas.publicable import enlazar_periodos


@dataclass(frozen=True)
class Divulgacion:
    """Lo que pasó al publicar."""

    publicadas: tuple[str, ...]
    """Direcciones de las agendas publicadas."""
    rechazos: tuple[Rechazo, ...]
    """Las que no."""
    lugar: Path | None
    """La página de entrada o la carpeta de fuentes; None si no se publicó nada."""
    falla: str | None = None
    """Por qué no se pudo construir el sitio; el anterior sigue como estaba."""
    otro_destino: bool = False
    """Si lo que falla es el destino y basta con elegir otro."""


def buscar_agendas(raiz: Path) -> tuple[Path, ...]:
    """Las carpetas con `agenda.yaml` a uno o dos pasos de `raiz`, en orden."""
    hay = (*raiz.glob("*/agenda.yaml"), *raiz.glob("*/*/agenda.yaml"))
    return tuple(sorted(archivo.parent for archivo in hay))


def divulgar(
    carpetas: Sequence[Path], destino: Path, *, solo_fuentes: bool, avisar: Avisar
) -> Divulgacion:
    """Publica juntas las que corresponden; las demás quedan dichas. Lanza `OSError`."""
    try:
        return _divulgar(carpetas, destino, solo_fuentes=solo_fuentes, avisar=avisar)
    except DestinoInservible as error:
        return Divulgacion((), (), None, str(error), otro_destino=True)


def _divulgar(
    carpetas: Sequence[Path], destino: Path, *, solo_fuentes: bool, avisar: Avisar
) -> Divulgacion:
    if not solo_fuentes:
        revisar_destino(destino)
    preparadas = _sin_direcciones_repetidas(
        [(carpeta, preparar(carpeta, avisar)) for carpeta in dict.fromkeys(carpetas)]
    )
    publicables = enlazar_periodos([p for p in preparadas if isinstance(p, Publicable)])
    rechazos = tuple(p for p in preparadas if isinstance(p, Rechazo))
    if not publicables:
        return Divulgacion((), rechazos, None)
    try:
        publicado = publicar(
            publicables, destino, Path.cwd(), solo_fuentes=solo_fuentes, avisar=avisar
        )
    except DestinoInservible:
        raise
    except ConstruccionFallida as error:
        return Divulgacion((), rechazos, None, str(error))
    return Divulgacion(tuple(p.ruta for p in publicables), rechazos, publicado.lugar)


def _sin_direcciones_repetidas(
    preparadas: Sequence[tuple[Path, Publicable | Rechazo]],
) -> list[Publicable | Rechazo]:
    primera: dict[str, Path] = {}
    salida: list[Publicable | Rechazo] = []
    for carpeta, preparada in preparadas:
        if isinstance(preparada, Publicable) and preparada.ruta in primera:
            texto = (
                f"quedaría en «{preparada.ruta}», donde ya queda {primera[preparada.ruta]}. "
                "Dé otro nombre a una de las dos carpetas."
            )
            salida.append(Rechazo(carpeta, "direccion_repetida", texto))
            continue
        if isinstance(preparada, Publicable):
            primera[preparada.ruta] = carpeta
        salida.append(preparada)
    return salida
