"""Lo que llega, apartado por clase: las planillas del comité y los formularios de propuestas."""

from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, resumir
from priorizacion.ingesta.recibido.formulario_lleno import es_formulario
from priorizacion.ingesta.recibido.pieza import Pieza, juntar, reconocer


@dataclass(frozen=True)
class Llegados:
    """Lo que trajeron, sin guardar todavía."""

    planillas: tuple[Pieza, ...] = ()
    """También lo que no se reconoce: así queda guardado y dicho."""
    formularios: tuple[Pieza, ...] = ()
    observaciones: tuple[Observacion, ...] = ()
    """Lo que no se pudo abrir, y por qué."""
    sin_reconocer: tuple[Observacion, ...] = ()
    """De lo que se abrió y no es nada que se reciba, por qué no lo es."""


def apartar_por_clase(rutas: tuple[Path, ...]) -> Llegados:
    """Abre archivos, carpetas y zip."""
    apuntes: Apuntes = []
    ajenas: Apuntes = []
    planillas: list[Pieza] = []
    formularios: list[Pieza] = []
    for pieza in juntar(rutas, apuntes):
        if pieza.clase is None:
            reconocer(pieza.nombre, pieza.datos, ajenas)
        (formularios if es_formulario(pieza) else planillas).append(pieza)
    return Llegados(
        tuple(planillas), tuple(formularios), resumir(apuntes), sin_reconocer=resumir(ajenas)
    )
