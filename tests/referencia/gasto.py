"""Costo con imprevistos, gasto de cada vigencia y techos utilizables, en pesos enteros."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from .lectura import FASES, Caso, Propuesta, exacto, redondear


def costo_con_imprevistos(caso: Caso, propuesta: Propuesta) -> int:
    """Costo × (1 + imprevistos de su fase), la mitad hacia arriba, a precios base."""
    imprevistos = caso.agenda.get("imprevistos") or {}
    return redondear(propuesta.costo * (1 + exacto(imprevistos.get(propuesta.fase, 0))))


def gasto_por_vigencia(caso: Caso, propuesta: Propuesta, inicio: int) -> dict[int, int] | None:
    """Pesos corrientes por vigencia si empieza en `inicio`; None si paga después del periodo."""
    gasto = {}
    for orden, parte in enumerate(repartir(caso, propuesta)):
        vigencia = inicio + orden
        if parte and vigencia not in caso.vigencias:
            return None
        if parte:
            gasto[vigencia] = redondear(parte * _indice(caso, vigencia))
    return gasto


def repartir(caso: Caso, propuesta: Propuesta) -> list[int]:
    """El costo por año de ejecución: pisos, y los pesos sueltos al mayor residuo."""
    proporciones = propuesta.desembolsos or (Fraction(1),) * propuesta.duracion
    costo = costo_con_imprevistos(caso, propuesta)
    cuotas = [costo * parte / sum(proporciones) for parte in proporciones]
    partes = [floor(cuota) for cuota in cuotas]
    por_residuo = sorted(range(len(proporciones)), key=lambda i: (partes[i] - cuotas[i], i))
    for i in por_residuo[: costo - sum(partes)]:
        partes[i] += 1
    return partes


def inicios(caso: Caso, propuesta: Propuesta) -> tuple[int, ...]:
    """Los años en que puede empezar sin pagar nada por fuera del periodo."""
    primero = int(propuesta.fila.get("inicio_minimo") or caso.vigencias[0])
    ultimo = int(propuesta.fila.get("inicio_maximo") or caso.vigencias[-1])
    return tuple(
        s
        for s in caso.vigencias
        if primero <= s <= ultimo and gasto_por_vigencia(caso, propuesta, s) is not None
    )


def techo_utilizable(caso: Caso, fuente: dict[str, Any], vigencia: int) -> int:
    """⌊techo × (1 − descuento) × (1 − reserva)⌋; una vigencia que falta vale 0."""
    certeza = fuente.get("certeza") or {}
    if isinstance(certeza, dict):
        certeza = certeza.get(vigencia, "firme")
    descuento = exacto(fuente.get("descuento_proyectada", 0)) if certeza == "proyectada" else 0
    reserva = exacto(caso.agenda.get("reserva") or 0)
    return floor(exacto(fuente["techos"].get(vigencia, 0)) * (1 - descuento) * (1 - reserva))


def fuentes_posibles(caso: Caso, propuesta: Propuesta) -> tuple[int, ...]:
    """Posiciones de las fuentes que admiten a la propuesta; celda en blanco, todas."""
    return tuple(
        i
        for i, fuente in enumerate(caso.fuentes)
        if (not propuesta.fuentes or fuente["id"] in propuesta.fuentes)
        and _admite(caso, fuente, propuesta)
    )


def _admite(caso: Caso, fuente: dict[str, Any], propuesta: Propuesta) -> bool:
    fase_minima = fuente.get("fase_minima", "prefactibilidad").replace("ñ", "n")
    if FASES.index(propuesta.fase) < FASES.index(fase_minima):
        return False
    territorio = caso.agenda["territorio"]
    propio = propuesta.fila.get("territorio") or territorio.get("divipola", territorio["nombre"])
    pares = (
        ("zonas", propuesta.fila.get("zona", "")),
        ("sectores", propuesta.fila.get("sector", "")),
        ("dimensiones", propuesta.fila.get("dimension", "")),
        ("territorios", propio),
    )
    return all(clave not in fuente or dato in fuente[clave] for clave, dato in pares)


def _indice(caso: Caso, vigencia: int) -> Fraction:
    precios = caso.agenda.get("precios")
    if not precios:
        return Fraction(1)
    indices = precios["indices"]
    return exacto(indices[vigencia]) / exacto(indices[int(precios["base"])])
