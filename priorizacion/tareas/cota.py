"""De un certificado, y de nada más, a si su cota verificable se sostiene: sumas exactas.

Dualidad débil: con u ≥ 0 en «<=», u ≤ 0 en «>=» y libre en «=», y columnas entre 0 y su superior,
ninguna cartera vale más que Σu·b + Σ superior·max(0, c − uA). Se lee la matriz publicada, sin usar
el programa que la escribió ni el solucionador: es la cuenta que haría cualquiera.
"""

from collections import Counter
from math import gcd

from priorizacion.decision.matriz import Matriz, MatrizIlegible, leer_matriz
from priorizacion.dominio.resultado import Certificado, Cota


def probar_cota(certificado: Certificado, unidad: int | None = None) -> int | None:
    """Lo que prueban de verdad los multiplicadores, en centésimas; None si no hay cota.

    Todo valor posible es múltiplo de `unidad` (si no se dice, el divisor común del objetivo): la
    cota baja hasta el múltiplo anterior.

    Lanza `MatrizIlegible` si el certificado no se puede leer o un multiplicador tiene el signo
    contrario al de su fila.
    """
    if certificado.cota_verificable is None or certificado.matriz is None:
        return None
    matriz = leer_matriz(certificado.matriz)
    comun = unidad or gcd(*matriz.objetivo.values()) or 1
    return _evaluar(matriz, certificado.cota_verificable, comun)


def _evaluar(matriz: Matriz, cota: Cota, unidad: int) -> int:
    if cota.denominador < 1:
        raise MatrizIlegible("el denominador no es positivo")
    reducidos = Counter({n: c * cota.denominador for n, c in matriz.objetivo.items()})
    total = 0
    for nombre, u in cota.multiplicadores.items():
        fila = matriz.filas.get(nombre)
        if fila is None:
            raise MatrizIlegible(f"hay un multiplicador para «{nombre}», que no es una fila")
        if (fila.sentido == "<=" and u < 0) or (fila.sentido == ">=" and u > 0):
            raise MatrizIlegible(f"el multiplicador de {nombre} tiene el signo contrario")
        total += u * fila.limite
        for columna, coeficiente in fila.terminos.items():
            reducidos[columna] -= u * coeficiente
    total += sum(matriz.superiores[n] * c for n, c in reducidos.items() if c > 0)
    return total // cota.denominador // unidad * unidad
