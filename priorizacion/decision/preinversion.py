"""Qué propuestas inmaduras reciben estudios: una segunda selección, después de las obras.

Modelo, secciones 2 y 10: Σ costo_preinversion ≤ Σ de sus techos, a lo sumo `maximo`, etapas 1–4.
"""

from collections.abc import Collection, Mapping

from priorizacion.decision.busqueda import Eleccion, Espacio, Examen, buscar, elegidas
from priorizacion.decision.desempate import Orden, desempatar
from priorizacion.decision.modelo import Limites, Modelo, escala_de
from priorizacion.decision.restriccion import Restriccion, holgura
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.fuente import FASES_DE_PREINVERSION
from priorizacion.dominio.sorteo import sortear


def elegir_estudios(
    agenda: Agenda, valor: Mapping[str, int], candidatas: Collection[str], limites: Limites
) -> frozenset[str]:
    """Las que reciben estudios, de las que compiten y no fueron elegidas para obra."""
    if agenda.preinversion is None:
        return frozenset()
    piden = {
        p.id: p.costo_preinversion
        for p in agenda.propuestas
        if p.id in candidatas and p.fase in FASES_DE_PREINVERSION and p.costo_preinversion > 0
    }
    if not piden:
        return frozenset()
    espacio = _espacio(agenda, piden, limites)
    orden = Orden(
        valor={p: valor[p] for p in piden},
        costo=piden,
        sorteo={p: sortear(agenda.sorteo.semilla, p) for p in piden},
    )
    objetivo = {c: valor[p] for p, (c,) in espacio.columnas.items()}
    hallazgo = buscar(espacio, objetivo)
    if hallazgo.estado != "probada":
        return elegidas(espacio, hallazgo.eleccion)
    return elegidas(espacio, desempatar(espacio, orden, hallazgo.eleccion).eleccion)


def _espacio(agenda: Agenda, piden: Mapping[str, int], limites: Limites) -> Espacio:
    columnas = {p: (i,) for i, p in enumerate(sorted(piden))}
    techos = agenda.preinversion.techos if agenda.preinversion else {}
    dinero = sum(monto for por_vigencia in techos.values() for monto in por_vigencia.values())
    maximo = agenda.preinversion.maximo if agenda.preinversion else 0
    filas = (
        Restriccion("techo", {columnas[p][0]: c for p, c in piden.items()}, "<=", dinero, "pesos"),
        Restriccion("maximo", dict.fromkeys(range(len(piden)), 1), "<=", maximo),
    )

    def examinar(eleccion: Eleccion) -> Examen:
        puesta = dict.fromkeys(eleccion, 1)
        return "bien" if all(holgura(f, puesta) >= 0 for f in filas) else "excede"

    modelo = Modelo(len(piden), (1,) * len(piden), filas, escala_de([dinero, *piden.values()]))
    return Espacio(modelo, columnas, examinar, limites)
