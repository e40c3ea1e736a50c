"""Por qué cada propuesta que compitió quedó donde quedó, en frases con cifras.

Aquí solo lo que se sabe sin volver a resolver: qué regla impediría sumarla a lo ya elegido.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.decision.cartera import Cartera
from priorizacion.decision.exploracion import pagar_eleccion, valores_de
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import frases_de_reglas
from priorizacion.decision.restriccion import holgura
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
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
        costo = escribir_entero(propuesta.costo_preinversion)
        texto = (
            f"Recibe {costo} pesos para estudios y diseños: está en fase {propuesta.fase} y "
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
    valor = escribir_centesimas(formulacion.valor[propuesta.id])
    texto = (
        f"Aporta {valor} puntos de valor y hace parte de la cartera de mayor valor que cumple "
        "todas las reglas con el dinero que hay."
        if situacion.cartera.estado == "probada"
        else f"Aporta {valor} puntos de valor y hace parte de la mejor cartera que se encontró."
    )
    return (*obligatorias, Motivo(codigo="mayor_valor", texto=texto))


def _sin_arranque(propuesta: Propuesta) -> Motivo:
    if propuesta.fase in FASES_DE_PREINVERSION:
        texto = (
            f"Está en fase {propuesta.fase}: ninguna fuente le paga obras hasta que tenga más "
            "estudios, y no alcanzó dinero de estudios en esta agenda."
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
    valor = escribir_centesimas(formulacion.valor[propuesta.id])
    costo = escribir_entero(formulacion.costo[propuesta.id])
    principal = Motivo(
        codigo="competencia",
        texto=(
            f"Compitió con {valor} puntos de valor y un costo de {costo} pesos, y la cartera "
            "elegida reúne más valor sin ella."
        ),
    )
    return (principal, *_impedimentos(situacion, propuesta, frases))


def _impedimentos(
    situacion: Situacion, propuesta: Propuesta, frases: dict[str, str]
) -> tuple[Motivo, ...]:
    """Qué se incumpliría al sumarla a lo ya elegido, en el año en que menos incumple."""
    por_inicio = [
        _al_sumar(situacion, columna) for columna in situacion.formulacion.columnas[propuesta.id]
    ]
    reglas = min(por_inicio, key=len)
    motivos = []
    for regla in reglas:
        if regla == "dinero":
            texto = "Con lo ya elegido, a sus fuentes no les queda dinero para pagarla completa."
        else:
            texto = f"Sumarla a lo ya elegido incumpliría: {frases.get(regla, regla)}"
        motivos.append(Motivo(codigo=f"impide:{regla}", texto=texto))
    return tuple(motivos)


def _al_sumar(situacion: Situacion, columna: int) -> tuple[str, ...]:
    formulacion = situacion.formulacion
    eleccion = situacion.eleccion | {columna}
    pagado = pagar_eleccion(formulacion, eleccion)
    valores = valores_de(formulacion, eleccion, pagado or {})
    reglas = dict.fromkeys(
        r.regla
        for r in formulacion.restricciones
        if r.regla and not r.regla.startswith("techo:") and holgura(r, valores) < 0
    )
    return (*(("dinero",) if pagado is None else ()), *reglas)
