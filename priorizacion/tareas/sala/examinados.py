"""Cada archivo guardado → lo que vale de él, lo que le falta y lo que conviene mirar."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.planilla import Sello
from priorizacion.dominio.recibido import CasillaDe, PlanillaRecibida
from priorizacion.ingesta.apuntes import Apuntes, resumir
from priorizacion.ingesta.comprobaciones.privacidad import de_una_razon
from priorizacion.ingesta.recibido.examen import examinar
from priorizacion.ingesta.recibido.llena import Llena, leer_llena
from priorizacion.ingesta.recibido.mesa import Mesa
from priorizacion.ingesta.recibido.registro import Llegada
from priorizacion.ingesta.texto import contar, enumerar
from priorizacion.tareas.sala.originales import releer

_A_LA_VISTA = 6
"""Casillas o propuestas que se nombran antes de decir cuántas más hay."""


@dataclass(frozen=True)
class Examinado:
    """Un archivo guardado y lo que se sacó de él."""

    nombre: str
    """Como lo conoce quien lo trajo."""
    planilla: PlanillaRecibida | None
    """Lo que vale; None si nada."""
    observaciones: tuple[Observacion, ...]
    """Lo que no vale, y por qué."""
    pedidas: frozenset[CasillaDe] = frozenset()
    """Las casillas que trae su planilla y hoy se cuentan, aunque tenga impedimento en algunas."""
    escritas: frozenset[CasillaDe] = frozenset()
    """Las que llenó, valgan o no."""
    de_personas: tuple[Observacion, ...] = ()
    """Lo que en sus razones parece de alguien."""


def examinar_guardados(
    recibido: Path, llegadas: Mapping[str, Llegada], mesa: Mesa
) -> Iterator[tuple[str, Examinado]]:
    """Nombre guardado y lo que se sacó de él, de todos. Lanza `OSError`."""
    for guardada, pieza, vistas in releer(recibido, llegadas):
        apuntes: Apuntes = list(vistas)
        llena = None if apuntes else leer_llena(pieza, apuntes)
        planilla = None if llena is None else examinar(pieza, llena, mesa, apuntes)
        if planilla is None or llena is None:
            yield guardada, Examinado(pieza.nombre, None, resumir(apuntes))
        else:
            yield guardada, _llenado(pieza.nombre, planilla, llena, mesa, apuntes)


def contar_casillas(examinado: Examinado, impedidas: Collection[str]) -> str:
    """«67 de 72 casillas (3 NS); 1 no valió: P02 brechas; faltan 4: P05 entera».

    Lo que valió, lo que no y lo que falta suman las que esa persona califica; lo que escribió
    donde tiene impedimento, o donde no se le preguntaba, va aparte.
    """
    planilla = examinado.planilla
    if planilla is None:
        return ""
    califica = frozenset(c for c in examinado.pedidas if c[0] not in impedidas)
    dichas = califica & planilla.dicho.keys()
    sin_opinion = sum(planilla.dicho[c] is None for c in dichas)
    ns = f" ({sin_opinion} NS)" if sin_opinion else ""
    partes = [f"{len(dichas)} de {contar(len(califica), 'casilla', 'casillas')}{ns}"]
    malas = (examinado.escritas & califica) - dichas
    if malas:
        partes.append(
            f"{contar(len(malas), 'no valió', 'no valieron')}: {_nombrar(malas, frozenset())}"
        )
    faltan = califica - examinado.escritas
    if faltan and planilla.ronda > 1:
        partes.append(f"{len(faltan)} en blanco: vale lo que marcó antes")
    elif faltan:
        verbo = "falta" if len(faltan) == 1 else "faltan"
        partes.append(f"{verbo} {len(faltan)}: {_nombrar(faltan, califica)}")
    impedida = len((examinado.escritas & examinado.pedidas) - califica)
    ajena = len(examinado.escritas - examinado.pedidas)
    if impedida:
        partes.append(f"aparte, {impedida} donde tiene impedimento: no se cuentan")
    if ajena:
        partes.append(f"aparte, {ajena} que ya no se preguntan, o nunca: no se cuentan")
    return "; ".join(partes)


def _llenado(
    nombre: str, planilla: PlanillaRecibida, llena: Llena, mesa: Mesa, apuntes: Apuntes
) -> Examinado:
    huella = llena.sello["huella"]
    sello = Sello(
        agenda=mesa.agenda.identidad,
        participante=planilla.participante,
        ronda=planilla.ronda,
        huella=huella,
    )
    razones = (o for r in planilla.razones for o in de_una_razon(r.texto, r.propuesta, nombre))
    return Examinado(
        nombre=nombre,
        planilla=planilla,
        observaciones=resumir(apuntes),
        pedidas=mesa.pedidas(sello),
        escritas=frozenset((e.propuesta, e.criterio) for e in llena.escritas),
        de_personas=resumir(razones),
    )


def _nombrar(casillas: frozenset[CasillaDe], pedidas: frozenset[CasillaDe]) -> str:
    """«P05 brechas, P06 entera»: si están todas las pedidas de una, se dice una vez."""
    dichas = []
    for propuesta, suyas in groupby(sorted(casillas), key=lambda c: c[0]):
        criterios = [criterio for _, criterio in suyas]
        enteras = len(criterios) > 1 and len(criterios) == sum(p == propuesta for p, _ in pedidas)
        dichas += [f"{propuesta} entera"] if enteras else [f"{propuesta} {c}" for c in criterios]
    return enumerar(dichas, _A_LA_VISTA)
