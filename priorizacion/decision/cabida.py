"""Muchas elecciones a la vez → cuáles caben, en enteros exactos y sin solucionador.

Si dice que cabe, cabe; si dice que no, puede que otro reparto del dinero la hiciera caber: se paga
cada año con la fuente a la que menos gastos pueden acudir, sin reacomodar lo ya pagado.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.restriccion import Restriccion

Enteros = NDArray[np.int64]
Veredictos = NDArray[np.bool_]
_ENORME = 2**62
"""Sin límite; ninguna suma de una cabida lo alcanza."""


@dataclass(frozen=True, slots=True)
class Cabida:
    """Lo que gasta y lo que cuenta en cada regla cada columna, listo para sumar."""

    gasto: Enteros
    """Columna × celda: pesos que hay que pagar."""
    cuenta: Enteros
    """Columna × regla."""
    minimos: Enteros
    maximos: Enteros
    celdas: tuple[tuple[int, tuple[str, ...]], ...]
    """Vigencia y fuentes que pueden pagarla, la menos pedida primero; por vigencia."""
    montos: tuple[int, ...]
    """Lo que hay en cada bolsa, pesos."""
    bolsas: dict[tuple[str, int], tuple[int, ...]]
    """Fuente y vigencia → las bolsas de que sale ese dinero."""
    seguras: Veredictos
    """Columnas que se pagan sin fuentes que podrían topar su parte; las otras no se juzgan."""


def medir_cabida(formulacion: Formulacion) -> Cabida | None:
    """La cabida de una formulación; None si sus sumas no caben en 62 bits."""
    lista = formulacion.arranques
    pedidos = [
        (i, v, tuple(f for f in a.pagadores[v] if f not in a.parte), monto)
        for i, a in enumerate(lista)
        for v, monto in a.neto.items()
    ]
    claves = sorted({(v, tuple(sorted(libres))) for _, v, libres, _ in pedidos if libres})
    pedida = Counter(f for _, libres in claves for f in libres)
    lugar = {clave: n for n, clave in enumerate(claves)}
    seguras = np.ones(len(lista), dtype=np.bool_)
    gasto = np.zeros((len(lista), len(claves)), dtype=np.int64)
    reglas = [r for r in formulacion.restricciones if _es_de_elegir(r, len(lista))]
    if _mayor_suma(formulacion, reglas) >= _ENORME:
        return None
    for i, v, libres, monto in pedidos:
        if libres:
            gasto[i, lugar[v, tuple(sorted(libres))]] += monto
        else:
            seguras[i] = False
    cuenta = np.zeros((len(lista), len(reglas)), dtype=np.int64)
    for n, r in enumerate(reglas):
        cuenta[list(r.terminos), n] = list(r.terminos.values())
    return Cabida(
        gasto=gasto,
        cuenta=cuenta,
        minimos=np.array([-_ENORME if r.sentido == "<=" else r.limite for r in reglas], np.int64),
        maximos=np.array([_ENORME if r.sentido == ">=" else r.limite for r in reglas], np.int64),
        celdas=tuple((v, tuple(sorted(fs, key=lambda f: (pedida[f], f)))) for v, fs in claves),
        montos=tuple(b.monto for b in formulacion.bolsas),
        bolsas={
            (f, v): tuple(
                n for n, b in enumerate(formulacion.bolsas) if b.fuente == f and v in b.vigencias
            )
            for v, fuentes in claves
            for f in fuentes
        },
        seguras=seguras,
    )


def se_cuentan_bien(cabida: Cabida, cuenta: Enteros) -> Veredictos:
    """Por cada fila de cuentas, si cumple todas las reglas que no son de dinero por pagar."""
    dentro = (cuenta >= cabida.minimos) & (cuenta <= cabida.maximos)
    return np.asarray(dentro.all(axis=1), dtype=np.bool_)


def se_pagan(cabida: Cabida, gasto: Enteros) -> Veredictos:
    """Por cada fila de gastos, si alcanza el dinero pagando en el orden de la cabida."""
    queda = [np.full(len(gasto), monto, dtype=np.int64) for monto in cabida.montos]
    bien = np.ones(len(gasto), dtype=np.bool_)
    for n, (vigencia, fuentes) in enumerate(cabida.celdas):
        falta = gasto[:, n].copy()
        for fuente in fuentes:
            suyas = cabida.bolsas[fuente, vigencia]
            pago = falta
            for b in suyas:
                pago = np.minimum(pago, queda[b])
            falta = falta - pago
            for b in suyas:
                queda[b] -= pago
        bien &= falta == 0
    return bien


def _es_de_elegir(r: Restriccion, binarias: int) -> bool:
    """Las que solo miran qué se elige; «un solo inicio» la cumple quien pregunta."""
    return bool(r.terminos) and not r.nombre.startswith("inicio:") and max(r.terminos) < binarias


def _mayor_suma(formulacion: Formulacion, reglas: list[Restriccion]) -> int:
    mayores = [sum(map(abs, r.terminos.values())) + abs(r.limite) for r in reglas]
    mayores.append(sum(sum(a.neto.values()) for a in formulacion.arranques))
    mayores.append(sum(b.monto for b in formulacion.bolsas))
    return max(mayores)
