"""De carpetas ya priorizadas al sitio; lo que no corresponde a su carpeta no se publica."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.comprobacion import comprobar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.falla import ConstruccionFallida, DestinoInservible
from priorizacion.publicacion.sitio import Publicable, publicar, revisar_destino
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.compromiso import cotejar_compromisos
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.expediente import Ilegible, leer_expediente
from priorizacion.tareas.publicable import copiar_para_publicar
from priorizacion.tareas.sala.firmeza import cotejar_firmeza

Razon = Literal["observaciones", "sin_resultado", "no_corresponde", "direccion_repetida"]

_REGISTRE = 'Si el cambio es correcto, regístrelo con: priorizacion congelar {} --cambio "por qué"'


@dataclass(frozen=True)
class Rechazo:
    """Una carpeta que no se publicó, y por qué."""

    carpeta: Path
    """Como la escribió la persona."""
    razon: Razon
    """Qué clase de razón."""
    texto: str
    """La razón y el remedio, en una frase."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que hay que arreglar en los archivos."""


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
    publicables = [p for p in preparadas if isinstance(p, Publicable)]
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


def preparar(carpeta: Path, avisar: Avisar) -> Publicable | Rechazo:
    """La carpeta lista para publicar, o por qué no lo está. Lanza `OSError`."""
    avisar(f"leyendo {carpeta}")
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        texto = "hay observaciones por arreglar."
        return Rechazo(carpeta, "observaciones", texto, lectura.observaciones)
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        razon: Razon = "no_corresponde" if isinstance(expediente, Ilegible) else "sin_resultado"
        return Rechazo(carpeta, razon, expediente)
    distintos = [p.texto for p in cotejar(lectura.agenda, expediente) if p.veredicto == "distinto"]
    distintos += [] if distintos else comprobar(lectura.agenda, expediente.resultado)
    if distintos:
        remedio = f"Vuelva a calcular con: priorizacion priorizar {carpeta}"
        return Rechazo(carpeta, "no_corresponde", f"{' '.join(distintos)} {remedio}")
    desdichos = _desdichos(lectura.agenda, carpeta)
    if desdichos:
        return Rechazo(carpeta, "no_corresponde", " ".join(desdichos))
    publicable = copiar_para_publicar(carpeta, lectura.agenda, expediente)
    if isinstance(publicable, Publicable):
        return publicable
    return Rechazo(carpeta, "no_corresponde", " ".join(publicable))


def _desdichos(agenda: Agenda, carpeta: Path) -> list[str]:
    """Lo que se había prometido, a quien calificó o a todos, y no se cumple."""
    hojas = cotejar_compromisos(agenda, carpeta)
    firmeza = cotejar_firmeza(agenda, carpeta)
    textos = [hojas.texto] if hojas.veredicto == "distinto" else []
    if firmeza is not None and firmeza.veredicto == "distinto":
        textos.append(f"{firmeza.texto} {_REGISTRE.format(carpeta)}")
    return textos


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
