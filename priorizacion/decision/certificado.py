"""El certificado: con qué se calculó, la cota que cualquiera comprueba y la matriz para hacerlo.

Para unos multiplicadores u (≥ 0 en «<=», ≤ 0 en «>=», libres en «=») y columnas entre 0 y su
superior, ninguna cartera vale más que Σu·b + Σ superior·max(0, c − uA): dualidad débil. Los u
salen del programa lineal y se redondean a un denominador común, así que todo es exacto.
"""

from collections.abc import Mapping
from math import gcd
from typing import Any

from priorizacion.decision.exploracion import escala
from priorizacion.decision.formulacion import Formulacion, relajar
from priorizacion.decision.modelo import Modelo
from priorizacion.decision.restriccion import Restriccion, Sentido, Terminos
from priorizacion.decision.solucion import multiplicadores
from priorizacion.dominio.resultado import Cota

DENOMINADOR = 2**40


def acotar(formulacion: Formulacion) -> Cota | None:
    """La cota verificable de la formulación; None si el programa lineal no tiene óptimo.

    De un piso sin probar cuenta lo menos que podría exigir: así vale para todas las carteras.
    """
    formulacion = relajar(formulacion)
    if not formulacion.arranques:
        return Cota(valor=0, denominador=DENOMINADOR, multiplicadores={})
    modelo = Modelo(
        binarias=len(formulacion.arranques),
        superiores=formulacion.superiores,
        restricciones=formulacion.restricciones,
        escala=escala(formulacion),
    )
    objetivo = formulacion.objetivo(formulacion.valor)
    reales = multiplicadores(modelo, objetivo)
    if reales is None:
        return None
    sentidos: dict[str, Sentido] = {r.nombre: r.sentido for r in formulacion.restricciones}
    enteros = {n: _a_entero(u, sentidos[n]) for n, u in reales.items()}
    enteros = {nombre: u for nombre, u in sorted(enteros.items()) if u}
    valor = evaluar_cota(formulacion, enteros)
    unidad = gcd(*formulacion.valor.values()) or 1
    return Cota(valor=valor // unidad * unidad, denominador=DENOMINADOR, multiplicadores=enteros)


def evaluar_cota(formulacion: Formulacion, enteros: Mapping[str, int]) -> int:
    """⌊Σu·b + Σ superior·max(0, c − uA)⌋ en enteros exactos, centésimas."""
    reducidos = {i: c * DENOMINADOR for i, c in formulacion.objetivo(formulacion.valor).items()}
    total = 0
    for r in formulacion.restricciones:
        u = enteros.get(r.nombre, 0)
        if not u:
            continue
        total += u * r.limite
        for i, a in r.terminos.items():
            reducidos[i] = reducidos.get(i, 0) - u * a
    superiores = formulacion.superiores
    total += sum(superiores[i] * c for i, c in reducidos.items() if c > 0)
    return total // DENOMINADOR


def escribir_matriz(formulacion: Formulacion) -> dict[str, Any]:
    """El modelo entero como texto legible, el mismo de la cota: una fila por restricción."""
    formulacion = relajar(formulacion)
    nombres = [f"y:{a.propuesta}:{a.inicio}" for a in formulacion.arranques]
    nombres += [columna.nombre for columna in formulacion.pagaduria.columnas]
    objetivo = formulacion.objetivo(formulacion.valor)
    return {
        "columnas": [f"{n} <= {s}" for n, s in zip(nombres, formulacion.superiores, strict=True)],
        "objetivo": _combinacion(objetivo, nombres),
        "filas": {r.nombre: _fila(r, nombres) for r in formulacion.restricciones},
    }


def _a_entero(real: float, sentido: Sentido) -> int:
    entero = round(real * DENOMINADOR)
    if sentido == "=":
        return entero
    return max(0, entero) if sentido == "<=" else min(0, entero)


def _fila(r: Restriccion, nombres: list[str]) -> str:
    return f"{_combinacion(r.terminos, nombres)} {r.sentido} {r.limite}"


def _combinacion(terminos: Terminos, nombres: list[str]) -> str:
    return " ".join(f"{c:+d} {nombres[i]}" for i, c in sorted(terminos.items()) if c) or "0"
