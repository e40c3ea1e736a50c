"""La agenda con otro nivel de dinero: cada techo multiplicado, y con él sus reglas por parte.

Todos los niveles tienen las mismas columnas y las mismas filas: solo cambian los límites.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from priorizacion.decision.busqueda import Espacio
from priorizacion.decision.dual import Entorno
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion
from priorizacion.dominio.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Peldano:
    """Un nivel de dinero, listo para buscar en él."""

    nivel: int
    formulacion: Formulacion
    espacio: Espacio
    """Guarda lo que ya se comprobó en este nivel, sea cual sea el valor que se busque."""
    filas: dict[str, Entorno]
    """Restricción → su límite en este nivel; solo las que se mueven con el dinero."""


def escalar(agenda: Agenda, nivel: int) -> Agenda:
    """La misma agenda con cada techo al `nivel` por ciento, en pesos enteros hacia abajo."""
    fuentes = tuple(
        f.model_copy(update={"techos": {v: m * nivel // 100 for v, m in f.techos.items()}})
        for f in agenda.fuentes
    )
    return agenda.model_copy(update={"fuentes": fuentes})


def subir(declarada: Formulacion, niveles: Sequence[int], limites: Limites) -> tuple[Peldano, ...]:
    """Un peldaño por nivel, de menor a mayor; el del 100 % es la formulación declarada."""
    formulaciones = {n: _con_nivel(declarada, n) for n in niveles}
    fijas = _fijas(declarada, formulaciones.values())
    return tuple(
        Peldano(
            nivel=n,
            formulacion=f,
            espacio=explorar(f, limites),
            filas={r.nombre: _entorno(r) for r in f.restricciones if r.nombre not in fijas},
        )
        for n, f in sorted(formulaciones.items())
    )


def anidados(peldanos: Sequence[Peldano]) -> bool:
    """Si lo que cabe en un nivel cabe siempre en los de arriba.

    Con un mínimo por parte del techo no: con más dinero exige más.
    """
    return all(
        _mas_ancho(abajo.filas[nombre], arriba.filas[nombre])
        for abajo, arriba in pairwise(peldanos)
        for nombre in abajo.filas
    )


def _mas_ancho(antes: Entorno, despues: Entorno) -> bool:
    sube = antes[0] is not None and despues[0] is not None and despues[0] > antes[0]
    baja = antes[1] is not None and despues[1] is not None and despues[1] < antes[1]
    return not sube and not baja


def _con_nivel(declarada: Formulacion, nivel: int) -> Formulacion:
    if nivel == 100:
        return declarada
    compiten = [p.id for p in declarada.competidoras]
    escalada = formular(escalar(declarada.agenda, nivel), declarada.valor, compiten)
    # la suma de techos contra la que se mide el valor por inversión sigue siendo la declarada
    return replace(escalada, agenda=declarada.agenda)


def _fijas(declarada: Formulacion, otras: Iterable[Formulacion]) -> set[str]:
    """Las filas que no cambian con el dinero, y las vacías, que ningún programa lineal ve."""
    limites = {r.nombre: r.limite for r in declarada.restricciones if r.terminos}
    movidas = {
        r.nombre for f in otras for r in f.restricciones if limites.get(r.nombre) != r.limite
    }
    vacias = {r.nombre for r in declarada.restricciones if not r.terminos}
    return (set(limites) - movidas) | vacias


def _entorno(r: Restriccion) -> Entorno:
    return (None if r.sentido == "<=" else r.limite, None if r.sentido == ">=" else r.limite)
