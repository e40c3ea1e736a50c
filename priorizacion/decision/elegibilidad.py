"""Qué propuestas compiten y, de las demás, por qué no: el estado público y sus motivos.

Modelo, secciones 2 y 10: retirada · fusionada · sin_quorum · no_elegible ·
gestion_ante_otro_nivel, en ese orden; `Juicio.estado` es None para las que compiten.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.decision.frases import decir
from priorizacion.decision.gasto import costo_cargado
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.criterio import EJES, Quorum
from priorizacion.dominio.habilitante import RespuestaHabilitante
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import Puntaje, PuntajeCriterio, PuntajeEje
from priorizacion.dominio.resultado import Estado, Motivo


@dataclass(frozen=True, slots=True)
class Juicio:
    """El estado de una propuesta antes de competir."""

    estado: Estado | None
    """None: compite."""
    motivos: tuple[Motivo, ...]
    """Razones del estado o, si compite, lo que quedó por verificar."""


def juzgar(agenda: Agenda, puntajes: Mapping[str, Puntaje]) -> dict[str, Juicio]:
    """Propuesta → su juicio, en el orden de la agenda."""
    respuestas: dict[str, dict[str, RespuestaHabilitante]] = {p.id: {} for p in agenda.propuestas}
    for r in agenda.respuestas:
        respuestas[r.propuesta][r.item] = r
    return {
        p.id: _juzgar_una(agenda, p, puntajes[p.id], respuestas[p.id]) for p in agenda.propuestas
    }


def _juzgar_una(
    agenda: Agenda,
    propuesta: Propuesta,
    puntaje: Puntaje,
    respuestas: dict[str, RespuestaHabilitante],
) -> Juicio:
    if propuesta.retirada:
        return Juicio("retirada", (_retiro(propuesta),))
    if propuesta.fusionada_en:
        return Juicio("fusionada", (_fusion(agenda, propuesta.fusionada_en),))
    if not puntaje.completo:
        return Juicio("sin_quorum", _falta_de_quorum(agenda, puntaje))
    fallas = [*_bajo_umbral(agenda, puntaje), *_muy_pequena(agenda, propuesta)]
    excluyentes = _habilitantes_fallidos(agenda, respuestas, "no_elegible")
    de_otro_nivel = _habilitantes_fallidos(agenda, respuestas, "gestion_ante_otro_nivel")
    if fallas or excluyentes:
        return Juicio("no_elegible", (*excluyentes, *fallas, *de_otro_nivel))
    if de_otro_nivel:
        return Juicio("gestion_ante_otro_nivel", de_otro_nivel)
    return Juicio(None, _por_verificar(agenda, respuestas))


def _retiro(propuesta: Propuesta) -> Motivo:
    razon = propuesta.retirada.strip()
    dicho = razon.lower() in {"sí", "si", "x", "1", "verdadero", "true"}
    texto = f"Fue retirada: {razon.rstrip('.')}."
    if dicho:
        texto = "Fue retirada; los datos no dicen por qué."
    return Motivo(codigo="retirada", texto=texto)


def _fusion(agenda: Agenda, destino: str) -> Motivo:
    """En cuál se decide, aunque esa también se haya unido a otra o ya no siga."""
    propuestas = {p.id: p for p in agenda.propuestas}
    camino = [destino]
    while (actual := propuestas.get(camino[-1])) is not None:
        if actual.retirada or not actual.fusionada_en or actual.fusionada_en in camino:
            break
        camino.append(actual.fusionada_en)
    pasos = ", que se unió a ".join(camino)
    retirada = actual is not None and actual.retirada
    final = ", que fue retirada: nadie decide ya lo que pedía." if retirada else None
    texto = f"Se unió a la propuesta {pasos}{final or ' y se decide con ella.'}"
    return Motivo(codigo="fusionada", texto=texto)


def _falta_de_quorum(agenda: Agenda, puntaje: Puntaje) -> tuple[Motivo, ...]:
    criterios = {c.id: c for c in agenda.criterios}
    motivos = []
    for celda in (*puntaje.prioridad.criterios, *puntaje.factibilidad.criterios):
        if celda.puntaje is not None:
            continue
        criterio = criterios[celda.criterio]
        if criterio.origen == "dato":
            texto = f"Falta el dato con que se mide «{criterio.nombre}»."
        else:
            texto = f"En «{criterio.nombre}» {_opinaron(celda)}; {_hacen_falta(agenda.quorum)}."
        motivos.append(Motivo(codigo=f"quorum:{criterio.id}", texto=texto))
    return tuple(motivos)


def _opinaron(celda: PuntajeCriterio) -> str:
    if not celda.marcas:
        return "no opinó nadie"
    verbo = "opinó" if celda.marcas == 1 else "opinaron"
    return f"{verbo} {_voces(celda.marcas, celda.estamentos_que_marcaron or 1)}"


def _hacen_falta(quorum: Quorum) -> str:
    personas, estamentos = max(1, quorum.marcas_minimas), max(1, quorum.estamentos_minimos)
    verbo = "hace" if personas == 1 else "hacen"
    return f"{verbo} falta al menos {_voces(personas, estamentos)}"


def _voces(personas: int, estamentos: int) -> str:
    quienes = "1 persona" if personas == 1 else f"{personas} personas"
    return f"{quienes} de {'1 estamento' if estamentos == 1 else f'{estamentos} estamentos'}"


def _bajo_umbral(agenda: Agenda, puntaje: Puntaje) -> list[Motivo]:
    umbrales = {
        "prioridad": agenda.umbrales.prioridad,
        "factibilidad": agenda.umbrales.factibilidad,
    }
    ejes: dict[str, PuntajeEje] = {
        "prioridad": puntaje.prioridad,
        "factibilidad": puntaje.factibilidad,
    }
    motivos = []
    for eje in EJES:
        logrado, pedido = ejes[eje].centesimas or 0, umbrales[eje] * 100
        if logrado < pedido:
            texto = (
                f"Su {eje} es {escribir_centesimas(logrado)} y para competir se necesita "
                f"al menos {escribir_centesimas(int(pedido))}."
            )
            motivos.append(Motivo(codigo=f"umbral_{eje}", texto=texto))
    return motivos


def _muy_pequena(agenda: Agenda, propuesta: Propuesta) -> list[Motivo]:
    costo = costo_cargado(agenda, propuesta)
    if costo >= agenda.tamano_minimo:
        return []
    texto = (
        f"Cuesta {decir(costo, 'pesos', agenda.moneda)} con imprevistos; aquí compiten obras "
        f"desde {escribir_entero(agenda.tamano_minimo)}."
    )
    return [Motivo(codigo="tamano_minimo", texto=texto)]


def _habilitantes_fallidos(
    agenda: Agenda, respuestas: dict[str, RespuestaHabilitante], estado: Estado
) -> tuple[Motivo, ...]:
    return tuple(
        Motivo(
            codigo=f"habilitante:{h.id}",
            texto=_con_nota(
                h.si_falla, respuestas[h.id].nota, "" if h.subsanable else "No es subsanable."
            ),
        )
        for h in agenda.habilitantes
        if h.estado == estado and h.id in respuestas and respuestas[h.id].respuesta == "no_cumple"
    )


_PENDIENTES = {"condicionado": "cumple con condiciones", "sin_verificar": "sin verificar"}


def _por_verificar(
    agenda: Agenda, respuestas: dict[str, RespuestaHabilitante]
) -> tuple[Motivo, ...]:
    motivos = []
    for h in agenda.habilitantes:
        r = respuestas.get(h.id)
        if r is None or r.respuesta not in _PENDIENTES:
            continue
        texto = _con_nota(f"{h.nombre}: {_PENDIENTES[r.respuesta]}.", r.nota, "")
        motivos.append(Motivo(codigo=f"por_verificar:{h.id}", texto=texto))
    return tuple(motivos)


def _con_nota(*partes: str) -> str:
    frases = (p.strip() for p in partes)
    return " ".join(f if f.endswith((".", "!", "?")) else f"{f}." for f in frases if f)
