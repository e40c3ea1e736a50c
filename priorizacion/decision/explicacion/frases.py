"""Una explicación → las frases que se publican: primero lo que pasa y después qué lo cambia."""

from collections.abc import Iterator, Sequence

from priorizacion.decision.frases import decir, frases_de_reglas
from priorizacion.decision.redaccion import Decision
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.explicacion import (
    Costo,
    Desenlace,
    Explicacion,
    Intervalo,
    MasDinero,
    Puntos,
)

_NO_ELEGIBLES: dict[Desenlace, str] = {
    "entra": "Si lo arregla, con lo demás igual, entra en la agenda.",
    "no_entra": "Aunque lo arregle, con lo demás igual no entraría: lo elegido vale más.",
    "depende": "Si se completa, que entre o no depende de los puntajes que le falten.",
    "no_se_sabe": "No se pudo saber si entraría después de arreglarlo.",
}
_INMADURAS: dict[Desenlace, str] = {
    **_NO_ELEGIBLES,
    "entra": "Con sus estudios y diseños completos, y lo demás igual, entraría en la agenda.",
    "no_entra": "Aun con sus estudios y diseños completos, con lo demás igual no entraría.",
}


def narrar(decision: Decision, e: Explicacion) -> tuple[str, ...]:
    """Las frases de una propuesta, la más importante primero."""
    nombres = {p.id: p.nombre for p in decision.agenda.propuestas}
    if e.caso == "puerta":
        return tuple(_de_arreglo(e, _NO_ELEGIBLES))
    if e.caso == "sin_arranque":
        return tuple(_de_arreglo(e, _INMADURAS))
    if e.caso == "regla":
        return (f"Con estas reglas no puede elegirse. {_reglas(decision, e.choca_con)}",)
    if e.caso == "elegida":
        return (*_de_elegida(decision, e, nombres),)
    if e.caso == "competencia":
        return (*_de_competencia(decision, e, nombres),)
    return ()


def _de_arreglo(e: Explicacion, desenlaces: dict[Desenlace, str]) -> Iterator[str]:
    if e.arreglo is None:
        return
    if e.arreglo.desenlace is None:
        yield "Lo que la dejó por fuera no se puede arreglar dentro de esta agenda."
    else:
        yield desenlaces[e.arreglo.desenlace]


def _de_competencia(decision: Decision, e: Explicacion, nombres: dict[str, str]) -> Iterator[str]:
    pierde = e.arrepentimiento
    if pierde is not None:
        yield f"{_perderia(pierde, 'Con ella')}{_quienes(e, nombres)}"
    for puntos in e.puntajes:
        yield _puntos_para_entrar(puntos)
    if e.costo is not None:
        yield _costo_para_entrar(e.costo, decision.agenda.moneda)
    fuentes = {f.id: f.nombre for f in decision.agenda.fuentes}
    for mas in e.dinero:
        yield _con_mas_dinero(mas, fuentes[mas.fuente], decision.agenda.moneda)


def _de_elegida(decision: Decision, e: Explicacion, nombres: dict[str, str]) -> Iterator[str]:
    if e.irremplazable:
        cuales = _reglas(decision, e.choca_con)
        yield f"Sin ella no hay agenda que cumpla todas las reglas. {cuales}".strip()
    elif e.reemplazo is not None:
        yield f"{_perderia(e.reemplazo, 'Sin ella')}{_quienes(e, nombres)}"
    for puntos in e.puntajes:
        yield _puntos_para_quedarse(puntos)
    if e.costo is not None:
        yield _costo_para_quedarse(e.costo, decision.agenda.moneda)


def _perderia(rango: Intervalo, como: str) -> str:
    """`como` es «Con ella» o «Sin ella»."""
    menor, mayor = rango.minimo, rango.maximo
    if mayor == 0:
        return f"{como} la agenda valdría lo mismo: las dos opciones empatan."
    if menor == 0:
        tope = "" if mayor is None else f": la agenda perdería a lo sumo {_decir_puntos(mayor)}"
        return f"{como} no se puede distinguir de lo elegido{tope}."
    if mayor is None:
        return f"{como} la agenda perdería al menos {_decir_puntos(menor)}."
    if menor == mayor:
        return f"{como} la agenda perdería {_decir_puntos(menor)} de valor."
    return (
        f"{como} la agenda perdería entre {escribir_centesimas(menor)} y "
        f"{escribir_centesimas(mayor)} puntos de valor."
    )


def _decir_puntos(centesimas: int) -> str:
    return f"{escribir_centesimas(centesimas)} {'punto' if centesimas == 100 else 'puntos'}"


def _quienes(e: Explicacion, nombres: dict[str, str]) -> str:
    rango = e.arrepentimiento or e.reemplazo
    exacto = rango is not None and rango.minimo == rango.maximo
    salen, entran = ([nombres[p] for p in ids] for ids in (e.saldrian, e.entrarian))
    if not salen and not entran:
        return ""
    partes = []
    if salen:
        partes.append(f"{'saldría' if len(salen) == 1 else 'saldrían'} {_lista(salen)}")
    if entran:
        partes.append(f"{'entraría' if len(entran) == 1 else 'entrarían'} {_lista(entran)}")
    cambio = " y ".join(partes)
    if exacto:
        return f" {cambio[0].upper()}{cambio[1:]}."
    return f" En la mejor combinación que se encontró así, {cambio}."


def _puntos_para_entrar(p: Puntos) -> str:
    tiene = f"tiene {escribir_centesimas(p.actual)}"
    if p.limite is None:
        return f"Ni con la {p.eje} máxima entraría ({tiene})."
    if p.limite.maximo is None:
        desde = escribir_centesimas(p.limite.minimo)
        return f"Necesitaría al menos {desde} de {p.eje}, y puede que ni con el máximo ({tiene})."
    return f"Con lo demás igual, entraría al llegar a {_entre(p.limite)} de {p.eje} ({tiene})."


def _puntos_para_quedarse(p: Puntos) -> str:
    tiene = f"tiene {escribir_centesimas(p.actual)}"
    if p.limite is None or p.limite.maximo == 0:
        return f"Ni con la {p.eje} más baja saldría ({tiene})."
    if p.limite.maximo is None:
        return f"Saldría si su {p.eje} bajara lo suficiente ({tiene})."
    if p.limite.maximo >= p.actual:
        if p.limite.minimo < p.actual:
            return f"No está probado que aguante una {p.eje} menor que la que tiene ({tiene[6:]})."
        return f"Con cualquier {p.eje} menor saldría ({tiene})."
    hasta = escribir_centesimas(p.limite.maximo)
    return f"Seguiría elegida mientras su {p.eje} no baje de {hasta} ({tiene})."


def _costo_para_entrar(c: Costo, moneda: str) -> str:
    if c.limite is None:
        return "Ni aunque costara casi nada entraría."
    if c.limite.minimo <= 0:
        return "No se encontró con qué costo menor entraría."
    con_el = decir(c.limite.minimo, "pesos", moneda)
    menos = decir(c.actual - c.limite.minimo, "pesos", moneda)
    return f"Con lo demás igual, entraría si costara {con_el}: {menos} menos."


def _costo_para_quedarse(c: Costo, moneda: str) -> str:
    if c.limite is None:
        return "Seguiría elegida con cualquier costo que se pueda pagar."
    if c.limite.minimo <= c.actual:
        exacto = c.limite.maximo is not None and c.limite.maximo <= c.actual
        return (
            "Si costara más, saldría."
            if exacto
            else "No está probado que aguante costar más de lo que cuesta."
        )
    al_menos = "" if c.limite.minimo == c.limite.maximo else "al menos "
    hasta = decir(c.limite.minimo, "pesos", moneda)
    mas = decir(c.limite.minimo - c.actual, "pesos", moneda)
    return f"Seguiría elegida {al_menos}hasta costar {hasta}: {mas} más."


def _con_mas_dinero(mas: MasDinero, fuente: str, moneda: str) -> str:
    if mas.pesos is None:
        return f"Ni con más dinero de «{fuente}» entraría."
    if mas.pesos.maximo is None or mas.vigencia is None:
        return f"No se pudo saber con cuánto más de «{fuente}» entraría."
    monto = decir(mas.pesos.maximo, "pesos", moneda)
    return f"Con exactamente {monto} más de «{fuente}» en {mas.vigencia}, lo demás igual, entraría."


def _reglas(decision: Decision, choca_con: Sequence[str]) -> str:
    """Las reglas que chocan; los techos se dicen una sola vez."""
    formulacion = decision.formulacion
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    dichas = [frases.get(r, r) for r in choca_con if not r.startswith("techo:")]
    hay_dinero = len(dichas) < len(choca_con)
    if hay_dinero and not dichas:
        return "No alcanza el dinero de las fuentes que pueden pagarla."
    cierre = " Ni con todo el dinero que hay." if hay_dinero else ""
    return f"Lo impide: {' · '.join(dichas)}{cierre}" if dichas else ""


def _entre(rango: Intervalo) -> str:
    menor, mayor = escribir_centesimas(rango.minimo), escribir_centesimas(rango.maximo or 0)
    return menor if menor == mayor else f"entre {menor} y {mayor}"


def _lista(nombres: Sequence[str]) -> str:
    entre_comillas = [f"«{n}»" for n in nombres]
    if len(entre_comillas) == 1:
        return entre_comillas[0]
    return f"{', '.join(entre_comillas[:-1])} y {entre_comillas[-1]}"
