"""De lo que se va sabiendo de una agenda a la escena que se muestra."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.decision.adelanto import Adelanto
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.escena import Escena, Momento, Puesto
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.resultado import EstadoSolucion, Resultado

_MOMENTOS: dict[EstadoSolucion, Momento] = {
    "probada": "de_mayor_valor",
    "con_brecha": "hallada",
    "inviable_probada": "inviable",
    "sin_respuesta": "sin_respuesta",
}


@dataclass(frozen=True)
class Marco:
    """Lo que una escena tiene antes de saberse nada de la decisión."""

    numero: int
    hora: str
    anterior: Escena | None
    """La última buena, con que se compara."""


def contar_errores(
    marco: Marco, titulo: str, observaciones: tuple[Observacion, ...], segundos: float
) -> Escena:
    """Los archivos no se pueden leer: lo que hay que arreglar."""
    return Escena(
        numero=marco.numero,
        titulo=titulo,
        hora=marco.hora,
        segundos=segundos,
        momento="con_errores",
        observaciones=observaciones,
    )


def contar_adelanto(
    marco: Marco, agenda: Agenda, adelanto: Adelanto, avisos: tuple[Observacion, ...], demora: float
) -> Escena:
    """La primera lista, sin años ni razones de las que compitieron y no entraron."""
    elegidas, costos = adelanto.inicios, adelanto.formulacion.costo
    puestos = tuple(
        Puesto(
            id=p.id,
            nombre=p.nombre,
            elegida=p.id in elegidas,
            estado="seleccionada" if p.id in elegidas else adelanto.juicios[p.id].estado,
            prioridad=adelanto.puntajes[p.id].prioridad.centesimas,
            factibilidad=adelanto.puntajes[p.id].factibilidad.centesimas,
            costo=costos.get(p.id),
            inicio=None,
            razon=" ".join(m.texto for m in adelanto.juicios[p.id].motivos[:1]),
        )
        for p in agenda.propuestas
    )
    momento = _MOMENTOS[adelanto.estado]
    buena = momento in ("hallada", "de_mayor_valor")
    escena = Escena(
        numero=marco.numero,
        titulo=agenda.titulo,
        hora=marco.hora,
        segundos=demora,
        momento=momento,
        moneda=agenda.moneda,
        observaciones=avisos,
        puestos=_en_orden(puestos),
        valor=adelanto.valor if buena else None,
        costo=sum(costos[p] for p in elegidas) if buena else None,
        en_curso=True,
    )
    return comparar(escena, marco.anterior)


def contar_resultado(escena: Escena, resultado: Resultado, anterior: Escena | None) -> Escena:
    """La misma escena cuando ya pasaron todas las etapas."""
    decididas = {p.id: p for p in resultado.propuestas}
    puestos = tuple(
        p.model_copy(
            update={
                "elegida": decididas[p.id].estado == "seleccionada",
                "estado": decididas[p.id].estado,
                "inicio": decididas[p.id].inicio,
                "razon": " ".join(m.texto for m in decididas[p.id].motivos[:1]),
            }
        )
        for p in escena.puestos
    )
    momento: Momento = _MOMENTOS[resultado.estado_solucion]
    hecha = escena.model_copy(
        update={
            "momento": "decidida" if momento == "de_mayor_valor" else momento,
            "puestos": _en_orden(puestos),
            "valor": resultado.valor,
            "costo": resultado.costo_total,
            "razon": resultado.inviabilidad.texto if resultado.inviabilidad else "",
            "en_curso": False,
        }
    )
    return comparar(hecha, anterior)


def comparar(escena: Escena, anterior: Escena | None) -> Escena:
    """La escena, con quién entró y quién salió desde la anterior."""
    if anterior is None or not escena.buena:
        return escena.model_copy(update={"primera": anterior is None})
    ahora, antes = _elegidas(escena), _elegidas(anterior)
    return escena.model_copy(
        update={
            "entraron": tuple(sorted(ahora.keys() - antes.keys())),
            "salieron": tuple(sorted(antes.keys() - ahora.keys())),
            "primera": False,
        }
    )


def _elegidas(escena: Escena) -> Mapping[str, Puesto]:
    return {p.id: p for p in escena.puestos if p.elegida}


def _en_orden(puestos: tuple[Puesto, ...]) -> tuple[Puesto, ...]:
    return tuple(sorted(puestos, key=lambda p: (not p.elegida, p.id)))
