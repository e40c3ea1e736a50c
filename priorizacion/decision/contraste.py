"""Qué habrían elegido otras maneras de escoger con los mismos datos (modelo, sección 8).

Nada de aquí cambia la agenda. Lo que se busca con el solucionador se corta por nodos y sin
desempates: si no se alcanza a probar, se dice.
"""

from dataclasses import replace
from math import gcd

from priorizacion.decision.busqueda import Hallazgo, buscar, elegidas
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.comparacion import Base, comparar, no_aplica
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.lista import por_llegada, por_puntaje, tomar_en_orden
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.motivos import Situacion
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.techo import total_declarado
from priorizacion.decision.valor import valorar
from priorizacion.dominio.contraste import (
    Alternativa,
    Contraste,
    Firmeza,
    Manera,
)
from priorizacion.dominio.regla import REGLAS_DE_VALOR, ReglaDeValor

NODOS = 100
"""Cada búsqueda llega a lo sumo hasta aquí: con más nodos las listas casi no cambian."""

_MANERA_DE: dict[ReglaDeValor, Manera] = {
    "proyectos": "valor_proyectos",
    "inversion": "valor_inversion",
    "poblacion": "valor_poblacion",
}
_SIN_RESPUESTA = "No se encontró ninguna lista dentro del límite de búsqueda."
_SIN_POBLACION = (
    "No se puede contar según la gente: falta la población del territorio, o ninguna propuesta "
    "dice a cuántas personas llega."
)
_SIN_MARCAS = (
    "El reparto igual pide las calificaciones de cada persona, que no se publican. Quien las "
    "guarda lo calcula con «priorizacion contrastar» y la carpeta de la agenda."
)
_SIN_APOYOS = "El reparto igual pide saber qué apoya cada persona, y aquí la prioridad se midió."


def contrastar(decision: Decision, limites: Limites, avisar: Avisar) -> Contraste | None:
    """Las listas de las otras maneras, cada una comparada con la agenda; None si no hay agenda."""
    if decision.cartera.estado not in ("probada", "con_brecha"):
        return None
    avisar("Compara con otras maneras de escoger.")
    formulacion = decision.formulacion
    eleccion = Situacion(formulacion, decision.cartera, decision.estudios).eleccion
    base = Base(formulacion, decision.puntajes, eleccion)
    ordenes: dict[Manera, tuple[str, ...]] = {
        "puntaje": por_puntaje(formulacion),
        "llegada": por_llegada(formulacion),
    }
    listas = (
        comparar(base, manera, "exacta", tomar_en_orden(formulacion, orden))
        for manera, orden in ordenes.items()
    )
    propia = formulacion.agenda.regla_de_valor
    # sin reloj: la misma entrada da siempre los mismos bytes
    cortos = replace(limites, nodos=min(limites.nodos or NODOS, NODOS), segundos=None)
    return Contraste(
        alternativas=(
            *listas,
            _sin_tope(base, cortos, avisar),
            *(_con_regla(base, r, cortos, avisar) for r in REGLAS_DE_VALOR if r != propia),
            _reparto_sin_marcas(base),
        )
    )


def _sin_tope(base: Base, limites: Limites, avisar: Avisar) -> Alternativa:
    """La suma a secas: todas las reglas menos el máximo de proyectos."""
    formulacion = base.formulacion
    if formulacion.agenda.maximo_proyectos is None:
        return no_aplica("sin_tope", "La agenda no tiene tope de proyectos: esta es ella misma.")
    avisar("Compara con la suma sin tope de proyectos.")
    filas = tuple(r for r in formulacion.restricciones if r.regla != "maximo_proyectos")
    abierta = replace(formulacion, restricciones=filas)
    return _buscar(base, "sin_tope", abierta, limites)


def _con_regla(base: Base, regla: ReglaDeValor, limites: Limites, avisar: Avisar) -> Alternativa:
    formulacion, manera = base.formulacion, _MANERA_DE[regla]
    agenda = formulacion.agenda
    if regla == "inversion" and not total_declarado(agenda):
        return no_aplica(manera, "No hay dinero declarado contra el cual medir cada peso.")
    if regla == "poblacion" and not _hay_gente(formulacion):
        return no_aplica(manera, _SIN_POBLACION)
    avisar("Compara con otra manera de contar el valor.")
    otro = valorar(agenda, base.puntajes, regla)
    valor = {p.id: otro[p.id] for p in formulacion.competidoras}
    return _buscar(base, manera, replace(formulacion, valor=valor), limites)


def _hay_gente(formulacion: Formulacion) -> bool:
    llegan = any(p.beneficiarios for p in formulacion.competidoras)
    return llegan and bool(formulacion.agenda.territorio.poblacion)


def _buscar(base: Base, manera: Manera, otra: Formulacion, limites: Limites) -> Alternativa:
    """La mejor lista de otra formulación con las mismas columnas, desde la de la agenda."""
    espacio = explorar(otra, limites)
    hallazgo = buscar(espacio, otra.objetivo(otra.valor), desde=base.eleccion)
    if hallazgo.estado not in ("probada", "con_brecha"):
        return no_aplica(manera, _SIN_RESPUESTA, "sin_respuesta")
    logrado = sum(otra.valor[p] for p in elegidas(espacio, hallazgo.eleccion))
    brecha = _brecha(otra, hallazgo, logrado)
    firmeza: Firmeza = "probada" if hallazgo.estado == "probada" or brecha == 0 else "con_brecha"
    publicada = brecha if firmeza == "con_brecha" else None
    return comparar(base, manera, firmeza, hallazgo.eleccion, publicada)


def _brecha(otra: Formulacion, hallazgo: Hallazgo, logrado: int) -> int | None:
    if hallazgo.cota is None:
        return None
    unidad = gcd(*otra.valor.values()) or 1
    return max(0, bajar_cota(hallazgo.cota, unidad) - logrado)


def _reparto_sin_marcas(base: Base) -> Alternativa:
    """Con marcas o sin ellas, lo mismo: `resultado.json` sale igual de la copia pública."""
    criterios = base.formulacion.agenda.criterios
    califican = any(c.eje == "prioridad" and c.origen == "valoraciones" for c in criterios)
    return no_aplica("reparto_igual", _SIN_MARCAS if califican else _SIN_APOYOS)
