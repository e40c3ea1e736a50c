"""Preguntarle a otro solucionador, en un proceso propio, si hay algo mejor que lo publicado."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.segundo import Respuesta, Solucionador, hay_cp_sat
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.resultado import Certificado, Resultado
from priorizacion.tareas.aviso import Avisar
from priorizacion.tareas.cotejo import Paso

_MODULO = "priorizacion.decision.segundo"
_PAQUETE = Path(__file__).parents[2]
_DE_MAS = 60
"""Segundos para cargar y escribir, además de los de resolver."""


def preguntar_a_otro(
    formulacion: Formulacion,
    certificado: Certificado,
    resultado: Resultado,
    segundos: float,
    avisar: Avisar,
) -> Paso:
    """Uno por uno hasta que alguno confirme o contradiga; si ninguno puede, dice qué le pasó.

    Solo contradice quien muestra una agenda mejor que pasa la comprobación exacta.
    """
    inviable = resultado.estado_solucion == "inviable_probada"
    if certificado.matriz is None or (resultado.cota is None and not inviable):
        return Paso("sin_comprobar", "otro solucionador: no hay una cota que preguntarle.")
    notas = []
    for quien in _disponibles(certificado):
        avisar(f"preguntando a otro solucionador ({quien}, hasta {segundos:g} segundos)")
        respuesta = _preguntar(certificado.matriz, resultado, quien, segundos)
        dicho = _interpretar(respuesta, formulacion, resultado, segundos)
        if isinstance(dicho, Paso):
            return dicho
        notas.append(dicho)
    return Paso("sin_comprobar", "el segundo solucionador no pudo confirmar: " + " ".join(notas))


def _disponibles(certificado: Certificado) -> tuple[Solucionador, ...]:
    """CP-SAT si está, que cuenta en enteros; y el de PuLP que no se usó."""
    otro: Solucionador = "highs" if certificado.solucionador.startswith("CBC") else "cbc"
    return ("cp_sat", otro) if hay_cp_sat() else (otro,)


def _preguntar(
    matriz: Mapping[str, Any], resultado: Resultado, quien: Solucionador, segundos: float
) -> Respuesta:
    pregunta = {"matriz": matriz, "solucionador": quien, "segundos": segundos}
    if quien == "cp_sat" and resultado.cota is not None:
        pregunta["al_menos"] = resultado.cota + 1
    entorno = {
        **os.environ,
        "PYTHONPATH": f"{_PAQUETE}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
    }
    try:
        proceso = subprocess.run(  # noqa: S603  # este mismo programa, sin nada de afuera
            [sys.executable, "-m", _MODULO],
            input=json.dumps(pregunta),
            capture_output=True,
            encoding="utf-8",
            timeout=segundos + _DE_MAS,
            check=False,
            env=entorno,
        )
        respuesta: Respuesta = json.loads(proceso.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"quien": quien, "estado": "fallo"}
    return respuesta


def _interpretar(
    respuesta: Respuesta, formulacion: Formulacion, resultado: Resultado, segundos: float
) -> Paso | str:
    quien, estado, halla = respuesta["quien"], respuesta["estado"], respuesta.get("valor")
    exacto = quien.startswith("CP-SAT")
    if estado == "fallo":
        return f"{quien} no terminó."
    if estado == "inviable":
        return _dice_que_no_hay(quien, resultado, exacto=exacto)
    if halla is not None and (resultado.cota is None or halla > resultado.cota):
        return _halla_otra(quien, respuesta, formulacion)
    if estado == "optima" and resultado.valor is not None and halla is not None:
        if halla >= resultado.valor:
            puntos = escribir_centesimas(halla)
            return Paso("igual", f"otro solucionador, {quien}, también halla {puntos} como lo más.")
        return f"{quien} se quedó en {escribir_centesimas(halla)}, menos que la publicada."
    hallado = f" lo mejor que halló fue {escribir_centesimas(halla)}" if halla is not None else ""
    return (
        f"{quien} no alcanzó a probarlo en {segundos:g} segundos{';' if hallado else ''}{hallado}."
    )


def _dice_que_no_hay(quien: str, resultado: Resultado, *, exacto: bool) -> Paso | str:
    if exacto and resultado.cota is None:
        texto = f"otro solucionador, {quien}, también prueba que las reglas no caben juntas."
        return Paso("igual", texto)
    if exacto:
        puntos = escribir_centesimas(resultado.cota or 0)
        texto = (
            f"otro solucionador, {quien}, también prueba que ninguna agenda vale más de {puntos}."
        )
        return Paso("igual", texto)
    if resultado.cota is None:
        return f"{quien} tampoco halla ninguna, pero de él eso solo no es prueba."
    return f"{quien} dijo que no hay ninguna agenda, y la publicada es una: es una falla suya."


def _halla_otra(quien: str, respuesta: Respuesta, formulacion: Formulacion) -> Paso | str:
    """Lo que halla solo cuenta si cumple cada regla en enteros exactos."""
    nombres = {f"y:{a.propuesta}:{a.inicio}": i for i, a in enumerate(formulacion.arranques)}
    halladas = respuesta["elegidas"]
    puntos = escribir_centesimas(respuesta["valor"])
    if set(halladas) <= nombres.keys():
        eleccion = frozenset(nombres[n] for n in halladas)
        if explorar(formulacion, Limites()).examinar(eleccion) == "bien":
            cuales = ", ".join(n.split(":")[1] for n in halladas)
            texto = (
                f"otro solucionador, {quien}, halla una agenda válida que vale {puntos}: {cuales}."
            )
            return Paso("distinto", texto)
    return f"{quien} dice que hay una de {puntos}, pero no cumple las reglas peso a peso."
