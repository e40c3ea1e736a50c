"""Las carteras vistas solo por qué se elige: una columna por propuesta, sin inicios ni pagos.

Las reglas que no miran el inicio pasan tal cual. Del dinero pasa lo que enseña cada programa
lineal del modelo entero: sus multiplicadores u dan la fila Σ mín_s (uA)_ps·x_p <= Σ u·límite, que
cumple toda cartera que se pueda pagar (Benders 1962). Ninguna cartera se pierde: lo que aquí se
prueba que no hay, allá tampoco lo hay. Con tres o cuatro veces menos columnas y filas se prueba en
diez veces menos tiempo.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import ceil, isinf

import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.dual import Combinada, Entorno, Numeros
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Modelo
from priorizacion.decision.relajacion import Relajado
from priorizacion.decision.restriccion import Restriccion

UNO = 2**30
"""El mayor coeficiente de una fila aprendida."""
_RUIDO = 1e-9
"""Multiplicadores menores que esto son lo que le sobró de cero al solucionador."""


@dataclass(slots=True)
class Sombra:
    """Las filas sobre las propuestas: las de las reglas y las que se van aprendiendo."""

    propuestas: list[str]
    """Columna de aquí → propuesta; faltan las que no pueden empezar."""
    numero: dict[str, int]
    """Propuesta → columna de aquí."""
    de_columna: NDArray[np.int64]
    """Columna binaria del modelo entero → columna de aquí."""
    _numeros: Numeros
    _reglas: list[Restriccion] = field(default_factory=list)
    _cuales: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    """Fila del modelo entero → si mira inicios o pesos."""
    _aprendidas: dict[tuple[int, ...], tuple[Combinada, float]] = field(default_factory=dict)
    """Coeficientes → de dónde salen, y cuánto vale `UNO`."""
    filas: list[Restriccion] = field(default_factory=list)
    """Otras que cumple toda cartera, en columnas de aquí."""

    def pasar(self, r: Restriccion) -> Restriccion | None:
        """La misma restricción sobre las propuestas; None si mira inicios o pesos."""
        if max(r.terminos, default=0) >= len(self.de_columna):
            return None
        terminos: dict[int, int] = {}
        vistas = np.zeros(len(self.propuestas), dtype=np.int64)
        for i, c in r.terminos.items():
            n = int(self.de_columna[i])
            vistas[n] += 1
            if terminos.setdefault(n, c) != c:
                return None
        nombradas = list(terminos)
        todas = np.bincount(self.de_columna, minlength=len(self.propuestas))
        return replace(r, terminos=terminos) if (vistas == todas)[nombradas].all() else None

    def aprender(self, relajado: Relajado) -> bool:
        """Agrega la fila que dan los multiplicadores de un programa lineal del modelo entero.

        Falso si ya se sabía o no dice nada.
        """
        suma = self._numeros.combinar(relajado.multiplicadores, self._cuales)
        lado = np.full(len(self.propuestas), np.inf)
        np.minimum.at(lado, self.de_columna, suma.lado[: len(self.de_columna)])
        mayor = float(np.abs(lado).max(initial=0.0))
        if mayor < _RUIDO:
            return False
        # uno de menos, por lo que se pierde al dividir
        enteros = tuple((np.floor(lado / mayor * UNO) - 1).astype(np.int64).tolist())
        if enteros in self._aprendidas:
            return False
        self._aprendidas[enteros] = suma, mayor
        return True

    def modelo(self, filas: Mapping[str, Entorno] | None = None) -> Modelo:
        """El modelo con esos límites en las filas del modelo entero; las demás, como estaban."""
        puestos = self.entornos(filas or {})
        columnas = len(self.propuestas)
        aprendidas = (
            Restriccion(_nombre(k), {n: c for n, c in enumerate(enteros) if c}, "<=", 0, "puntos")
            for k, enteros in enumerate(self._aprendidas)
        )
        todas = (*self._reglas, *aprendidas, *self.filas)
        return Modelo(columnas, (1,) * columnas, tuple(_con_limites(todas, puestos)))

    def entornos(self, filas: Mapping[str, Entorno]) -> dict[str, Entorno]:
        """Fila de aquí → su límite cuando las del modelo entero tienen esos."""
        reglas = {r.nombre: filas[r.nombre] for r in self._reglas if r.nombre in filas}
        dinero = {
            _nombre(k): (None, self._limite(suma, mayor, filas))
            for k, (suma, mayor) in enumerate(self._aprendidas.values())
        }
        return {**reglas, **dinero}

    def _limite(self, suma: Combinada, mayor: float, filas: Mapping[str, Entorno]) -> int | None:
        limite = self._numeros.limite_de(suma, filas)
        return None if isinf(limite) else ceil(limite / mayor * UNO) + 1


def proyectar(formulacion: Formulacion, modelo: Modelo) -> Sombra:
    """La sombra de una formulación, sin nada aprendido; `modelo` es el entero."""
    propuestas = [p for p, columnas in formulacion.columnas.items() if columnas]
    numero = {p: n for n, p in enumerate(propuestas)}
    de_columna = np.array([numero[a.propuesta] for a in formulacion.arranques], dtype=np.int64)
    sombra = Sombra(propuestas, numero, de_columna, Numeros.de(modelo))
    pasan = {r.nombre: sombra.pasar(r) for r in modelo.restricciones}
    con_terminos = [r for r in modelo.restricciones if r.terminos]
    sombra._cuales = np.array([pasan[r.nombre] is None for r in con_terminos], dtype=np.bool_)
    sombra._reglas = [
        r for r in pasan.values() if r is not None and not r.nombre.startswith("inicio:")
    ]
    return sombra


def _con_limites(
    filas: Iterable[Restriccion], puestos: Mapping[str, Entorno]
) -> Iterable[Restriccion]:
    """Las filas con su límite; sin las que quedan libres."""
    for r in filas:
        menor, mayor = puestos.get(r.nombre, (r.limite, r.limite))
        limite = menor if r.sentido == ">=" else mayor
        if limite is not None:
            yield r if limite == r.limite else replace(r, limite=limite)


def _nombre(k: int) -> str:
    return f"dinero:{k}"
