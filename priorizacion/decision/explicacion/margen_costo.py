"""El mayor costo con que una propuesta queda elegida, con lo demás igual (modelo, sección 7).

Cambiar su costo no toca ninguna cartera sin ella: basta saber si alguna con ella le gana a la
mejor sin ella. Cada sí trae una cartera, y de esa se sabe al peso hasta qué costo aguanta.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.explicacion.acercamiento import acercar, grano, ultimo
from priorizacion.decision.explicacion.duelo import Clave, clave_de, con, retar
from priorizacion.decision.exploracion import inicios_de, se_puede
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.explicacion import Costo, Intervalo
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Cuota


@dataclass(frozen=True, slots=True)
class _Ensayo:
    """La agenda con otro costo para una propuesta, y contra quién compite."""

    original: Formulacion
    propuesta: Propuesta
    rival: Clave
    limites: Limites

    def con_costo(self, costo: int, solo: frozenset[str] | None = None) -> Formulacion:
        """La formulación con ese costo; `solo`, con menos competidoras."""
        agenda = abaratar(self.original.agenda, self.propuesta.id, costo)
        compiten = solo or {p.id for p in self.original.competidoras}
        return formular(agenda, self.original.valor, compiten)


def abaratar(agenda: Agenda, propuesta: str, costo: int) -> Agenda:
    """La misma agenda con otro costo para una propuesta, en pesos sin imprevistos."""
    propuestas = tuple(
        p.model_copy(update={"costo": costo}) if p.id == propuesta else p for p in agenda.propuestas
    )
    return agenda.model_copy(update={"propuestas": propuestas})


def costo_para_entrar(
    formulacion: Formulacion, propuesta: Propuesta, elegida: Clave, limites: Limites
) -> Costo:
    """Para una no elegida: el mayor costo con que entraría; `elegida` es la mejor sin ella."""
    actual = propuesta.costo
    if _vale_lo_que_cuesta(formulacion.agenda):
        return Costo(actual=actual, limite=Intervalo(minimo=0, maximo=actual - 1))
    ensayo = _Ensayo(formulacion, propuesta, elegida, limites)
    menor = _menor_costo(formulacion.agenda, propuesta)
    if menor >= actual:
        return Costo(actual=actual, limite=None)
    primero, tiembla = _preguntar(ensayo, menor, actual), temblor(formulacion.agenda, propuesta)
    if primero is False and tiembla is not None:
        return Costo(actual=actual, limite=None)
    if not primero:
        return Costo(actual=actual, limite=Intervalo(minimo=0, maximo=actual - 1))
    cerca = acercar(lambda c: _preguntar(ensayo, c, actual), int(primero), actual, grano(actual))
    frontera = actual - 1 if tiembla is None else min(actual - 1, cerca.frontera + tiembla)
    return Costo(actual=actual, limite=Intervalo(minimo=cerca.bueno, maximo=frontera))


def costo_para_quedarse(
    formulacion: Formulacion,
    propuesta: Propuesta,
    eleccion: Eleccion,
    sin_ella: Clave | None,
    limites: Limites,
) -> Costo:
    """Para una elegida: el mayor costo con que se quedaría; `sin_ella` es la mejor sin ella.

    Si no hay agenda sin ella (`sin_ella` es None), basta con que alguna cartera quepa.
    """
    actual = propuesta.costo
    if _vale_lo_que_cuesta(formulacion.agenda):
        return Costo(actual=actual, limite=Intervalo(minimo=actual, maximo=None))
    rival = sin_ella or Clave(-1, 0, 0, 0, ())
    ensayo = _Ensayo(formulacion, propuesta, rival, limites)
    imposible = _mas_que_todo(formulacion, actual)
    aguanta = _aguante(ensayo, actual, imposible, inicios_de(formulacion, eleccion))
    tiembla = temblor(formulacion.agenda, propuesta)
    if tiembla is None:
        return Costo(actual=actual, limite=Intervalo(minimo=aguanta, maximo=None))
    cerca = acercar(lambda c: _preguntar(ensayo, c, imposible), aguanta, imposible, grano(actual))
    limite = Intervalo(minimo=cerca.bueno, maximo=cerca.frontera + tiembla)
    return Costo(actual=actual, limite=limite)


def costo_aguantado(
    formulacion: Formulacion,
    propuesta: Propuesta,
    eleccion: Eleccion,
    rival: Clave,
    limites: Limites,
) -> Costo:
    """Para una elegida, sin resolver nada: hasta dónde la cartera de la agenda le gana a `rival`.

    `rival` es al menos tan buena como la mejor sin ella.
    """
    if _vale_lo_que_cuesta(formulacion.agenda):
        return Costo(actual=propuesta.costo, limite=Intervalo(minimo=propuesta.costo, maximo=None))
    ensayo = _Ensayo(formulacion, propuesta, rival, limites)
    inicios = inicios_de(formulacion, eleccion)
    aguanta = propuesta.costo
    if _cabe(ensayo, aguanta, inicios):
        aguanta = _aguante(ensayo, aguanta, _mas_que_todo(formulacion, aguanta), inicios)
    return Costo(actual=propuesta.costo, limite=Intervalo(minimo=aguanta, maximo=None))


def costo_cambiando_una(
    formulacion: Formulacion,
    propuesta: Propuesta,
    elegida: Clave,
    inicios: Mapping[str, int],
    limites: Limites,
) -> Costo | None:
    """Para una no elegida, sin resolver nada: con qué costo entraría en lugar de una sola.

    Se prueba con la más costosa de las que no valen más que ella; None si así no entra.
    """
    if _vale_lo_que_cuesta(formulacion.agenda):
        return None
    ensayo = _Ensayo(formulacion, propuesta, elegida, limites)
    valor, costo = formulacion.valor, formulacion.costo
    menores = [p for p in inicios if valor[p] <= valor[propuesta.id]]
    if not menores:
        return None
    sale = max(menores, key=lambda p: (costo[p], p))
    resto = {p: s for p, s in inicios.items() if p != sale}
    menor = _menor_costo(formulacion.agenda, propuesta)
    carteras = [
        {**resto, propuesta.id: formulacion.arranques[i].inicio}
        for i in formulacion.columnas[propuesta.id]
    ]
    cabales = [
        _aguante(ensayo, menor, propuesta.costo, cartera)
        for cartera in carteras
        if _cabe(ensayo, menor, cartera)
    ]
    if not cabales or max(cabales) >= propuesta.costo:
        return None
    limite = Intervalo(minimo=max(cabales), maximo=propuesta.costo - 1)
    return Costo(actual=propuesta.costo, limite=limite)


def _preguntar(ensayo: _Ensayo, costo: int, malo: int) -> int | bool | None:
    """Si con ese costo queda elegida, hasta qué costo aguanta la cartera que lo muestra."""
    formulacion = ensayo.con_costo(costo)
    duelo = retar(formulacion, con(formulacion, ensayo.propuesta.id), ensayo.rival, ensayo.limites)
    if not duelo.gana:
        return duelo.gana
    return _aguante(ensayo, costo, malo, inicios_de(formulacion, duelo.eleccion))


def _aguante(ensayo: _Ensayo, costo: int, malo: int, inicios: Mapping[str, int]) -> int:
    return ultimo(lambda c: _cabe(ensayo, c, inicios), costo, malo)


def _cabe(ensayo: _Ensayo, costo: int, inicios: Mapping[str, int]) -> bool:
    """Si esa misma cartera, con ese costo, cumple todo y sigue ganando."""
    formulacion = ensayo.con_costo(costo, frozenset(inicios))
    gana = clave_de(formulacion, inicios).supera(ensayo.rival)
    return gana and se_puede(formulacion, inicios)


def _menor_costo(agenda: Agenda, propuesta: Propuesta) -> int:
    """El menor costo con que todavía alcanza el tamaño mínimo para competir."""

    def muy_pequena(costo: int) -> bool:
        otra = propuesta.model_copy(update={"costo": costo})
        return costo_cargado(agenda, otra) < agenda.tamano_minimo

    return ultimo(lambda c: not muy_pequena(c), propuesta.costo, 0)


def _mas_que_todo(formulacion: Formulacion, actual: int) -> int:
    """Un costo que ya no cabe en ningún dinero de la agenda."""
    dinero = sum(b.monto for b in formulacion.bolsas)
    aportes = sum(sum(a.aportes.values()) for a in formulacion.arranques)
    return 2 * (actual + dinero + aportes)


def temblor(agenda: Agenda, propuesta: Propuesta) -> int | None:
    """Hasta cuántos pesos más arriba puede caber un costo cuando otro menor no cabe.

    Viene del redondeo: de repartir el costo entre años y de que unas fuentes paguen a lo sumo una
    parte. None si no es solo redondeo: hay reglas que con menos costo se incumplen.
    """
    partes = [p for p in propuesta.desembolsos or (Fraction(1),) * propuesta.duracion if p]
    con_tope = {f.id: f.parte_maxima for f in agenda.fuentes if f.parte_maxima is not None}
    if _pide_gastar(agenda) or any(a.fuente in con_tope for a in propuesta.aportes):
        return None
    redondeos = len(partes) + len(con_tope)
    libre = 1 - sum(con_tope.values())
    if redondeos < 3:
        return 0
    if libre <= 0:
        return None
    return ceil(redondeos * sum(partes) / min(partes) / libre)


def _vale_lo_que_cuesta(agenda: Agenda) -> bool:
    """Si con otro costo la propuesta tendría otro valor: ahí no basta mover el costo."""
    se_mide = any(c.origen == "dato" and c.columna == "costo" for c in agenda.criterios)
    return agenda.regla_de_valor == "inversion" or se_mide


def _pide_gastar(agenda: Agenda) -> bool:
    """Si alguna regla mira lo gastado: gastar menos puede incumplirla, y no todo es de corrido."""
    return any(
        (isinstance(r, Cuota) and r.minimo is not None and r.base_minimo != "conteo")
        or "parte_asignada" in (getattr(r, "base_maximo", None), getattr(r, "base", None))
        for r in agenda.reglas
    )
