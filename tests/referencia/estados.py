"""De un Caso sale la ficha de cada propuesta: quién compite, con qué puntajes y qué valor."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .gasto import costo_con_imprevistos
from .lectura import Caso, Propuesta, exacto, redondear
from .puntajes import puntajes

COMPITE = "compite"


@dataclass(frozen=True)
class Ficha:
    """Lo que se sabe de una propuesta antes de escoger; `estado` puede ser COMPITE."""

    propuesta: Propuesta
    estado: str
    prioridad: int | None
    factibilidad: int | None
    valor: int | None
    costo: int


def fichas(caso: Caso) -> dict[str, Ficha]:
    """La ficha de cada propuesta, por id."""
    return {propuesta.id: _ficha(caso, propuesta) for propuesta in caso.propuestas}


def ficha_con(caso: Caso, propuesta: Propuesta, ejes: dict[str, int]) -> Ficha:
    """La ficha de una propuesta que no se retiró ni se fusionó, con esos puntajes."""
    costo = costo_con_imprevistos(caso, propuesta)
    estado = _compuertas(caso, propuesta, ejes, costo)
    valor = _valor(caso, propuesta, ejes, costo) if estado == COMPITE else None
    return Ficha(propuesta, estado, ejes["prioridad"], ejes["factibilidad"], valor, costo)


def valor_segun(caso: Caso, ficha: Ficha, estamento: str) -> int:
    """El valor de una propuesta que compite, con los puntajes que se publican de un estamento."""
    ejes = puntajes(caso, ficha.propuesta, estamento)
    if ejes is None:
        raise ValueError(f"{ficha.propuesta.id} no compite")
    return _valor(caso, ficha.propuesta, ejes, ficha.costo)


def _ficha(caso: Caso, propuesta: Propuesta) -> Ficha:
    costo = costo_con_imprevistos(caso, propuesta)
    previo = _fuera_antes_de_puntuar(propuesta)
    ejes = None if previo else puntajes(caso, propuesta)
    if ejes is None:
        return Ficha(propuesta, previo or "sin_quorum", None, None, None, costo)
    return ficha_con(caso, propuesta, ejes)


def _fuera_antes_de_puntuar(propuesta: Propuesta) -> str:
    if propuesta.fila.get("retirada", "").lower() not in ("", "no", "0", "falso"):
        return "retirada"
    return "fusionada" if propuesta.fila.get("fusionada_en") else ""


def _compuertas(caso: Caso, propuesta: Propuesta, ejes: dict[str, int], costo: int) -> str:
    """Otro nivel solo si nada más falla; un umbral igualado se pasa."""
    umbrales = caso.agenda.get("umbrales") or {}
    if any(ejes[eje] < 100 * exacto(umbrales.get(eje, 0)) for eje in ejes):
        return "no_elegible"
    if costo < int(caso.agenda.get("tamano_minimo") or 0):
        return "no_elegible"
    fallas = {
        item.get("estado", "no_elegible")
        for item in caso.agenda.get("habilitantes") or []
        if caso.respuestas.get((propuesta.id, item["id"])) == "no_cumple"
    }
    if "no_elegible" in fallas:
        return "no_elegible"
    return "gestion_ante_otro_nivel" if fallas else COMPITE


def _valor(caso: Caso, propuesta: Propuesta, ejes: dict[str, int], costo: int) -> int:
    """Centésimas; solo la regla `proyectos` usa la resolución declarada."""
    exacto_ = Fraction(ejes["prioridad"] * ejes["factibilidad"], 10**4)
    regla = caso.agenda.get("regla_de_valor", "proyectos")
    if regla == "inversion":
        return redondear(exacto_ * 100 * costo / caso.suma_techos)
    if regla == "poblacion":
        poblacion = int(caso.agenda["territorio"]["poblacion"])
        return redondear(
            exacto_ * 100 * min(propuesta.numero("beneficiarios"), poblacion) / poblacion
        )
    resolucion = int(caso.agenda.get("resolucion", 100))
    return resolucion * redondear(exacto_ / resolucion)
