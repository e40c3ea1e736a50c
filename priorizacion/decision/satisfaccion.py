"""Las reglas de satisfacción de una agenda → sus filas exactas, y lo que no se alcanzó a probar.

Lo mejor de cada estamento se busca con las demás reglas y sin ningún piso; `max_min` es una etapa
antes del valor (modelo, secciones 8 y 10). Se busca por nodos y nunca por reloj.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from priorizacion.decision.busqueda import buscar
from priorizacion.decision.cartera import Avisar
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion, con_pisos, dudosos
from priorizacion.decision.maximin import Suya, mayor_minimo
from priorizacion.decision.modelo import Limites
from priorizacion.decision.piso import Piso, nombrar, protegidos
from priorizacion.decision.rango import Rango, buscar_rango
from priorizacion.decision.voz import valor_segun
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.regla import MaxMin, PisoSatisfaccion
from priorizacion.dominio.resultado import ReglaResuelta


def exigir_satisfaccion(
    formulacion: Formulacion, puntajes: Mapping[str, Puntaje], limites: Limites, avisar: Avisar
) -> Formulacion:
    """La formulación con lo que piden `piso_satisfaccion` y `max_min`, si la agenda los tiene.

    Sin cartera que cumpla las demás reglas no hay qué repartir: vuelve igual.
    """
    pedidos = list(protegidos(formulacion.agenda))
    if not pedidos:
        return formulacion
    avisar("Busca lo mejor que podría tener cada estamento.")
    sin_reloj = replace(limites, segundos=None)
    suyas = _medir(formulacion, puntajes, {e for _, e in pedidos}, sin_reloj)
    if suyas is None:
        return formulacion
    pisos = [
        Piso(r.id, e, suyas[e].valor, r.minimo, suyas[e].menor, suyas[e].mayor)
        for r, e in pedidos
        if isinstance(r, PisoSatisfaccion)
    ]
    exigida = con_pisos(formulacion, pisos)
    for regla in (r for r in formulacion.agenda.reglas if isinstance(r, MaxMin)):
        avisar("Busca que al estamento que menos logra le vaya lo mejor posible.")
        exigida = con_pisos(exigida, _del_menos_satisfecho(exigida, regla, suyas, sin_reloj))
    return exigida


def anotar_satisfaccion(formulacion: Formulacion) -> tuple[str, ...]:
    """Lo que el certificado dice de estas reglas; nada si la agenda no las tiene."""
    if not formulacion.pisos:
        return ()
    dudas = dudosos(formulacion).values()
    notas = [
        "pisos: lo que exige cada fila de satisfacción sale de lo mejor que podría tener cada "
        "estamento, y eso lo afirma el solucionador; la fila se comprueba con sumas exactas."
    ]
    if dudas:
        quienes = ", ".join(dict.fromkeys(p.estamento for p in dudas))
        notas.append(
            f"pisos sin probar ({quienes}): la cartera cumple con lo más que podrían exigir; la "
            "matriz y la cota llevan lo menos."
        )
    return tuple(notas)


def reponer_satisfaccion(
    formulacion: Formulacion, puntajes: Mapping[str, Puntaje], dichas: Sequence[ReglaResuelta]
) -> Formulacion:
    """La formulación con lo que un resultado dice que se exigió, sin volver a buscarlo.

    Lo mejor de cada estamento sale de un solucionador: aquí se toma como lo dice el resultado.
    """
    exigencias = {d.id: d.limite for d in dichas}
    compiten = [p.id for p in formulacion.competidoras]
    pisos = []
    for regla, estamento in protegidos(formulacion.agenda):
        exige = exigencias.get(nombrar(regla.id, estamento))
        if exige is not None:
            valor = valor_segun(formulacion.agenda, puntajes, compiten, estamento)
            pisos.append(Piso(regla.id, estamento, valor, Fraction(1), exige, exige))
    return con_pisos(formulacion, pisos)


def _medir(
    formulacion: Formulacion,
    puntajes: Mapping[str, Puntaje],
    estamentos: Collection[str],
    limites: Limites,
) -> dict[str, Suya] | None:
    """Estamento → lo suyo y lo mejor que podría tener; None si no hay ninguna cartera."""
    compiten = [p.id for p in formulacion.competidoras]
    suyas: dict[str, Suya] = {}
    for estamento in sorted(estamentos):
        valor = valor_segun(formulacion.agenda, puntajes, compiten, estamento)
        igual = next((s for s in suyas.values() if s.valor == valor), None)
        rango = _lo_mejor(formulacion, valor, limites) if igual is None else igual.rango
        if rango is None:
            return None
        suyas[estamento] = Suya(valor, rango)
    return suyas


def _lo_mejor(formulacion: Formulacion, valor: Mapping[str, int], limites: Limites) -> Rango | None:
    """Entre qué números está; None solo si se probó que no hay ninguna cartera."""
    rango = buscar_rango(formulacion, valor, limites)
    if rango is None and buscar(explorar(formulacion, limites), {}).estado != "inviable":
        return Rango(0, sum(valor[p] for p, suyas in formulacion.columnas.items() if suyas))
    return rango


def _del_menos_satisfecho(
    formulacion: Formulacion, regla: MaxMin, suyas: Mapping[str, Suya], limites: Limites
) -> list[Piso]:
    """Los pisos que conservan lo que logró la etapa previa; ninguno si no hay cartera."""
    logro = mayor_minimo(formulacion, list(suyas.values()), limites)
    if logro is None:
        return []
    suyos = [(estamento, suyas[estamento]) for estamento in formulacion.agenda.estamentos]
    return [
        Piso(regla.id, e, s.valor, logro.parte, s.menor, s.mayor, logro.probada) for e, s in suyos
    ]
