"""Por qué cada propuesta que compitió quedó donde quedó, en frases con cifras.

Aquí solo lo que se sabe sin volver a resolver: qué regla impediría sumarla a lo ya elegido.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.decision.cartera import Cartera
from priorizacion.decision.exploracion import alcanzar, valores_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import (
    con_punto,
    decir,
    decir_costo,
    frases_de_reglas,
    lleva_imprevistos,
)
from priorizacion.decision.restriccion import holgura
from priorizacion.dominio.fuente import FASES_DE_PREINVERSION
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Obligatoria
from priorizacion.dominio.resultado import Motivo


@dataclass(frozen=True, slots=True)
class Situacion:
    """Lo decidido, visto desde las propuestas."""

    formulacion: Formulacion
    cartera: Cartera
    estudios: frozenset[str]
    """Las que reciben preinversión."""

    @property
    def eleccion(self) -> frozenset[int]:
        """Las columnas elegidas."""
        inicios: Mapping[str, int] = self.cartera.inicios
        return frozenset(
            i
            for i, a in enumerate(self.formulacion.arranques)
            if inicios.get(a.propuesta) == a.inicio
        )


def motivar(situacion: Situacion) -> dict[str, tuple[Motivo, ...]]:
    """Propuesta que compitió → sus razones, la principal primero."""
    frases = frases_de_reglas(situacion.formulacion.agenda, situacion.formulacion.bolsas)
    return {p.id: _motivos(situacion, p, frases) for p in situacion.formulacion.competidoras}


def _motivos(
    situacion: Situacion, propuesta: Propuesta, frases: dict[str, str]
) -> tuple[Motivo, ...]:
    if propuesta.id in situacion.cartera.inicios:
        return _de_elegida(situacion, propuesta)
    if propuesta.id in situacion.estudios:
        costo = decir(propuesta.costo_preinversion, "pesos", situacion.formulacion.agenda.moneda)
        texto = (
            f"Recibe {costo} para estudios y diseños: está en fase {propuesta.fase} y "
            "todavía no puede recibir dinero para obras."
        )
        return (Motivo(codigo="preinversion", texto=texto),)
    if not situacion.formulacion.columnas[propuesta.id]:
        return (_sin_arranque(propuesta),)
    return _de_espera(situacion, propuesta, frases)


def _de_elegida(situacion: Situacion, propuesta: Propuesta) -> tuple[Motivo, ...]:
    formulacion = situacion.formulacion
    obligatorias = [
        Motivo(codigo=f"obligatoria:{r.id}", texto=f"{r.texto} {r.motivo or ''}".strip())
        for r in formulacion.agenda.reglas
        if isinstance(r, Obligatoria) and r.propuesta == propuesta.id
    ]
    valor = decir(formulacion.valor[propuesta.id], "puntos")
    texto = (
        f"Aporta {valor} de valor y hace parte del conjunto de propuestas que más valor suma "
        "cumpliendo todas las reglas con el dinero que hay."
        if situacion.cartera.estado == "probada"
        else f"Aporta {valor} de valor y hace parte del mejor conjunto de propuestas que se "
        "encontró."
    )
    return (*obligatorias, Motivo(codigo="mayor_valor", texto=texto))


def _sin_arranque(propuesta: Propuesta) -> Motivo:
    if propuesta.fase in FASES_DE_PREINVERSION:
        estudios = (
            "no alcanzó dinero de estudios en esta agenda"
            if propuesta.costo_preinversion
            else "no pidió dinero para estudios"
        )
        texto = (
            f"Está en fase {propuesta.fase}: ninguna fuente le paga obras hasta que tenga más "
            f"estudios, y {estudios}."
        )
        return Motivo(codigo="sin_madurez", texto=texto)
    texto = (
        "Ninguna de sus fuentes puede pagarla en los años en que podría hacerse dentro del periodo."
    )
    return Motivo(codigo="sin_fuente_o_inicio", texto=texto)


def _de_espera(
    situacion: Situacion, propuesta: Propuesta, frases: dict[str, str]
) -> tuple[Motivo, ...]:
    formulacion = situacion.formulacion
    valor = decir(formulacion.valor[propuesta.id], "puntos")
    costo = decir_costo(formulacion.agenda, formulacion.costo[propuesta.id])
    con = ", imprevistos incluidos" if lleva_imprevistos(formulacion.agenda, propuesta) else ""
    cierre = (
        "El conjunto elegido no la incluye, y está probado que ningún otro que cumpla las reglas "
        "vale más."
        if situacion.cartera.estado == "probada"
        else "El mejor conjunto de propuestas que se encontró no la incluye."
    )
    texto = f"Compitió con {valor} de valor. Cuesta {costo}{con}. {cierre}"
    return (
        Motivo(codigo="competencia", texto=texto),
        *_empatada(situacion, propuesta),
        *_impedimentos(situacion, propuesta, frases),
    )


def _empatada(situacion: Situacion, propuesta: Propuesta) -> tuple[Motivo, ...]:
    """Si cambiarla por una elegida deja el mismo valor, con cuál y qué lo decidió."""
    formulacion = situacion.formulacion
    nombres = {p.id: p.nombre for p in formulacion.competidoras}
    for elegida in sorted(situacion.cartera.inicios):
        if formulacion.valor[elegida] != formulacion.valor[propuesta.id]:
            continue
        if not _intercambiable(situacion, propuesta.id, elegida):
            continue
        que = _que_decidio(formulacion, elegida, propuesta.id)
        texto = f"Cambiarla por «{nombres[elegida]}» daría el mismo valor: {que}."
        return (Motivo(codigo=f"empate:{elegida}", texto=texto),)
    return ()


def _que_decidio(formulacion: Formulacion, elegida: str, otra: str) -> str:
    if formulacion.costo[elegida] < formulacion.costo[otra]:
        return "se prefirió la de menor costo"
    if formulacion.agenda.sorteo.semilla is None:
        return "falta el sorteo público que decide, y por ahora el orden es provisional"
    return "decidió el sorteo público"


def _intercambiable(situacion: Situacion, entra: str, sale: str) -> bool:
    formulacion = situacion.formulacion
    resto = situacion.eleccion - set(formulacion.columnas[sale])
    return any(
        not _incumplidas(formulacion, resto | {columna}) for columna in formulacion.columnas[entra]
    )


def _impedimentos(
    situacion: Situacion, propuesta: Propuesta, frases: dict[str, str]
) -> tuple[Motivo, ...]:
    """Qué se incumpliría al sumarla a lo ya elegido, en el año en que menos incumple."""
    por_inicio = [
        _incumplidas(situacion.formulacion, situacion.eleccion | {columna})
        for columna in situacion.formulacion.columnas[propuesta.id]
    ]
    reglas = min(por_inicio, key=len)
    motivos = []
    for regla in reglas:
        if regla == "dinero":
            texto = (
                "Sin mover los años en que empieza lo ya elegido, a sus fuentes no les queda "
                "dinero para pagarla completa."
            )
        else:
            frase = con_punto(frases.get(regla, regla))
            texto = f"Sumarla a lo ya elegido incumpliría una regla: {frase}"
        motivos.append(Motivo(codigo=f"impide:{regla}", texto=texto))
    return tuple(motivos)


def _incumplidas(formulacion: Formulacion, eleccion: frozenset[int]) -> tuple[str, ...]:
    """Las reglas que incumple una elección, en enteros exactos; «dinero» si no se puede pagar."""
    pagado = alcanzar(formulacion, eleccion)
    valores = valores_de(formulacion, eleccion, pagado or {})
    reglas = dict.fromkeys(
        r.regla
        for r in formulacion.restricciones
        if r.regla and not r.regla.startswith("techo:") and holgura(r, valores) < 0
    )
    return (*(("dinero",) if pagado is None else ()), *reglas)
