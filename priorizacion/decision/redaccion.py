"""Lo decidido → el Resultado que se publica: cada propuesta con su estado, razones y pagos."""

from dataclasses import dataclass

from priorizacion.decision.busqueda import Eleccion
from priorizacion.decision.cartera import Cartera
from priorizacion.decision.certificado import acotar
from priorizacion.decision.elegibilidad import Juicio
from priorizacion.decision.exploracion import valores_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.holguras import medir_holguras
from priorizacion.decision.motivos import Situacion, motivar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje
from priorizacion.dominio.resultado import (
    Desempate,
    Estado,
    IdentidadAgenda,
    Inviabilidad,
    Motivo,
    Pago,
    PropuestaDecidida,
    Resultado,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Lo que decidió cada paso, antes de escribirlo."""

    agenda: Agenda
    puntajes: dict[str, Puntaje]
    juicios: dict[str, Juicio]
    formulacion: Formulacion
    cartera: Cartera
    estudios: frozenset[str]
    inviabilidad: Inviabilidad | None
    desempate: Desempate | None
    optimo_elastico: int | None

    @property
    def hay_cartera(self) -> bool:
        """Si se encontró una cartera, probada o con brecha."""
        return self.cartera.estado in ("probada", "con_brecha")

    @property
    def eleccion(self) -> Eleccion:
        """Las columnas elegidas; ninguna si no hay cartera."""
        return Situacion(self.formulacion, self.cartera, self.estudios).eleccion


def redactar(d: Decision) -> Resultado:
    """El resultado entero, con lo que se calculó en cada paso."""
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
    d: Decision, propuesta: Propuesta, motivos: dict[str, tuple[Motivo, ...]]
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


def _estado_de_la_que_compite(d: Decision, propuesta: str) -> Estado | None:
    if d.cartera.estado not in ("probada", "con_brecha"):
        return None
    if propuesta in d.cartera.inicios:
        return "seleccionada"
    return "preinversion" if propuesta in d.estudios else "lista_de_espera"


def _pagos(d: Decision, propuesta: str) -> tuple[Pago, ...]:
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
