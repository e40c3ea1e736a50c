"""El programa lineal de un modelo, cargado una vez y resuelto muchas desde donde quedó.

Cada pregunta es una `Variante`: otros valores, columnas obligadas o vedadas, otros límites. La
cota que se devuelve no depende de las tolerancias de HiGHS: con los multiplicadores u llevados a
su signo, ninguna solución vale más que Σ u·límite + Σ máx (c − uA)·x entre los bordes de x
(dualidad débil). Se evalúa en coma flotante y se le suma lo más que pudo errar la cuenta, porque
en enteros exactos tardaría más que resolver: un producto de n sumandos se aparta a lo sumo
γₙ·Σ|sumandos| (Higham, «Accuracy and Stability of Numerical Algorithms», 2002, §3.1).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import floor, inf
from typing import Any, Literal

import highspy
import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.modelo import Modelo
from priorizacion.decision.planteamiento import Puerta, divisor_de, plantear, unidad_de
from priorizacion.decision.restriccion import Restriccion, Terminos

Vector = NDArray[np.float64]
Entorno = tuple[int | None, int | None]
"""Entre cuánto y cuánto; None es sin límite."""
_EPSILON = 2.0**-52
_OPCIONES: dict[str, Any] = {
    "msg": False,
    "threads": 1,
    "random_seed": 0,
    "solver": "simplex",
    "presolve": "off",  # sin preproceso, cada corrida sigue desde la base anterior
}


@dataclass(frozen=True, slots=True)
class Variante:
    """En qué se aparta una pregunta del modelo cargado; lo que no nombra queda como estaba."""

    objetivo: Terminos | None = None
    """Otros valores; None son los de siempre. Enteros."""
    columnas: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Columna → su menor y su mayor valor, en sus unidades enteras."""
    filas: Mapping[str, Entorno] = field(default_factory=dict)
    """Restricción → entre cuánto y cuánto, en sus unidades enteras."""


@dataclass(frozen=True, slots=True)
class Relajado:
    """Lo que contestó el programa lineal; la cota vale aunque el solucionador se equivoque."""

    estado: Literal["optimo", "inviable", "sin_respuesta"]
    """`inviable` está probado con su propio certificado; si no, es `sin_respuesta`."""
    cota: int | None
    """Ninguna solución entera vale más, en la unidad del objetivo; None si no se sabe."""
    valores: Vector
    """Las columnas binarias, entre 0 y 1."""
    unidad: int
    """Por cuánto se multiplica lo que sigue para tener la unidad del objetivo."""
    cota_real: float
    """La cota antes de bajarla al entero, con el error de la cuenta ya sumado."""
    reducidos: Vector
    """Columna binaria → lo que su valor excede a lo que gasta, a los precios u."""
    precios: Vector
    """Columna binaria → lo que la cota baja además si la fila de su inicio queda en 0."""
    base: Any = None
    """De dónde seguir para preguntar algo parecido."""

    def cota_con(self, columnas: Iterable[int]) -> int:
        """Lo más que vale una solución que elige alguna de estas (al menos una), sin resolver."""
        mejor = max(min(0.0, float(self.reducidos[i])) for i in columnas)
        return _entera(self.cota_real + mejor, self.unidad)

    def cota_sin(self, columnas: Iterable[int]) -> int:
        """Lo más que vale una solución que no elige ninguna de estas columnas."""
        suyas = list(columnas)
        sobra = sum(max(0.0, float(self.reducidos[i])) for i in suyas)
        sobra += max((float(self.precios[i]) for i in suyas), default=0.0)
        return _entera(self.cota_real - sobra, self.unidad)


class Relajacion:
    """Un HiGHS con el modelo cargado, que guarda la base óptima del modelo sin cambios.

    Cada variante arranca de esa base: tarda menos de la mitad que seguir de la anterior (4
    iteraciones en vez de 38, n = 200) y su respuesta no depende de lo que se preguntó antes.
    """

    def __init__(self, modelo: Modelo, objetivo: Terminos) -> None:
        problema, variables = plantear(modelo, objetivo)
        puerta = Puerta(variables, modelo.binarias, mip=False, **_OPCIONES)
        puerta.createAndConfigureSolver(problema)
        puerta.buildSolverModel(problema)
        self._highs = problema.solverModel
        self._matriz = _Matriz.de(modelo)
        self._binarias = modelo.binarias
        self._objetivo = objetivo
        self._puesta = Variante()
        self._costos, self._unidad = self._matriz.costos(objetivo)
        self._highs.run()
        self._base = self._highs.getBasis()

    def resolver(self, variante: Variante = Variante(), desde: Relajado | None = None) -> Relajado:
        """El óptimo del programa lineal con esos cambios, y su cota certificada.

        `desde` es una respuesta anterior parecida: si se cambiaron los valores y ahora además se
        obliga una propuesta, la de solo cambiar los valores.
        """
        self._poner(variante)
        base = desde.base if desde is not None and desde.base is not None else self._base
        if base.valid:
            self._highs.setBasis(base)
        self._highs.run()
        estado = self._highs.getModelStatus()
        if estado == highspy.HighsModelStatus.kInfeasible:
            return self._sin_valores("inviable" if self._prueba_inviable() else "sin_respuesta")
        solucion = self._highs.getSolution()
        if estado != highspy.HighsModelStatus.kOptimal or not solucion.dual_valid:
            return self._sin_valores("sin_respuesta")
        u = np.array(solucion.row_dual, dtype=np.float64)
        cota, reducidos = self._matriz.acotar(self._costos, u)
        n = self._binarias
        return Relajado(
            estado="optimo",
            cota=_entera(cota, self._unidad),
            valores=np.array(solucion.col_value[:n], dtype=np.float64),
            unidad=self._unidad,
            cota_real=cota,
            reducidos=reducidos[:n],
            precios=self._matriz.precios_de_inicio(u),
            base=self._highs.getBasis() if desde is None else None,
        )

    def _sin_valores(self, estado: Literal["inviable", "sin_respuesta"]) -> Relajado:
        nada = np.zeros(self._binarias)
        return Relajado(estado, None, nada, self._unidad, inf, nada, nada)

    def _prueba_inviable(self) -> bool:
        """Si el rayo dual prueba, con la misma cuenta y objetivo 0, que nada cumple las filas."""
        _, hay, rayo = self._highs.getDualRay()
        if not hay:
            return False
        u = np.array(rayo, dtype=np.float64)
        nada = np.zeros_like(self._costos)
        return any(self._matriz.acotar(nada, signo * u)[0] < 0 for signo in (1.0, -1.0))

    def _poner(self, variante: Variante) -> None:
        antes, self._puesta = self._puesta, variante
        objetivo = self._objetivo if variante.objetivo is None else variante.objetivo
        if variante.objetivo is not antes.objetivo:
            self._costos, self._unidad = self._matriz.costos(objetivo)
            n = len(self._costos)
            self._highs.changeColsCost(n, np.arange(n, dtype=np.int32), self._costos)
        for i in {**antes.columnas, **variante.columnas}:
            self._highs.changeColBounds(i, *self._matriz.poner_columna(i, variante.columnas.get(i)))
        for nombre in {**antes.filas, **variante.filas}:
            n = self._matriz.filas[nombre]
            bordes = self._matriz.poner_fila(nombre, variante.filas.get(nombre))
            self._highs.changeRowBounds(n, *bordes)


@dataclass(frozen=True, slots=True)
class _Matriz:
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
    def de(modelo: Modelo) -> "_Matriz":
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
        matriz = _Matriz(
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

    def precios_de_inicio(self, u: Vector) -> Vector:
        """Columna binaria → el multiplicador de la fila que junta sus inicios."""
        return np.append(np.maximum(u, 0.0), 0.0)[self.inicios]


def _inicios(binarias: int, restricciones: Sequence[Restriccion]) -> NDArray[np.int32]:
    filas = np.full(binarias, -1, dtype=np.int32)
    for n, r in enumerate(restricciones):
        if r.nombre.startswith("inicio:"):
            filas[list(r.terminos)] = n
    return filas


def _entera(real: float, unidad: int) -> int:
    return floor(real) * unidad
