"""Valoraciones y ponderaciones → puntajes de cada propuesta, con su desglose exacto.

Modelo, secciones 1 y 10. Todo es `Fraction`; se redondea una sola vez, al final de cada eje.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from priorizacion.decision.agregacion import AGREGACIONES
from priorizacion.decision.ausencia import CALLADAS as SIN_AUSENCIAS
from priorizacion.decision.ausencia import Ausencias
from priorizacion.decision.dispersion import CALLADAS, Dispersiones
from priorizacion.decision.medicion import medir
from priorizacion.decision.supresion import publicables
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import redondear
from priorizacion.dominio.criterio import Criterio, Eje
from priorizacion.dominio.puntaje import (
    Puntaje,
    PuntajeCriterio,
    PuntajeEje,
    PuntajeEstamento,
    PuntajePublicado,
)

Celda = tuple[str, str]
"""Propuesta y criterio."""


def calcular_puntajes(agenda: Agenda) -> dict[str, Puntaje]:
    """Propuesta → sus dos ejes, desde las marcas o, si no las hay, desde lo publicado."""
    celdas = _desde_publicado(agenda) if agenda.sin_marcas else _desde_marcas(agenda)
    medidos = {
        (p.id, c.id): PuntajeCriterio(criterio=c.id, ponderacion=c.ponderacion, puntaje=medir(p, c))
        for p in agenda.propuestas
        for c in agenda.criterios
        if c.origen == "dato"
    }
    celdas = {**celdas, **medidos}
    return {
        p.id: Puntaje(
            propuesta=p.id,
            prioridad=_sumar_eje(agenda, "prioridad", p.id, celdas),
            factibilidad=_sumar_eje(agenda, "factibilidad", p.id, celdas),
        )
        for p in agenda.propuestas
    }


def rehacer(agenda: Agenda, puntaje: Puntaje, otros: Mapping[str, Fraction]) -> Puntaje:
    """El puntaje de una propuesta si en los criterios de `otros` tuviera esos puntos."""
    celdas = {
        (puntaje.propuesta, c.criterio): c.model_copy(
            update={"puntaje": otros.get(c.criterio, c.puntaje)}
        )
        for c in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios)
    }
    return Puntaje(
        propuesta=puntaje.propuesta,
        prioridad=_sumar_eje(agenda, "prioridad", puntaje.propuesta, celdas),
        factibilidad=_sumar_eje(agenda, "factibilidad", puntaje.propuesta, celdas),
    )


def publicar_puntajes(
    puntajes: Mapping[str, Puntaje],
    dispersiones: Dispersiones = CALLADAS,
    ausencias: Ausencias = SIN_AUSENCIAS,
) -> tuple[PuntajePublicado, ...]:
    """Las filas de `puntajes.csv`: el colectivo de cada criterio y los estamentos publicables."""
    filas = []
    for id_propuesta in sorted(puntajes):
        puntaje = puntajes[id_propuesta]
        for criterio in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios):
            if criterio.marcas is not None:
                filas.extend(_filas(id_propuesta, criterio, dispersiones, ausencias))
    return tuple(filas)


def _filas(
    propuesta: str, criterio: PuntajeCriterio, dispersiones: Dispersiones, ausencias: Ausencias
) -> list[PuntajePublicado]:
    colectivo = PuntajePublicado(
        propuesta=propuesta,
        criterio=criterio.criterio,
        marcas=criterio.marcas,
        estamentos_que_marcaron=criterio.estamentos_que_marcaron,
        impedidas=criterio.impedidas,
        puntaje=criterio.puntaje,
        dispersion_propuesta=dispersiones.propuestas.get(propuesta),
        dispersion_criterio=dispersiones.criterios.get(criterio.criterio),
        alfa_criterio=dispersiones.alfas.get(criterio.criterio),
        sin_un_participante=ausencias.participantes.get(propuesta),
        sin_un_estamento=ausencias.estamentos.get(propuesta),
    )
    return [colectivo] + [
        PuntajePublicado(
            propuesta=propuesta,
            criterio=criterio.criterio,
            estamento=e.estamento,
            marcas=e.marcas,
            puntaje=e.puntaje,
        )
        for e in criterio.estamentos
    ]


def _desde_marcas(agenda: Agenda) -> dict[Celda, PuntajeCriterio]:
    estamento_de = {p.id: p.estamento for p in agenda.participantes}
    impedidos = {(i.participante, i.propuesta) for i in agenda.impedimentos}
    marcas: dict[Celda, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    impedidas: dict[Celda, int] = defaultdict(int)
    for v in agenda.valoraciones:
        if (v.participante, v.propuesta) in impedidos:
            impedidas[v.propuesta, v.criterio] += 1
        else:
            marcas[v.propuesta, v.criterio][estamento_de[v.participante]].append(v.valor)
    return {
        (p.id, c.id): _resumir(agenda, c, marcas[p.id, c.id], impedidas[p.id, c.id])
        for p in agenda.propuestas
        for c in agenda.criterios
        if c.origen == "valoraciones"
    }


def _resumir(
    agenda: Agenda, criterio: Criterio, marcas: dict[str, list[int]], impedidas: int
) -> PuntajeCriterio:
    total = sum(len(niveles) for niveles in marcas.values())
    quorum = agenda.quorum
    alcanza = total >= max(1, quorum.marcas_minimas) and len(marcas) >= quorum.estamentos_minimos
    por_estamento = [
        PuntajeEstamento(
            estamento=e,
            marcas=len(marcas[e]),
            puntaje=AGREGACIONES[agenda.agregacion]([_puntos(criterio, n) for n in marcas[e]]),
        )
        for e in agenda.estamentos
        if e in marcas
    ]
    return PuntajeCriterio(
        criterio=criterio.id,
        ponderacion=criterio.ponderacion,
        puntaje=_colectivo(agenda, por_estamento) if alcanza else None,
        marcas=total,
        impedidas=impedidas,
        estamentos_que_marcaron=len(marcas),
        estamentos=publicables(por_estamento) if alcanza else (),
    )


def _puntos(criterio: Criterio, nivel: int) -> Fraction:
    minimo, maximo = criterio.nivel_minimo, criterio.nivel_maximo
    return Fraction(100 * (nivel - minimo), maximo - minimo)


def _colectivo(agenda: Agenda, por_estamento: list[PuntajeEstamento]) -> Fraction:
    """Igual voz por estamento: ponderaciones declaradas, renormalizadas entre los que marcaron."""
    total = sum((agenda.estamentos[e.estamento] for e in por_estamento), Fraction(0))
    suma = sum((agenda.estamentos[e.estamento] * e.puntaje for e in por_estamento), Fraction(0))
    return suma / total


def _desde_publicado(agenda: Agenda) -> dict[Celda, PuntajeCriterio]:
    filas: dict[Celda, list[PuntajePublicado]] = defaultdict(list)
    for fila in agenda.puntajes_publicados or ():
        filas[fila.propuesta, fila.criterio].append(fila)
    return {
        (p.id, c.id): _reconstruir(agenda, c, filas[p.id, c.id])
        for p in agenda.propuestas
        for c in agenda.criterios
        if c.origen == "valoraciones"
    }


def _reconstruir(
    agenda: Agenda, criterio: Criterio, filas: list[PuntajePublicado]
) -> PuntajeCriterio:
    colectivo = next((f for f in filas if f.estamento is None), None)
    por_estamento = {f.estamento: f for f in filas if f.estamento is not None}
    return PuntajeCriterio(
        criterio=criterio.id,
        ponderacion=criterio.ponderacion,
        puntaje=colectivo.puntaje if colectivo else None,
        marcas=(colectivo.marcas or 0) if colectivo else 0,
        impedidas=colectivo.impedidas if colectivo else 0,
        estamentos_que_marcaron=(colectivo.estamentos_que_marcaron or 0) if colectivo else 0,
        estamentos=tuple(
            PuntajeEstamento(estamento=e, marcas=f.marcas or 0, puntaje=f.puntaje or Fraction(0))
            for e in agenda.estamentos
            if (f := por_estamento.get(e)) is not None
        ),
    )


def _sumar_eje(
    agenda: Agenda, eje: Eje, propuesta: str, celdas: dict[Celda, PuntajeCriterio]
) -> PuntajeEje:
    """Media ponderada de los criterios del eje; un eje sin criterios vale 100."""
    del_eje = [c for c in agenda.criterios if c.eje == eje]
    total = sum((c.ponderacion for c in del_eje), Fraction(0))
    criterios = tuple(_con_aporte(celdas[propuesta, c.id], total) for c in del_eje)
    aportes = [c.aporte for c in criterios]
    exacto = None if None in aportes else sum((a for a in aportes if a is not None), Fraction(0))
    if not del_eje:
        exacto = Fraction(100)
    return PuntajeEje(
        eje=eje,
        puntaje=exacto,
        centesimas=None if exacto is None else redondear(exacto * 100),
        criterios=criterios,
    )


def _con_aporte(criterio: PuntajeCriterio, total: Fraction) -> PuntajeCriterio:
    if criterio.puntaje is None:
        return criterio
    aporte = criterio.ponderacion * criterio.puntaje / total if total else Fraction(0)
    return criterio.model_copy(update={"aporte": aporte})
