"""De un escenario resuelto, qué propuestas podrían estar al revés en otra cartera tan buena.

Primero los costos reducidos del programa lineal; lo que no aclaren, con un programa entero: ¿hay
otra tan buena como la conocida que tenga alguna de estas al revés? Si no la hay, todas quedan
probadas de una vez; si se halla, las que tiene al revés empatan; si no se alcanza a saber, se
pregunta por la mitad más fácil y después por la otra.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from priorizacion.decision.busqueda import Eleccion, Espacio
from priorizacion.decision.modelo import Limites
from priorizacion.decision.relajacion import Relajado
from priorizacion.decision.restriccion import Restriccion
from priorizacion.decision.taller import Pregunta, Taller

CONSULTAS = 16
"""Programas enteros, a lo sumo, antes de dejar en duda lo que falte."""
NODOS = 100
"""Hasta dónde se busca en cada uno: después vale más partir la pregunta que insistir en ella."""


@dataclass(frozen=True, slots=True)
class Duda:
    """Una pregunta contestada, y de quiénes se duda."""

    pregunta: Pregunta
    valor: int
    """El de la mejor cartera conocida."""
    hallada: frozenset[str]
    """Esa cartera."""
    compiten: frozenset[str]
    """De quiénes se pregunta."""
    empatadas: frozenset[str] = frozenset()
    """Las que ya se sabe que otra cartera igual de buena tiene al revés."""


@dataclass(slots=True)
class _Consulta:
    """Lo que se va sabiendo: quiénes empatan, de quiénes falta saber y si apareció otra mejor."""

    taller: Taller
    duda: Duda
    limites: Limites
    espacio: Espacio | None
    volteables: frozenset[str]
    pendientes: list[frozenset[str]]
    """Grupos, del más fácil al más difícil."""
    mejor: Eleccion | None = None
    distancias: dict[str, int] = field(default_factory=dict)
    """Propuesta → la cota del programa lineal con ella al revés; se calcula si hace falta."""


def voltear(
    taller: Taller,
    duda: Duda,
    relajado: Relajado,
    limites: Limites | None,
    espacio: Espacio | None = None,
) -> tuple[frozenset[str], Eleccion | None]:
    """Las que podrían estar al revés, y una cartera mejor que la conocida si apareció.

    `relajado` es el programa lineal de la pregunta; sin `limites` no se hacen programas enteros.
    """
    volteables = duda.empatadas & duda.compiten
    dudosas = frozenset(_sin_aclarar(taller, duda, relajado)) - volteables
    if limites is None:
        return volteables | dudosas, None
    cortos = replace(limites, nodos=NODOS, basta=duda.valor)
    consulta = _Consulta(taller, duda, cortos, espacio, volteables, [dudosas])
    for _ in range(CONSULTAS):
        while consulta.pendientes and not consulta.pendientes[0]:
            consulta.pendientes.pop(0)
        if not consulta.pendientes or consulta.mejor is not None:
            break
        _consultar(consulta)
    return consulta.volteables.union(*consulta.pendientes), consulta.mejor


def _consultar(consulta: _Consulta) -> None:
    """Pregunta por el primer grupo; queda probado, o con menos, o partido en dos."""
    taller, duda = consulta.taller, consulta.duda
    grupo = consulta.pendientes.pop(0)
    hallazgo = taller.resolver(
        _otra_tan_buena(taller, duda, grupo),
        consulta.limites,
        espacio=consulta.espacio,
        en_la_sombra=True,
    )
    if hallazgo.estado == "inviable":
        return
    if hallazgo.estado == "sin_respuesta":
        _partir(consulta, grupo)
        return
    otra = {taller.formulacion.arranques[i].propuesta for i in hallazgo.eleccion}
    if sum(duda.pregunta.valor.get(p, 0) for p in otra) > duda.valor:
        consulta.mejor = hallazgo.eleccion
    al_reves = duda.compiten & (duda.hallada ^ otra)
    consulta.volteables |= al_reves
    consulta.pendientes = [g - al_reves for g in (grupo, *consulta.pendientes)]


def _partir(consulta: _Consulta, grupo: frozenset[str]) -> None:
    """Deja dos mitades, la de cotas menores adelante; la que su cota aclara ya no se pregunta."""
    duda, distancias = consulta.duda, consulta.distancias
    if len(grupo) == 1:
        consulta.volteables |= grupo
        return
    for p in grupo - distancias.keys():
        distancias[p] = _cota_al_reves(consulta.taller, duda, p)
    dudosas = (p for p in grupo if distancias[p] >= duda.valor)
    orden = sorted(dudosas, key=lambda p: (distancias[p], p))
    mitad = len(orden) // 2
    consulta.pendientes[:0] = [frozenset(orden[:mitad]), frozenset(orden[mitad:])]


def _cota_al_reves(taller: Taller, duda: Duda, propuesta: str) -> int:
    """Lo más que suma una cartera con la propuesta al revés; sin cota, lo que ya se conoce."""
    suertes = {**duda.pregunta.suertes, propuesta: propuesta not in duda.hallada}
    relajado = taller.relajar(replace(duda.pregunta, suertes=suertes))
    if relajado.estado == "inviable":
        return duda.valor - 1
    return duda.valor if relajado.cota is None else relajado.cota


def _sin_aclarar(taller: Taller, duda: Duda, relajado: Relajado) -> Iterator[str]:
    """Las que el programa lineal no prueba que se quedan como están."""
    if relajado.cota is None:
        yield from duda.compiten
        return
    reducidos = relajado.reducidos
    # voltear una quita lo que gana, o suma lo que pierde
    cuesta = {True: np.maximum(reducidos, 0.0), False: np.maximum(-reducidos, 0.0)}
    queda = {
        elegida: np.floor(relajado.cota_real - c) * relajado.unidad for elegida, c in cuesta.items()
    }
    numero = taller.sombra.numero
    yield from (p for p in duda.compiten if queda[p in duda.hallada][numero[p]] >= duda.valor)


def _otra_tan_buena(taller: Taller, duda: Duda, grupo: frozenset[str]) -> Pregunta:
    """La pregunta del mismo valor, con al menos una del grupo al revés."""
    numero = taller.sombra.numero
    sumas = {numero[p]: v for p, v in duda.pregunta.valor.items() if v and p in numero}
    cambios = {numero[p]: -1 if p in duda.hallada else 1 for p in sorted(grupo)}
    filas = (
        Restriccion("tan_buena", sumas, ">=", duda.valor),
        Restriccion("otra", cambios, ">=", 1 - len(grupo & duda.hallada)),
    )
    return replace(duda.pregunta, ademas=(*duda.pregunta.ademas, *filas))
