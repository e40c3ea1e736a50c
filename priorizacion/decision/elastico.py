"""El modelo elástico: cada regla puede ceder a un precio (Chinneck 2008).

Si su óptimo es positivo, las reglas no caben juntas: es la segunda prueba de que no hay cartera.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from priorizacion.decision.exploracion import escala
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, Modelo
from priorizacion.decision.restriccion import Restriccion, Terminos, por
from priorizacion.decision.solucion import maximizar

_PRECIO = 1000
"""Precio de que ceda una regla; lo declarado cede antes que el dinero."""


@dataclass(frozen=True, slots=True)
class Prueba:
    """El óptimo del modelo elástico y qué reglas cedieron."""

    optimo: int
    """Cuántas reglas tienen que ceder, por lo menos; 0 no prueba nada."""
    ceden: tuple[str, ...]


def probar(formulacion: Formulacion, limites: Limites) -> Prueba:
    """Resuelve el modelo elástico: el menor precio de reglas que ceden."""
    reglas = reglas_de(formulacion)
    binarias = len(formulacion.arranques)
    superiores = formulacion.superiores
    columna = {r: binarias + i for i, r in enumerate(reglas)}
    movidas = {i: i + len(reglas) for i in range(binarias, len(superiores))}
    filas = [
        fila
        for r in formulacion.restricciones
        for fila in _ceder(_correr(r, movidas), columna, _superiores(superiores, movidas))
    ]
    modelo = Modelo(
        binarias=binarias + len(reglas),
        superiores=(*superiores[:binarias], *((1,) * len(reglas)), *superiores[binarias:]),
        restricciones=tuple(filas),
        escala=escala(formulacion),
    )
    precios = {columna[r]: -(_PRECIO + (r.startswith("techo:"))) for r in reglas}
    respuesta = maximizar(modelo, precios, limites)
    if respuesta.estado != "optima":
        return Prueba(0, ())
    ceden = tuple(r for r in reglas if respuesta.valores.get(columna[r], 0) > 0.5)
    return Prueba(len(ceden), ceden)


def reglas_de(formulacion: Formulacion) -> tuple[str, ...]:
    """Los nombres de las reglas que tienen restricciones, en su orden."""
    return tuple(dict.fromkeys(r.regla for r in formulacion.restricciones if r.regla is not None))


def sin_reglas(formulacion: Formulacion, quitadas: Collection[str]) -> Formulacion:
    """La formulación sin unas reglas; un techo quitado es dinero sin límite."""
    todo = sum(sum(a.gasto.values()) for a in formulacion.arranques)
    return replace(
        formulacion,
        restricciones=tuple(r for r in formulacion.restricciones if r.regla not in quitadas),
        bolsas=tuple(
            replace(b, monto=b.monto + todo) if b.nombre in quitadas else b
            for b in formulacion.bolsas
        ),
    )


def _correr(r: Restriccion, movidas: dict[int, int]) -> Restriccion:
    return replace(r, terminos={movidas.get(i, i): c for i, c in r.terminos.items()})


def _superiores(superiores: tuple[int, ...], movidas: dict[int, int]) -> dict[int, int]:
    return {movidas.get(i, i): tope for i, tope in enumerate(superiores)}


def _ceder(
    r: Restriccion, columna: dict[str, int], superiores: dict[int, int]
) -> Iterator[Restriccion]:
    """La restricción con permiso de incumplirse si su regla cede; las del modelo no ceden."""
    if r.regla is None:
        yield r
        return
    for n, (terminos, limite) in enumerate(_como_menor(r)):
        peor = sum(c * superiores[i] for i, c in terminos.items() if c > 0) - limite
        if peor <= 0:
            continue
        yield replace(
            r,
            nombre=f"{r.nombre}|{n}",
            terminos={**terminos, columna[r.regla]: -peor},
            sentido="<=",
            limite=limite,
        )


def _como_menor(r: Restriccion) -> Iterator[tuple[Terminos, int]]:
    if r.sentido in ("<=", "="):
        yield r.terminos, r.limite
    if r.sentido in (">=", "="):
        yield por(-1, r.terminos), -r.limite
