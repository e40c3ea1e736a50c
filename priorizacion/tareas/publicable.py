"""De una copia pública a lo que entra a publicarse: al publicarla y al volver a comprobarla."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.mapa import Mapa
from priorizacion.ingesta.compromisos import CompromisosIlegibles
from priorizacion.ingesta.congelado import CongeladoIlegible
from priorizacion.publicacion.publicable import Publicable
from priorizacion.tareas.copia import copiar, leer_copia
from priorizacion.tareas.cotejo import cotejar
from priorizacion.tareas.direccion import direccion
from priorizacion.tareas.expediente import Expediente


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
    return armar(direccion(agenda, carpeta), lectura.agenda, expediente, archivos, lectura.mapa)


def armar(
    ruta: str,
    agenda: Agenda,
    expediente: Expediente,
    archivos: Mapping[str, bytes],
    mapa: Mapa | None,
) -> Publicable:
    """Lo publicable de una copia ya leída; su huella solo depende de lo público."""
    return Publicable(
        ruta=ruta,
        agenda=agenda,
        resultado=expediente.resultado,
        certificado=expediente.certificado,
        huella=_huella(archivos),
        archivos=archivos,
        mapa=mapa,
    )


def _huella(archivos: Mapping[str, bytes]) -> str:
    suma = hashlib.sha256()
    for nombre in sorted(archivos):
        suma.update(hashlib.sha256(nombre.encode()).digest())
        suma.update(hashlib.sha256(archivos[nombre]).digest())
    return suma.hexdigest()
