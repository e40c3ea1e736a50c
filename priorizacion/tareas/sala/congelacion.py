"""Poner en firme lo que se decide antes de calificar, y dejar constancia de cada cambio."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contenido import Cambio, aplicar, cambios_en, contenido_de, huella_de
from priorizacion.dominio.firme import CONGELADO, EnFirme, Enmienda, Momento
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.congelado import CongeladoIlegible, leer_congelado
from priorizacion.tareas.entrega import RESULTADO
from priorizacion.tareas.grabado import grabar


@dataclass(frozen=True)
class Congelacion:
    """Lo que salió de poner en firme una carpeta, o de registrar un cambio."""

    observaciones: tuple[Observacion, ...] = ()
    """Lo que impide leerla, o lo que parece de una persona y quedaría publicado."""
    falta: str | None = None
    """Por qué no se hizo nada."""
    agenda: Agenda | None = None
    """Lo leído."""
    firme: EnFirme | None = None
    """Lo que quedó en firme."""
    cambios: tuple[Cambio, ...] = ()
    """Lo que se acaba de registrar."""
    escrito: bool = False
    """Si `congelado.json` se escribió; falso si ya estaba todo en firme."""


def congelar(
    carpeta: Path, fecha: date, motivo: str | None = None, *, aun_asi: bool = False
) -> Congelacion:
    """Escribe `congelado.json`; con `motivo`, agrega lo que cambió desde entonces.

    Nunca quita ni reescribe lo ya registrado. Lo que quedaría publicado para siempre y parece de
    una persona lo impide, salvo `aun_asi`. Lanza `OSError`.
    """
    lectura = leer_carpeta(carpeta)
    if lectura.agenda is None:
        return Congelacion(observaciones=lectura.observaciones)
    try:
        previo = leer_congelado(carpeta)
    except CongeladoIlegible as error:
        return Congelacion(falta=str(error))
    momento = _momento(lectura.agenda, carpeta, fecha)
    if previo is None:
        hecha = _por_primera_vez(lectura.agenda, momento, motivo)
    else:
        hecha = _enmendar(lectura.agenda, previo, momento, motivo)
    de_personas = tuple(o for o in lectura.observaciones if o.codigo == "dato-personal")
    if hecha.escrito and de_personas and not aun_asi:
        return Congelacion(observaciones=de_personas, falta=_CON_PERSONAS, agenda=lectura.agenda)
    if hecha.escrito and hecha.firme is not None:
        grabar({CONGELADO: a_json(hecha.firme).encode()}, carpeta)
    return replace(hecha, observaciones=de_personas)


_CON_PERSONAS = (
    "nada quedó en firme: lo anterior parece de una persona, y lo que queda en firme se publica "
    "aunque después se quite. Quítelo y repita; si no es de nadie, repita con --aun-asi."
)


def _momento(agenda: Agenda, carpeta: Path, fecha: date) -> Momento:
    marcas = len(agenda.valoraciones)
    return Momento(
        fecha=fecha,
        marcas=marcas,
        con_semilla=agenda.sorteo.semilla is not None,
        con_resultado=marcas > 0 and (carpeta / RESULTADO).is_file(),
    )


def _por_primera_vez(agenda: Agenda, momento: Momento, motivo: str | None) -> Congelacion:
    if motivo is not None:
        return Congelacion(falta="todavía no hay nada en firme: la primera vez va sin --cambio.")
    contenido = contenido_de(agenda)
    firme = EnFirme(
        agenda=agenda.identidad, momento=momento, huella=huella_de(contenido), contenido=contenido
    )
    return Congelacion(agenda=agenda, firme=firme, escrito=True)


def _enmendar(agenda: Agenda, previo: EnFirme, momento: Momento, motivo: str | None) -> Congelacion:
    cambios = cambios_en(previo.contenido, agenda)
    if not cambios:
        falta = None if motivo is None else "nada ha cambiado: no hay qué registrar."
        return Congelacion(falta=falta, agenda=agenda, firme=previo)
    if motivo is None or not motivo.strip():
        return Congelacion(falta=_falta_motivo(len(cambios)), agenda=agenda, cambios=cambios)
    ultima = previo.enmiendas[-1].momento.fecha if previo.enmiendas else previo.momento.fecha
    if momento.fecha < ultima:
        return Congelacion(falta=f"el cambio no puede ser anterior al {ultima}, que es lo último.")
    contenido = aplicar(previo.contenido, cambios)
    enmienda = Enmienda(
        numero=len(previo.enmiendas) + 1,
        momento=momento,
        motivo=motivo.strip(),
        cambios=cambios,
        huella=huella_de(contenido),
    )
    firme = previo.model_copy(
        update={"enmiendas": (*previo.enmiendas, enmienda), "contenido": contenido}
    )
    return Congelacion(agenda=agenda, firme=firme, cambios=cambios, escrito=True)


def _falta_motivo(cuantos: int) -> str:
    datos = "1 dato cambió" if cuantos == 1 else f"{cuantos} datos cambiaron"
    return (
        f"ya hay reglas en firme y {datos}. Si es correcto, regístrelo con su razón: "
        '--cambio "por qué". Si no, devuelva los archivos a como estaban.'
    )
