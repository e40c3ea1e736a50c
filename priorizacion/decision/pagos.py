"""Una elección ya hecha → quién paga qué y cuándo, en pesos enteros exactos; o que no alcanza.

Etapa 7 del modelo: se llena en orden de vigencia, preferencia declarada entre fuentes e id. Sin
`parte_maxima` es un flujo: se llena en ese orden y, donde no alcance, se reacomoda por caminos de
aumento (Ford y Fulkerson 1956), siempre en enteros. Con `parte_maxima` es un programa entero
pequeño (`_con_partes`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from priorizacion.decision.gasto import Arranque
from priorizacion.decision.modelo import Limites, Modelo
from priorizacion.decision.red import SALIDA, Arco, Celda, Red, bolsas_de
from priorizacion.decision.restriccion import Restriccion, Terminos, holgura
from priorizacion.decision.solucion import maximizar
from priorizacion.decision.techo import Bolsa


@dataclass(frozen=True, slots=True)
class Cuenta:
    """Lo que hay que pagar y con qué bolsas."""

    debe: dict[Celda, int]
    """Celda → pesos netos de aportes."""
    orden: tuple[Arco, ...]
    """Los pagos posibles, en el orden en que se llenan."""
    bolsas: tuple[Bolsa, ...]
    partes: dict[tuple[str, str], int]
    """Propuesta y fuente → lo más que puede pagarle en total."""


def abrir_cuenta(
    elegidos: Iterable[Arranque], bolsas: Sequence[Bolsa], fuentes: Sequence[str]
) -> Cuenta:
    """Reúne lo que deben los proyectos elegidos; `fuentes`, en su orden de preferencia."""
    lugar = {f: i for i, f in enumerate(fuentes)}
    debe: dict[Celda, int] = {}
    arcos: list[Arco] = []
    partes: dict[tuple[str, str], int] = {}
    for a in elegidos:
        for vigencia, monto in a.neto.items():
            debe[a.propuesta, vigencia] = monto
            arcos.extend(((a.propuesta, vigencia), f) for f in a.pagadores[vigencia])
        partes |= {(a.propuesta, f): tope for f, tope in a.parte.items()}
    arcos.sort(key=lambda arco: (arco[0][1], lugar[arco[1]], arco[0][0]))
    return Cuenta(debe, tuple(arcos), tuple(bolsas), partes)


def pagar(cuenta: Cuenta) -> dict[Arco, int] | None:
    """El mayor llenado en orden que paga todo, en pesos; None si no hay forma de pagarlo."""
    if set(cuenta.debe) != {celda for celda, _ in cuenta.orden}:
        return None
    directo = _llenar(cuenta) or _por_caminos(cuenta)
    if directo is None or _respeta_partes(cuenta, directo):
        return directo
    return _con_partes(cuenta)


def alcanza(cuenta: Cuenta) -> dict[Arco, int] | None:
    """Alguna forma de pagarlo todo, no necesariamente en orden; None si no la hay."""
    if set(cuenta.debe) != {celda for celda, _ in cuenta.orden}:
        return None
    directo = _llenar(cuenta) or _por_caminos(cuenta)
    if directo is None or _respeta_partes(cuenta, directo):
        return directo
    columna = {arco: i for i, arco in enumerate(cuenta.orden)}
    return _resolver(cuenta, _filas(cuenta, columna), {})


def _respeta_partes(cuenta: Cuenta, pagado: dict[Arco, int]) -> bool:
    """Si ninguna fuente paga más de su parte; entonces ese llenado también es el mayor."""
    suma = dict.fromkeys(cuenta.partes, 0)
    for (celda, fuente), monto in pagado.items():
        if (celda[0], fuente) in suma:
            suma[celda[0], fuente] += monto
    return all(suma[clave] <= tope for clave, tope in cuenta.partes.items())


def _llenar(cuenta: Cuenta) -> dict[Arco, int] | None:
    """Llena en orden hasta donde quepa, sin reacomodar; None si así no se paga todo.

    Si se paga todo, es el mayor llenado en ese orden: cada paso tomó lo más que podía.
    """
    falta = dict(cuenta.debe)
    queda = {b.nombre: b.monto for b in cuenta.bolsas}
    de = bolsas_de(cuenta.bolsas)
    parte = dict(cuenta.partes)
    pagado: dict[Arco, int] = {}
    for arco in cuenta.orden:
        celda, fuente = arco
        suyas = de[fuente, celda[1]]
        monto = min(falta[celda], *(queda[n] for n in suyas), parte.get((celda[0], fuente), 10**30))
        if monto <= 0:
            continue
        pagado[arco] = monto
        falta[celda] -= monto
        for nombre in suyas:
            queda[nombre] -= monto
        if (celda[0], fuente) in parte:
            parte[celda[0], fuente] -= monto
    return None if any(falta.values()) else pagado


def _por_caminos(cuenta: Cuenta) -> dict[Arco, int] | None:
    """El mayor llenado en orden sin mirar las partes máximas; None si no alcanza."""
    red = Red(cuenta.orden, cuenta.bolsas)
    for celda in sorted(cuenta.debe):
        while (deuda := cuenta.debe[celda] - red.pagado_de(celda)) > 0:
            camino = red.camino(("celda", *celda), SALIDA)
            if camino is None:
                return None
            red.empujar(camino, deuda)
    for arco in cuenta.orden:
        red.maximizar(arco)
    return {arco: monto for arco, monto in red.flujo.items() if monto}


def _con_partes(cuenta: Cuenta) -> dict[Arco, int] | None:
    """El mayor llenado en orden con partes máximas: un programa entero por cada pago dudoso."""
    columna = {arco: i for i, arco in enumerate(cuenta.orden)}
    filas = _filas(cuenta, columna)
    conocida = _resolver(cuenta, filas, {})
    falta = dict(cuenta.debe)
    for arco, i in columna.items():
        if conocida is None:
            return None
        if conocida[arco] < falta[arco[0]]:
            conocida = _resolver(cuenta, filas, {i: 1})
        if conocida is not None:
            falta[arco[0]] -= conocida[arco]
            fijo = Restriccion(f"fijo:{i}", {i: 1}, "=", conocida[arco], "pesos")
            filas = (*filas, fijo)
    return None if conocida is None else {a: monto for a, monto in conocida.items() if monto}


def _resolver(
    cuenta: Cuenta, filas: tuple[Restriccion, ...], objetivo: Terminos
) -> dict[Arco, int] | None:
    superiores = tuple(cuenta.debe[celda] for celda, _ in cuenta.orden)
    respuesta = maximizar(Modelo(0, superiores, filas, pagos_enteros=True), objetivo, Limites())
    if respuesta.estado != "optima":
        return None
    valores = {i: round(v) for i, v in respuesta.valores.items()}
    if any(holgura(fila, valores) < 0 for fila in filas):
        return None
    return {arco: valores.get(i, 0) for i, arco in enumerate(cuenta.orden)}


def _filas(cuenta: Cuenta, columna: dict[Arco, int]) -> tuple[Restriccion, ...]:
    celdas: dict[Celda, Terminos] = {celda: {} for celda in cuenta.debe}
    bolsas: dict[str, Terminos] = {b.nombre: {} for b in cuenta.bolsas}
    partes: dict[tuple[str, str], Terminos] = {clave: {} for clave in cuenta.partes}
    de = bolsas_de(cuenta.bolsas)
    for (celda, fuente), i in columna.items():
        celdas[celda][i] = 1
        for nombre in de[fuente, celda[1]]:
            bolsas[nombre][i] = 1
        if (celda[0], fuente) in partes:
            partes[celda[0], fuente][i] = 1
    return (
        *(Restriccion(f"pago:{c}", t, "=", cuenta.debe[c], "pesos") for c, t in celdas.items()),
        *(Restriccion(b.nombre, bolsas[b.nombre], "<=", b.monto, "pesos") for b in cuenta.bolsas),
        *(Restriccion(f"parte:{c}", t, "<=", cuenta.partes[c], "pesos") for c, t in partes.items()),
    )
