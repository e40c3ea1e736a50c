"""El índice de la búsqueda: cada propuesta de cada territorio, con su zona y su decisión."""

import json
from collections.abc import Sequence

from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion.vistas.contexto import Contexto, celda_de_estado

INDICE = "indice-de-propuestas.js"
"""Nombre del archivo, junto a la página de entrada."""


def indice(contextos: Sequence[Contexto]) -> bytes:
    """Un archivo que se carga como guion: así también sirve abierto desde el disco.

    Cada renglón es una propuesta: nombre, zona, decisión, su tono, agenda y enlace.
    """
    renglones = ",\n".join(
        json.dumps(_renglon(contexto, decidida))
        for contexto in sorted(contextos, key=lambda c: c.ruta)
        for decidida in contexto.resultado.propuestas
    )
    return f"window.indiceDePropuestas = [\n{renglones}\n];\n".encode()


def _renglon(contexto: Contexto, decidida: PropuestaDecidida) -> list[str]:
    agenda = contexto.agenda
    estado = celda_de_estado(decidida.estado)
    return [
        contexto.nombre(decidida.id),
        contexto.zona_de(contexto.propuestas[decidida.id]),
        estado.texto,
        estado.tono or "",
        f"{agenda.territorio.nombre} {agenda.periodo.inicio}–{agenda.periodo.fin}",
        contexto.enlace(decidida.id, f"territorios/{contexto.ruta}/") or "",
    ]
