"""Por qué quedó así cada propuesta y qué lo cambiaría (modelo, sección 7).

De entrada todo es un intervalo probado: por arriba un programa lineal, por abajo una cartera
conocida. Con programas enteros se aprieta lo que haga falta para decidir la frase o, si se pide
`a_fondo`, todo.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from priorizacion.decision.explicacion.acortamiento import acortar
from priorizacion.decision.explicacion.arreglo import Entorno, arreglar, madurar
from priorizacion.decision.explicacion.duelo import Clave, clave_de, con, sin
from priorizacion.decision.explicacion.frases import narrar
from priorizacion.decision.explicacion.intervalos import Volteo, intervalos
from priorizacion.decision.explicacion.precio import poner_precios
from priorizacion.decision.explicacion.salidas import Salida, para_entrar, para_quedarse
from priorizacion.decision.exploracion import explorar, inicios_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.inviabilidad import chocan
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import protegidos
from priorizacion.decision.rango import Rango, buscar_mejor
from priorizacion.decision.redaccion import Decision
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.taller import Taller
from priorizacion.dominio.explicacion import Explicacion, Explicaciones, Intervalo
from priorizacion.dominio.propuesta import Propuesta

NODOS = 200
"""Hasta dónde se busca cada respuesta si no se pide a fondo."""
_TANDA = 10
"""Cada cuántas propuestas se cuenta por dónde va."""
Avisar = Callable[[str], None]


def explicar(decision: Decision, limites: Limites, avisar: Avisar) -> Explicaciones | None:
    """La explicación de todas las propuestas y el precio de todas las reglas.

    None si no hay cartera.
    """
    if not decision.hay_cartera:
        return None
    avisar("Busca qué cambiaría la decisión de cada propuesta.")
    caso = armar(decision, limites)
    una_a_una = []
    for n, propuesta in enumerate(decision.agenda.propuestas, start=1):
        una_a_una.append(explicar_una(caso, propuesta))
        if limites.a_fondo or n % _TANDA == 0:
            avisar(f"Explicadas {n} de {len(decision.agenda.propuestas)} propuestas.")
    avisar("Calcula cuánto cuesta cada regla.")
    precios = poner_precios(caso.taller, decision.eleccion, caso.logrado, caso.limites)
    return Explicaciones(propuestas=tuple(una_a_una), reglas=tuple(precios))


@dataclass(frozen=True, slots=True)
class Caso:
    """Lo decidido, listo para preguntarle."""

    decision: Decision
    logrado: Rango
    """Lo que vale la agenda: lo encontrado y lo que nadie pasa."""
    elegida: Clave
    limites: Limites
    volteos: Mapping[str, Volteo]
    """Propuesta → lo mejor que puede haber con ella al revés de como quedó."""
    taller: Taller
    """Donde se busca con las mismas reglas."""

    @property
    def formulacion(self) -> Formulacion:
        """La de la decisión."""
        return self.decision.formulacion

    @property
    def firme(self) -> bool:
        """Si hay prueba y cambiar una propuesta no mueve las carteras que no la tienen.

        Con reglas de satisfacción sí las mueve: cambia lo mejor que podría tener cada estamento.
        """
        libre = not any(protegidos(self.decision.agenda))
        return libre and self.decision.cartera.estado == "probada"


def armar(decision: Decision, limites: Limites) -> Caso:
    """Prepara la explicación de una decisión que tiene cartera."""
    formulacion = decision.formulacion
    elegida = clave_de(formulacion, decision.cartera.inicios)
    cota = decision.cartera.cota
    mayor = sum(formulacion.valor.values()) if cota is None else cota
    return Caso(
        decision=decision,
        logrado=Rango(elegida.valor, max(elegida.valor, mayor)),
        elegida=elegida,
        limites=replace(limites, segundos=None, nodos=limites.nodos if limites.a_fondo else NODOS),
        volteos=intervalos(formulacion, decision.eleccion),
        taller=Taller(formulacion, explorar(formulacion, limites)),
    )


def explicar_una(caso: Caso, propuesta: Propuesta) -> Explicacion:
    """La explicación de una propuesta cualquiera, con sus frases."""
    sin_frases = _explicar(caso, propuesta)
    return sin_frases.model_copy(update={"frases": narrar(caso.decision, sin_frases)})


def _explicar(caso: Caso, propuesta: Propuesta) -> Explicacion:
    juicio = caso.decision.juicios[propuesta.id]
    if juicio.estado in ("retirada", "fusionada"):
        return Explicacion(propuesta=propuesta.id, caso="aparte")
    if juicio.estado is not None:
        arreglo = arreglar(_entorno(caso), propuesta, juicio)
        return Explicacion(propuesta=propuesta.id, caso="puerta", arreglo=arreglo)
    if not caso.formulacion.columnas[propuesta.id]:
        return _sin_arranque(caso, propuesta)
    if propuesta.id in caso.decision.cartera.inicios:
        return _de_elegida(caso, propuesta)
    return _de_no_elegida(caso, propuesta)


def _entorno(caso: Caso) -> Entorno:
    elegida = caso.elegida if caso.firme else None
    return Entorno(caso.formulacion, caso.decision.puntajes, elegida, caso.limites)


def _sin_arranque(caso: Caso, propuesta: Propuesta) -> Explicacion:
    arreglo = madurar(_entorno(caso), propuesta)
    return Explicacion(propuesta=propuesta.id, caso="sin_arranque", arreglo=arreglo)


def _de_no_elegida(caso: Caso, propuesta: Propuesta) -> Explicacion:
    grupo = con(caso.formulacion, propuesta.id)
    voltea = _voltear(caso, propuesta.id, grupo)
    if voltea is None:
        choca_con = _choque(caso, grupo)
        if not choca_con:  # ni sin reglas: lo que pueden pagar sus fuentes no la completa
            return _sin_arranque(caso, propuesta)
        return Explicacion(propuesta=propuesta.id, caso="regla", choca_con=choca_con)
    entrarian, saldrian = _cambios(caso, propuesta.id, voltea)
    cambios = para_entrar(_salida(caso, propuesta, voltea))
    return Explicacion(
        propuesta=propuesta.id,
        caso="competencia",
        arrepentimiento=_pierde(caso.logrado, voltea),
        entrarian=entrarian,
        saldrian=saldrian,
        puntajes=cambios.puntajes,
        costo=cambios.costo,
        dinero=cambios.dinero,
        confirmada=cambios.exactos,
    )


def _de_elegida(caso: Caso, propuesta: Propuesta) -> Explicacion:
    grupo = sin(caso.formulacion, propuesta.id)
    voltea = _voltear(caso, propuesta.id, grupo)
    cambios = para_quedarse(_salida(caso, propuesta, voltea))
    entrarian, saldrian = _cambios(caso, propuesta.id, voltea)
    sin_alternativa = voltea is not None and voltea.minimo is None
    return Explicacion(
        propuesta=propuesta.id,
        caso="elegida",
        reemplazo=None if voltea is None else _pierde(caso.logrado, voltea),
        irremplazable=None if sin_alternativa else voltea is None,
        entrarian=entrarian,
        saldrian=saldrian,
        choca_con=_choque(caso, grupo) if voltea is None else (),
        puntajes=cambios.puntajes,
        costo=cambios.costo,
        confirmada=cambios.exactos,
    )


def _voltear(caso: Caso, propuesta: str, grupo: Restriccion) -> Volteo | None:
    """Lo mejor con ella al revés, sin mover obras de más; None si ninguna cartera cumple así."""
    volteo = _lo_mejor_al_reves(caso, propuesta, grupo)
    if volteo is None:
        return None
    eleccion = caso.decision.eleccion
    return acortar(caso.taller, eleccion, grupo, volteo, caso.limites)


def _lo_mejor_al_reves(caso: Caso, propuesta: str, grupo: Restriccion) -> Volteo | None:
    volteo = caso.volteos.get(propuesta, Volteo(None, caso.logrado.mayor))
    if volteo.maximo is None:
        return None
    if volteo.minimo == volteo.maximo:
        return volteo
    desde = volteo.conocida if volteo.minimo is not None else None
    mejor = buscar_mejor(caso.formulacion, grupo, caso.limites, desde, caso.taller)
    if mejor is None:
        return volteo
    if mejor.rango is None:
        return None
    mayor = min(mejor.rango.mayor, volteo.maximo)
    if volteo.minimo is not None and volteo.minimo > mejor.rango.menor:
        return replace(volteo, maximo=mayor)
    return Volteo(mejor.rango.menor, mayor, mejor.eleccion)


def _salida(caso: Caso, propuesta: Propuesta, voltea: Volteo | None) -> Salida:
    return Salida(
        decision=caso.decision,
        propuesta=propuesta,
        elegida=caso.elegida,
        logrado=caso.logrado,
        voltea=voltea,
        firme=caso.firme,
        limites=caso.limites,
        taller=caso.taller,
    )


def _choque(caso: Caso, grupo: Restriccion) -> tuple[str, ...]:
    filas = (*caso.formulacion.restricciones, grupo)
    return chocan(replace(caso.formulacion, restricciones=filas), caso.limites)


def _pierde(logrado: Rango, voltea: Volteo) -> Intervalo:
    """V* menos lo mejor con ella al revés; nunca menos que cero."""
    return Intervalo(
        minimo=max(0, logrado.menor - (voltea.maximo or 0)),
        maximo=None if voltea.minimo is None else max(0, logrado.mayor - voltea.minimo),
    )


def _cambios(
    caso: Caso, propuesta: str, voltea: Volteo | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Las otras que entrarían y saldrían con la mejor cartera conocida con ella al revés.

    Esa cartera puede ser la vacía: entonces salen todas.
    """
    if voltea is None or voltea.minimo is None:
        return (), ()
    actuales = set(caso.decision.cartera.inicios)
    otras = set(inicios_de(caso.formulacion, voltea.conocida))
    return (
        tuple(sorted(otras - actuales - {propuesta})),
        tuple(sorted(actuales - otras - {propuesta})),
    )
