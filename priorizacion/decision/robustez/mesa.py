"""Unas mismas carteras posibles, miradas con muchos valores: qué se elige en cada escenario.

Cotas de un programa lineal tibio y un montón de carteras conocidas; solo donde no basta, un
programa entero corto. Lo que prueba uno («con estos valores ninguna cartera pasa de tanto») vale
para todas las carteras y se agrega como fila: aprieta la cota de todos los demás escenarios.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np

from priorizacion.decision.busqueda import Eleccion, Espacio, Hallazgo, buscar
from priorizacion.decision.cabida import Enteros
from priorizacion.decision.explicacion.intervalos import exigir, vedar
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites, bajar_cota
from priorizacion.decision.planteamiento import unidad_de
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante
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

_INTENTOS = 5
"""Lo que nunca se logró probar en tantos escenarios no se intenta más: casi nunca se logra."""
_SIN_FIN = 10**9
_NUNCA = -(10**15)
"""Valor de elegir lo que no compite: ninguna cartera que lo tenga queda de mejor."""


class RobustezIncongruente(RuntimeError):
    """Un veredicto no es cierto: es una falla del programa, no un dato."""


@dataclass(slots=True)
class Mesa:
    """Donde se miran los escenarios: lo aprendido en uno sirve en los siguientes."""

    espacio: Espacio
    relajacion: Relajacion
    conocidas: Conocidas
    tolerancia: float = 0.0
    """Parte del valor que puede quedar sin probar; mientras no se logre, se busca más."""
    filas: list[Restriccion] = field(default_factory=list)
    """Lo que probó cada programa entero."""
    intentos: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """Propuesta y si es elegida → veces que se quiso probar que no se voltea, sin lograrlo."""

    @property
    def formulacion(self) -> Formulacion:
        """Las carteras posibles."""
        return self.conocidas.formulacion


def poner_mesa(formulacion: Formulacion, limites: Limites, tolerancia: float = 0.0) -> Mesa:
    """Una mesa sin nada aprendido; la formulación debe tener alguna columna."""
    espacio = explorar(formulacion, limites)
    objetivo = formulacion.objetivo(formulacion.valor)
    relajacion = Relajacion(espacio.modelo, objetivo)
    return Mesa(espacio, relajacion, reunir(formulacion), tolerancia)


def brecha(mesa: Mesa, escenario: Escenario) -> float:
    """Qué parte del mejor valor falta por probar: 0 es probado, 1 que no se sabe nada."""
    relajado = mesa.relajacion.resolver(_variante(mesa, escenario))
    if relajado.estado == "inviable":
        return 0.0
    return _falta(relajado, _acercarse(mesa, escenario, relajado))


def aprender(mesa: Mesa, escenario: Escenario) -> None:
    """Resuelve el escenario con un programa entero: una cartera más y una cota para todos.

    Se dejan elegir también las que no compiten, con valor 0: así la cota vale en todos.
    """
    objetivo = _objetivo(mesa, escenario)
    hallazgo = _resolver_entero(mesa, _apretado(mesa), escenario)
    if hallazgo.estado not in ("probada", "con_brecha"):
        return
    recordar(mesa.conocidas, hallazgo.eleccion)
    logrado = sum(objetivo.get(i, 0) for i in hallazgo.eleccion)
    tope = logrado if hallazgo.estado == "probada" else _tope(hallazgo, objetivo)
    if tope is None or not objetivo:
        return
    mesa.filas.append(Restriccion(f"mejor:{len(mesa.filas)}", objetivo, "<=", tope, "puntos"))
    base = mesa.formulacion.objetivo(mesa.formulacion.valor)
    mesa.relajacion = Relajacion(_apretado(mesa).modelo, base)


def juzgar_escenario(mesa: Mesa, escenario: Escenario) -> Veredicto:
    """Qué se elige en el escenario, con lo que se puede probar sin ramificar más."""
    variante = _variante(mesa, escenario)
    relajado = mesa.relajacion.resolver(variante)
    if relajado.estado == "inviable":
        return Veredicto(inviable=True, valor=None, cota=None)
    compiten = frozenset(p for p in escenario.compiten if mesa.formulacion.columnas.get(p))
    hallado = _acercarse(mesa, escenario, relajado)
    if hallado is None:
        return Veredicto(False, None, relajado.cota, posibles=compiten)
    valor, eleccion = hallado
    hallada = _propuestas(mesa, eleccion)
    volteables = _empatadas(mesa, escenario, hallado) & compiten
    pregunta = _Pregunta(variante, relajado, valor)
    volteables |= {
        p for p in sorted(compiten - volteables) if not _se_queda(mesa, pregunta, (p, p in hallada))
    }
    return Veredicto(
        inviable=False,
        valor=valor,
        cota=None if relajado.cota is None else max(valor, relajado.cota),
        hallada=hallada,
        seguras=hallada - volteables,
        posibles=hallada | volteables,
    )


def revisar(mesa: Mesa, escenario: Escenario, veredicto: Veredicto) -> bool:
    """Si se resolvió del todo aparte, sin las cotas aprendidas, y coincide con el veredicto.

    Lanza `RobustezIncongruente` si lo contradice.
    """
    espacio, fuera = mesa.espacio, _fuera(mesa, escenario)
    if fuera:
        veda = Restriccion("no_compiten", dict.fromkeys(fuera, 1), "<=", 0)
        filas = (*espacio.modelo.restricciones, veda)
        espacio = replace(espacio, modelo=replace(espacio.modelo, restricciones=filas))
    hallazgo = _resolver_entero(mesa, espacio, escenario)
    if hallazgo.estado not in ("probada", "inviable"):
        return False
    if not _coincide(mesa, escenario, hallazgo, veredicto):
        raise RobustezIncongruente("Un escenario resuelto aparte contradice su veredicto.")
    return True


@dataclass(frozen=True, slots=True)
class _Pregunta:
    variante: Variante
    relajado: Relajado
    valor: int


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


def _apretado(mesa: Mesa) -> Espacio:
    """El espacio con lo aprendido: no pierde ninguna cartera y se prueba en menos nodos."""
    modelo = mesa.espacio.modelo
    filas = (*modelo.restricciones, *mesa.filas)
    return replace(mesa.espacio, modelo=replace(modelo, restricciones=filas))


def _resolver_entero(mesa: Mesa, espacio: Espacio, escenario: Escenario) -> Hallazgo:
    hallado = mejor_conocida(mesa.conocidas, _por_columna(mesa, escenario))
    desde = hallado and hallado[1]
    limites = replace(espacio.limites, solo_probar=desde is not None)
    return buscar(replace(espacio, limites=limites), _objetivo(mesa, escenario), desde=desde)


def _acercarse(mesa: Mesa, escenario: Escenario, relajado: Relajado) -> tuple[int, Eleccion] | None:
    """La mejor conocida; si no basta, con lo que den un redondeo y cambios de una por una."""
    valores = _por_columna(mesa, escenario)
    hallado = mejor_conocida(mesa.conocidas, valores)
    if _falta(relajado, hallado) > mesa.tolerancia:
        redondear_relajado(mesa.conocidas, relajado, valores)
        hallado = mejor_conocida(mesa.conocidas, valores)
    if hallado is not None and _falta(relajado, hallado) > mesa.tolerancia:
        mejorar(mesa.conocidas, hallado[1], valores)
        hallado = mejor_conocida(mesa.conocidas, valores)
    return hallado


def _falta(relajado: Relajado, hallado: tuple[int, Eleccion] | None) -> float:
    if relajado.cota is None or hallado is None:
        return 1.0
    return max(0.0, (relajado.cota - hallado[0]) / max(relajado.cota, 1))


def _se_queda(mesa: Mesa, pregunta: _Pregunta, suerte: tuple[str, bool]) -> bool:
    """Si está probado que ninguna cartera con esa propuesta al revés alcanza el valor conocido."""
    relajado, variante, valor = pregunta.relajado, pregunta.variante, pregunta.valor
    propuesta, elegida = suerte
    columnas = mesa.formulacion.columnas[propuesta]
    if relajado.cota is None:
        return False
    rapida = relajado.cota_sin(columnas) if elegida else relajado.cota_con(columnas)
    if rapida < valor:
        return True
    if mesa.tolerancia or mesa.intentos[suerte] >= _INTENTOS:
        return False
    al_reves = vedar(columnas) if elegida else exigir(propuesta, columnas)
    volteado = mesa.relajacion.resolver(
        Variante(
            variante.objetivo,
            {**variante.columnas, **al_reves.columnas},
            {**variante.filas, **al_reves.filas},
        ),
        desde=relajado,
    )
    probada = volteado.estado == "inviable"
    probada |= volteado.cota is not None and volteado.cota < valor
    mesa.intentos[suerte] = -_SIN_FIN if probada else mesa.intentos[suerte] + 1
    return probada


def _empatadas(mesa: Mesa, escenario: Escenario, hallado: tuple[int, Eleccion]) -> frozenset[str]:
    """Las que distinguen a la mejor conocida de otras conocidas que valen lo mismo."""
    valor, eleccion = hallado
    iguales = las_que_suman(mesa.conocidas, _por_columna(mesa, escenario), valor)
    propias = _propuestas(mesa, eleccion)
    return frozenset().union(*(propias ^ _propuestas(mesa, otra) for otra in iguales))


def _propuestas(mesa: Mesa, eleccion: Eleccion) -> frozenset[str]:
    return frozenset(mesa.formulacion.arranques[i].propuesta for i in eleccion)


def _por_columna(mesa: Mesa, escenario: Escenario) -> Enteros:
    compiten = escenario.compiten
    return np.array(
        [
            escenario.valor[a.propuesta] if a.propuesta in compiten else _NUNCA
            for a in mesa.formulacion.arranques
        ],
        dtype=np.int64,
    )


def _objetivo(mesa: Mesa, escenario: Escenario) -> Terminos:
    return {
        i: escenario.valor[a.propuesta]
        for i, a in enumerate(mesa.formulacion.arranques)
        if a.propuesta in escenario.compiten and escenario.valor[a.propuesta]
    }


def _fuera(mesa: Mesa, escenario: Escenario) -> list[int]:
    compiten = escenario.compiten
    return [i for i, a in enumerate(mesa.formulacion.arranques) if a.propuesta not in compiten]


def _variante(mesa: Mesa, escenario: Escenario) -> Variante:
    return Variante(_objetivo(mesa, escenario), dict.fromkeys(_fuera(mesa, escenario), (0, 0)))


def _tope(hallazgo: Hallazgo, objetivo: Terminos) -> int | None:
    return None if hallazgo.cota is None else bajar_cota(hallazgo.cota, unidad_de(objetivo))
