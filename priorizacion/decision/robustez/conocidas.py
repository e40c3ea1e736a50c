"""El montón de carteras conocidas de una formulación: la mejor para unos valores, y cómo mejorarla.

Todas cumplen la formulación en enteros exactos. Redondear el programa lineal y cambiar una por una
cuesta milésimas de segundo; lo que se halla en un escenario sirve de partida en los demás.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.cabida import (
    Cabida,
    Enteros,
    medir_cabida,
    se_cuentan_bien,
    se_pagan,
)
from priorizacion.decision.dual import Vector
from priorizacion.decision.explicacion.intervalos import cambios_posibles
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.relajacion import Relajado
from priorizacion.decision.sombra import Sombra

_PASOS = 30
"""Cambios seguidos, a lo sumo, con que se mejora una cartera."""
_ENTERA = 0.999
"""Desde aquí una columna del programa lineal se toma por elegida."""


@dataclass(slots=True)
class Conocidas:
    """Las carteras y lo que ya se sabe de ellas."""

    formulacion: Formulacion
    cabida: Cabida | None
    lista: list[Eleccion] = field(default_factory=list)
    """En el orden de las filas de la matriz."""
    vistas: set[Eleccion] = field(default_factory=set)
    """Las mismas, para buscarlas."""
    matriz: Vector = field(default_factory=lambda: np.zeros((0, 0)))
    """Cartera × columna: 1 si la tiene. Con decimales se multiplica veinte veces más rápido, y es
    exacto: ninguna suma llega a 2⁵³."""
    cambios: dict[Eleccion, tuple[Enteros, Enteros]] = field(default_factory=dict)
    """Cartera → las parejas (sale, entra) que puede cambiar."""


def reunir(formulacion: Formulacion) -> Conocidas:
    """Un montón vacío."""
    return Conocidas(formulacion, medir_cabida(formulacion))


def recordar(conocidas: Conocidas, eleccion: Eleccion) -> None:
    """Agrega una cartera que cumple la formulación."""
    if eleccion in conocidas.vistas:
        return
    conocidas.lista.append(eleccion)
    conocidas.vistas.add(eleccion)
    fila = np.zeros((1, len(conocidas.formulacion.arranques)))
    fila[0, sorted(eleccion)] = 1
    primera = len(conocidas.lista) == 1
    conocidas.matriz = fila if primera else np.concatenate((conocidas.matriz, fila))


def mejor_conocida(conocidas: Conocidas, valores: Enteros) -> tuple[int, Eleccion] | None:
    """La que más suma con esos valores por columna; None si ninguna llega a 0."""
    if not conocidas.lista:
        return None
    sumas = conocidas.matriz @ valores.astype(np.float64)
    mejor = int(np.argmax(sumas))
    return None if sumas[mejor] < 0 else (int(sumas[mejor]), conocidas.lista[mejor])


def las_que_suman(conocidas: Conocidas, valores: Enteros, total: int) -> list[Eleccion]:
    """Las conocidas que suman exactamente eso."""
    iguales = np.flatnonzero(conocidas.matriz @ valores.astype(np.float64) == total)
    return [conocidas.lista[n] for n in iguales.tolist()]


def redondear_relajado(
    conocidas: Conocidas, sombra: Sombra, relajado: Relajado, valores: Enteros
) -> None:
    """Recuerda lo que el programa lineal elige entero, más lo que quepa, de mayor a menor valor.

    `relajado` es de la sombra: no dice cuándo empieza cada una, y se prueba lo más tarde.
    """
    cabida = conocidas.cabida
    if cabida is None or relajado.estado != "optimo":
        return
    columnas = conocidas.formulacion.columnas
    enteras = [sombra.propuestas[n] for n in np.flatnonzero(relajado.valores > _ENTERA).tolist()]
    elegidas = np.array([columnas[p][-1] for p in enteras], dtype=np.int64)
    if not cabida.seguras[elegidas].all():
        return
    cuenta, gasto = (m[elegidas].sum(axis=0) for m in (cabida.cuenta, cabida.gasto))
    eleccion = set(elegidas.tolist())
    ocupadas = {conocidas.formulacion.arranques[i].propuesta for i in eleccion}
    for _ in range(_PASOS):
        cabe = cabida.seguras & (valores > 0)
        cabe &= se_cuentan_bien(cabida, cuenta + cabida.cuenta)
        cabe &= se_pagan(cabida, gasto + cabida.gasto)
        orden = np.flatnonzero(cabe)[np.argsort(-valores[cabe], kind="stable")].tolist()
        arranques = conocidas.formulacion.arranques
        entra = next((i for i in orden if arranques[i].propuesta not in ocupadas), None)
        if entra is None:
            break
        eleccion.add(entra)
        ocupadas.add(arranques[entra].propuesta)
        cuenta, gasto = cuenta + cabida.cuenta[entra], gasto + cabida.gasto[entra]
    if se_cuentan_bien(cabida, cuenta[None])[0] and se_pagan(cabida, gasto[None])[0]:
        recordar(conocidas, frozenset(eleccion))


def mejorar(conocidas: Conocidas, eleccion: Eleccion, valores: Enteros) -> None:
    """Recuerda lo que se logra cambiando una por una mientras gane, la de mayor ganancia."""
    for otra in _mejoras(conocidas, eleccion, valores):
        recordar(conocidas, otra)


def _mejoras(conocidas: Conocidas, eleccion: Eleccion, valores: Enteros) -> Iterator[Eleccion]:
    cabida = conocidas.cabida
    if cabida is None or not cabida.seguras[sorted(eleccion)].all():
        return
    con_nadie = np.append(valores, 0)
    for _ in range(_PASOS):
        if eleccion not in conocidas.cambios:
            parejas = cambios_posibles(conocidas.formulacion, cabida, eleccion)
            conocidas.cambios[eleccion] = parejas
        sale, entra = conocidas.cambios[eleccion]
        ganancias = con_nadie[entra] - con_nadie[sale]
        mejor = int(np.argmax(ganancias)) if len(ganancias) else -1
        if mejor < 0 or ganancias[mejor] <= 0:
            return
        eleccion = (eleccion - {int(sale[mejor])}) | ({int(entra[mejor])} - {-1})
        yield eleccion
