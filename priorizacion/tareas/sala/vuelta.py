"""Abrir otra ronda: qué se vuelve a calificar queda fijo y escrito antes de repartir planillas."""

from datetime import date
from pathlib import Path

from priorizacion.decision.ronda import discutidas
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.ronda import RONDAS, Ronda, Rondas
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.rondas import leer_rondas
from priorizacion.tareas.grabado import grabar


def proponer_ronda(carpeta: Path, agenda: Agenda, numero: int, fecha: date) -> Ronda | str:
    """La ronda pedida, por abrir o ya abierta antes; o por qué no se puede.

    Solo se abre la siguiente, y una vez abierta no cambia lo que se califica en ella. No escribe
    nada. Lanza `RondasIlegibles` y `OSError`.
    """
    rondas = leer_rondas(carpeta)
    abierta = next((r for r in rondas.rondas if r.numero == numero), None)
    if abierta is not None:
        return abierta
    if numero != rondas.ultima + 1:
        return f"va la ronda {rondas.ultima}: la siguiente es la {rondas.ultima + 1}."
    if not agenda.valoraciones:
        return "todavía no hay marcas: la segunda ronda se abre cuando llegan las de la primera."
    propuestas = discutidas(agenda)
    if not propuestas:
        return "ninguna propuesta dividió al comité lo bastante para volver a calificarla."
    return Ronda(numero=numero, fecha=fecha, propuestas=propuestas)


def abrir_ronda(carpeta: Path, ronda: Ronda) -> None:
    """La deja escrita, si no lo estaba. Lanza `RondasIlegibles` y `OSError`."""
    abiertas = leer_rondas(carpeta).rondas
    if ronda not in abiertas:
        grabar({RONDAS: a_json(Rondas(rondas=(*abiertas, ronda))).encode()}, carpeta)
