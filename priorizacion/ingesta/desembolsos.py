"""La celda `desembolsos` → partes por año de ejecución, y los años que deja fijos."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import Apuntes, observar
from priorizacion.ingesta.celdas import CeldaIlegible, leer_pares, leer_partes
from priorizacion.ingesta.texto import contar


def leer_desembolsos(fila: Mapping[str, str], origen: Origen, faltas: Apuntes) -> dict[str, Any]:
    """Lo que la celda dice de `desembolsos`, `duracion` e inicio.

    «40|60» son partes por año de ejecución; «2027=40|2029=60» dice además en qué años: fija el
    inicio en el primero y pone 0 en los que no nombra.
    """
    celda = fila["desembolsos"]
    try:
        if "=" in celda:
            dicho = _con_anos(leer_pares(celda), fila, origen, faltas)
        else:
            dicho = _por_ano(leer_partes(celda), fila, origen, faltas)
    except CeldaIlegible as error:
        codigo, motivo, ejemplo = error.args
        faltas.append(
            observar(codigo, origen, f"«{celda[:60]}»: {motivo}.", f"Escriba así: {ejemplo}.")
        )
        return {"desembolsos": ()}
    ilegibles = {c for c in dicho if c in fila and c != "desembolsos" and _entero(fila[c]) is None}
    return {columna: valor for columna, valor in dicho.items() if columna not in ilegibles}


def _por_ano(
    partes: list[Fraction], fila: Mapping[str, str], origen: Origen, faltas: Apuntes
) -> dict[str, Any]:
    if not any(partes):
        faltas.append(_no_cuadra(origen, "todas las partes son cero"))
        return {"desembolsos": ()}
    declarada = _entero(fila.get("duracion"))
    if declarada is not None and declarada != len(partes):
        motivo = (
            f"hay {contar(len(partes), 'parte', 'partes')} y la duración dice "
            f"{contar(declarada, 'año', 'años')}"
        )
        faltas.append(_no_cuadra(origen, motivo))
    return {"desembolsos": tuple(partes), "duracion": len(partes)}


def _con_anos(
    pares: dict[int, Fraction], fila: Mapping[str, str], origen: Origen, faltas: Apuntes
) -> dict[str, Any]:
    primero, ultimo = min(pares), max(pares)
    if ultimo - primero >= 50:
        faltas.append(_no_cuadra(origen, f"va de {primero} a {ultimo}"))
        return {"desembolsos": ()}
    datos = _por_ano(
        [pares.get(t, Fraction(0)) for t in range(primero, ultimo + 1)], fila, origen, faltas
    )
    for columna, fuera in (("inicio_minimo", 1), ("inicio_maximo", -1)):
        declarado = _entero(fila.get(columna))
        if declarado is not None and (declarado - primero) * fuera > 0:
            faltas.append(_no_cuadra(origen, f"empieza en {primero} y {columna} es {declarado}"))
    return datos | {"inicio_minimo": primero, "inicio_maximo": primero}


def _no_cuadra(origen: Origen, motivo: str) -> Observacion:
    return observar(
        "desembolsos-no-cuadran",
        origen,
        f"Los desembolsos no cuadran: {motivo}.",
        "Corrija los desembolsos, la duración o el inicio para que digan lo mismo.",
    )


def _entero(texto: str | None) -> int | None:
    try:
        return leer_entero(texto) if texto else None
    except CantidadIlegible:
        return None
