"""Una lista de propuestas frente a la agenda: qué entra, qué sale, cuánto vale y qué incumple."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.exploracion import alcanzar, valores_de
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.lista import dice_llegada
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.relato import COMIENZOS, SIN_LLEGADA, Total, relatar
from priorizacion.decision.restriccion import holgura
from priorizacion.decision.satisfaccion import reponer_satisfaccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.contraste import Alternativa, Firmeza, Manera, ReglaIncumplida
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.resultado import ReglaResuelta


@dataclass(frozen=True, slots=True)
class Base:
    """La agenda con la que se compara."""

    formulacion: Formulacion
    puntajes: Mapping[str, Puntaje]
    eleccion: Eleccion
    """Lo que eligió la agenda."""


def fundar(
    agenda: Agenda, inicios: Mapping[str, int], dichas: Sequence[ReglaResuelta] = ()
) -> Base:
    """La base de una agenda ya decidida: propuesta elegida → año en que empieza.

    `dichas` son las reglas del resultado, de donde sale lo que exigen las de satisfacción.
    """
    puntajes = calcular_puntajes(agenda)
    compiten = [p for p, juicio in juzgar(agenda, puntajes).items() if juicio.estado is None]
    libre = formular(agenda, valorar(agenda, puntajes), compiten)
    formulacion = reponer_satisfaccion(libre, puntajes, dichas)
    eleccion = frozenset(
        i
        for i, arranque in enumerate(formulacion.arranques)
        if inicios.get(arranque.propuesta) == arranque.inicio
    )
    return Base(formulacion, puntajes, eleccion)


def comparar(
    base: Base, manera: Manera, firmeza: Firmeza, eleccion: Eleccion, brecha: int | None = None
) -> Alternativa:
    """Una elección con sus inicios, frente a la agenda."""
    formulacion = base.formulacion
    lista = {formulacion.arranques[i].propuesta for i in eleccion}
    alternativa = enfrentar(base, manera, firmeza, lista, _incumplidas(formulacion, eleccion))
    return alternativa.model_copy(update={"brecha": brecha})


def enfrentar(
    base: Base,
    manera: Manera,
    firmeza: Firmeza,
    lista: Collection[str],
    incumple: Collection[str],
) -> Alternativa:
    """Una lista de propuestas y las reglas que no cumple, frente a la agenda."""
    formulacion = base.formulacion
    agenda = {formulacion.arranques[i].propuesta for i in base.eleccion}
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    frases["dinero"] = "A las fuentes no les alcanza para pagarlas todas completas."
    alternativa = Alternativa(
        manera=manera,
        firmeza=firmeza,
        proyectos=len(lista),
        valor=sum(formulacion.valor[p] for p in lista),
        costo=sum(formulacion.costo[p] for p in lista),
        elegidas=tuple(sorted(lista)),
        entran=tuple(sorted(set(lista) - agenda)),
        salen=tuple(sorted(agenda - set(lista))),
        incumple=tuple(ReglaIncumplida(regla=r, texto=frases.get(r, r)) for r in incumple),
        lectura="",
    )
    total = Total(
        proyectos=len(agenda),
        valor=sum(formulacion.valor[p] for p in agenda),
        costo=sum(formulacion.costo[p] for p in agenda),
    )
    lectura = relatar(_comienzo(formulacion, manera), alternativa, total)
    return alternativa.model_copy(update={"lectura": lectura})


def no_aplica(manera: Manera, razon: str, firmeza: Firmeza = "no_aplica") -> Alternativa:
    """Una alternativa sin lista, con su razón."""
    return Alternativa(manera=manera, firmeza=firmeza, lectura=razon)


def _comienzo(formulacion: Formulacion, manera: Manera) -> str:
    sin_llegada = manera == "llegada" and not dice_llegada(formulacion)
    return SIN_LLEGADA if sin_llegada else COMIENZOS[manera]


def _incumplidas(formulacion: Formulacion, eleccion: Eleccion) -> tuple[str, ...]:
    """Las reglas que no cumple una elección, en enteros exactos; «dinero» si no se puede pagar."""
    pagado = alcanzar(formulacion, eleccion)
    valores = valores_de(formulacion, eleccion, pagado or {})
    reglas = dict.fromkeys(
        r.regla
        for r in formulacion.restricciones
        if r.regla and not r.regla.startswith("techo:") and holgura(r, valores) < 0
    )
    return (*(("dinero",) if pagado is None else ()), *reglas)
