"""De una agenda y su expediente: si el resultado es el de estos archivos, entrada por entrada."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from priorizacion.decision.ausencia import ausencias_de
from priorizacion.decision.dispersion import medir_dispersiones
from priorizacion.decision.huella import huellas
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.ingesta.copia_publica import escribir_puntajes
from priorizacion.tareas.entrega import PUNTAJES, RESULTADO
from priorizacion.tareas.expediente import Expediente
from priorizacion.tareas.orden import como_argumento

_ENTRADAS = {
    "agenda": "las reglas de agenda.yaml",
    "propuestas": "las propuestas",
    "habilitantes": "las respuestas a los habilitantes",
    "puntajes": "los puntajes",
}

Veredicto = Literal["igual", "distinto", "sin_comprobar"]


@dataclass(frozen=True)
class Paso:
    """Una cosa que se comprobó, o que no se pudo."""

    veredicto: Veredicto
    """`sin_comprobar` no es una falla: dice qué quedó sin mirar."""
    texto: str
    """Qué se comprobó y qué salió, en una frase."""


_SIN_MARCAS = Paso(
    "sin_comprobar",
    "las marcas, el comité y los impedimentos: no vienen en esta copia pública.",
)


def cotejar(agenda: Agenda, expediente: Expediente, *, publica: bool = False) -> tuple[Paso, ...]:
    """Compara las huellas del certificado con las del resultado y las de cada entrada.

    Con `publica`, las marcas no tienen por qué estar.
    """
    return (_paso_del_resultado(expediente), *_pasos_de_las_entradas(agenda, expediente, publica))


def decir_que_no_corresponde(agenda: Agenda, expediente: Expediente, ruta: Path) -> str | None:
    """En qué el resultado no es el de sus archivos y cómo rehacerlo; None si lo es."""
    distintos = [p.texto for p in cotejar(agenda, expediente) if p.veredicto == "distinto"]
    if not distintos:
        return None
    return (
        f"su resultado no es el de sus archivos: {' '.join(distintos)} Vuelva a calcular con: "
        f"priorizacion priorizar {como_argumento(ruta)}"
    )


def _paso_del_resultado(expediente: Expediente) -> Paso:
    real = hashlib.sha256(expediente.archivos[RESULTADO]).hexdigest()
    firmado, resultado = expediente.certificado, expediente.resultado
    if (firmado.cota, firmado.estado_solucion) != (resultado.cota, resultado.estado_solucion):
        return Paso(
            "distinto", "certificado.json y resultado.json no dicen la misma cota o estado."
        )
    if real == expediente.certificado.resultado:
        return Paso("igual", "resultado.json es el que firma el certificado.")
    return Paso(
        "distinto",
        "resultado.json no es el que firma el certificado: alguno de los dos cambió después.",
    )


def _pasos_de_las_entradas(
    agenda: Agenda, expediente: Expediente, publica: bool
) -> tuple[Paso, ...]:
    puntajes = calcular_puntajes(agenda)
    actuales = huellas(agenda, puntajes)
    firmadas = expediente.certificado.entradas
    sin_marcas = agenda.sin_marcas or publica
    pasos = tuple(
        _paso_de_entrada(nombre, firmadas.get(nombre), actuales.get(nombre))
        for nombre in sorted({*actuales, *firmadas})
    )
    if sin_marcas:
        pasos = (*pasos, _SIN_MARCAS)
    if sin_marcas or PUNTAJES not in expediente.archivos:
        return pasos
    dispersiones = medir_dispersiones(agenda, puntajes)
    ausencias = ausencias_de(expediente.resultado.robustez)
    publicados = publicar_puntajes(puntajes, dispersiones, ausencias)
    return (*pasos, _paso_de_puntajes(publicados, expediente.archivos[PUNTAJES]))


def _paso_de_entrada(nombre: str, firmada: str | None, actual: str | None) -> Paso:
    palabra = _ENTRADAS.get(nombre, nombre)
    if firmada == actual:
        return Paso("igual", f"{palabra}: lo mismo que se usó al priorizar.")
    return Paso("distinto", f"{palabra}: cambiaron después de priorizar.")


def _paso_de_puntajes(puntajes: tuple[PuntajePublicado, ...], publicado: bytes) -> Paso:
    if escribir_puntajes(puntajes) == publicado:
        return Paso("igual", f"{PUNTAJES} es el que sale de las marcas.")
    return Paso("distinto", f"{PUNTAJES} no es el que sale de las marcas.")
