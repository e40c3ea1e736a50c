"""La mejor cartera, con los empates rotos siempre igual; o por qué no la hay.

Etapas 1 a 7 del modelo (sección 5): valor, desempates, inicios y pagos exactos.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import gcd

from priorizacion.decision.busqueda import Hallazgo, buscar, elegidas
from priorizacion.decision.desempate import Etapa, Orden, Veredicto, desempatar
from priorizacion.decision.exploracion import explorar, pagar_eleccion
from priorizacion.decision.formulacion import Formulacion, dudosos, relajar
from priorizacion.decision.inicios import fijar_inicios
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.rango import buscar_rango
from priorizacion.decision.red import Arco
from priorizacion.dominio.resultado import EstadoSolucion
from priorizacion.dominio.sorteo import sortear

Avisar = Callable[[str], None]
"""Recibe una frase por cada paso largo."""


@dataclass(frozen=True, slots=True)
class Cartera:
    """Lo elegido, cuándo empieza y quién lo paga."""

    estado: EstadoSolucion
    """`inviable_probada` aquí es lo que dijo el solucionador: falta la segunda prueba."""
    reproducible: bool = True
    inicios: Mapping[str, int] = field(default_factory=dict)
    """Propuesta elegida → año en que empieza."""
    pagos: Mapping[Arco, int] = field(default_factory=dict)
    """Lo que paga cada fuente con su techo, pesos; sin aportes."""
    cota: int | None = None
    """Centésimas: ninguna cartera vale más, según el solucionador."""
    empate: bool | None = None
    etapa: Etapa | None = None
    cortes: int = 0
    """Elecciones descartadas por excederse en enteros exactos."""


def elegir(formulacion: Formulacion, limites: Limites, avisar: Avisar) -> Cartera:
    """La cartera de mayor valor, entre las que empatan la que ganan las etapas siguientes.

    Si no se probó cuánto exige algún piso, cumple con lo más que podría exigir y no se llama
    probada: su cota es la de lo menos que podría exigir.
    """
    cartera = _elegir(formulacion, limites, avisar)
    if not dudosos(formulacion) or cartera.estado == "sin_respuesta":
        return cartera
    return _con_duda(formulacion, cartera, limites)


def _elegir(formulacion: Formulacion, limites: Limites, avisar: Avisar) -> Cartera:
    espacio = explorar(formulacion, limites)
    avisar("Busca la cartera de mayor valor.")
    primera = buscar(espacio, formulacion.objetivo(formulacion.valor))
    if primera.estado in ("inviable", "sin_respuesta"):
        return _sin_cartera(primera, len(espacio.cortes))
    veredicto = Veredicto(primera.eleccion, None, None)
    if primera.estado == "probada":
        avisar("Busca si otra cartera empata.")
        veredicto = desempatar(espacio, ordenar(formulacion), primera.eleccion)
    avisar("Fija los inicios y los pagos.")
    inicios, mas_cortes = fijar_inicios(formulacion, veredicto.eleccion, limites)
    final = frozenset(
        i for i, a in enumerate(formulacion.arranques) if inicios.get(a.propuesta) == a.inicio
    )
    return Cartera(
        estado="probada" if primera.estado == "probada" else "con_brecha",
        reproducible=primera.parada != "reloj",
        inicios=inicios,
        pagos=pagar_eleccion(formulacion, final) or {},
        cota=_cota(formulacion, primera, elegidas(espacio, final)),
        empate=veredicto.empate,
        etapa=veredicto.etapa,
        cortes=len(espacio.cortes) + mas_cortes,
    )


def ordenar(formulacion: Formulacion) -> Orden:
    """Lo que comparan las etapas 1 a 4, por propuesta."""
    semilla = formulacion.agenda.sorteo.semilla
    return Orden(
        valor=formulacion.valor,
        costo=formulacion.costo,
        sorteo={p.id: sortear(semilla, p.id) for p in formulacion.competidoras},
    )


def _con_duda(formulacion: Formulacion, cartera: Cartera, limites: Limites) -> Cartera:
    relajada = relajar(formulacion)
    if cartera.estado == "inviable_probada":
        inviable = buscar(explorar(relajada, limites), {}).estado == "inviable"
        return cartera if inviable else replace(cartera, estado="sin_respuesta")
    rango = buscar_rango(relajada, formulacion.valor, limites)
    valor = sum(formulacion.valor[p] for p in cartera.inicios)
    cota = None if rango is None else max(valor, rango.mayor)
    return replace(cartera, estado="con_brecha", cota=cota, empate=None, etapa=None)


def _sin_cartera(hallazgo: Hallazgo, cortes: int) -> Cartera:
    inviable = hallazgo.estado == "inviable"
    return Cartera(
        estado="inviable_probada" if inviable else "sin_respuesta",
        reproducible=hallazgo.parada != "reloj",
        cortes=cortes,
    )


def _cota(formulacion: Formulacion, primera: Hallazgo, seleccion: frozenset[str]) -> int | None:
    """La del solucionador, llevada al valor entero más alto que permite."""
    valor = sum(formulacion.valor[p] for p in seleccion)
    if primera.estado == "probada":
        return valor
    if primera.cota is None:
        return None
    unidad = gcd(*formulacion.valor.values()) or 1
    return max(valor, bajar_cota(primera.cota, unidad))
