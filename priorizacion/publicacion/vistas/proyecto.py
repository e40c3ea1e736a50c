"""La página de una propuesta: primero la decisión, después por qué, después sus datos."""

from collections.abc import Iterator
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Excluyentes, Paquete, Requiere
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion import palabras
from priorizacion.publicacion.escape import parrafos
from priorizacion.publicacion.vistas import cambio, firmeza, puntajes, recorrido, seguimiento
from priorizacion.publicacion.vistas.contexto import TONOS, Contexto
from priorizacion.publicacion.vistas.seguimiento import Reportado
from priorizacion.publicacion.vistas.tabla import Celda, Tabla, columnas, fila

SUBIR = "../"
"""Camino de la página de una propuesta a la de su agenda."""

_RESPUESTAS = {
    "cumple": "Cumple",
    "no_cumple": "No cumple",
    "no_aplica": "No aplica",
    "condicionado": "Cumple con condiciones",
    "sin_verificar": "Sin verificar",
}


@dataclass(frozen=True, slots=True)
class Relacion:
    """Otra propuesta y qué tiene que ver con esta."""

    texto: str
    celda: Celda


@dataclass(frozen=True, slots=True)
class Proyecto:
    """La página de una propuesta."""

    id: str
    titulo: str
    decision: str
    tono: str
    motivos: tuple[str, ...]
    descripcion: tuple[str, ...]
    ficha: tuple[tuple[str, str], ...]
    pagos: Tabla | None
    desglose: puntajes.Desglose | None
    valor: str | None
    habilitantes: Tabla | None
    relaciones: tuple[Relacion, ...]
    cambio: cambio.Cambio | None
    lugar: firmeza.Lugar | None
    seguimiento: tuple[Reportado, ...]
    recorrido: tuple[recorrido.Paso, ...]
    """Qué se había decidido de ella en versiones anteriores, si era otra cosa."""


def ver(contexto: Contexto, decidida: PropuestaDecidida) -> Proyecto:
    """La vista de una propuesta decidida."""
    propuesta = contexto.propuestas[decidida.id]
    return Proyecto(
        id=decidida.id,
        titulo=contexto.nombre(decidida.id),
        decision=_decision(decidida),
        tono=TONOS.get(decidida.estado, "no"),
        motivos=(*_lo_que_la_impide(contexto, decidida.id), *(m.texto for m in decidida.motivos)),
        descripcion=parrafos(propuesta.descripcion),
        ficha=tuple((k, v) for k, v in _ficha(contexto, propuesta, decidida) if v),
        pagos=_pagos(contexto, decidida),
        desglose=puntajes.ver(contexto, decidida.desglose),
        valor=_valor(contexto, decidida),
        habilitantes=_habilitantes(contexto, propuesta),
        relaciones=tuple(_relaciones(contexto, propuesta)),
        cambio=cambio.ver(contexto, decidida.id, SUBIR),
        lugar=firmeza.ver(contexto, decidida.id),
        seguimiento=seguimiento.de_una(contexto, decidida.id),
        recorrido=recorrido.ver(contexto, decidida.id),
    )


def _lo_que_la_impide(contexto: Contexto, propuesta: str) -> tuple[str, ...]:
    """Si ninguna agenda que cumpla las reglas puede incluirla, eso va antes que lo demás."""
    explicacion = contexto.explicaciones.get(propuesta)
    return explicacion.frases[:1] if explicacion and explicacion.caso == "regla" else ()


def _decision(decidida: PropuestaDecidida) -> str:
    if decidida.estado is None:
        return "Sin decidir: las reglas de esta agenda no se pueden cumplir todas a la vez."
    return {
        "seleccionada": f"Fue elegida. Empieza en {decidida.inicio}.",
        "preinversion": "Recibe dinero para estudios y diseños; la obra todavía no.",
        "lista_de_espera": "No entró en esta agenda. Está en la lista de espera.",
        "no_elegible": "No entró: no podía competir.",
        "sin_quorum": "No entró: le faltan calificaciones para poder compararla.",
        "gestion_ante_otro_nivel": "No entró: se debe gestionar ante el departamento o la Nación.",
        "fusionada": "Se unió a otra propuesta.",
        "retirada": "Fue retirada.",
    }[decidida.estado]


def _ficha(
    contexto: Contexto, propuesta: Propuesta, decidida: PropuestaDecidida
) -> Iterator[tuple[str, str]]:
    yield "Costo", _costo(contexto, propuesta, decidida)
    if propuesta.costo_preinversion:
        en = palabras.unidad(contexto.agenda, base=False)
        yield "Estudios y diseños", palabras.dinero(propuesta.costo_preinversion, en)
    yield "Dónde", contexto.zona_de(propuesta)
    if propuesta.beneficiarios:
        yield "A quiénes llega", palabras.contar(propuesta.beneficiarios, "persona", "personas")
    yield "Quién la haría", _nombre(propuesta.ejecutor)
    yield "Duración", palabras.contar(propuesta.duracion, "año", "años")
    yield "Madurez", palabras.FASES_EN_PALABRAS[propuesta.fase].capitalize()
    yield (
        "Dimensión",
        contexto.dimensiones.get(propuesta.dimension or "", propuesta.dimension or ""),
    )
    yield "Sector", _nombre(propuesta.sector)
    yield "Quién la propuso", _nombre(propuesta.estamento_proponente)
    yield (
        "Quién podría pagarla",
        palabras.lista([contexto.fuentes.get(f, f) for f in propuesta.fuentes]),
    )
    yield "Objetivos de Desarrollo Sostenible", palabras.lista(propuesta.ods)
    yield "Código BPIN", propuesta.bpin or ""
    yield "Código en esta agenda", propuesta.id


def _nombre(codigo: str | None) -> str:
    return palabras.nombre_de_codigo(codigo) if codigo else ""


def _costo(contexto: Contexto, propuesta: Propuesta, decidida: PropuestaDecidida) -> str:
    costo = palabras.dinero(decidida.costo, contexto.base)
    exacto = f"{costo} ({escribir_entero(decidida.costo)})"
    if decidida.costo == propuesta.costo:
        return exacto
    sin_ellos = palabras.dinero(propuesta.costo, contexto.base)
    return f"{exacto} con imprevistos; sin ellos, {sin_ellos} ({escribir_entero(propuesta.costo)})"


def _pagos(contexto: Contexto, decidida: PropuestaDecidida) -> Tabla | None:
    if not decidida.pagos:
        return None
    filas = [
        fila(contexto.fuentes.get(p.fuente, p.fuente), str(p.vigencia), escribir_entero(p.monto))
        for p in sorted(decidida.pagos, key=lambda p: (p.vigencia, p.fuente))
    ]
    total = escribir_entero(sum(p.monto for p in decidida.pagos))
    filas.append(fila("Total", "", total, clase="total"))
    return Tabla(
        f"Quién paga y cuándo, en {contexto.corrientes}",
        columnas("Fuente", "Año", "#Monto"),
        tuple(filas),
    )


def _valor(contexto: Contexto, decidida: PropuestaDecidida) -> str | None:
    if decidida.valor is None or decidida.prioridad is None or decidida.factibilidad is None:
        return None
    producto = (
        f"Prioridad {escribir_centesimas(decidida.prioridad)} × factibilidad "
        f"{escribir_centesimas(decidida.factibilidad)} ÷ 100"
    )
    if contexto.agenda.regla_de_valor == "inversion":
        producto += " × la parte que cuesta de todo el dinero"
    if contexto.agenda.regla_de_valor == "poblacion":
        producto += " × la parte de la población a la que llega"
        if _no_dice_a_cuantos(contexto, decidida.id):
            producto += " (no dice a cuántas personas llega, y cuenta como si no llegara a nadie)"
    return f"{producto} da un valor de {escribir_centesimas(decidida.valor)}."


def _no_dice_a_cuantos(contexto: Contexto, propuesta: str) -> bool:
    return any(p.id == propuesta and p.beneficiarios is None for p in contexto.agenda.propuestas)


def _habilitantes(contexto: Contexto, propuesta: Propuesta) -> Tabla | None:
    nombres = {h.id: h.nombre for h in contexto.agenda.habilitantes}
    respuestas = [r for r in contexto.agenda.respuestas if r.propuesta == propuesta.id]
    if not respuestas:
        return None
    return Tabla(
        "Requisitos para competir",
        columnas("Requisito", "Respuesta", "Nota"),
        tuple(
            fila(nombres.get(r.item, r.item), _RESPUESTAS[r.respuesta], r.nota) for r in respuestas
        ),
    )


def _relaciones(contexto: Contexto, propuesta: Propuesta) -> Iterator[Relacion]:
    if propuesta.fusionada_en:
        yield _relacion(contexto, "Se unió a", propuesta.fusionada_en)
    for otra in contexto.agenda.propuestas:
        if otra.fusionada_en == propuesta.id:
            yield _relacion(contexto, "Reúne a", otra.id)
        if propuesta.id in otra.requiere:
            yield _relacion(contexto, "La necesita", otra.id)
    for otra_id in propuesta.requiere:
        yield _relacion(contexto, "Necesita que también se haga", otra_id)
    yield from _por_reglas(contexto, propuesta.id)


def _por_reglas(contexto: Contexto, propuesta: str) -> Iterator[Relacion]:
    for regla in contexto.agenda.reglas:
        if isinstance(regla, Requiere) and regla.propuesta == propuesta:
            for otra in regla.requiere:
                yield _relacion(contexto, "Necesita que también se haga", otra)
        if isinstance(regla, Requiere) and propuesta in regla.requiere:
            yield _relacion(contexto, "La necesita", regla.propuesta)
        if isinstance(regla, Paquete | Excluyentes) and propuesta in regla.propuestas:
            texto = "Va junto con" if isinstance(regla, Paquete) else "Si se hace esta, no se hace"
            for otra in regla.propuestas:
                if otra != propuesta:
                    yield _relacion(contexto, texto, otra)


def _relacion(contexto: Contexto, texto: str, otra: str) -> Relacion:
    return Relacion(texto, contexto.celda(otra, SUBIR))
