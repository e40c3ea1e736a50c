"""Qué cambia en cada familia de escenarios, en una frase con sus cifras."""

from collections.abc import Mapping

from priorizacion.decision.robustez.escenarios import NIVELES, Banda
from priorizacion.dominio.fuente import FASES, Fase
from priorizacion.dominio.robustez import Familia

_FASES: Mapping[Fase, str] = {
    "idea": "idea",
    "perfil": "perfil",
    "prefactibilidad": "prefactibilidad",
    "factibilidad": "factibilidad",
    "disenos": "diseños",
}
_FIJAS: Mapping[Familia, str] = {
    "ponderaciones_libres": (
        "Los criterios de cada eje ponderan de cualquier manera, todas igual de probables."
    ),
    "ponderaciones_cercanas": (
        "Cada ponderación se multiplica por un factor al azar, entre la mitad y una vez y media "
        "la declarada."
    ),
    "ponderaciones_en_orden": (
        "Los criterios ponderan de cualquier manera que conserve su orden de importancia."
    ),
}


def decir_familia(familia: Familia, bandas: Mapping[Fase, Banda]) -> str:
    """La frase de una familia."""
    if familia == "costos":
        return f"Cada costo cambia al azar dentro del margen de su fase: {_margenes(bandas)}."
    if familia == "techos":
        niveles = ", ".join(f"{n} %" for n in sorted(NIVELES)[:-1])
        return f"Los techos de todas las fuentes quedan en {niveles} y {max(NIVELES)} %."
    return _FIJAS[familia]


def _margenes(bandas: Mapping[Fase, Banda]) -> str:
    partes = [f"{_FASES[f]}, de −{bandas[f][0]} % a +{bandas[f][1]} %" for f in FASES]
    return "; ".join(partes)
