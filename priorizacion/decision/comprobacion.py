"""Vuelve a comprobar un resultado desde la agenda, en enteros exactos y sin solucionador.

No dice si es el mejor: dice si lo publicado cumple cada regla y si sus cuentas cuadran.
"""

from collections.abc import Iterator, Mapping

from priorizacion.decision.elegibilidad import juzgar
from priorizacion.decision.exploracion import valores_de
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.holguras import medir_holguras
from priorizacion.decision.piso import exigir, nombrar, protegidos
from priorizacion.decision.puntaje import calcular_puntajes
from priorizacion.decision.red import Arco
from priorizacion.decision.restriccion import holgura
from priorizacion.decision.satisfaccion import reponer_satisfaccion
from priorizacion.decision.valor import valorar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.fuente import FASES_DE_PREINVERSION
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.regla import PisoSatisfaccion
from priorizacion.dominio.resultado import COMPITEN, Estado, PropuestaDecidida, Resultado


def comprobar(agenda: Agenda, resultado: Resultado) -> tuple[str, ...]:
    """Lo que no cuadra, una frase por falta; vacío si todo se cumple."""
    decididas = {p.id: p for p in resultado.propuestas}
    faltan = {p.id for p in agenda.propuestas} ^ set(decididas)
    if faltan:
        return tuple(f"{p} no está en los dos lados." for p in sorted(faltan))
    if len(decididas) != len(resultado.propuestas):
        return ("Hay propuestas repetidas.",)
    puntajes = calcular_puntajes(agenda)
    juicios = {p: j.estado for p, j in juzgar(agenda, puntajes).items()}
    compiten = [p for p, estado in juicios.items() if estado is None]
    libre = formular(agenda, valorar(agenda, puntajes), compiten)
    formulacion = reponer_satisfaccion(libre, puntajes, resultado.reglas)
    faltas = [
        *_estados(resultado, decididas, juicios),
        *_cifras(agenda, formulacion, decididas),
        *_puntajes(puntajes, decididas, juicios),
        *_sin_obra(decididas),
        *_estudios(agenda, decididas),
        *_totales(resultado, formulacion),
    ]
    if faltas:
        return tuple(faltas)
    if resultado.valor is None:
        return tuple(_holguras(resultado, formulacion, None))
    return tuple(_reglas(resultado, formulacion, decididas))


def _estados(
    resultado: Resultado,
    decididas: Mapping[str, PropuestaDecidida],
    juicios: Mapping[str, Estado | None],
) -> Iterator[str]:
    posibles = COMPITEN if _hay_cartera(resultado) else (None,)
    for id_propuesta, juicio in juicios.items():
        dicho = decididas[id_propuesta].estado
        if juicio is None and dicho not in posibles:
            yield f"{id_propuesta} compite, pero figura como {dicho or 'sin estado'}."
        if juicio is not None and dicho != juicio:
            yield f"{id_propuesta} es {juicio}, pero figura como {dicho or 'sin estado'}."


def _cifras(
    agenda: Agenda, formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]
) -> Iterator[str]:
    for propuesta in agenda.propuestas:
        dicha = decididas[propuesta.id]
        if dicha.costo != costo_cargado(agenda, propuesta):
            yield f"El costo de {propuesta.id} no es {escribir_entero(dicha.costo)}."
        if dicha.valor != formulacion.valor.get(propuesta.id):
            yield f"El valor de {propuesta.id} no es {dicha.valor}."


def _puntajes(
    puntajes: Mapping[str, Puntaje],
    decididas: Mapping[str, PropuestaDecidida],
    juicios: Mapping[str, Estado | None],
) -> Iterator[str]:
    for id_propuesta, puntaje in puntajes.items():
        dicha, juicio = decididas[id_propuesta], juicios[id_propuesta]
        va = juicio not in ("retirada", "fusionada", "sin_quorum")
        if dicha.prioridad != (puntaje.prioridad.centesimas if va else None):
            yield f"La prioridad de {id_propuesta} no es {dicha.prioridad}."
        if dicha.factibilidad != (puntaje.factibilidad.centesimas if va else None):
            yield f"La factibilidad de {id_propuesta} no es {dicha.factibilidad}."
        if dicha.desglose != (puntaje if va or juicio == "sin_quorum" else None):
            yield f"El desglose de {id_propuesta} no es el de sus puntajes."


def _sin_obra(decididas: Mapping[str, PropuestaDecidida]) -> Iterator[str]:
    for id_propuesta, dicha in decididas.items():
        if dicha.estado != "seleccionada" and (dicha.inicio is not None or dicha.pagos):
            yield f"{id_propuesta} no fue elegida, pero tiene inicio o pagos."


def _estudios(agenda: Agenda, decididas: Mapping[str, PropuestaDecidida]) -> Iterator[str]:
    reciben = [p for p in agenda.propuestas if decididas[p.id].estado == "preinversion"]
    for p in reciben:
        if p.fase not in FASES_DE_PREINVERSION or p.costo_preinversion == 0:
            yield f"{p.id} no puede recibir dinero de estudios."
    techos = agenda.preinversion.techos if agenda.preinversion else {}
    dinero = sum(monto for por_vigencia in techos.values() for monto in por_vigencia.values())
    if sum(p.costo_preinversion for p in reciben) > dinero:
        yield "Los estudios cuestan más que su dinero."
    if len(reciben) > (agenda.preinversion.maximo if agenda.preinversion else 0):
        yield "Hay más estudios que los permitidos."


def _totales(resultado: Resultado, formulacion: Formulacion) -> Iterator[str]:
    elegidas = [p.id for p in resultado.propuestas if p.estado == "seleccionada"]
    hay, valores = _hay_cartera(resultado), formulacion.valor
    valor = sum(valores.get(p, 0) for p in elegidas) if hay else None
    if resultado.valor != valor:
        yield f"El valor total no es {resultado.valor}."
    costo = sum(formulacion.costo.get(p, 0) for p in elegidas) if hay else None
    if resultado.costo_total != costo:
        yield f"El costo total no es {resultado.costo_total}."
    cota = resultado.cota
    brecha = None if cota is None or valor is None else cota - valor
    if resultado.brecha != brecha or (brecha is not None and brecha < 0):
        yield f"La brecha no es {resultado.brecha}."
    if resultado.estado_solucion == "probada" and brecha != 0:
        yield "Figura como probada y tiene brecha."


def _hay_cartera(resultado: Resultado) -> bool:
    return resultado.estado_solucion in ("probada", "con_brecha")


def _reglas(
    resultado: Resultado, formulacion: Formulacion, decididas: Mapping[str, PropuestaDecidida]
) -> Iterator[str]:
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
    yield from _satisfaccion(resultado, formulacion)
    yield from _holguras(resultado, formulacion, valores)


def _satisfaccion(resultado: Resultado, formulacion: Formulacion) -> Iterator[str]:
    """Lo que se exigió para cada estamento está, y sale de lo mejor suyo que se publica."""
    exigido = {piso.nombre: piso for piso in formulacion.pisos}
    medidas = resultado.equidad.satisfaccion if resultado.equidad else ()
    mejores = {s.estamento: s.mejor_maximo for s in medidas}
    for regla, estamento in protegidos(formulacion.agenda):
        piso, mejor = exigido.get(nombrar(regla.id, estamento)), mejores.get(estamento)
        if piso is None:
            yield f"No se dice cuánto exige {regla.id} para {estamento}."
            continue
        if not isinstance(regla, PisoSatisfaccion) or mejor is None:
            continue
        if piso.exige != exigir(regla.minimo, mejor):
            yield f"Lo que {regla.id} exige para {estamento} no es su parte de lo mejor."


def _holguras(
    resultado: Resultado, formulacion: Formulacion, valores: Mapping[int, int] | None
) -> Iterator[str]:
    medidas = medir_holguras(formulacion, valores)
    dichas = tuple(r.model_copy(update={"precio": None}) for r in resultado.reglas)
    if dichas != medidas:
        yield "Lo que se dice que le sobra a alguna regla no es lo que le sobra."


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
