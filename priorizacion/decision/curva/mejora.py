"""Una elección posible → otra mejor, cambiando de a una propuesta y sacudiéndola de vez en cuando.

Búsqueda local iterada (Lourenço, Martin y Stützle 2003) sobre filas enteras. No prueba nada: lo
que encuentra se comprueba después en enteros exactos.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.curva.caja import Caja, Enteros
from priorizacion.decision.curva.nivel import Peldano

_PASOS_MAXIMOS = 400
"""Cambios seguidos desde un mismo punto."""
_INTENTOS = 60
"""Filas del dinero que se aprenden antes de rendirse desde un mismo punto."""
_REPARACIONES, _DESCANSO = 10, 6
"""Movimientos para volver a cumplir las filas."""


@dataclass(frozen=True, slots=True)
class Terreno:
    """Dónde se mejora: un nivel con sus filas, y lo que vale cada columna."""

    caja: Caja
    peldano: Peldano
    propuesta: Enteros
    """Columna → número de su propuesta."""
    valor: Enteros
    """Columna → centésimas."""
    guia: Enteros
    """Columna → cuánto conviene, contando el dinero que gasta."""


def mejorar(terreno: Terreno, desde: Eleccion, sacudidas: int) -> Eleccion | None:
    """La mejor que se encontró, que hasta donde se sabe se puede pagar; None si ninguna."""
    actual = _subir_pagable(terreno, desde)
    mejor = actual
    azar = Random(f"{terreno.peldano.nivel}")  # noqa: S311  # repetible, no un secreto
    for _ in range(sacudidas if actual is not None else 0):
        otra = _subir(_sacudir(terreno, actual or desde, azar))
        if otra is None or otra == actual or _vale(terreno, otra) < _vale(terreno, actual):
            continue
        if terreno.caja.se_paga(otra, terreno.peldano):
            actual = otra
            mejor = max((mejor, otra), key=lambda e: _vale(terreno, e))
    return mejor


def _subir_pagable(terreno: Terreno, desde: Eleccion) -> Eleccion | None:
    """Sube hasta donde se puede pagar, aprendiendo por el camino lo que no."""
    for _ in range(_INTENTOS):
        cima = _subir(_Marcha(terreno, desde))
        if cima is None or terreno.caja.se_paga(cima, terreno.peldano):
            return cima
    return None


def _sacudir(terreno: Terreno, actual: Eleccion, azar: Random) -> "_Marcha":
    """Saca de una a tres y obliga a entrar a una cualquiera."""
    marcha = _Marcha(terreno, actual)
    for i in azar.sample(sorted(actual), min(len(actual), azar.randint(1, 3))):
        marcha.sacar(i)
    marcha.obligar(azar.choice(marcha.libres()))
    return marcha


def _vale(terreno: Terreno, eleccion: Eleccion | None) -> int:
    return -1 if eleccion is None else int(terreno.valor[sorted(eleccion)].sum())


def _subir(marcha: "_Marcha") -> Eleccion | None:
    """Repara si hace falta, mete lo que quepa y cambia una por otra que valga más."""
    if not marcha.reparar():
        return None
    for _ in range(_PASOS_MAXIMOS):
        if not marcha.meter() and not marcha.cambiar():
            break
    return frozenset(marcha.puestas)


class _Marcha:
    """Una elección que se va cambiando, con lo que le sobra a cada fila."""

    def __init__(self, terreno: Terreno, desde: Iterable[int]) -> None:
        self._terreno = terreno
        self._matriz, limites = terreno.caja.filas(terreno.peldano)
        self.puestas = set(desde)
        self._quietas: set[int] = set()
        tomadas = sorted(self.puestas)
        self.holgura = limites - self._matriz[:, tomadas].sum(axis=1)
        self._libre = np.ones(len(terreno.valor), dtype=bool)
        for i in tomadas:
            self._liberar(i, False)

    def libres(self) -> list[int]:
        """Las columnas cuya propuesta no está."""
        return [int(i) for i in self._libre.nonzero()[0]] or sorted(self.puestas)

    def obligar(self, i: int) -> None:
        """La pone, quepa o no, y no la deja sacar al reparar."""
        if i not in self.puestas:
            self._poner(i)
        self._quietas.add(i)

    def reparar(self) -> bool:
        """Mueve de a una la que más alivia lo que se excede o falta; falso si no lo logra.

        Lo que sigue sin cumplirse pesa cada vez más, y lo que se movió descansa unos turnos.
        """
        pesos = np.ones(len(self.holgura), dtype=np.int64)
        vence = np.zeros(len(self._libre), dtype=np.int64)
        vence[sorted(self._quietas)] = _REPARACIONES
        for turno in range(_REPARACIONES):
            incumplidas = self.holgura < 0
            if not incumplidas.any():
                return True
            i = self._la_que_mas_alivia(pesos, vence <= turno)
            pesos[incumplidas] += 1
            if i is None:
                continue
            vence[i] = turno + _DESCANSO
            if i in self.puestas:
                self.sacar(i)
            else:
                self._poner(i)
        return False

    def _la_que_mas_alivia(self, pesos: Enteros, movibles: NDArray[np.bool_]) -> int | None:
        falta = int((np.maximum(-self.holgura, 0) * pesos).sum())
        estan = np.zeros(len(self._libre), dtype=bool)
        estan[sorted(self.puestas)] = True
        gasta = np.where(estan, -self._matriz, self._matriz)
        queda = np.maximum(gasta - self.holgura[:, None], 0)
        alivio = falta - (queda * pesos[:, None]).sum(axis=0)
        alivio[~(movibles & (estan | self._libre))] = 0
        # entre las que alivian, la que menos valor quita o más valor pone
        valor = self._terreno.valor
        peso = alivio // np.where(estan, 1 + valor, 1 + valor.max() - valor)
        i = int(np.where(alivio > 0, peso, -1).argmax())
        return i if alivio[i] > 0 else None

    def meter(self) -> bool:
        """Mete la que más conviene de las que caben."""
        caben = self._caben() & (self._terreno.valor > 0)
        if not caben.any():
            return False
        self._poner(int(np.where(caben, self._terreno.guia, np.iinfo(np.int64).min).argmax()))
        return True

    def cambiar(self) -> bool:
        """El cambio de una por otra que más sube el valor."""
        valor, propuesta = self._terreno.valor, self._terreno.propuesta
        tomadas = sorted(self.puestas)
        sobra = self._matriz - self.holgura[:, None]
        # las demás filas no impiden ningún cambio
        miran = (sobra > 0).any(axis=1) | (self._matriz[:, tomadas] < 0).any(axis=1)
        sobra, alivio = sobra[miran], self._matriz[miran]
        ganancia, sale, entra = 0, -1, -1
        for i in tomadas:
            posibles = (self._libre | (propuesta == propuesta[i])) & (valor > valor[i] + ganancia)
            caben = posibles & (sobra <= alivio[:, i : i + 1]).all(axis=0)
            if caben.any():
                entra = int(np.where(caben, valor, -1).argmax())
                ganancia, sale = int(valor[entra] - valor[i]), i
        if sale < 0:
            return False
        self.sacar(sale)
        self._poner(entra)
        return True

    def _caben(self) -> NDArray[np.bool_]:
        caben: NDArray[np.bool_] = (self._matriz <= self.holgura[:, None]).all(axis=0)
        return self._libre & caben

    def _poner(self, i: int) -> None:
        self.puestas.add(i)
        self.holgura = self.holgura - self._matriz[:, i]
        self._liberar(i, False)

    def sacar(self, i: int) -> None:
        """La saca."""
        self.puestas.remove(i)
        self.holgura = self.holgura + self._matriz[:, i]
        self._liberar(i, True)

    def _liberar(self, i: int, libre: bool) -> None:
        self._libre[self._terreno.propuesta == self._terreno.propuesta[i]] = libre
