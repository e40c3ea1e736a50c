"""Cómo se dice cada decisión en la terminal."""

from priorizacion.cli.salida import contar
from priorizacion.dominio.resultado import Estado

ESTADOS: dict[Estado, str] = {
    "retirada": "retirada",
    "fusionada": "unida a otra",
    "sin_quorum": "sin calificaciones suficientes",
    "no_elegible": "no cumple lo necesario para competir",
    "gestion_ante_otro_nivel": "por gestionar ante otro nivel",
    "seleccionada": "elegida",
    "preinversion": "recibe estudios",
    "lista_de_espera": "en lista de espera",
}
"""Decisión → cómo se dice de una propuesta."""


def contar_propuestas(cuantas: int, unidas: int, retiradas: int) -> str:
    """«12 propuestas (1 unida a otra y 1 retirada)»: siempre se cuentan todas las que llegaron."""
    aparte = [
        contar(unidas, "unida a otra", "unidas a otra") if unidas else "",
        contar(retiradas, "retirada", "retiradas") if retiradas else "",
    ]
    dicho = " y ".join(filter(None, aparte))
    return contar(cuantas, "propuesta", "propuestas") + (f" ({dicho})" if dicho else "")
