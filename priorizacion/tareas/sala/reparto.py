"""De una carpeta en firme a las planillas de su comité, sin tocar las que alguien ya llenó."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from priorizacion.decision.ronda import recordar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import Planilla, preguntas_de
from priorizacion.dominio.ronda import Antecedente, Ronda
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.comprobaciones.privacidad import de_una_razon
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.ingesta.recibido.registro import RAZONES, RECIBIDO, leer_dichos, leer_razones
from priorizacion.ingesta.rondas import RondasIlegibles
from priorizacion.recoleccion.cuestionario import preguntar
from priorizacion.recoleccion.libro import escribir_libro
from priorizacion.recoleccion.pagina import escribir_pagina, escribir_papel
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.reserva import apartar
from priorizacion.tareas.sala.anteriores import apartar_anteriores
from priorizacion.tareas.sala.firmeza import cambios_sin_registrar
from priorizacion.tareas.sala.vuelta import abrir_ronda, proponer_ronda

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
    ronda: int = 1
    """Cuál; desde la segunda, solo lo que más dividió, con lo de la anterior a la vista."""
    aun_asi: bool = False
    """Si se reparten las razones aunque alguna parezca tener un dato de una persona."""
    fecha: date | None = None
    """El día en que se abre la ronda, si es nueva; None es hoy."""


@dataclass(frozen=True)
class Reparto:
    """Lo que salió de hacer planillas."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer la carpeta, o lo que parece de una persona y se repartiría."""
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
    anteriores: tuple[str, ...] = ()
    """Las de otras reglas, o de ensayo, que estaban ahí y se apartaron."""
    aparte: Path | None = None
    """Dónde quedaron esas; None si no había."""


def repartir(carpeta: Path, pedido: Pedido) -> Reparto:
    """Escribe una planilla por persona y formato. Lanza `OSError`."""
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Reparto(observaciones=lectura.observaciones)
    agenda = lectura.agenda
    falta = _falta(agenda, pedido.participantes)
    huella = "" if pedido.borrador else _huella(carpeta, agenda)
    if falta is not None or huella is None:
        return Reparto(falta=falta or _SIN_FIRMEZA.format(como_argumento(carpeta)))
    vuelta = _proponer(carpeta, agenda, pedido)
    if isinstance(vuelta, str):
        return Reparto(falta=vuelta)
    if vuelta is not None:
        de_personas = tuple(_de_personas(carpeta, vuelta))
        if de_personas and not pedido.aun_asi:
            return Reparto(observaciones=de_personas, falta=_CON_PERSONAS)
        abrir_ronda(carpeta, vuelta)
    destino = pedido.destino or carpeta / PLANILLAS
    destino.mkdir(parents=True, exist_ok=True)
    if pedido.destino is None:
        apartar(destino)
    quienes = pedido.participantes or tuple(p.id for p in agenda.participantes)
    antes = _recordar(carpeta, agenda, vuelta)
    archivos = {
        f"{planilla.nombre}{FORMATOS[f][0]}": FORMATOS[f][1](planilla)
        for planilla in (preguntar(agenda, q, huella, pedido.ronda, antes.get(q)) for q in quienes)
        for f in dict.fromkeys(pedido.formatos)
    }
    hecho = poner(archivos, destino)
    if pedido.borrador:
        return hecho
    aparte, viejas = apartar_anteriores(destino, huella[:8], pedido.fecha or date.today())
    return replace(hecho, anteriores=viejas, aparte=aparte if viejas else None)


_SIN_FIRMEZA = (
    "las planillas se hacen cuando las reglas están en firme: antes, priorizacion congelar {0} "
    "(si ya lo estaban y algo cambió, priorizacion congelar {0} --cambio); o ensaye con --borrador."
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


def _proponer(carpeta: Path, agenda: Agenda, pedido: Pedido) -> Ronda | str | None:
    """La ronda pedida, sin abrirla todavía, si no es la primera; o por qué no se puede."""
    if pedido.ronda == 1:
        return None
    if pedido.borrador:
        return "de la segunda ronda no hay borrador: se hace con lo que ya se recibió."
    try:
        return proponer_ronda(carpeta, agenda, pedido.ronda, pedido.fecha or date.today())
    except RondasIlegibles as error:
        return str(error)


def _de_personas(carpeta: Path, vuelta: Ronda) -> Iterator[Observacion]:
    """Lo que en las razones que se van a repartir parece de alguien."""
    for quien, propuesta, texto in leer_dichos(carpeta / RECIBIDO):
        if propuesta in vuelta.propuestas:
            yield from de_una_razon(texto, propuesta, f"{RECIBIDO}/{RAZONES}", quien)


_CON_PERSONAS = (
    "no se hizo ninguna planilla: lo anterior parece de una persona, y lo leería todo el comité. "
    "Recíbala otra vez sin ese dato y repita; si no es de nadie, repita con --aun-asi."
)


def _recordar(
    carpeta: Path, agenda: Agenda, vuelta: Ronda | None
) -> Mapping[str, Mapping[str, Antecedente]]:
    """Participante → propuesta → lo de la ronda anterior; nada en la primera."""
    if vuelta is None:
        return {}
    return recordar(agenda, vuelta.propuestas, leer_razones(carpeta / RECIBIDO))


def poner(archivos: Mapping[str, bytes], destino: Path) -> Reparto:
    """Escribe los que no estén; nunca pisa otro, aunque se llame igual. Lanza `OSError`."""
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
