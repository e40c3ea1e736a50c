"""De una carpeta en firme a las planillas de su comité, sin tocar las que alguien ya llenó."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import Planilla, preguntas_de
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.recoleccion.cuestionario import preguntar
from priorizacion.recoleccion.libro import escribir_libro
from priorizacion.recoleccion.pagina import escribir_pagina, escribir_papel
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.reserva import apartar
from priorizacion.tareas.sala.firmeza import cambios_sin_registrar

PLANILLAS = "planillas"
"""Dónde quedan, dentro de la carpeta; no se publica ni se sube."""

FORMATOS: Mapping[str, tuple[str, Callable[[Planilla], bytes]]] = {
    "xlsx": (".xlsx", escribir_libro),
    "html": (".html", escribir_pagina),
    "papel": (".papel.html", escribir_papel),
}
"""Formato → con qué termina su nombre y quién lo escribe."""


@dataclass(frozen=True)
class Pedido:
    """Qué planillas se quieren."""

    destino: Path | None = None
    """Dónde; None es dentro de la carpeta."""
    formatos: tuple[str, ...] = tuple(FORMATOS)
    """Cuáles."""
    participantes: tuple[str, ...] = ()
    """De quiénes; vacío es de todo el comité."""
    borrador: bool = False
    """Si son para ensayar: no llevan huella y no se reciben."""


@dataclass(frozen=True)
class Reparto:
    """Lo que salió de hacer planillas."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer la carpeta."""
    falta: str | None = None
    """Por qué no se hizo nada."""
    destino: Path | None = None
    """Dónde quedaron."""
    escritas: tuple[str, ...] = ()
    """Las que se acaban de escribir."""
    iguales: tuple[str, ...] = ()
    """Las que ya estaban, tal cual."""
    ocupadas: tuple[str, ...] = ()
    """Las que no se escribieron porque ahí hay otra cosa: tal vez ya la llenaron."""


def repartir(carpeta: Path, pedido: Pedido) -> Reparto:
    """Escribe una planilla por persona y formato. Lanza `OSError`."""
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Reparto(observaciones=lectura.observaciones)
    agenda = lectura.agenda
    falta = _falta(agenda, pedido.participantes)
    huella = "" if pedido.borrador else _huella(carpeta, agenda)
    if falta is not None or huella is None:
        return Reparto(falta=falta or _SIN_FIRMEZA.format(carpeta))
    destino = pedido.destino or carpeta / PLANILLAS
    destino.mkdir(parents=True, exist_ok=True)
    if pedido.destino is None:
        apartar(destino)
    quienes = pedido.participantes or tuple(p.id for p in agenda.participantes)
    archivos = dict(_archivos(agenda, quienes, huella, pedido.formatos))
    return _poner(archivos, destino)


_SIN_FIRMEZA = (
    "las planillas se hacen cuando las reglas están en firme: corra antes «priorizacion congelar "
    "{}» (con --cambio si ya lo estaban y algo cambió), o ensaye con --borrador."
)


def _falta(agenda: Agenda, pedidos: Collection[str]) -> str | None:
    codigos = {p.id for p in agenda.participantes}
    if not preguntas_de(agenda):
        return "no hay nada que calificar: todos los criterios son datos medidos."
    if not codigos:
        return "comite.csv no tiene a nadie: escriba un código y un estamento por participante."
    ajenos = sorted(set(pedidos) - codigos)
    if ajenos:
        return f"comite.csv no tiene a {', '.join(ajenos)}."
    return None


def _huella(carpeta: Path, agenda: Agenda) -> str | None:
    """La vigente, si la carpeta dice lo mismo que lo que está en firme."""
    try:
        firme = leer_congelado(carpeta)
    except CongeladoIlegible:
        return None
    if firme is None or cambios_sin_registrar(agenda, firme):
        return None
    return firme.huella_vigente


def _archivos(
    agenda: Agenda, quienes: Collection[str], huella: str, formatos: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    for quien in quienes:
        planilla = preguntar(agenda, quien, huella)
        for formato in dict.fromkeys(formatos):
            termina, escribir = FORMATOS[formato]
            yield f"{planilla.nombre}{termina}", escribir(planilla)


def _poner(archivos: Mapping[str, bytes], destino: Path) -> Reparto:
    hay = {n: (destino / n).read_bytes() for n in archivos if (destino / n).exists()}
    iguales = tuple(n for n in hay if hay[n] == archivos[n])
    nuevos = {n: contenido for n, contenido in archivos.items() if n not in hay}
    grabar(nuevos, destino)
    return Reparto(
        destino=destino,
        escritas=tuple(nuevos),
        iguales=iguales,
        ocupadas=tuple(n for n in hay if n not in iguales),
    )
