"""De carpetas ya priorizadas al sitio; lo que no corresponde a su carpeta no se publica."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.publicacion.falla import ConstruccionFallida, DatosDePersonas, DestinoInservible
from priorizacion.publicacion.sitio import Publicable, publicar, revisar_destino
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.preparacion import Rechazo, preparar
from priorizacion.tareas.privacidad.norma import Salvedades, armar, contactos_de
from priorizacion.tareas.publicable import enlazar_periodos
from priorizacion.tareas.revision import impide_seguir

NOMINA_ILEGIBLE = "La lista de nombres no se puede leer."
SIN_SALVEDADES = Salvedades()


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
    personales: tuple[Observacion, ...] = ()
    """Los datos de personas que no dejaron publicar, o lo que tiene mal su lista."""
    avisos: tuple[Observacion, ...] = ()
    """Advertencias de la lista de nombres; no impidieron publicar."""
    perdidas: tuple[str, ...] = ()
    """Páginas que estaban publicadas y ya no están."""


def buscar_agendas(raiz: Path) -> tuple[Path, ...]:
    """Las carpetas con `agenda.yaml` a uno o dos pasos de `raiz`, en orden."""
    hay = (*raiz.glob("*/agenda.yaml"), *raiz.glob("*/*/agenda.yaml"))
    return tuple(sorted(archivo.parent for archivo in hay))


def divulgar(
    carpetas: Sequence[Path],
    destino: Path,
    *,
    solo_fuentes: bool,
    avisar: Avisar,
    salvedades: Salvedades = SIN_SALVEDADES,
) -> Divulgacion:
    """Publica juntas las que corresponden; las demás quedan dichas. Lanza `OSError`.

    Lo que diría algo de una persona no se publica.
    """
    try:
        if not solo_fuentes:
            revisar_destino(destino)
        publicables, rechazos = _repartir(carpetas, avisar)
        norma, vistas = armar(salvedades, _contactos(publicables))
        if impide_seguir(vistas):
            return Divulgacion((), rechazos, None, NOMINA_ILEGIBLE, personales=vistas)
        if not publicables:
            return Divulgacion((), rechazos, None)
        publicado = publicar(
            publicables,
            destino,
            Path.cwd(),
            solo_fuentes=solo_fuentes,
            avisar=avisar,
            norma=norma,
        )
    except DestinoInservible as error:
        return Divulgacion((), (), None, str(error), otro_destino=True)
    except DatosDePersonas as error:
        return Divulgacion((), rechazos, None, str(error), personales=error.observaciones)
    except ConstruccionFallida as error:
        return Divulgacion((), rechazos, None, str(error))
    return Divulgacion(
        tuple(p.ruta for p in publicables),
        rechazos,
        publicado.lugar,
        avisos=vistas,
        perdidas=publicado.perdidas,
    )


def _repartir(
    carpetas: Sequence[Path], avisar: Avisar
) -> tuple[list[Publicable], tuple[Rechazo, ...]]:
    preparadas = _sin_direcciones_repetidas(
        [(carpeta, preparar(carpeta, avisar)) for carpeta in dict.fromkeys(carpetas)]
    )
    publicables = enlazar_periodos([p for p in preparadas if isinstance(p, Publicable)])
    return publicables, tuple(p for p in preparadas if isinstance(p, Rechazo))


def _contactos(publicables: Sequence[Publicable]) -> list[str]:
    return [contacto for p in publicables for contacto in contactos_de(p.agenda)]


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
