"""Lo que se dejó por redondear los valores: la mejor cartera sin redondeo, o una cota de ella."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil, lcm

from priorizacion.decision.busqueda import Eleccion, buscar, elegidas
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.resultado import Redondeo

NODOS = 500
"""Sin redondeo probar puede no terminar: se busca hasta aquí y, si no, se publica la cota."""


def medir_redondeo(
    formulacion: Formulacion,
    exactos: Mapping[str, Fraction],
    eleccion: Eleccion,
    limites: Limites,
) -> Redondeo | None:
    """Lo cedido en centésimas sin redondear; None si no se encontró nada que comparar."""
    factor = (
        lcm(*(exactos[p].denominator for p in formulacion.columnas)) if formulacion.columnas else 1
    )
    enteros = {p: int(exactos[p] * factor) for p in formulacion.columnas}
    espacio = explorar(formulacion, replace(limites, nodos=min(limites.nodos or NODOS, NODOS)))
    hallazgo = buscar(espacio, formulacion.objetivo(enteros), desde=eleccion)
    if hallazgo.estado not in ("probada", "con_brecha"):
        return None
    tiene, mejor = elegidas(espacio, eleccion), elegidas(espacio, hallazgo.eleccion)
    cedido = max(0, sum(enteros[p] for p in mejor) - sum(enteros[p] for p in tiene))
    probada = hallazgo.estado == "probada"
    cota = hallazgo.cota if hallazgo.cota is not None else float(sum(enteros.values()))
    tope = cedido if probada else max(cedido, ceil(cota) - sum(enteros[p] for p in tiene))
    return Redondeo(
        cedido=redondear(Fraction(cedido, factor)) if probada else None,
        cedido_maximo=redondear(Fraction(tope, factor)),
        entrarian=tuple(sorted(mejor - tiene)) if cedido else (),
        saldrian=tuple(sorted(tiene - mejor)) if cedido else (),
    )
