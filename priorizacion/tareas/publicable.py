"""De una copia pública a lo que entra a publicarse: al publicarla y al volver a comprobarla."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from priorizacion.decision.cambios.comparacion import Decidida, comparar_agendas
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Comparacion
from priorizacion.ingesta.compromisos import CompromisosIlegibles
from priorizacion.ingesta.congelado import CongeladoIlegible
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.copia import Copia, copiar, leer_copia
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.direccion import direccion
from priorizacion.tareas.expediente import Expediente
from priorizacion.tareas.historia.despues import Despues, leer_despues
from priorizacion.tareas.historia.version import DespuesIlegible


def copiar_para_publicar(
    carpeta: Path, agenda: Agenda, expediente: Expediente
) -> Publicable | tuple[str, ...]:
    """La carpeta, como se publica; o por qué su copia no se podría volver a comprobar.

    Lanza `OSError`.
    """
    try:
        archivos = copiar(agenda, expediente, carpeta)
    except (CompromisosIlegibles, CongeladoIlegible) as error:
        return (str(error),)
    lectura = leer_copia(archivos)
    if lectura.agenda is None:
        return tuple(f"En la copia pública, {o}" for o in lectura.observaciones)
    pasos = cotejar(lectura.agenda, expediente, publica=True)
    distintos = tuple(p.texto for p in pasos if p.veredicto == "distinto")
    if distintos:
        return distintos
    try:
        despues = leer_despues(carpeta, Decidida(lectura.agenda, expediente.resultado))
    except DespuesIlegible as error:
        return (str(error),)
    copia = Copia(lectura.agenda, archivos, lectura.mapa)
    return armar(direccion(agenda, carpeta), copia, expediente, despues)


def armar(ruta: str, copia: Copia, expediente: Expediente, despues: Despues) -> Publicable:
    """Lo publicable de una copia ya leída; su huella solo depende de lo público."""
    archivos = {**copia.archivos, **despues.archivos}
    return Publicable(
        ruta=ruta,
        agenda=copia.agenda,
        resultado=expediente.resultado,
        certificado=expediente.certificado,
        huella=_huella(archivos),
        archivos=archivos,
        mapa=copia.mapa,
        reportes=despues.reportes,
        archivadas=despues.archivadas,
    )


def enlazar_periodos(publicables: Sequence[Publicable]) -> list[Publicable]:
    """Los mismos, cada uno con lo que cambió desde el periodo anterior de su territorio."""
    anteriores: dict[str, Publicable] = {}
    hechos: dict[str, Publicable] = {}
    for publicable in sorted(publicables, key=lambda p: (p.agenda.periodo.inicio, p.ruta)):
        territorio = publicable.ruta.partition("/")[0]
        previo = anteriores.get(territorio)
        hechos[publicable.ruta] = replace(
            publicable, frente_al_anterior=_cambios(previo, publicable) if previo else None
        )
        anteriores[territorio] = publicable
    return [hechos[p.ruta] for p in publicables]


def _cambios(antes: Publicable, ahora: Publicable) -> Comparacion:
    return comparar_agendas(*(Decidida(p.agenda, p.resultado) for p in (antes, ahora)))


def _huella(archivos: Mapping[str, bytes]) -> str:
    suma = hashlib.sha256()
    for nombre in sorted(archivos):
        suma.update(hashlib.sha256(nombre.encode()).digest())
        suma.update(hashlib.sha256(archivos[nombre]).digest())
    return suma.hexdigest()
