"""Lo que vuelve del comité → la carpeta: todo lo que vale entra, lo demás queda dicho.

Los originales se guardan primero y no se tocan; lo demás se rehace siempre entero desde ellos. Por
eso da igual en qué orden lleguen, cuántas veces, y si algo se corta a la mitad.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.firme import EnFirme
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.recibido import PlanillaRecibida
from priorizacion.dominio.recibo import COMPROMISOS, SALES
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.ingesta.recibido.larga import COLUMNAS, Larga, TablaAjena, leer_larga
from priorizacion.ingesta.recibido.mesa import Mesa
from priorizacion.ingesta.recibido.registro import (
    ELEGIDAS,
    PROCEDENCIA,
    RAZONES,
    REGISTRO,
    Anotacion,
    escribir_elegidas,
    escribir_registro,
    leer_elegidas,
    leer_llegadas,
)
from priorizacion.ingesta.rondas import RondasIlegibles, leer_rondas
from priorizacion.publicacion.candado import turno
from priorizacion.tareas.compromiso import Comprometida, comprometer_carpeta
from priorizacion.tareas.grabado import barrer, grabar
from priorizacion.tareas.sala.asiento import Asiento, asentar, otras_marcas
from priorizacion.tareas.sala.correo import Llegados
from priorizacion.tareas.sala.escogencia import Escogidas, escoger, preferir
from priorizacion.tareas.sala.examinados import Examinado, contar_casillas, examinar_guardados
from priorizacion.tareas.sala.originales import Guardados, abrir_recibido, guardar


@dataclass(frozen=True)
class Recepcion:
    """Lo que salió de recibir."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leer la carpeta."""
    falta: str | None = None
    """Por qué no se hizo nada."""
    sin_guardar: tuple[Observacion, ...] = ()
    """Lo que llegó y no se pudo guardar."""
    guardados: Guardados | None = None
    """Lo que llegó y se guardó."""
    examinados: Mapping[str, Examinado] = field(default_factory=dict)
    """Nombre guardado → lo que dice, de todos los que hay."""
    anotaciones: Mapping[str, Anotacion] = field(default_factory=dict)
    """Nombre guardado → qué se decidió."""
    asiento: Asiento | None = None
    """Cómo quedaron las tablas."""
    comprometida: Comprometida | None = None
    """Los recibos."""


def recibir(
    carpeta: Path, llegados: Llegados, cuando: str, *, reemplazar: bool = False
) -> Recepcion:
    """Guarda lo que llegó y rehace marcas, impedimentos, registro y recibos.

    Con `reemplazar`, lo que llega ahora vale más que lo que haya de la misma persona. Si no
    llegó nada, solo rehace; si otro está recibiendo en la misma carpeta, espera. Lanza `OSError`.
    """
    with turno(carpeta, lambda _: None):
        return _recibir(carpeta, llegados, cuando, reemplazar=reemplazar)


def _recibir(carpeta: Path, llegados: Llegados, cuando: str, *, reemplazar: bool) -> Recepcion:
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Recepcion(observaciones=lectura.observaciones)
    firme = _firme(carpeta)
    if isinstance(firme, str):
        return Recepcion(falta=firme)
    try:
        rondas = leer_rondas(carpeta)
        tablas = {nombre: leer_larga(carpeta, nombre) for nombre in COLUMNAS}
    except (TablaAjena, RondasIlegibles) as error:
        return Recepcion(falta=str(error))
    recibido = abrir_recibido(carpeta)
    barrer(carpeta, (*COLUMNAS, SALES, COMPROMISOS, COMITE))
    barrer(recibido)
    guardados = guardar(recibido, llegados.planillas, leer_llegadas(recibido), cuando)
    mesa = Mesa(lectura.agenda, firme, rondas)
    examinados = dict(examinar_guardados(recibido, guardados.llegadas, mesa))
    elegidas = _elegir(recibido, examinados, guardados if reemplazar else None)
    escogidas = escoger(_planillas(examinados), elegidas)
    asiento = _asentar(lectura.agenda, tablas, examinados, escogidas)
    anotaciones = _anotar(examinados, escogidas, asiento)
    _escribir(carpeta, tablas, asiento)
    registro = {
        PROCEDENCIA: asiento.procedencia,
        RAZONES: asiento.razones,
        REGISTRO: escribir_registro(guardados.llegadas, anotaciones),
    }
    grabar({n: d for n, d in registro.items() if _es_otro(recibido / n, d)}, recibido)
    return Recepcion(
        sin_guardar=llegados.observaciones,
        guardados=guardados,
        examinados=examinados,
        anotaciones=anotaciones,
        asiento=asiento,
        comprometida=_comprometer(carpeta, escogidas),
    )


def _firme(carpeta: Path) -> EnFirme | str:
    try:
        firme = leer_congelado(carpeta)
    except CongeladoIlegible as error:
        return str(error)
    return firme or (
        "nada está en firme: las planillas se reciben después de «priorizacion congelar» y de "
        "entregar las que hace «priorizacion planillas»."
    )


def _planillas(examinados: Mapping[str, Examinado]) -> list[PlanillaRecibida]:
    return [e.planilla for e in examinados.values() if e.planilla is not None]


def _elegir(
    recibido: Path, examinados: Mapping[str, Examinado], preferidos: Guardados | None
) -> frozenset[tuple[str, str]]:
    """Lo escogido hasta ahora; con `preferidos`, además lo que llegó, y queda escrito."""
    elegidas = leer_elegidas(recibido)
    if preferidos is None:
        return elegidas
    planillas = _planillas(examinados)
    for guardada in preferidos.llegaron:
        elegidas = preferir(guardada.partition(".")[0], planillas, elegidas)
    grabar({ELEGIDAS: escribir_elegidas(elegidas)}, recibido)
    return elegidas


def _anotar(
    examinados: Mapping[str, Examinado], escogidas: Escogidas, asiento: Asiento
) -> dict[str, Anotacion]:
    en_conflicto = {
        p.archivo: " | ".join(sorted(q.archivo for q in grupo if q is not p))
        for grupo in escogidas.conflictos
        for p in grupo
    }
    decisiones = {
        "en_conflicto": en_conflicto,
        "igual": escogidas.iguales,
        "reemplazada": escogidas.reemplazadas,
    }
    return {g: _anotacion(g, e, decisiones, asiento) for g, e in examinados.items()}


def _anotacion(
    guardada: str,
    examinado: Examinado,
    decisiones: Mapping[str, Mapping[str, str]],
    asiento: Asiento,
) -> Anotacion:
    planilla = examinado.planilla
    if planilla is None:
        porque = " ".join(o.mensaje for o in examinado.observaciones)
        return Anotacion(guardada, decision="rechazada", detalle=porque)
    for decision, casos in decisiones.items():
        if planilla.archivo in casos:
            detalle = casos[planilla.archivo]
            return Anotacion(guardada, planilla.participante, planilla.ronda, decision, detalle)
    impedidas = {p for quien, p in asiento.impedimentos if quien == planilla.participante}
    detalle = contar_casillas(examinado, impedidas)
    return Anotacion(guardada, planilla.participante, planilla.ronda, "vale", detalle)


def _asentar(
    agenda: Agenda,
    tablas: Mapping[str, Larga],
    examinados: Mapping[str, Examinado],
    escogidas: Escogidas,
) -> Asiento:
    return asentar(tablas, _planillas(examinados), escogidas.vigentes, otras_marcas(agenda, tablas))


def _escribir(carpeta: Path, tablas: Mapping[str, Larga], asiento: Asiento) -> None:
    """Las tablas; antes, una copia de la que una persona dejó escrita a su manera."""
    recibido = abrir_recibido(carpeta)
    previas = (tablas[nombre] for nombre in asiento.archivos)
    copias = {t.nombre_de_copia: t.bytes_ or b"" for t in previas if t.a_su_manera}
    grabar({n: c for n, c in copias.items() if not (recibido / n).exists()}, recibido)
    grabar(asiento.archivos, carpeta)


def _es_otro(archivo: Path, contenido: bytes) -> bool:
    return not archivo.is_file() or archivo.read_bytes() != contenido


def _comprometer(carpeta: Path, escogidas: Escogidas) -> Comprometida:
    """Un recibo por planilla; el de quien entregó otra se renueva, el de los demás no se toca."""
    con_planilla = {p.participante for p in escogidas.vigentes}
    con_planilla |= {p.participante for grupo in escogidas.conflictos for p in grupo}
    if not con_planilla:
        return Comprometida()
    return comprometer_carpeta(carpeta, renovar=con_planilla)
