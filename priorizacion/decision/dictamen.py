"""Una Agenda → su Resultado y su certificado: la decisión entera, sin archivos ni páginas."""

import importlib.metadata
from dataclasses import dataclass, replace
from hashlib import sha256

from priorizacion.decision.cartera import Avisar, Cartera, elegir
from priorizacion.decision.certificado import acotar, escribir_matriz
from priorizacion.decision.elegibilidad import Juicio, juzgar
from priorizacion.decision.exploracion import valores_de
from priorizacion.decision.formulacion import Formulacion, formular
from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.holguras import medir_holguras
from priorizacion.decision.huella import huellas
from priorizacion.decision.inviabilidad import explicar_inviabilidad
from priorizacion.decision.modelo import Limites
from priorizacion.decision.motivos import Situacion, motivar
from priorizacion.decision.preinversion import elegir_estudios
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.decision.redondeo import medir_redondeo
from priorizacion.decision.solucion import version
from priorizacion.decision.valor import valorar, valores_exactos
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje, PuntajePublicado
from priorizacion.dominio.resultado import (
    Certificado,
    Desempate,
    Estado,
    IdentidadAgenda,
    Inviabilidad,
    Motivo,
    Pago,
    PropuestaDecidida,
    Resultado,
)
from priorizacion.dominio.serializacion import a_json


@dataclass(frozen=True, slots=True)
class Dictamen:
    """Lo decidido, con qué se decidió y los puntajes que se publican."""

    resultado: Resultado
    certificado: Certificado
    puntajes: tuple[PuntajePublicado, ...]


@dataclass(frozen=True, slots=True)
class _Decision:
    agenda: Agenda
    puntajes: dict[str, Puntaje]
    juicios: dict[str, Juicio]
    formulacion: Formulacion
    cartera: Cartera
    estudios: frozenset[str]
    inviabilidad: Inviabilidad | None
    desempate: Desempate | None
    optimo_elastico: int | None


def dictaminar(agenda: Agenda, limites: Limites, avisar: Avisar | None = None) -> Dictamen:
    """Decide la agenda. `sin_respuesta` se devuelve, pero no debe escribirse.

    `avisar` recibe una frase por cada paso largo.
    """
    decision = _decidir(agenda, limites, avisar or (lambda _: None))
    resultado = _armar_resultado(decision)
    certificado = _certificar(decision, resultado, limites)
    return Dictamen(resultado, certificado, publicar_puntajes(decision.puntajes))


def _decidir(agenda: Agenda, limites: Limites, avisar: Avisar) -> _Decision:
    puntajes = calcular_puntajes(agenda)
    juicios = juzgar(agenda, puntajes)
    valor = valorar(agenda, puntajes)
    compiten = frozenset(p for p, j in juicios.items() if j.estado is None)
    formulacion = formular(agenda, valor, compiten)
    cartera = elegir(formulacion, limites, avisar)
    optimo, inviabilidad = None, None
    if cartera.estado == "inviable_probada":
        avisar("Busca qué reglas no caben juntas.")
        optimo, inviabilidad = explicar_inviabilidad(formulacion, limites)
        if optimo == 0:
            cartera = replace(cartera, estado="sin_respuesta")
    hay = cartera.estado in ("probada", "con_brecha")
    candidatas = compiten - set(cartera.inicios)
    return _Decision(
        agenda=agenda,
        puntajes=puntajes,
        juicios=juicios,
        formulacion=formulacion,
        cartera=cartera,
        estudios=elegir_estudios(agenda, valor, candidatas, limites) if hay else frozenset(),
        inviabilidad=inviabilidad,
        desempate=_desempate(formulacion, puntajes, cartera, limites, avisar) if hay else None,
        optimo_elastico=optimo,
    )


def _desempate(
    formulacion: Formulacion,
    puntajes: dict[str, Puntaje],
    cartera: Cartera,
    limites: Limites,
    avisar: Avisar,
) -> Desempate:
    redondeo = None
    if formulacion.agenda.resolucion_efectiva > 1 and cartera.estado == "probada":
        avisar("Mide lo que se deja por redondear.")
        exactos = valores_exactos(formulacion.agenda, puntajes)
        eleccion = Situacion(formulacion, cartera, frozenset()).eleccion
        redondeo = medir_redondeo(formulacion, exactos, eleccion, limites)
    return Desempate(empate=cartera.empate, etapa=cartera.etapa, redondeo=redondeo)


def _armar_resultado(d: _Decision) -> Resultado:
    agenda, cartera, formulacion = d.agenda, d.cartera, d.formulacion
    hay = cartera.estado in ("probada", "con_brecha")
    situacion = Situacion(formulacion, cartera, d.estudios)
    motivos = motivar(situacion) if hay else {}
    pagado = dict(cartera.pagos)
    valores = valores_de(formulacion, situacion.eleccion, pagado) if hay else None
    valor = sum(formulacion.valor[p] for p in cartera.inicios) if hay else None
    cota = cartera.cota if hay else None
    if hay and cota is None:
        verificable = acotar(formulacion)
        cota = verificable.valor if verificable else None
    return Resultado(
        agenda=IdentidadAgenda(
            territorio=agenda.territorio.nombre,
            periodo=f"{agenda.periodo.inicio}-{agenda.periodo.fin}",
            titulo=agenda.titulo,
        ),
        estado_solucion=cartera.estado,
        reproducible=cartera.reproducible,
        valor=valor,
        cota=cota,
        brecha=None if cota is None or valor is None else cota - valor,
        costo_total=sum(formulacion.costo[p] for p in cartera.inicios) if hay else None,
        desempate=d.desempate,
        propuestas=tuple(_decidida(d, p, motivos) for p in agenda.propuestas),
        reglas=medir_holguras(formulacion, valores),
        inviabilidad=d.inviabilidad,
    )


def _decidida(
    d: _Decision, propuesta: Propuesta, motivos: dict[str, tuple[Motivo, ...]]
) -> PropuestaDecidida:
    juicio, puntaje = d.juicios[propuesta.id], d.puntajes[propuesta.id]
    estado = juicio.estado or _estado_de_la_que_compite(d, propuesta.id)
    con_puntaje = juicio.estado not in ("retirada", "fusionada", "sin_quorum")
    return PropuestaDecidida(
        id=propuesta.id,
        estado=estado,
        motivos=(*motivos.get(propuesta.id, ()), *juicio.motivos),
        prioridad=puntaje.prioridad.centesimas if con_puntaje else None,
        factibilidad=puntaje.factibilidad.centesimas if con_puntaje else None,
        valor=d.formulacion.valor.get(propuesta.id),
        costo=costo_cargado(d.agenda, propuesta),
        inicio=d.cartera.inicios.get(propuesta.id),
        pagos=_pagos(d, propuesta.id),
        desglose=puntaje if con_puntaje or juicio.estado == "sin_quorum" else None,
    )


def _estado_de_la_que_compite(d: _Decision, propuesta: str) -> Estado | None:
    if d.cartera.estado not in ("probada", "con_brecha"):
        return None
    if propuesta in d.cartera.inicios:
        return "seleccionada"
    return "preinversion" if propuesta in d.estudios else "lista_de_espera"


def _pagos(d: _Decision, propuesta: str) -> tuple[Pago, ...]:
    """Lo que paga cada fuente, aportes incluidos, por vigencia y orden de preferencia."""
    inicio = d.cartera.inicios.get(propuesta)
    if inicio is None:
        return ()
    montos: dict[tuple[int, str], int] = {}
    for ((p, vigencia), fuente), monto in d.cartera.pagos.items():
        if p == propuesta:
            montos[vigencia, fuente] = montos.get((vigencia, fuente), 0) + monto
    for i in d.formulacion.columnas[propuesta]:
        arranque = d.formulacion.arranques[i]
        for (fuente, vigencia), monto in (
            arranque.aportes.items() if arranque.inicio == inicio else ()
        ):
            montos[vigencia, fuente] = montos.get((vigencia, fuente), 0) + monto
    lugar = {f.id: i for i, f in enumerate(d.agenda.fuentes)}
    orden = sorted(montos, key=lambda clave: (clave[0], lugar[clave[1]]))
    return tuple(Pago(fuente=f, vigencia=v, monto=montos[v, f]) for v, f in orden)


def _certificar(d: _Decision, resultado: Resultado, limites: Limites) -> Certificado:
    hay = resultado.valor is not None
    return Certificado(
        version_programa=importlib.metadata.version("priorizacion"),
        entradas=huellas(d.agenda, d.puntajes),
        resultado=sha256(a_json(resultado).encode("utf-8")).hexdigest(),
        solucionador=version(limites.solucionador),
        opciones=_opciones(limites),
        estado_solucion=resultado.estado_solucion,
        cota=resultado.cota,
        cota_verificable=acotar(d.formulacion) if hay else None,
        matriz=escribir_matriz(d.formulacion),
        cortes=d.cartera.cortes,
        prueba_inviabilidad=d.optimo_elastico,
        notas=_NOTAS,
    )


def _opciones(limites: Limites) -> dict[str, str | int | float]:
    opciones = {
        "hilos": 1,
        "nodos": limites.nodos,
        "segundos": limites.segundos,
        "brecha_relativa": limites.brecha,
    }
    return {clave: valor for clave, valor in opciones.items() if valor is not None}


_NOTAS = (
    "cota_verificable: con sus multiplicadores y la matriz, cualquiera comprueba con sumas y "
    "multiplicaciones exactas que ninguna cartera vale más.",
    "cota: si es menor que cota_verificable, la diferencia solo la afirma el solucionador, que "
    "la probó ramificando.",
)
