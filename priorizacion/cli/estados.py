"""Cómo se dice cada decisión en la terminal."""

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
