"""Las reglas de dos agendas → qué cambió para todas las propuestas, menos el dinero."""

from collections.abc import Iterator, Mapping
from typing import Any

from priorizacion.decision.cambios.dicho import altas_y_bajas, citar, enumerar, mover, pasar, puntos
from priorizacion.decision.frases import decir_estamento
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Cambio
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_razon
from priorizacion.dominio.criterio import Criterio

_AGREGACION = {
    "media": "el promedio",
    "mediana": "la mediana",
    "media_recortada": "el promedio sin la más alta ni la más baja",
}
_VALOR = {
    "proyectos": "cada proyecto igual",
    "inversion": "cada proyecto según lo que cuesta",
    "poblacion": "cada proyecto según la gente a la que llega",
}


def comparar_juego(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    """Criterios, opiniones, condiciones, topes, reglas y sorteo, en ese orden."""
    yield from _criterios(antes, ahora)
    yield from _opiniones(antes, ahora)
    yield from _condiciones(antes, ahora)
    yield from _topes(antes, ahora)
    yield from _costos(antes, ahora)
    yield from _reglas(antes, ahora)
    yield from _sorteo(antes, ahora)


def _criterios(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    lados = [{c.id: c for c in agenda.criterios} for agenda in (antes, ahora)]
    nombres = [{i: citar(c.nombre) for i, c in lado.items()} for lado in lados]
    yield from altas_y_bajas(
        "criterio", ("Es nuevo el criterio", "Ya no está el criterio"), *nombres
    )
    for ident, criterio in lados[1].items():
        if ident in lados[0]:
            yield from _criterio(lados[0][ident], criterio)


def _criterio(antes: Criterio, ahora: Criterio) -> Iterator[Cambio]:
    que = f"«{ahora.nombre}»"
    ponderaciones = (puntos(antes.ponderacion), puntos(ahora.ponderacion))
    codigo = f"ponderacion:{ahora.id}"
    yield from mover(codigo, f"La ponderación de {que}", ponderaciones, "puntos")
    yield from pasar(f"criterio:{ahora.id}:eje", f"{que}", antes.eje, ahora.eje)
    medidas = [(c.origen, c.escala, c.columna, c.tabla, c.tramos) for c in (antes, ahora)]
    if medidas[0] != medidas[1]:
        texto = f"Cambió cómo se responde {que}: sus niveles o el dato de que sale."
        yield Cambio(codigo=f"criterio:{ahora.id}:medida", texto=texto, antes=None, ahora=None)


def _opiniones(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    agregaciones = (_AGREGACION[a.agregacion] for a in (antes, ahora))
    yield from pasar("agregacion", "Lo que se toma de las calificaciones", *agregaciones)
    voces = (_voces(a.estamentos) for a in (antes, ahora))
    yield from pasar("estamentos", "La voz de cada estamento", *voces)
    marcas = (antes.quorum.marcas_minimas, ahora.quorum.marcas_minimas)
    yield from mover("quorum:marcas", "Las calificaciones que hacen falta", marcas, "")
    lados = (antes.quorum.estamentos_minimos, ahora.quorum.estamentos_minimos)
    yield from mover("quorum:estamentos", "Los estamentos que deben opinar", lados, "")


def _voces(estamentos: Mapping[str, Any]) -> str:
    if len(set(estamentos.values())) < 2:
        return f"igual para {enumerar(map(decir_estamento, sorted(estamentos)))}"
    total = sum(estamentos.values())
    return enumerar(
        f"{decir_estamento(e)} {escribir_razon(v / total)}" for e, v in sorted(estamentos.items())
    )


def _condiciones(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    lados = [{h.id: h for h in agenda.habilitantes} for agenda in (antes, ahora)]
    nombres = [{i: citar(h.nombre) for i, h in lado.items()} for lado in lados]
    frases = ("Se pide un requisito más:", "Ya no se pide el requisito")
    yield from altas_y_bajas("requisito", frases, *nombres)
    for eje in ("prioridad", "factibilidad"):
        cifras = (puntos(getattr(a.umbrales, eje)) for a in (antes, ahora))
        minimos = tuple(c or None for c in cifras)
        que = f"El puntaje mínimo de {eje}"
        yield from mover(f"umbral:{eje}", que, (minimos[0], minimos[1]), "puntos")
    tamanos = (antes.tamano_minimo or None, ahora.tamano_minimo or None)
    yield from mover("tamano_minimo", "El menor costo que compite", tamanos, ahora.moneda)


def _topes(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    maximos = (antes.maximo_proyectos, ahora.maximo_proyectos)
    yield from mover("maximo_proyectos", "Lo más que se puede elegir", maximos, "proyectos")
    valores = (_VALOR[a.regla_de_valor] for a in (antes, ahora))
    yield from pasar("regla_de_valor", "Lo que vale", *valores)
    finuras = (f"{escribir_centesimas(a.resolucion_efectiva)} puntos" for a in (antes, ahora))
    yield from pasar("resolucion", "La finura con que se cuenta el valor", *finuras)


def _costos(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    reservas = (escribir_razon(a.reserva) if a.reserva else "" for a in (antes, ahora))
    yield from pasar("reserva", "Lo que se guarda de cada techo", *reservas)
    for fase in sorted({*antes.imprevistos, *ahora.imprevistos}):
        dichos = (_parte(a.imprevistos.get(fase)) for a in (antes, ahora))
        que = f"Lo que se suma por imprevistos a lo que está en {_fase(fase)}"
        yield from pasar(f"imprevistos:{fase}", que, *dichos)
    precios = (_precios(a) for a in (antes, ahora))
    yield from pasar("precios", "El índice de precios", *precios)


def _fase(fase: str) -> str:
    return "diseños" if fase == "disenos" else fase


def _parte(parte: Any) -> str:
    return escribir_razon(parte) if parte else ""


def _precios(agenda: Agenda) -> str:
    if agenda.precios is None:
        return ""
    indices = (f"{i} en {v}" for v, i in sorted(agenda.precios.indices.items()))
    return f"base {agenda.precios.base}, {enumerar(indices)}"


def _reglas(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    """Una regla que cambió se dice con su frase; si la frase es la misma, cambió su cifra."""
    lados = [{r.id: r for r in agenda.reglas} for agenda in (antes, ahora)]
    textos = [{i: citar(r.texto) for i, r in lado.items()} for lado in lados]
    yield from altas_y_bajas("regla", ("Hay una regla nueva:", "Ya no está la regla"), *textos)
    for ident, regla in lados[1].items():
        previa = lados[0].get(ident)
        sin_motivo = {"motivo"}
        if previa is None or previa.model_dump(exclude=sin_motivo) == regla.model_dump(
            exclude=sin_motivo
        ):
            continue
        if previa.texto != regla.texto:
            yield from pasar(f"regla:{ident}", "La regla", citar(previa.texto), citar(regla.texto))
            continue
        texto = f"Cambió un límite o a quién mira la regla {citar(regla.texto)}."
        yield Cambio(codigo=f"regla:{ident}", texto=texto, antes=None, ahora=None)


def _sorteo(antes: Agenda, ahora: Agenda) -> Iterator[Cambio]:
    procedimientos = (citar(a.sorteo.procedimiento.strip()) for a in (antes, ahora))
    yield from pasar("sorteo:procedimiento", "La manera de sortear los empates", *procedimientos)
    semillas = (citar(a.sorteo.semilla) for a in (antes, ahora))
    yield from pasar("sorteo:semilla", "Lo que salió en el sorteo", *semillas)
