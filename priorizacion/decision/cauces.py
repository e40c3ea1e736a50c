"""Lo que el dinero exige de los inicios, como filas que se van aprendiendo de lo que no alcanzó.

Un programa lineal en el que cada peso puede faltar a un precio: si falta alguno, sus precios dan
una fila que cumple toda elección que se pueda pagar (Benders 1962). Con ellas se recorren los
inicios de unas propuestas sin resolver nada; si se recorren todos, también se prueba que no hay.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.dual import Combinada, Entorno, Numeros, Vector
from priorizacion.decision.exploracion import escala
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Modelo
from priorizacion.decision.relajacion import Relajacion, Variante
from priorizacion.decision.restriccion import Restriccion

PASOS = 1500
"""Inicios que se prueban antes de rendirse."""
_SIGNOS = {"<=": (-1,), ">=": (1,), "=": (1, -1)}
_HOLGURA = 1e-9


@dataclass(slots=True)
class Cauces:
    """Las filas aprendidas de una formulación; con otros límites solo cambia lo que no pasan."""

    formulacion: Formulacion
    _numeros: Numeros
    _relajacion: Relajacion
    _lugares: list[int]
    """Fila del programa lineal elástico → fila del modelo entero."""
    _dinero: frozenset[str]
    _sumas: list[Combinada] = field(default_factory=list)
    _limites: dict[frozenset[tuple[str, Entorno]], list[float]] = field(default_factory=dict)
    _lados: Vector = field(default_factory=lambda: np.zeros((0, 0)))

    def aprender(self, eleccion: Eleccion, filas: Mapping[str, Entorno]) -> bool:
        """La fila que esa elección incumple; falso si no hay: salvo pesos, se puede pagar."""
        binarias = len(self.formulacion.arranques)
        puestas = {i: (1, 1) if i in eleccion else (0, 0) for i in range(binarias)}
        suyas = {n: e for n, e in filas.items() if n in self._dinero}
        relajado = self._relajacion.resolver(Variante(columnas=puestas, filas=suyas))
        if relajado.estado != "optimo":
            return False
        u = np.zeros(len(self._numeros.divisores))
        u[self._lugares] = relajado.multiplicadores
        suma = self._numeros.combinar(u, np.ones(len(u), dtype=np.bool_))
        lado = suma.lado[:binarias]
        if lado[sorted(eleccion)].sum() <= self._numeros.limite_de(suma, filas) + _HOLGURA:
            return False
        self._sumas.append(suma)
        self._lados = np.vstack([self._lados.reshape(-1, binarias), lado])
        return True

    def filas(self, filas: Mapping[str, Entorno]) -> tuple[Vector, Vector]:
        """Fila × columna y lo que no pasa cada una con esos límites."""
        limites = self._limites.setdefault(frozenset(filas.items()), [])
        limites += [self._numeros.limite_de(suma, filas) for suma in self._sumas[len(limites) :]]
        return self._lados.reshape(-1, len(self.formulacion.arranques)), np.array(limites)


def abrir_cauces(formulacion: Formulacion, modelo: Modelo) -> Cauces:
    """Sin nada aprendido; `modelo` es el entero de la formulación."""
    binarias = len(formulacion.arranques)
    elastico, faltantes, lugares = _elastico(formulacion, modelo, binarias)
    return Cauces(
        formulacion=formulacion,
        _numeros=Numeros.de(modelo),
        _relajacion=Relajacion(elastico, faltantes),
        _lugares=lugares,
        _dinero=frozenset(r.nombre for r in elastico.restricciones),
    )


@dataclass(frozen=True, slots=True)
class Recorrida:
    """Lo que se halló al recorrer los inicios."""

    eleccion: Eleccion | None = None
    completa: bool = False
    """Si sin hallarla se recorrieron todos: está probado que no hay."""


def recorrer_inicios(
    cauces: Cauces,
    propuestas: Sequence[str],
    filas: Mapping[str, Entorno],
    topes: Sequence[Restriccion],
    sirve: Callable[[Eleccion], bool],
) -> Recorrida:
    """Un inicio para cada propuesta, que cumpla los topes y con el que `sirve`."""
    gastos = cauces.formulacion.arranques
    columnas = cauces.formulacion.columnas
    orden = sorted(propuestas, key=lambda p: (-sum(gastos[columnas[p][0]].neto.values()), p))
    quedan = PASOS
    while True:
        matriz, limites = _con_topes(cauces.filas(filas), topes)
        camino = _Camino([list(columnas[p]) for p in orden], matriz, limites, quedan)
        eleccion = camino.bajar()
        quedan = camino.quedan
        if eleccion is None:
            return Recorrida(completa=quedan > 0)
        if sirve(eleccion):
            return Recorrida(eleccion)
        if not cauces.aprender(eleccion, filas):
            return Recorrida()


class _Camino:
    """Los inicios de a una propuesta, volviendo atrás donde ninguno cabe."""

    def __init__(
        self, columnas: list[list[int]], matriz: Vector, limites: Vector, quedan: int
    ) -> None:
        self._columnas, self._matriz = columnas, matriz
        self.quedan = quedan
        alcance = np.abs(limites) + 1.0
        # lo menos que gastarán las que faltan, desde cada lugar
        menores = [matriz[:, c].min(axis=1) for c in columnas]
        falta = np.zeros((len(columnas) + 1, len(limites)))
        for n in range(len(columnas) - 1, -1, -1):
            falta[n] = falta[n + 1] + menores[n]
        self._tope = limites + _HOLGURA * alcance - falta
        self._alcance = alcance

    def bajar(self) -> Eleccion | None:
        """La primera que cumple todas las filas; None si no hay, o si se acabaron los pasos."""
        elegidas = self._seguir(0, np.zeros(len(self._alcance)))
        return None if elegidas is None else frozenset(elegidas)

    def _seguir(self, n: int, suma: Vector) -> list[int] | None:
        if n == len(self._columnas):
            return []
        suyas = self._columnas[n]
        sobra = (self._tope[n + 1] - suma)[:, None] - self._matriz[:, suyas]
        justo = (sobra / self._alcance[:, None]).min(axis=0, initial=1.0)
        for k in np.argsort(-justo, kind="stable").tolist():
            if justo[k] < 0 or self.quedan <= 0:
                return None
            self.quedan -= 1
            resto = self._seguir(n + 1, suma + self._matriz[:, suyas[k]])
            if resto is not None:
                return [suyas[k], *resto]
        return None


def _con_topes(filas: tuple[Vector, Vector], topes: Sequence[Restriccion]) -> tuple[Vector, Vector]:
    acotan = np.isfinite(filas[1])
    matriz, limites = filas[0][acotan], filas[1][acotan]
    suyas = np.zeros((len(topes), matriz.shape[1]))
    for n, r in enumerate(topes):
        suyas[n, list(r.terminos)] = list(r.terminos.values())
    return np.vstack([matriz, suyas]), np.append(limites, [float(r.limite) for r in topes])


def _elastico(
    formulacion: Formulacion, modelo: Modelo, binarias: int
) -> tuple[Modelo, dict[int, int], list[int]]:
    """Las filas del dinero, cada una con columnas por si falta o sobra, y su precio."""
    superiores = list(formulacion.superiores)
    todo = sum(sum(a.gasto.values()) for a in formulacion.arranques)
    filas: list[Restriccion] = []
    lugares: list[int] = []
    for n, r in enumerate(r for r in modelo.restricciones if r.terminos):
        del_techo = r.regla is not None and r.regla.startswith("techo:")
        if not del_techo and max(r.terminos) < binarias:
            continue
        terminos = dict(r.terminos)
        for signo in _SIGNOS[r.sentido]:
            terminos[len(superiores)] = signo
            superiores.append(todo)
        filas.append(replace(r, terminos=terminos))
        lugares.append(n)
    elastico = Modelo(binarias, tuple(superiores), tuple(filas), escala(formulacion))
    faltantes = dict.fromkeys(range(len(formulacion.superiores), len(superiores)), -1)
    return elastico, faltantes, lugares
