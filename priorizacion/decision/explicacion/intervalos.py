"""Cuánto valdría la mejor cartera con la suerte de una propuesta al revés: un intervalo probado.

De las no elegidas se mide la mejor cartera que las tiene; de las elegidas, la mejor que no. Por
arriba, la cota del programa lineal; por abajo, la elección con un cambio de una por una, o de una
por varias, comprobado en enteros.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.cabida import Cabida, Enteros, medir_cabida, se_cuentan_bien, se_pagan
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante

_TANDA = 40_000
"""Cambios que se miran de una vez: unos 20 MB."""
_VARIAS = 16
"""Cuántas salen, a lo sumo, para que entre una."""


@dataclass(frozen=True, slots=True)
class Volteo:
    """El mejor valor con una propuesta al revés de como quedó, centésimas."""

    minimo: int | None
    """Lo vale una cartera conocida; None si no se halló ninguna."""
    maximo: int | None
    """Ninguna vale más; None si está probado que no hay ninguna."""
    conocida: Eleccion = frozenset()
    """La cartera que vale `minimo`."""


def intervalos(
    formulacion: Formulacion, eleccion: Eleccion, relajacion: Relajacion | None = None
) -> dict[str, Volteo]:
    """Propuesta que compite y puede empezar → su volteo. `eleccion` cumple la formulación.

    La `relajacion`, si ya se tiene, es la de esta formulación con sus valores.
    """
    if not formulacion.arranques:
        return {}
    if relajacion is None:
        modelo = explorar(formulacion, Limites()).modelo
        relajacion = Relajacion(modelo, formulacion.objetivo(formulacion.valor))
    base = relajacion.resolver()
    conocidas = _cambiar(formulacion, eleccion)
    volteos = {}
    for propuesta, columnas in formulacion.columnas.items():
        if not columnas:
            continue
        elegida = not eleccion.isdisjoint(columnas)
        variante = vedar(columnas) if elegida else exigir(propuesta, columnas)
        relajado = relajacion.resolver(variante)
        minimo, cartera = conocidas.get(propuesta, (None, frozenset()))
        maximo = _maximo(relajado, base, columnas, elegida)
        if maximo is not None or minimo is not None:
            maximo = max(maximo or 0, minimo or 0)
        volteos[propuesta] = Volteo(minimo, maximo, cartera)
    return volteos


def exigir(propuesta: str, columnas: Sequence[int]) -> Variante:
    """La variante en que la propuesta se elige."""
    if len(columnas) == 1:
        return Variante(columnas={columnas[0]: (1, 1)})
    return Variante(filas={f"inicio:{propuesta}": (1, 1)})


def vedar(columnas: Sequence[int]) -> Variante:
    """La variante en que no se elige."""
    return Variante(columnas=dict.fromkeys(columnas, (0, 0)))


def cambios_posibles(
    formulacion: Formulacion, cabida: Cabida, eleccion: Eleccion
) -> tuple[Enteros, Enteros]:
    """Las columnas (sale, entra) que dejan una cartera válida; −1 es ninguna.

    No mira los valores: sirve para cualquier objetivo.
    """
    dentro = {formulacion.arranques[i].propuesta for i in eleccion}
    salen = np.array([-1, *sorted(eleccion)], dtype=np.int64)
    entran = [
        i
        for i, a in enumerate(formulacion.arranques)
        if a.propuesta not in dentro and cabida.seguras[i]
    ]
    por_tanda = max(1, _TANDA // len(salen))
    sirven = []
    for desde in range(0, len(entran) + 1, por_tanda):
        llegan = np.array([-1, *entran][desde : desde + por_tanda], dtype=np.int64)
        sale, entra = np.repeat(salen, len(llegan)), np.tile(llegan, len(salen))
        bien = _valen(cabida, eleccion, sale, entra)
        sirven.append((sale[bien], entra[bien]))
    salidas, llegadas = zip(*sirven, strict=True)
    return np.concatenate(salidas), np.concatenate(llegadas)


def _maximo(
    relajado: Relajado, base: Relajado, columnas: Sequence[int], elegida: bool
) -> int | None:
    """La cota de la variante; si el solucionador no contestó, la que dan los precios de la base."""
    if relajado.estado == "inviable":
        return None
    if relajado.cota is not None:
        return relajado.cota
    return base.cota_sin(columnas) if elegida else base.cota_con(columnas)


def _cambiar(formulacion: Formulacion, eleccion: Eleccion) -> Mapping[str, tuple[int, Eleccion]]:
    """Propuesta → la mejor cartera hallada que la voltea, y su valor."""
    cabida = medir_cabida(formulacion)
    if cabida is None or not cabida.seguras[sorted(eleccion)].all():
        return {}
    valor = formulacion.objetivo(formulacion.valor)
    total = sum(valor[i] for i in eleccion)
    mejores: dict[str, tuple[int, Eleccion]] = {}
    parejas = (c.tolist() for c in cambios_posibles(formulacion, cabida, eleccion))
    for sale, entra in zip(*parejas, strict=True):
        nuevo = total - valor.get(sale, 0) + valor.get(entra, 0)
        for columna in (sale, entra):
            if columna < 0:
                continue
            propuesta = formulacion.arranques[columna].propuesta
            if propuesta not in mejores or nuevo > mejores[propuesta][0]:
                mejores[propuesta] = nuevo, (eleccion - {sale}) | ({entra} - {-1})
    for salen, entra in _de_a_varias(formulacion, cabida, eleccion, mejores):
        propuesta = formulacion.arranques[entra].propuesta
        nuevo = total - sum(valor[i] for i in salen) + valor[entra]
        if propuesta not in mejores or nuevo > mejores[propuesta][0]:
            mejores[propuesta] = nuevo, (eleccion - salen) | {entra}
    return mejores


def _de_a_varias(
    formulacion: Formulacion,
    cabida: Cabida,
    eleccion: Eleccion,
    resueltas: Mapping[str, object],
) -> Iterator[tuple[Eleccion, int]]:
    """Para las que no entran por una sola: salen las que menos valen, o menos por peso."""
    valor, costo = formulacion.valor, formulacion.costo
    elegidas = [(i, formulacion.arranques[i].propuesta) for i in sorted(eleccion)]
    dentro = {propuesta for _, propuesta in elegidas}
    por_valor = sorted(elegidas, key=lambda par: valor[par[1]])
    por_peso = sorted(elegidas, key=lambda par: valor[par[1]] / (costo[par[1]] + 1))
    grupos = [[i, j] for (i, _), (j, _) in combinations(por_valor[:_VARIAS], 2)]
    grupos += [
        [i for i, _ in orden[:cuantas]]
        for orden in (por_valor, por_peso)
        for cuantas in range(2, min(_VARIAS, len(elegidas)) + 1)
    ]
    entran = [
        i
        for i, a in enumerate(formulacion.arranques)
        if a.propuesta not in resueltas and a.propuesta not in dentro and cabida.seguras[i]
    ]
    if not grupos or not entran:
        return
    cuenta, gasto = (
        _por_grupos(m, sorted(eleccion), grupos, entran) for m in (cabida.cuenta, cabida.gasto)
    )
    bien = se_cuentan_bien(cabida, cuenta) & se_pagan(cabida, gasto)
    for n in np.flatnonzero(bien).tolist():
        yield frozenset(grupos[n // len(entran)]), entran[n % len(entran)]


def _por_grupos(
    de_columna: Enteros, elegidas: list[int], grupos: list[list[int]], entran: list[int]
) -> Enteros:
    """Lo que suma la elección sin cada grupo y con cada una que entra, grupo por grupo."""
    quedan = de_columna[elegidas].sum(axis=0) - np.stack(
        [de_columna[g].sum(axis=0) for g in grupos]
    )
    todas: Enteros = quedan[:, None, :] + de_columna[entran][None, :, :]
    return todas.reshape(len(grupos) * len(entran), de_columna.shape[1])


def _valen(cabida: Cabida, eleccion: Eleccion, sale: Enteros, entra: Enteros) -> Enteros:
    """Los lugares de las parejas que cumplen todo."""
    elegidas = sorted(eleccion)
    cuantas = _mover(cabida.cuenta, elegidas, sale, entra)
    cuentan = np.flatnonzero(se_cuentan_bien(cabida, cuantas))
    gastos = _mover(cabida.gasto, elegidas, sale[cuentan], entra[cuentan])
    bien: Enteros = cuentan[se_pagan(cabida, gastos)]
    return bien


def _mover(de_columna: Enteros, elegidas: list[int], sale: Enteros, entra: Enteros) -> Enteros:
    """Lo que suma la elección si sale una columna y entra otra."""
    nadie = np.zeros((1, de_columna.shape[1]), dtype=np.int64)
    con_nadie = np.concatenate((de_columna, nadie))  # el −1 cae en la última
    movido: Enteros = de_columna[elegidas].sum(axis=0) - con_nadie[sale] + con_nadie[entra]
    return movido
