"""Las marcas de cada persona → qué elegiría el reparto igual; solo donde hay marcas.

Modelo, sección 8: quien habla por el estamento e tiene Σtechos·w_e/n_e; su utilidad es su
prioridad × la factibilidad colectiva × el costo cargado; en blanco o con impedimento, 0.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction

from priorizacion.decision.busqueda import buscar
from priorizacion.decision.comparacion import Base, enfrentar, no_aplica
from priorizacion.decision.elastico import probar
from priorizacion.decision.exploracion import alcanzar, explorar
from priorizacion.decision.formulacion import Formulacion, con_pisos, formular
from priorizacion.decision.medicion import medir
from priorizacion.decision.modelo import Limites
from priorizacion.decision.reparto_igual import Eleccion, repartir
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.techo import total_declarado
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contraste import Alternativa
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.sorteo import sortear

PASO = Fraction(1, 100)
"""Cuánto crece cada dotación en cada paso: una centésima de la inicial."""


def contrastar_reparto(base: Base, limites: Limites) -> Alternativa:
    """Lo que elegiría el reparto igual, y las reglas que tendría que dejar sin cumplir."""
    agenda = base.formulacion.agenda
    if agenda.sin_marcas:
        return no_aplica("reparto_igual", "En esta carpeta no están las marcas de cada persona.")
    eleccion = plantear(base)
    if not any(eleccion.utilidades.values()):
        return no_aplica("reparto_igual", "Nadie calificó la prioridad de lo que compite.")
    lista = repartir(eleccion)
    return enfrentar(
        base, "reparto_igual", "exacta", lista, _incumplidas(base.formulacion, lista, limites)
    )


def plantear(base: Base) -> Eleccion:
    """La elección que reparte el dinero de la agenda entre quienes calificaron."""
    formulacion = base.formulacion
    agenda = formulacion.agenda
    posibles = [p for p in formulacion.competidoras if _se_paga_sola(formulacion, p.id)]
    prioridades = _prioridades(agenda)
    dotaciones = _dotaciones(agenda)
    return Eleccion(
        costos={p.id: formulacion.costo[p.id] for p in posibles},
        presupuesto=total_declarado(agenda),
        utilidades={
            p.id: {
                v: prioridad
                * (base.puntajes[p.id].factibilidad.centesimas or 0)
                * formulacion.costo[p.id]
                for v, prioridad in prioridades[p.id].items()
            }
            for p in posibles
        },
        dotaciones=dotaciones,
        aumentos={v: dotacion * PASO for v, dotacion in dotaciones.items()},
        sorteo={p.id: sortear(agenda.sorteo.semilla, p.id) for p in posibles},
    )


def _se_paga_sola(formulacion: Formulacion, propuesta: str) -> bool:
    """Si, de ser la única, las fuentes podrían pagarla en algún año."""
    return any(
        alcanzar(formulacion, frozenset({columna})) is not None
        for columna in formulacion.columnas[propuesta]
    )


def _dotaciones(agenda: Agenda) -> dict[str, Fraction]:
    """Participante que calificó → su parte del dinero: Σtechos·w_e/n_e."""
    califico = {v.participante for v in agenda.valoraciones}
    presentes = [p for p in agenda.participantes if p.id in califico]
    cuantos = Counter(p.estamento for p in presentes)
    total = sum((agenda.estamentos[e] for e in cuantos), Fraction(0))
    dinero = total_declarado(agenda)
    return {
        p.id: dinero * agenda.estamentos[p.estamento] / total / cuantos[p.estamento]
        for p in presentes
    }


def _prioridades(agenda: Agenda) -> dict[str, dict[str, Fraction]]:
    """Propuesta → participante → su prioridad, de 0 a 100; no está quien no la marcó."""
    criterios = {c.id: c for c in agenda.criterios if c.eje == "prioridad"}
    impedidos = {(i.participante, i.propuesta) for i in agenda.impedimentos}
    marcas: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for v in agenda.valoraciones:
        if v.criterio in criterios and (v.participante, v.propuesta) not in impedidos:
            marcas[v.propuesta][v.participante][v.criterio] = v.valor
    return {
        p.id: {
            participante: _prioridad(p, criterios, suyas)
            for participante, suyas in marcas[p.id].items()
        }
        for p in agenda.propuestas
    }


def _prioridad(
    propuesta: Propuesta, criterios: dict[str, Criterio], marcas: dict[str, int]
) -> Fraction:
    """Media ponderada de lo que marcó y de lo medido; un criterio en blanco no cuenta."""
    suma = total = Fraction(0)
    for criterio in criterios.values():
        puntos = _puntos(propuesta, criterio, marcas)
        if puntos is not None:
            suma += criterio.ponderacion * puntos
            total += criterio.ponderacion
    return suma / total if total else Fraction(0)


def _puntos(propuesta: Propuesta, criterio: Criterio, marcas: dict[str, int]) -> Fraction | None:
    if criterio.origen == "dato":
        return medir(propuesta, criterio)
    if criterio.id not in marcas:
        return None
    minimo, maximo = criterio.nivel_minimo, criterio.nivel_maximo
    return Fraction(100 * (marcas[criterio.id] - minimo), maximo - minimo)


def _incumplidas(
    formulacion: Formulacion, lista: tuple[str, ...], limites: Limites
) -> tuple[str, ...]:
    """Lo menos que hay que dejar sin cumplir para hacer toda la lista, con los mejores inicios."""
    libre = formular(formulacion.agenda, formulacion.valor, lista)
    reducida = con_pisos(libre, formulacion.pisos)
    todas = tuple(
        Restriccion(f"elegida:{p}", dict.fromkeys(columnas, 1), "=", 1)
        for p, columnas in reducida.columnas.items()
    )
    elastica = replace(reducida, restricciones=(*reducida.restricciones, *todas))
    ceden = probar(elastica, limites).ceden
    if ceden or buscar(explorar(reducida, limites, *todas), {}).estado in ("probada", "con_brecha"):
        return ceden
    return ("dinero",)
