"""Vuelve a comprobar un resultado desde la agenda, en enteros exactos y sin solucionador.

No dice si es el mejor: dice si lo publicado cumple cada regla y si sus cuentas cuadran.
"""

from collections.abc import Iterator, Mapping

from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.exploracion import valores_de
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.red import Arco
from priorizacion.decision.restriccion import holgura
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.resultado import COMPITEN, PropuestaDecidida, Resultado


def comprobar(agenda: Agenda, resultado: Resultado) -> tuple[str, ...]:
    """Lo que no cuadra, una frase por falta; vacío si todo se cumple."""
    decididas = {p.id: p for p in resultado.propuestas}
    faltan = {p.id for p in agenda.propuestas} ^ set(decididas)
    if faltan:
        return tuple(f"{p} no está en los dos lados." for p in sorted(faltan))
    puntajes = calcular_puntajes(agenda)
    juicios = juzgar(agenda, puntajes)
    compiten = [p for p, j in juicios.items() if j.estado is None]
    formulacion = formular(agenda, valorar(agenda, puntajes), compiten)
    faltas = [
        *_estados(decididas, {p: j.estado for p, j in juicios.items()}),
        *_cifras(agenda, formulacion, decididas),
    ]
    if faltas or resultado.valor is None:
        return tuple(faltas)
    return (*_totales(resultado, formulacion), *_reglas(formulacion, decididas))


def _estados(
    decididas: Mapping[str, PropuestaDecidida], juicios: Mapping[str, str | None]
) -> Iterator[str]:
    for id_propuesta, juicio in juicios.items():
        dicho = decididas[id_propuesta].estado
        if juicio is None and dicho is not None and dicho not in COMPITEN:
            yield f"{id_propuesta} compite, pero figura como {dicho}."
        if juicio is not None and dicho != juicio:
            yield f"{id_propuesta} es {juicio}, pero figura como {dicho}."


def _cifras(
    agenda: Agenda, formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]
) -> Iterator[str]:
    for propuesta in agenda.propuestas:
        dicha = decididas[propuesta.id]
        if dicha.costo != costo_cargado(agenda, propuesta):
            yield f"El costo de {propuesta.id} no es {escribir_entero(dicha.costo)}."
        if dicha.valor != formulacion.valor.get(propuesta.id):
            yield f"El valor de {propuesta.id} no es {dicha.valor}."


def _totales(resultado: Resultado, formulacion: Formulacion) -> Iterator[str]:
    elegidas = [p.id for p in resultado.propuestas if p.estado == "seleccionada"]
    if resultado.valor != sum(formulacion.valor[p] for p in elegidas):
        yield f"El valor total no es {resultado.valor}."
    if resultado.costo_total != sum(formulacion.costo[p] for p in elegidas):
        yield f"El costo total no es {resultado.costo_total}."


def _reglas(formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]) -> Iterator[str]:
    elegidas = {p: d for p, d in decididas.items() if d.estado == "seleccionada"}
    eleccion, pagos = set[int](), dict[Arco, int]()
    for id_propuesta, decidida in elegidas.items():
        columna = _columna(formulacion, decidida)
        if columna is None:
            yield f"{id_propuesta} no puede empezar en {decidida.inicio}."
            continue
        eleccion.add(columna)
        yield from _saldar(formulacion, columna, decidida, pagos)
    valores = valores_de(formulacion, frozenset(eleccion), pagos)
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    for restriccion in formulacion.restricciones:
        if holgura(restriccion, valores) < 0:
            regla = frases.get(restriccion.regla or "", "")
            yield f"No se cumple {restriccion.nombre}. {regla}".strip()


def _columna(formulacion: Formulacion, decidida: PropuestaDecidida) -> int | None:
    suyas = formulacion.columnas.get(decidida.id, ())
    return next((i for i in suyas if formulacion.arranques[i].inicio == decidida.inicio), None)


def _saldar(
    formulacion: Formulacion, columna: int, decidida: PropuestaDecidida, pagos: dict[Arco, int]
) -> Iterator[str]:
    """Resta los aportes, anota lo que pagan los techos y mira que cada año quede saldado."""
    arranque = formulacion.arranques[columna]
    debe = dict(arranque.gasto)
    for pago in decidida.pagos:
        debe[pago.vigencia] = debe.get(pago.vigencia, 0) - pago.monto
        aporte = arranque.aportes.get((pago.fuente, pago.vigencia), 0)
        del_techo = pago.monto - aporte
        if del_techo < 0:
            yield f"{pago.fuente} paga a {decidida.id} menos que su aporte en {pago.vigencia}."
        if del_techo > 0:
            if pago.fuente not in arranque.pagadores.get(pago.vigencia, ()):
                yield f"{pago.fuente} no puede pagar {decidida.id} en {pago.vigencia}."
            pagos[(decidida.id, pago.vigencia), pago.fuente] = del_techo
    for vigencia, saldo in sorted(debe.items()):
        if saldo:
            yield f"Los pagos de {decidida.id} en {vigencia} no suman su gasto."
