"""Lo menos que una fuente tendría que traer de más, en un año, para que entre una propuesta.

No es monótono: con 11 a 14 puede entrar, con 15 salir y con 16 volver, porque el dinero también
sirve a las demás. Se sube a lo menos con que alcanza a la mejor sin ella, se corre el procedimiento
entero con ese dinero y, si otra la supera, se sube otra vez (modelo, sección 7).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from math import ceil
from typing import Literal

from priorizacion.decision.busqueda import buscar, elegidas
from priorizacion.decision.cartera import ordenar
from priorizacion.decision.desempate import desempatar
from priorizacion.decision.explicacion.acercamiento import acercar, grano, ultimo
from priorizacion.decision.explicacion.duelo import Clave, clave_de, con, retar
from priorizacion.decision.explicacion.enriquecimiento import (
    Fajo,
    aprieta,
    con_mas,
    de_sobra,
    grupos_de_vigencias,
    pagadoras,
    rinde,
)
from priorizacion.decision.explicacion.falta import medir_falta
from priorizacion.decision.exploracion import explorar, inicios_de, se_puede
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion
from priorizacion.dominio.explicacion import Intervalo, MasDinero

VUELTAS = 40
"""Veces que otra cartera puede superarla antes de responder con un intervalo."""
_Paso = tuple[int, int, int | None]
"""Lo menos que podría bastar, el año, y lo que basta para ganarle al rival de turno; en pesos.

Lo que basta es None si ese año todavía no se mira.
"""


@dataclass(frozen=True, slots=True)
class _Ensayo:
    """Una propuesta y la fuente que traería más."""

    original: Formulacion
    propuesta: str
    fuente: str
    limites: Limites

    @property
    def paso(self) -> int:
        """Pesos de la menor diferencia que se busca."""
        return grano(self.original.costo[self.propuesta])

    def con_dinero(self, vigencia: int, pesos: int) -> Formulacion:
        """La formulación con esos pesos de más en el techo declarado de ese año."""
        agenda = con_mas(self.original.agenda, Fajo(self.fuente, vigencia, pesos))
        compiten = {p.id for p in self.original.competidoras}
        return formular(agenda, self.original.valor, compiten)


def dinero_para_entrar(
    formulacion: Formulacion, propuesta: str, elegida: Clave, limites: Limites
) -> tuple[MasDinero, ...]:
    """Una respuesta por fuente que puede pagarla; `elegida` es la cartera de la agenda.

    Vacío con la regla de valor `inversion`: ahí el dinero que hay cambia también los valores.
    """
    if formulacion.agenda.regla_de_valor == "inversion":
        return ()
    return tuple(
        _de_una_fuente(_Ensayo(formulacion, propuesta, fuente, limites), elegida)
        for fuente in pagadoras(formulacion, propuesta)
    )


def _de_una_fuente(ensayo: _Ensayo, elegida: Clave) -> MasDinero:
    """El menor dinero sobre todos los años; el primero de los años que empatan."""
    cola, a_ciegas = list[_Paso](), False
    for grupo in grupos_de_vigencias(ensayo.original.agenda, ensayo.fuente):
        paso = _menor_dinero(ensayo, grupo[0], 0, elegida)
        a_ciegas |= paso is None or (paso is False and aprieta(ensayo.original.agenda))
        if paso is False:
            continue
        menor = 0 if paso is None else max(0, paso[0] - _por_redondeo(ensayo, grupo[0]))
        for entrada in [paso, *((menor, v, None) for v in grupo[1:])]:
            if entrada is not None:
                heappush(cola, entrada)
    for _ in range(VUELTAS):
        if not cola:
            break
        menor, vigencia, mayor = heappop(cola)
        rival, malo = elegida, 0
        if mayor is not None:
            seleccion = _procedimiento(ensayo.con_dinero(vigencia, mayor), ensayo.limites)
            if seleccion is None:
                return _hallado(ensayo, vigencia, menor, None, a_ciegas)
            if ensayo.propuesta in seleccion:
                return _hallado(ensayo, vigencia, menor, mayor, a_ciegas)
            rival, malo = clave_de(ensayo.original, seleccion), mayor
        paso = _menor_dinero(ensayo, vigencia, malo, rival)
        a_ciegas |= paso is None or (paso is False and aprieta(ensayo.original.agenda))
        if paso:
            heappush(cola, paso)
    if a_ciegas or cola:
        return _hallado(ensayo, None, 0, None, True)
    return MasDinero(fuente=ensayo.fuente, vigencia=None, pesos=None)


def _por_redondeo(ensayo: _Ensayo, vigencia: int) -> int:
    """Pesos que se ahorraría en otro año del grupo por cómo caen los centavos de la reserva."""
    rendimiento = rinde(ensayo.original.agenda, ensayo.fuente, vigencia)
    return 0 if rendimiento in (0, 1) else ceil(2 / rendimiento)


def _hallado(
    ensayo: _Ensayo, vigencia: int | None, menor: int, mayor: int | None, a_ciegas: bool
) -> MasDinero:
    """Lo menor no vale si en algún año no se supo, o si más dinero también puede apretar."""
    dudoso = a_ciegas or aprieta(ensayo.original.agenda)
    pesos = Intervalo(minimo=min(1, menor) if dudoso else menor, maximo=mayor)
    return MasDinero(fuente=ensayo.fuente, vigencia=vigencia, pesos=pesos)


def _menor_dinero(
    ensayo: _Ensayo, vigencia: int, malo: int, rival: Clave
) -> _Paso | Literal[False] | None:
    """Lo menos, por encima de `malo`, con que alguna cartera con ella le gana a `rival`.

    False si ni con todo el dinero; None si no se supo.
    """
    falta = _guiar(ensayo, vigencia, rival)
    if falta is None or falta is False:
        return falta
    menor, bueno = falta
    if bueno is None:
        todo = malo + de_sobra(ensayo.original, ensayo.fuente, vigencia)
        primero = _preguntar(ensayo, vigencia, todo, malo, rival)
        if primero is None or primero is False:
            return primero
        bueno = int(primero)
    cerca = acercar(
        lambda d: _preguntar(ensayo, vigencia, d, malo, rival),
        bueno,
        max(malo, min(menor, bueno) - 1),
        ensayo.paso,
    )
    return cerca.frontera, vigencia, cerca.bueno


def _guiar(
    ensayo: _Ensayo, vigencia: int, rival: Clave
) -> tuple[int, int | None] | Literal[False] | None:
    """Una cota de lo que falta y, si la cartera que la muestra gana, lo que le falta a ella."""
    original = ensayo.original
    valor = original.objetivo(original.valor)
    filas = (
        con(original, ensayo.propuesta),
        Restriccion("iguala", valor, ">=", rival.valor),
    )
    todo = de_sobra(original, ensayo.fuente, vigencia)
    holgada = replace(ensayo.con_dinero(vigencia, todo), bolsas=original.bolsas)
    techos = {r.nombre: r for r in original.restricciones}
    nombres = {b.nombre for b in original.bolsas}
    restricciones = tuple(
        techos[r.nombre] if r.nombre in nombres else r for r in holgada.restricciones
    )
    falta = medir_falta(
        replace(holgada, restricciones=restricciones),
        (ensayo.fuente, vigencia),
        filas,
        ensayo.limites,
    )
    if falta is None or falta is False:
        return falta
    menor = falta.menor // (rinde(original.agenda, ensayo.fuente, vigencia) or 1)
    if not clave_de(original, falta.inicios).supera(rival):
        return int(menor), None
    if not _alcanza(ensayo, vigencia, todo, falta.inicios):
        return int(menor), None
    return int(menor), ultimo(lambda d: _alcanza(ensayo, vigencia, d, falta.inicios), todo, 0)


def _preguntar(
    ensayo: _Ensayo, vigencia: int, pesos: int, malo: int, rival: Clave
) -> int | bool | None:
    formulacion = ensayo.con_dinero(vigencia, pesos)
    duelo = retar(formulacion, con(formulacion, ensayo.propuesta), rival, ensayo.limites)
    if not duelo.gana:
        return duelo.gana
    inicios = inicios_de(formulacion, duelo.eleccion)
    return ultimo(lambda d: _alcanza(ensayo, vigencia, d, inicios), pesos, malo)


def _alcanza(ensayo: _Ensayo, vigencia: int, pesos: int, inicios: Mapping[str, int]) -> bool:
    agenda = con_mas(ensayo.original.agenda, Fajo(ensayo.fuente, vigencia, pesos))
    return se_puede(formular(agenda, ensayo.original.valor, inicios), inicios)


def _procedimiento(formulacion: Formulacion, limites: Limites) -> frozenset[str] | None:
    """Lo que elige el procedimiento entero; None si no se probó."""
    espacio = explorar(formulacion, replace(limites, segundos=None))
    primera = buscar(espacio, formulacion.objetivo(formulacion.valor))
    if primera.estado != "probada":
        return None
    veredicto = desempatar(espacio, ordenar(formulacion), primera.eleccion)
    if veredicto.empate is None or (veredicto.empate and veredicto.etapa is None):
        return None
    return elegidas(espacio, veredicto.eleccion)
