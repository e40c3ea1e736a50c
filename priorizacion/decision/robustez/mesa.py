"""Unas mismas carteras posibles, miradas con muchos valores: qué se elige en cada escenario.

Un montón de carteras conocidas y el programa lineal de la sombra; donde no basta, un programa
entero de la sombra prueba el mejor valor y otro, cuáles están en toda mejor cartera.
"""

from dataclasses import dataclass, replace

import numpy as np

from priorizacion.decision.busqueda import Eleccion, Espacio, Hallazgo, buscar
from priorizacion.decision.cabida import Enteros
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.planteamiento import unidad_de
from priorizacion.decision.relajacion import Relajado
from priorizacion.decision.restriccion import Restriccion, Terminos
from priorizacion.decision.robustez.conocidas import (
    Conocidas,
    las_que_suman,
    mejor_conocida,
    mejorar,
    recordar,
    redondear_relajado,
    reunir,
)
from priorizacion.decision.robustez.veredicto import Escenario, Veredicto
from priorizacion.decision.robustez.volteables import Duda, voltear
from priorizacion.decision.taller import Pregunta, Taller

_NUNCA = -(10**12)
"""Valor de elegir lo que no compite: ninguna cartera que lo tenga queda de mejor."""


class RobustezIncongruente(RuntimeError):
    """Un veredicto no es cierto: es una falla del programa, no un dato."""


@dataclass(slots=True)
class Mesa:
    """Donde se miran los escenarios: lo aprendido en uno sirve en los siguientes."""

    espacio: Espacio
    taller: Taller
    conocidas: Conocidas
    tolerancia: float = 0.0
    """Parte del valor que puede quedar sin probar; mientras no se logre, se busca más."""

    @property
    def formulacion(self) -> Formulacion:
        """Las carteras posibles."""
        return self.conocidas.formulacion


def poner_mesa(formulacion: Formulacion, limites: Limites, tolerancia: float = 0.0) -> Mesa:
    """Una mesa sin nada aprendido; la formulación debe tener alguna columna."""
    espacio = explorar(formulacion, limites)
    return Mesa(espacio, Taller(formulacion, espacio), reunir(formulacion), tolerancia)


def juzgar_escenario(mesa: Mesa, escenario: Escenario) -> Veredicto:
    """Qué se elige en el escenario: lo probado, y lo que quedó por probar."""
    pregunta, valores = _preguntar(mesa, escenario), _por_columna(mesa, escenario)
    relajado = mesa.taller.relajar(pregunta)
    if relajado.estado == "inviable":
        return Veredicto(inviable=True, valor=None, cota=None)
    hallado, cota = _acercarse(mesa, valores, relajado), relajado.cota
    if _falta(cota, hallado) > mesa.tolerancia:
        hallazgo = _resolver(mesa, pregunta, hallado)
        if hallazgo.estado == "inviable":
            return Veredicto(inviable=True, valor=None, cota=None)
        cota = _menor(cota, hallazgo, _objetivo(mesa, escenario))
        hallado = mejor_conocida(mesa.conocidas, valores)
    if hallado is None:
        return Veredicto(False, None, cota, posibles=frozenset(pregunta.valor))
    empatadas = _empatadas(mesa, valores, hallado)
    hallada = _propuestas(mesa, hallado[1])
    duda = Duda(pregunta, hallado[0], hallada, frozenset(pregunta.valor), empatadas)
    limites = None if mesa.tolerancia else mesa.espacio.limites
    volteables, mejor = voltear(mesa.taller, duda, relajado, limites)
    if mejor is not None:
        recordar(mesa.conocidas, mejor)
        return juzgar_escenario(mesa, escenario)
    return Veredicto(
        inviable=False,
        valor=duda.valor,
        cota=None if cota is None else max(duda.valor, cota),
        hallada=hallada,
        seguras=hallada - volteables,
        posibles=hallada | volteables,
    )


def revisar(mesa: Mesa, escenario: Escenario, veredicto: Veredicto) -> bool:
    """Si se resolvió del todo aparte, con el modelo entero y no con su sombra, y coincide.

    Lanza `RobustezIncongruente` si lo contradice.
    """
    espacio, fuera = mesa.espacio, _fuera(mesa, escenario)
    if fuera:
        veda = Restriccion("no_compiten", dict.fromkeys(fuera, 1), "<=", 0)
        filas = (*espacio.modelo.restricciones, veda)
        espacio = replace(espacio, modelo=replace(espacio.modelo, restricciones=filas))
    hallado = mejor_conocida(mesa.conocidas, _por_columna(mesa, escenario))
    desde = None if hallado is None else hallado[1]
    espacio = replace(espacio, limites=replace(espacio.limites, solo_probar=desde is not None))
    hallazgo = buscar(espacio, _objetivo(mesa, escenario), desde=desde)
    if hallazgo.estado not in ("probada", "inviable"):
        return False
    if not _coincide(mesa, escenario, hallazgo, veredicto):
        raise RobustezIncongruente("Un escenario resuelto aparte contradice su veredicto.")
    return True


def _resolver(mesa: Mesa, pregunta: Pregunta, hallado: tuple[int, Eleccion] | None) -> Hallazgo:
    desde = None if hallado is None else hallado[1]
    hallazgo = mesa.taller.resolver(pregunta, mesa.espacio.limites, desde)
    if hallazgo.estado in ("probada", "con_brecha"):
        recordar(mesa.conocidas, hallazgo.eleccion)
    return hallazgo


def _menor(cota: int | None, hallazgo: Hallazgo, objetivo: Terminos) -> int | None:
    if hallazgo.cota is None:
        return cota
    otra = bajar_cota(hallazgo.cota, unidad_de(objetivo))
    return otra if cota is None else min(cota, otra)


def _coincide(mesa: Mesa, escenario: Escenario, hallazgo: Hallazgo, veredicto: Veredicto) -> bool:
    if hallazgo.estado == "inviable":
        return veredicto.valor is None
    objetivo = _objetivo(mesa, escenario)
    valor = sum(objetivo.get(i, 0) for i in hallazgo.eleccion)
    return (
        not veredicto.inviable
        and veredicto.seguras <= _propuestas(mesa, hallazgo.eleccion) <= veredicto.posibles
        and (veredicto.valor or 0) <= valor
        and (veredicto.cota is None or valor <= veredicto.cota)
    )


def _acercarse(mesa: Mesa, valores: Enteros, relajado: Relajado) -> tuple[int, Eleccion] | None:
    """La mejor conocida; si no basta, con lo que den un redondeo y cambios de una por una."""
    hallado = mejor_conocida(mesa.conocidas, valores)
    if _falta(relajado.cota, hallado) > mesa.tolerancia:
        redondear_relajado(mesa.conocidas, mesa.taller.sombra, relajado, valores)
        hallado = mejor_conocida(mesa.conocidas, valores)
    if hallado is not None and _falta(relajado.cota, hallado) > mesa.tolerancia:
        mejorar(mesa.conocidas, hallado[1], valores)
        hallado = mejor_conocida(mesa.conocidas, valores)
    return hallado


def _falta(cota: int | None, hallado: tuple[int, Eleccion] | None) -> float:
    """Qué parte del mejor valor falta por probar: 0 es probado, 1 que no se sabe nada."""
    if cota is None or hallado is None:
        return 1.0
    return max(0.0, (cota - hallado[0]) / max(hallado[0], 1))


def _empatadas(mesa: Mesa, valores: Enteros, hallado: tuple[int, Eleccion]) -> frozenset[str]:
    """Las que distinguen a la mejor conocida de otras conocidas que valen lo mismo."""
    valor, eleccion = hallado
    iguales = las_que_suman(mesa.conocidas, valores, valor)
    propias = _propuestas(mesa, eleccion)
    return frozenset().union(*(propias ^ _propuestas(mesa, otra) for otra in iguales))


def _propuestas(mesa: Mesa, eleccion: Eleccion) -> frozenset[str]:
    return frozenset(mesa.formulacion.arranques[i].propuesta for i in eleccion)


def _por_columna(mesa: Mesa, escenario: Escenario) -> Enteros:
    """Columna del modelo entero → lo que suma en el escenario."""
    sombra, compiten = mesa.taller.sombra, escenario.compiten
    suyos = [escenario.valor[p] if p in compiten else _NUNCA for p in sombra.propuestas]
    por_columna: Enteros = np.array(suyos, dtype=np.int64)[sombra.de_columna]
    return por_columna


def _objetivo(mesa: Mesa, escenario: Escenario) -> Terminos:
    return {
        i: escenario.valor[a.propuesta]
        for i, a in enumerate(mesa.formulacion.arranques)
        if a.propuesta in escenario.compiten and escenario.valor[a.propuesta]
    }


def _fuera(mesa: Mesa, escenario: Escenario) -> list[int]:
    compiten = escenario.compiten
    return [i for i, a in enumerate(mesa.formulacion.arranques) if a.propuesta not in compiten]


def _preguntar(mesa: Mesa, escenario: Escenario) -> Pregunta:
    compiten, valor = escenario.compiten, escenario.valor
    propuestas = mesa.taller.sombra.propuestas
    return Pregunta(
        {p: valor[p] for p in propuestas if p in compiten},
        {p: False for p in propuestas if p not in compiten},
    )
