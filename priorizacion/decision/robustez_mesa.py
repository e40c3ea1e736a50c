"""Unas mismas carteras posibles, miradas con muchos valores: qué se elige en cada escenario.

Cotas de un programa lineal tibio y un montón de carteras conocidas; solo donde no basta, un
programa entero corto. Lo que prueba uno («con estos valores ninguna cartera pasa de tanto») vale
para todas las carteras y se agrega como fila: aprieta la cota de todos los demás escenarios.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import floor

import numpy as np

from priorizacion.decision.busqueda import Eleccion, Espacio, Hallazgo, buscar
from priorizacion.decision.cabida import Cabida, Enteros, medir_cabida
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.intervalos import cambios_posibles, exigir, vedar
from priorizacion.decision.modelo import Limites
from priorizacion.decision.planteamiento import unidad_de
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante
from priorizacion.decision.restriccion import Restriccion, Terminos

_PASOS = 30
"""Cambios seguidos, a lo sumo, con que se mejora la mejor cartera conocida de un escenario."""
_INTENTOS = 5
"""Lo que nunca se logró probar en tantos escenarios no se intenta más: casi nunca se logra."""
_SIN_FIN = 10**9
_NUNCA = -(10**15)
"""Valor de elegir lo que no compite: ninguna cartera que lo tenga queda de mejor."""


class RobustezIncongruente(RuntimeError):
    """Un veredicto no es cierto: es una falla del programa, no un dato."""


@dataclass(frozen=True, slots=True)
class Escenario:
    """Los valores de un escenario y quiénes compiten en él."""

    valor: Mapping[str, int]
    """Propuesta → centésimas; de las que no compiten no se mira."""
    compiten: Collection[str]
    """Las demás no se pueden elegir."""


@dataclass(frozen=True, slots=True)
class Veredicto:
    """Lo que se sabe de un escenario."""

    inviable: bool
    """Si ninguna cartera cumple las reglas."""
    valor: int | None
    """El de la mejor cartera conocida."""
    cota: int | None
    """Ninguna vale más."""
    hallada: frozenset[str] = frozenset()
    """La mejor cartera conocida."""
    seguras: frozenset[str] = frozenset()
    """Están en toda mejor cartera: sin ellas ninguna alcanza la conocida."""
    posibles: frozenset[str] = frozenset()
    """De las demás está probado que no están en ninguna mejor cartera."""

    @property
    def probado(self) -> bool:
        """Si la mejor conocida es la mejor de todas."""
        return self.inviable or (self.valor is not None and self.valor == self.cota)


@dataclass(slots=True)
class Mesa:
    """Donde se miran los escenarios: lo aprendido en uno sirve en los siguientes."""

    formulacion: Formulacion
    espacio: Espacio
    cabida: Cabida | None
    relajacion: Relajacion
    conocidas: list[Eleccion] = field(default_factory=list)
    matriz: Enteros = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    """Cartera conocida × columna: 1 si la tiene."""
    cambios: dict[Eleccion, tuple[Enteros, Enteros]] = field(default_factory=dict)
    """Cartera → las parejas que puede cambiar."""
    filas: list[Restriccion] = field(default_factory=list)
    """Lo que probó cada programa entero."""
    intentos: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """Propuesta y si es elegida → veces que se quiso probar que no se voltea, sin lograrlo."""


def poner_mesa(formulacion: Formulacion, limites: Limites) -> Mesa:
    """Una mesa sin nada aprendido; la formulación debe tener alguna columna."""
    espacio = explorar(formulacion, limites)
    objetivo = formulacion.objetivo(formulacion.valor)
    cabida, relajacion = medir_cabida(formulacion), Relajacion(espacio.modelo, objetivo)
    return Mesa(formulacion, espacio, cabida, relajacion)


def recordar(mesa: Mesa, eleccion: Eleccion) -> None:
    """Agrega una cartera que cumple la formulación."""
    if eleccion in mesa.conocidas:
        return
    mesa.conocidas.append(eleccion)
    fila = np.zeros((1, len(mesa.formulacion.arranques)), dtype=np.int64)
    fila[0, sorted(eleccion)] = 1
    mesa.matriz = fila if len(mesa.conocidas) == 1 else np.concatenate((mesa.matriz, fila))


def brecha(mesa: Mesa, escenario: Escenario) -> float:
    """Qué parte del mejor valor falta por probar: 0 es probado, 1 que no se sabe nada."""
    relajado = mesa.relajacion.resolver(_variante(mesa, escenario))
    if relajado.estado == "inviable":
        return 0.0
    hallado = _mejor_conocida(mesa, escenario)
    if relajado.cota is None or hallado is None:
        return 1.0
    return max(0.0, (relajado.cota - hallado[0]) / max(relajado.cota, 1))


def aprender(mesa: Mesa, escenario: Escenario) -> None:
    """Resuelve el escenario con un programa entero: una cartera más y una cota para todos.

    Se dejan elegir también las que no compiten, con valor 0: así la cota vale en todos.
    """
    objetivo = _objetivo(mesa, escenario)
    hallado = _mejor_conocida(mesa, escenario)
    hallazgo = _resolver_entero(_apretado(mesa), objetivo, hallado and hallado[1])
    if hallazgo.estado not in ("probada", "con_brecha"):
        return
    recordar(mesa, hallazgo.eleccion)
    logrado = sum(objetivo.get(i, 0) for i in hallazgo.eleccion)
    tope = logrado if hallazgo.estado == "probada" else _bajar(hallazgo.cota, objetivo)
    if tope is None or not objetivo:
        return
    mesa.filas.append(Restriccion(f"mejor:{len(mesa.filas)}", objetivo, "<=", tope, "unidades"))
    base = mesa.formulacion.objetivo(mesa.formulacion.valor)
    mesa.relajacion = Relajacion(_apretado(mesa).modelo, base)


def revisar(mesa: Mesa, escenario: Escenario, veredicto: Veredicto) -> bool:
    """Si se resolvió del todo aparte, sin nada de lo aprendido, y coincide con el veredicto.

    Lanza `RobustezIncongruente` si lo contradice.
    """
    objetivo = _objetivo(mesa, escenario)
    espacio, fuera = mesa.espacio, _fuera(mesa, escenario)
    if fuera:
        veda = Restriccion("no_compiten", dict.fromkeys(fuera, 1), "<=", 0)
        filas = (*espacio.modelo.restricciones, veda)
        espacio = replace(espacio, modelo=replace(espacio.modelo, restricciones=filas))
    hallado = _mejor_conocida(mesa, escenario)
    hallazgo = _resolver_entero(espacio, objetivo, hallado and hallado[1])
    if hallazgo.estado == "inviable":
        coincide = veredicto.valor is None
    elif hallazgo.estado != "probada":
        return False
    else:
        valor = sum(objetivo.get(i, 0) for i in hallazgo.eleccion)
        elegidas = {mesa.formulacion.arranques[i].propuesta for i in hallazgo.eleccion}
        coincide = not veredicto.inviable
        coincide &= veredicto.seguras <= elegidas <= veredicto.posibles
        coincide &= (veredicto.valor or 0) <= valor
        coincide &= veredicto.cota is None or valor <= veredicto.cota
    if not coincide:
        raise RobustezIncongruente("Un escenario resuelto aparte contradice su veredicto.")
    return True


def _apretado(mesa: Mesa) -> Espacio:
    """El espacio con lo aprendido: no pierde ninguna cartera y se prueba en menos nodos."""
    modelo = mesa.espacio.modelo
    filas = (*modelo.restricciones, *mesa.filas)
    return replace(mesa.espacio, modelo=replace(modelo, restricciones=filas))


def _resolver_entero(espacio: Espacio, objetivo: Terminos, desde: Eleccion | None) -> Hallazgo:
    limites = replace(espacio.limites, solo_probar=desde is not None)
    return buscar(replace(espacio, limites=limites), objetivo, desde=desde)


def juzgar_escenario(mesa: Mesa, escenario: Escenario) -> Veredicto:
    """Qué se elige en el escenario, con lo que se puede probar sin ramificar más."""
    variante = _variante(mesa, escenario)
    relajado = mesa.relajacion.resolver(variante)
    if relajado.estado == "inviable":
        return Veredicto(inviable=True, valor=None, cota=None)
    compiten = frozenset(p for p in escenario.compiten if mesa.formulacion.columnas.get(p))
    hallado = _mejor_conocida(mesa, escenario)
    if hallado is None:
        return Veredicto(False, None, relajado.cota, posibles=compiten)
    valor, eleccion = hallado
    hallada = _propuestas(mesa, eleccion)
    volteables = _empatadas(mesa, escenario, hallado) & compiten
    volteables |= {
        p
        for p in sorted(compiten - volteables)
        if not _se_queda(mesa, variante, relajado, (p, p in hallada), valor)
    }
    cota = valor if relajado.cota is None else max(valor, relajado.cota)
    return Veredicto(
        inviable=False,
        valor=valor,
        cota=None if relajado.cota is None else cota,
        hallada=hallada,
        seguras=hallada - volteables,
        posibles=hallada | volteables,
    )


def _empatadas(mesa: Mesa, escenario: Escenario, hallado: tuple[int, Eleccion]) -> frozenset[str]:
    """Las que distinguen a la mejor conocida de otras conocidas que valen lo mismo."""
    valor, eleccion = hallado
    sumas = mesa.matriz @ _por_columna(mesa, escenario)
    iguales = [mesa.conocidas[n] for n in np.flatnonzero(sumas == valor).tolist()]
    propias = _propuestas(mesa, eleccion)
    return frozenset().union(*(propias ^ _propuestas(mesa, otra) for otra in iguales))


def _propuestas(mesa: Mesa, eleccion: Eleccion) -> frozenset[str]:
    return frozenset(mesa.formulacion.arranques[i].propuesta for i in eleccion)


def _se_queda(
    mesa: Mesa, variante: Variante, relajado: Relajado, suerte: tuple[str, bool], valor: int
) -> bool:
    """Si está probado que ninguna cartera con esa propuesta al revés alcanza el valor conocido."""
    propuesta, elegida = suerte
    columnas = mesa.formulacion.columnas[propuesta]
    if relajado.cota is None:
        return False
    rapida = relajado.cota_sin(columnas) if elegida else relajado.cota_con(columnas)
    if rapida < valor:
        return True
    if mesa.intentos[suerte] >= _INTENTOS:
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
    if probada:
        mesa.intentos[suerte] = -_SIN_FIN
    mesa.intentos[suerte] += 1
    return probada


def _mejor_conocida(mesa: Mesa, escenario: Escenario) -> tuple[int, Eleccion] | None:
    """La mejor de las conocidas, mejorada con cambios de una por una; None si ninguna vale."""
    if not mesa.conocidas:
        return None
    valores = _por_columna(mesa, escenario)
    sumas = mesa.matriz @ valores
    mejor = int(np.argmax(sumas))
    if sumas[mejor] < 0:
        return None
    eleccion, total = mesa.conocidas[mejor], int(sumas[mejor])
    for otra, gana in _mejoras(mesa, eleccion, valores):
        recordar(mesa, otra)
        eleccion, total = otra, total + gana
    return total, eleccion


def _mejoras(mesa: Mesa, eleccion: Eleccion, valores: Enteros) -> Iterator[tuple[Eleccion, int]]:
    """Cambia una por una mientras gane, siempre la de mayor ganancia."""
    if mesa.cabida is None or not mesa.cabida.seguras[sorted(eleccion)].all():
        return
    con_nadie = np.append(valores, 0)
    for _ in range(_PASOS):
        if eleccion not in mesa.cambios:
            mesa.cambios[eleccion] = cambios_posibles(mesa.formulacion, mesa.cabida, eleccion)
        sale, entra = mesa.cambios[eleccion]
        ganancias = con_nadie[entra] - con_nadie[sale]
        mejor = int(np.argmax(ganancias)) if len(ganancias) else -1
        if mejor < 0 or ganancias[mejor] <= 0:
            return
        eleccion = (eleccion - {int(sale[mejor])}) | ({int(entra[mejor])} - {-1})
        yield eleccion, int(ganancias[mejor])


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


def _bajar(cota: float | None, objetivo: Terminos) -> int | None:
    """La cota del solucionador, llevada al valor entero más alto que permite."""
    if cota is None:
        return None
    unidad = unidad_de(objetivo)
    return unidad * floor((cota + 1e-6) / unidad)
