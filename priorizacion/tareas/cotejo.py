"""De una agenda y su expediente: si el resultado es el de estos archivos, entrada por entrada."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from priorizacion.decision.huella import huellas
from priorizacion.dominio.agenda import Agenda
from priorizacion.tareas.entrega import RESULTADO
from priorizacion.tareas.expediente import Expediente

Veredicto = Literal["igual", "distinto", "sin_comprobar"]


@dataclass(frozen=True)
class Paso:
    """Una cosa que se comprobó, o que no se pudo."""

    veredicto: Veredicto
    """`sin_comprobar` no es una falla: dice qué quedó sin mirar."""
    texto: str
    """Qué se comprobó y qué salió, en una frase."""


def cotejar(agenda: Agenda, expediente: Expediente) -> tuple[Paso, ...]:
    """Compara las huellas del certificado con las del resultado y las de cada entrada."""
    return (_paso_del_resultado(expediente), *_pasos_de_las_entradas(agenda, expediente))


def hay_diferencias(pasos: tuple[Paso, ...]) -> bool:
    """Verdadero si algo salió distinto."""
    return any(paso.veredicto == "distinto" for paso in pasos)


def _paso_del_resultado(expediente: Expediente) -> Paso:
    real = hashlib.sha256(expediente.archivos[RESULTADO]).hexdigest()
    if real == expediente.certificado.resultado:
        return Paso("igual", "resultado.json es el que firma el certificado.")
    return Paso(
        "distinto",
        "resultado.json no es el que firma el certificado: alguno de los dos cambió después.",
    )


def _pasos_de_las_entradas(agenda: Agenda, expediente: Expediente) -> tuple[Paso, ...]:
    actuales = huellas(agenda)
    firmadas = expediente.certificado.entradas
    return tuple(
        _paso_de_entrada(nombre, firmadas.get(nombre), actuales.get(nombre), agenda.sin_marcas)
        for nombre in sorted({*actuales, *firmadas})
    )


def _paso_de_entrada(
    nombre: str, firmada: str | None, actual: str | None, sin_marcas: bool
) -> Paso:
    if firmada == actual:
        estado = "no había ni hay" if firmada is None else "es la misma"
        return Paso("igual", f"{nombre}: {estado}.")
    if actual is None and sin_marcas and nombre in PRIVADAS:
        return Paso("sin_comprobar", f"{nombre}: no viene en esta copia pública.")
    return Paso("distinto", f"{nombre}: cambió después de priorizar.")
