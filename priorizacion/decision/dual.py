"""Los números del programa lineal, para acotar con unos multiplicadores sin preguntarle a nadie.

Se evalúa en coma flotante y se le suma lo más que pudo errar la cuenta, porque en enteros exactos
tardaría más que resolver: un producto de n sumandos se aparta a lo sumo γₙ·Σ|sumandos| (Higham,
«Accuracy and Stability of Numerical Algorithms», 2002, §3.1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.modelo import Modelo
from priorizacion.decision.planteamiento import divisor_de, unidad_de
from priorizacion.decision.restriccion import Restriccion, Terminos

Vector = NDArray[np.float64]
Entorno = tuple[int | None, int | None]
"""Entre cuánto y cuánto; None es sin límite."""
_EPSILON = 2.0**-52


@dataclass(frozen=True, slots=True)
class Combinada:
    """Una suma de filas que toda solución cumple, cualesquiera que sean los límites."""

    u: Vector
    """Fila → cuánto entra, con el signo que le corresponde."""
    lado: Vector
    """Columna → coeficiente."""
    de_pesos: float
    """Lo que los pesos podrían bajar el lado izquierdo: va al límite."""
    error: float
    """Lo más que pudo errar la cuenta del lado izquierdo."""


@dataclass(frozen=True, slots=True)
class Numeros:
    """Los mismos números que ve HiGHS, para acotar sin preguntarle."""

    filas: dict[str, int]
    """Restricción con términos → su fila."""
    entornos: list[Entorno]
    """Los declarados, en enteros."""
    divisores: list[int]
    factores: list[int]
    superiores: tuple[int, ...]
    indices: NDArray[np.int32]
    valores: Vector
    fila_de: NDArray[np.int32]
    """Elemento → su fila."""
    inicios: NDArray[np.int32]
    """Columna binaria → la fila «<= 1» que junta sus inicios; −1 si empieza en un solo año."""
    abajo: Vector
    arriba: Vector
    minimos: Vector
    maximos: Vector
    pasos: int
    """Operaciones encadenadas, a lo sumo, en la cuenta de la cota."""

    @staticmethod
    def de(modelo: Modelo) -> "Numeros":
        """Los de un modelo, con sus límites y bordes declarados."""
        con_terminos = [r for r in modelo.restricciones if r.terminos]
        n, m = len(modelo.superiores), len(con_terminos)
        factores = [1] * modelo.binarias + [modelo.escala] * (n - modelo.binarias)
        divisores = [divisor_de(modelo, r) for r in con_terminos]
        largos = np.array([len(r.terminos) for r in con_terminos], dtype=np.int32)
        indices = np.fromiter(chain.from_iterable(r.terminos for r in con_terminos), np.int32)
        # entero entre entero redondea bien: cada número se aparta a lo sumo media unidad última
        valores = np.fromiter(
            (
                c * factores[i] / d
                for r, d in zip(con_terminos, divisores, strict=True)
                for i, c in r.terminos.items()
            ),
            np.float64,
        )
        entornos: list[Entorno] = [
            (None if r.sentido == "<=" else r.limite, None if r.sentido == ">=" else r.limite)
            for r in con_terminos
        ]
        por_columna = int(np.bincount(indices, minlength=1).max())
        matriz = Numeros(
            filas={r.nombre: i for i, r in enumerate(con_terminos)},
            entornos=entornos,
            divisores=divisores,
            factores=factores,
            superiores=modelo.superiores,
            indices=indices,
            valores=valores,
            fila_de=np.repeat(np.arange(m, dtype=np.int32), largos),
            inicios=_inicios(modelo.binarias, con_terminos),
            abajo=np.zeros(m),
            arriba=np.zeros(m),
            minimos=np.zeros(n),
            maximos=np.zeros(n),
            pasos=por_columna + n + m + 16,
        )
        for r in con_terminos:
            matriz.poner_fila(r.nombre, None)
        for i in range(n):
            matriz.poner_columna(i, None)
        return matriz

    def costos(self, objetivo: Terminos) -> tuple[Vector, int]:
        """El objetivo en su unidad más gruesa, exacto, y esa unidad."""
        unidad = unidad_de(objetivo)
        costos = np.zeros(len(self.superiores))
        for i, c in objetivo.items():
            costos[i] = c // unidad * self.factores[i]
        return costos, unidad

    def poner_columna(self, i: int, entorno: tuple[int, int] | None) -> tuple[float, float]:
        """Cambia los bordes de una columna (None: los de siempre) y los devuelve escalados."""
        minimo, maximo = entorno or (0, self.superiores[i])
        bordes = minimo / self.factores[i], maximo / self.factores[i]
        self.minimos[i], self.maximos[i] = bordes
        return bordes

    def poner_fila(self, nombre: str, entorno: Entorno | None) -> tuple[float, float]:
        """Cambia los límites de una fila (None: los de siempre) y los devuelve escalados."""
        n = self.filas[nombre]
        minimo, maximo = entorno or self.entornos[n]
        bordes = (
            -inf if minimo is None else minimo / self.divisores[n],
            inf if maximo is None else maximo / self.divisores[n],
        )
        self.abajo[n], self.arriba[n] = bordes
        return bordes

    def acotar(self, costos: Vector, u: Vector) -> tuple[float, Vector]:
        """La cota de dualidad débil con su error sumado, y el costo reducido de cada columna."""
        u = np.where(np.isfinite(np.where(u > 0, self.arriba, self.abajo)), u, 0.0)
        limite = np.where(u > 0, self.arriba, np.where(u < 0, self.abajo, 0.0))
        productos = self.valores * u[self.fila_de]
        n = len(costos)
        reducidos = costos - np.bincount(self.indices, productos, minlength=n)
        aporte = np.maximum(reducidos * self.minimos, reducidos * self.maximos)
        tamano = np.abs(costos) + np.bincount(self.indices, np.abs(productos), minlength=n)
        alcance = np.maximum(np.abs(self.minimos), np.abs(self.maximos))
        absoluto = float(np.abs(u * limite).sum() + (alcance * tamano).sum())
        margen = 2 * self.pasos * _EPSILON * absoluto
        return float((u * limite).sum() + aporte.sum()) + margen, reducidos

    def combinar(self, u: Vector, cuales: NDArray[np.bool_]) -> "Combinada":
        """La suma de las filas `cuales` por u, con la parte de los pesos llevada al límite."""
        sube = np.array([e[1] is not None for e in self.entornos])
        baja = np.array([e[0] is not None for e in self.entornos])
        u = np.where(cuales & np.where(u > 0, sube, baja), u, 0.0)
        productos = self.valores * u[self.fila_de]
        n = len(self.superiores)
        lado: Vector = np.bincount(self.indices, productos, minlength=n).astype(np.float64)
        tamano = np.bincount(self.indices, np.abs(productos), minlength=n)
        bordes = np.array([s / f for s, f in zip(self.superiores, self.factores, strict=True)])
        pesos = np.arange(n) >= len(self.inicios)
        de_pesos = (np.maximum(-lado, 0.0) * bordes)[pesos].sum()
        holgura = (tamano * np.where(pesos, bordes, 1.0)).sum()
        return Combinada(u, lado, float(de_pesos), 2 * self.pasos * _EPSILON * float(holgura))

    def limite_de(self, suma: "Combinada", filas: Mapping[str, Entorno]) -> float:
        """Lo que no pasa esa suma con esos límites (los demás, los declarados), con su error."""
        cambian = {self.filas[nombre]: entorno for nombre, entorno in filas.items()}
        total = tamano = 0.0
        for n in np.flatnonzero(suma.u).tolist():
            limite = cambian.get(n, self.entornos[n])[int(suma.u[n] > 0)]
            if limite is None:
                return inf
            sumando = suma.u[n] * (limite / self.divisores[n])
            total, tamano = total + sumando, tamano + abs(sumando)
        return total + suma.de_pesos + suma.error + 2 * self.pasos * _EPSILON * tamano

    def precios_de_inicio(self, u: Vector) -> Vector:
        """Columna binaria → el multiplicador de la fila que junta sus inicios."""
        return np.append(np.maximum(u, 0.0), 0.0)[self.inicios]


def _inicios(binarias: int, restricciones: Sequence[Restriccion]) -> NDArray[np.int32]:
    filas = np.full(binarias, -1, dtype=np.int32)
    for n, r in enumerate(restricciones):
        if r.nombre.startswith("inicio:"):
            filas[list(r.terminos)] = n
    return filas
