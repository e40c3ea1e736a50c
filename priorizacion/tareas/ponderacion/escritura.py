"""Las ponderaciones de un método → `agenda.yaml`, sin tocar más, y su constancia pública."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from priorizacion.decision.ponderacion.consulta import Ponderacion
from priorizacion.decision.ponderacion.reparto import a_centesimas
from priorizacion.decision.supresion import publicables
from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.ponderacion import (
    PUBLICADAS,
    EjePonderado,
    PonderacionesPublicadas,
    VozPublicada,
)
from priorizacion.dominio.puntaje import PuntajeEstamento
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.arbol import Ruta
from priorizacion.ingesta.carpeta import AGENDA
from priorizacion.ingesta.retoque import retocar
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.ponderacion.recuento import Recuento

Permiso = Literal["libre", "en_firme", "con_marcas", "negado"]
"""Si se puede cambiar `agenda.yaml`, y qué hay que decir después."""


class NoEsUtf8(ValueError):
    """`agenda.yaml` está en otra codificación: no se reescribe sin dañar algo."""


@dataclass(frozen=True)
class Cambio:
    """El nuevo `agenda.yaml` y en qué se diferencia del que hay."""

    agenda: bytes
    publicadas: bytes
    diferencia: tuple[str, ...]
    """Líneas de un `diff` unificado; vacío si ya estaban esas ponderaciones."""


def permiso_para_escribir(carpeta: Path, *, hay_marcas: bool) -> Permiso:
    """`negado` si las reglas están en firme y alguien ya calificó."""
    if (carpeta / CONGELADO).is_file():
        return "negado" if hay_marcas else "en_firme"
    return "con_marcas" if hay_marcas else "libre"


def preparar_cambio(carpeta: Path, recuento: Recuento) -> Cambio:
    """Lo que se escribiría con el único método del recuento. Lanza `NoEsUtf8` y `OSError`."""
    antes = (carpeta / AGENDA).read_bytes()
    try:
        texto = antes.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoEsUtf8(AGENDA) from error
    despues = retocar(texto, _cambios(recuento))
    diferencia = difflib.unified_diff(
        texto.splitlines(), despues.splitlines(), AGENDA, f"{AGENDA} (nueva)", lineterm="", n=1
    )
    publicadas = a_json(_publicar(recuento)).encode()
    return Cambio(despues.encode("utf-8"), publicadas, tuple(diferencia))


def escribir_cambio(carpeta: Path, cambio: Cambio) -> None:
    """Reemplaza los dos archivos de una vez. Lanza `OSError`; entonces quedan los que estaban."""
    grabar({PUBLICADAS: cambio.publicadas, AGENDA: cambio.agenda}, carpeta)


def _cambios(recuento: Recuento) -> dict[Ruta, str]:
    centesimas = {c: n for p in recuento.ponderaciones for c, n in p.centesimas.items()}
    return {
        ("criterios", i, "ponderacion"): escribir_decimal(Fraction(centesimas[c.id], 100))
        for i, c in enumerate(recuento.reglas.criterios if recuento.reglas else ())
        if c.id in centesimas and c.ponderacion != Fraction(centesimas[c.id], 100)
    }


def _publicar(recuento: Recuento) -> PonderacionesPublicadas:
    (metodo,) = recuento.metodos
    orden = [c.id for c in recuento.reglas.criterios] if recuento.reglas else []
    ejes = tuple(_eje(p, orden) for p in recuento.ponderaciones)
    return PonderacionesPublicadas(metodo=metodo, ejes=ejes)


def _eje(ponderacion: Ponderacion, orden: Sequence[str]) -> EjePonderado:
    """En el orden declarado; un estamento, solo si restando no se halla lo que dijo otro."""
    personas = (
        PuntajeEstamento(estamento=v.estamento, marcas=v.personas, puntaje=Fraction(0))
        for v in ponderacion.voces
    )
    visibles = {e.estamento for e in publicables(personas)}
    return EjePonderado(
        eje=ponderacion.eje,
        personas=ponderacion.personas,
        estamentos=len(ponderacion.voces),
        centesimas=_en_orden(ponderacion.centesimas, orden),
        voces=tuple(
            VozPublicada(
                estamento=voz.estamento,
                personas=voz.personas,
                centesimas=_en_orden(a_centesimas(voz.partes), orden),
            )
            for voz in ponderacion.voces
            if voz.estamento in visibles
        ),
    )


def _en_orden(centesimas: Mapping[str, int], orden: Sequence[str]) -> dict[str, int]:
    return {c: centesimas[c] for c in orden if c in centesimas}
