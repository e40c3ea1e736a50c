"""Una ruta (carpeta, versión archivada, agenda publicada, sitio o zip) → la agenda que hay ahí."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from priorizacion.decision.cambios.comparacion import Decidida
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.publicacion.sitio import RUTA
from priorizacion.tareas.cotejo import decir_que_no_corresponde
from priorizacion.tareas.direccion import direccion
from priorizacion.tareas.expediente import leer_expediente
from priorizacion.tareas.hallado import Hallado, hallar

_TERRITORIOS = "territorios"


@dataclass(frozen=True)
class Lado:
    """Una agenda con su resultado, y dónde estaba."""

    ruta: Path
    """Como la escribió la persona."""
    decidida: Decidida
    """Lo leído."""


@dataclass(frozen=True)
class SinLado:
    """Por qué en una ruta no hay una agenda que comparar."""

    ruta: Path
    """Como la escribió la persona."""
    texto: str = ""
    """La razón y el remedio."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que hay que arreglar en sus archivos."""
    no_verifica: bool = False
    """Si hay resultado y no es el de sus archivos."""


def leer_lados(antes: Path, ahora: Path) -> tuple[Lado | SinLado, Lado | SinLado]:
    """Las dos agendas; de un sitio con varias, la que tiene la misma dirección que la otra.

    Lanza `ZipInservible` y `OSError`.
    """
    with ExitStack() as pila:
        uno, otro = (pila.enter_context(_candidatas(ruta)) for ruta in (antes, ahora))
        comun = _comun(uno, otro)
        return _leer(antes, uno, comun), _leer(ahora, otro, comun)


@contextmanager
def _candidatas(ruta: Path) -> Iterator[dict[str, Path]]:
    """Dirección → carpeta de cada agenda que hay en una ruta; una sola si no es un sitio."""
    with hallar(ruta) as hallado:
        yield _agendas(hallado)


def _agendas(hallado: Hallado) -> dict[str, Path]:
    if hallado.clase != "sitio":
        return {"": hallado.carpeta}
    territorios = hallado.carpeta / _TERRITORIOS
    rutas = (p.relative_to(territorios).as_posix() for p in sorted(territorios.glob("*/*")))
    return {r: territorios / r for r in rutas if RUTA.fullmatch(r)}


def _comun(uno: dict[str, Path], otro: dict[str, Path]) -> str | None:
    """La dirección que se toma de un sitio con varias: la de la otra, o la única que comparten."""
    for sola, varias in ((uno, otro), (otro, uno)):
        if len(sola) == 1 < len(varias):
            (ruta, carpeta), *_ = sola.items()
            return ruta or _direccion(carpeta)
    comunes = uno.keys() & otro.keys()
    return next(iter(comunes)) if len(comunes) == 1 else None


def _direccion(carpeta: Path) -> str | None:
    agenda = leer_carpeta(carpeta).agenda
    return direccion(agenda, carpeta) if agenda else None


def _leer(ruta: Path, candidatas: dict[str, Path], comun: str | None) -> Lado | SinLado:
    if not candidatas:
        return SinLado(ruta, "no tiene ninguna agenda.")
    if len(candidatas) > 1 and comun not in candidatas:
        dentro = ", ".join(f"{_TERRITORIOS}/{r}" for r in candidatas)
        return SinLado(ruta, f"tiene varias agendas: diga cuál, con su carpeta ({dentro}).")
    sola = next(iter(candidatas.values()))
    return _leer_una(ruta, candidatas.get(comun or "", sola))


def _leer_una(ruta: Path, carpeta: Path) -> Lado | SinLado:
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return SinLado(ruta, observaciones=lectura.observaciones)
    expediente = leer_expediente(carpeta)
    if isinstance(expediente, str):
        return SinLado(ruta, str(expediente).replace(str(carpeta), str(ruta)))
    viejo = decir_que_no_corresponde(lectura.agenda, expediente, ruta)
    if viejo is not None:
        return SinLado(ruta, viejo, no_verifica=True)
    return Lado(ruta, Decidida(lectura.agenda, expediente.resultado))
