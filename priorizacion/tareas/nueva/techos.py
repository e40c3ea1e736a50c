"""De una tabla de techos a las bolsas de un encargo."""

from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.columnas_de_techos import Pedido
from priorizacion.ingesta.techos import leer_techos
from priorizacion.tareas.nueva.encargo import Bolsa

__all__ = ["Pedido", "leer_bolsas"]


def leer_bolsas(archivo: Path, pedido: Pedido) -> tuple[tuple[Bolsa, ...], tuple[Observacion, ...]]:
    """Una bolsa por fuente con dinero, con el nombre del archivo en su nota; y lo observado."""
    techos = leer_techos(archivo, pedido)
    nota = f"De la tabla {archivo.name}."
    bolsas = tuple(Bolsa(nombre, montos, nota) for nombre, montos in techos.bolsas.items())
    return bolsas, techos.observaciones
