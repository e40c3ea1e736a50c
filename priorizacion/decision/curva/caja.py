"""Si una elección se puede pagar, y qué lo impide, como filas que solo miran los inicios.

Un programa lineal en el que cada peso puede faltar a un precio: si falta alguno, sus precios dan
una fila que esa elección incumple y que cumple toda la que se pueda pagar (cortes de Benders,
1962). Los límites del dinero crecen con el nivel, así que la fila sirve para todos.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.curva.nivel import Peldano
from priorizacion.decision.exploracion import escala
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Modelo
from priorizacion.decision.relajacion import Relajacion, Variante
from priorizacion.decision.restriccion import Restriccion, Terminos

Enteros = NDArray[np.int64]
UNO = 2**30
"""El mayor coeficiente de cada fila; así todo se compara en enteros, igual en toda máquina."""
_TOPE = 2**60
_SIGNOS = {"<=": (-1,), ">=": (1,), "=": (1, -1)}
_CORTES_MAXIMOS = 200


class Caja:
    """Las filas «<=» sobre los inicios: las de las reglas, y las del dinero que se van viendo."""

    def __init__(self, formulacion: Formulacion) -> None:
        self._binarias = len(formulacion.arranques)
        modelo, faltantes = _elastico(formulacion)
        self._dinero = {r.nombre for r in modelo.restricciones}
        self._relajacion = Relajacion(modelo, faltantes)
        self._reglas = _matriz(formulacion.restricciones, self._binarias)
        self._cortes = np.zeros((0, self._binarias), dtype=np.int64)
        self._por_nivel: list[int] = []
        self._matriz = self._reglas
        self._limites: dict[int, list[int]] = {}

    def filas(self, peldano: Peldano) -> tuple[Enteros, Enteros]:
        """Coeficientes y límites de todo lo que se sabe, en ese nivel."""
        nivel = peldano.nivel
        if nivel not in self._limites:
            filas = peldano.formulacion.restricciones
            self._limites[nivel] = _limites(filas, self._binarias)
        del_dinero = [n * nivel // 100 for n in self._por_nivel]
        return self._matriz, np.array([*self._limites[nivel], *del_dinero], dtype=np.int64)

    def se_paga(self, eleccion: Eleccion, peldano: Peldano) -> bool:
        """Si alcanza el dinero del nivel, salvo pesos; si no, aprende la fila que lo dice."""
        puestas = {i: (1, 1) if i in eleccion else (0, 0) for i in range(self._binarias)}
        filas = {n: e for n, e in peldano.filas.items() if n in self._dinero}
        r = self._relajacion.resolver(Variante(columnas=puestas, filas=filas))
        if r.estado != "optimo" or r.cota_real > -1:
            return True
        coeficientes = -r.reducidos
        limite = r.cota_real + float(coeficientes[sorted(eleccion)].sum())
        mayor = float(np.abs(coeficientes).max()) or 1.0
        nueva = np.rint(coeficientes / mayor * UNO).astype(np.int64)
        # las más viejas se olvidan
        self._cortes = np.vstack([self._cortes, nueva])[-_CORTES_MAXIMOS:]
        por_nivel = round(limite / mayor * UNO * 100 / peldano.nivel)
        self._por_nivel = [*self._por_nivel, por_nivel][-_CORTES_MAXIMOS:]
        self._matriz = np.vstack([self._reglas, self._cortes])
        return False


def _elastico(formulacion: Formulacion) -> tuple[Modelo, Terminos]:
    """Las filas del dinero, cada una con columnas por si falta o sobra, y su precio."""
    binarias = len(formulacion.arranques)
    superiores = list(formulacion.superiores)
    todo = sum(sum(a.gasto.values()) for a in formulacion.arranques)
    filas: list[Restriccion] = []
    for r in formulacion.restricciones:
        if not _es_del_dinero(r, binarias):
            continue
        terminos = dict(r.terminos)
        for signo in _SIGNOS[r.sentido]:
            terminos[len(superiores)] = signo
            superiores.append(todo)
        filas.append(replace(r, terminos=terminos))
    modelo = Modelo(binarias, tuple(superiores), tuple(filas), escala(formulacion))
    return modelo, dict.fromkeys(range(len(formulacion.superiores), len(superiores)), -1)


def _es_del_dinero(r: Restriccion, binarias: int) -> bool:
    del_techo = r.regla is not None and r.regla.startswith("techo:")
    return bool(r.terminos) and (del_techo or max(r.terminos) >= binarias)


def _es_de_inicios(r: Restriccion, binarias: int) -> bool:
    solo_inicios = bool(r.terminos) and max(r.terminos) < binarias
    return solo_inicios and not r.nombre.startswith("inicio:")


def _matriz(restricciones: tuple[Restriccion, ...], binarias: int) -> Enteros:
    filas = [np.zeros((0, binarias), dtype=np.int64)]
    for r in restricciones:
        if not _es_de_inicios(r, binarias):
            continue
        mayor = max(map(abs, r.terminos.values()))
        fila = np.zeros((1, binarias), dtype=np.int64)
        for i, c in r.terminos.items():
            fila[0, i] = c * UNO // mayor
        filas += [signo * -fila for signo in _SIGNOS[r.sentido]]
    return np.vstack(filas)


def _limites(restricciones: tuple[Restriccion, ...], binarias: int) -> list[int]:
    limites = []
    for r in restricciones:
        if _es_de_inicios(r, binarias):
            mayor = max(map(abs, r.terminos.values()))
            limite = max(-_TOPE, min(_TOPE, r.limite * UNO // mayor))
            limites += [signo * -limite for signo in _SIGNOS[r.sentido]]
    return limites
