"""Lo mismo que la puerta a PuLP, pero a mano: arreglos de numpy y highspy, sin nada en medio."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import highspy
import numpy as np

Arreglos = dict[str, Any]
_INFINITO = highspy.kHighsInf


def preparar(modelo: Any, objetivo: Mapping[int, int]) -> Arreglos:
    """Las restricciones con nombre, en arreglos y con la misma escala que usa el motor."""
    from priorizacion.decision.planteamiento import divisor_de, unidad_de  # noqa: PLC0415  # pesa memoria

    columnas = len(modelo.superiores)
    factor = np.ones(columnas)
    factor[modelo.binarias :] = modelo.escala
    filas = [r for r in modelo.restricciones if r.terminos]
    divisor = np.array([divisor_de(modelo, r) for r in filas], dtype=np.double)
    largos = np.fromiter((len(r.terminos) for r in filas), dtype=np.int32, count=len(filas))
    total = int(largos.sum())
    indices = np.fromiter(
        chain.from_iterable(r.terminos for r in filas), dtype=np.int32, count=total
    )
    valores = np.fromiter(
        chain.from_iterable(r.terminos.values() for r in filas), dtype=np.double, count=total
    )
    limite = np.array([r.limite for r in filas], dtype=np.double) / divisor
    sentido = np.array(["<=>".index(r.sentido[0]) for r in filas], dtype=np.int8)
    costo = np.zeros(columnas)
    costo[np.fromiter(objetivo, dtype=np.int32)] = np.fromiter(objetivo.values(), dtype=np.double)
    return {
        "costo": costo * factor / unidad_de(dict(objetivo)),
        "superior": np.array(modelo.superiores, dtype=np.double) / factor,
        "fila_desde": np.where(sentido == 0, -_INFINITO, limite),
        "fila_hasta": np.where(sentido == 2, _INFINITO, limite),
        "inicio": np.concatenate(([0], np.cumsum(largos))).astype(np.int32),
        "indice": indices,
        "valor": valores * factor[indices] / np.repeat(divisor, largos),
        "entera": np.arange(columnas) < modelo.binarias,
    }


def pasar(arreglos: Arreglos, opciones: Mapping[str, Any] | None = None) -> highspy.Highs:
    """Un HiGHS con el modelo cargado."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(arreglos["costo"]), len(arreglos["fila_desde"])
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_upper_ = arreglos["costo"], arreglos["superior"]
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.row_lower_, lp.row_upper_ = arreglos["fila_desde"], arreglos["fila_hasta"]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = arreglos["inicio"], arreglos["indice"]
    lp.a_matrix_.value_ = arreglos["valor"]
    entera, continua = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [entera if e else continua for e in arreglos["entera"].tolist()]
    solucionador = highspy.Highs()
    for nombre, valor in {"output_flag": False, **(opciones or {})}.items():
        assert solucionador.setOptionValue(nombre, valor) == highspy.HighsStatus.kOk, nombre
    solucionador.passModel(lp)
    return solucionador


def pasar_de_una(arreglos: Arreglos) -> highspy.Highs:
    """Lo mismo por la otra entrada de highspy, la que recibe los arreglos sueltos."""
    a = arreglos
    filas = (a["inicio"], a["indice"], a["valor"])
    cotas = (np.zeros(len(a["costo"])), a["superior"], a["fila_desde"], a["fila_hasta"])
    tamano = (len(a["costo"]), len(a["fila_desde"]), len(a["valor"]))
    forma = (int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMaximize), 0.0)
    solucionador = highspy.Highs()
    solucionador.setOptionValue("output_flag", False)
    solucionador.passModel(
        *tamano, *forma, a["costo"], *cotas, *filas, a["entera"].astype(np.int32)
    )
    return solucionador


def guardar(arreglos: Arreglos, archivo: Path) -> None:
    """En disco, para que otro proceso los lea sin cargar el motor."""
    np.savez(archivo, **arreglos)


def leer(archivo: Path) -> Arreglos:
    """Los arreglos que dejó `guardar`."""
    with np.load(archivo) as guardado:
        return dict(guardado)
