"""Una explicación → las frases que se publican: primero lo que pasa y después qué lo cambia."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from priorizacion.decision.frases import (
    con_punto,
    decir,
    decir_costo,
    frases_de_reglas,
    lleva_imprevistos,
)
from priorizacion.decision.redaccion import Decision
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.explicacion import (
    Costo,
    Desenlace,
    Explicacion,
    Intervalo,
    MasDinero,
    Puntos,
)
from priorizacion.dominio.propuesta import Propuesta

_NO_ELEGIBLES: dict[Desenlace, str] = {
    "entra": "Si se arregla lo que la deja por fuera, y lo demás sigue igual, entraría.",
    "no_entra": "Aunque se arregle lo que la deja por fuera, si lo demás sigue igual no entraría.",
    "depende": "Si se completa, que entre o no depende de los puntajes que le falten.",
    "no_se_sabe": "No se pudo saber si entraría al arreglar lo que la deja por fuera.",
}
_INMADURAS: dict[Desenlace, str] = {
    **_NO_ELEGIBLES,
    "entra": "Con los estudios y diseños completos, y lo demás igual, entraría.",
    "no_entra": "Aun con los estudios y diseños completos, si lo demás sigue igual no entraría.",
    "no_se_sabe": "No se pudo saber si entraría con los estudios y diseños completos.",
}
_CON, _SIN = "Con ella", "Sin ella"


@dataclass(frozen=True, slots=True)
class _Relato:
    """La propuesta de que se habla y lo que se sabe de ella."""

    decision: Decision
    propuesta: Propuesta
    e: Explicacion

    @property
    def agenda(self) -> Agenda:
        """La de la decisión."""
        return self.decision.agenda

    def nombrar(self, ids: Sequence[str]) -> str:
        """Enumera: «A», «B» y «C»."""
        nombres = {p.id: p.nombre for p in self.agenda.propuestas}
        return _lista([nombres.get(p, p) for p in ids])


def narrar(decision: Decision, e: Explicacion) -> tuple[str, ...]:
    """Las frases de una propuesta, la más importante primero; siempre hay alguna."""
    propuesta = next(p for p in decision.agenda.propuestas if p.id == e.propuesta)
    relato = _Relato(decision, propuesta, e)
    if e.caso == "aparte":
        return (_aparte(relato),)
    if e.caso in ("puerta", "sin_arranque"):
        return (_de_arreglo(e),)
    if e.caso == "regla":
        cuales = _reglas(relato, ("la impide", "la impiden"))
        return (f"Ninguna agenda que cumpla todas las reglas puede incluirla. {cuales}",)
    if e.caso == "elegida":
        return tuple(_de_elegida(relato))
    return tuple(_de_competencia(relato))


def _aparte(relato: _Relato) -> str:
    otra = relato.propuesta.fusionada_en
    if otra:
        return f"Lo que se decida de {relato.nombrar([otra])}, con la que va unida, vale para ella."
    return "Como fue retirada, ningún cambio la haría entrar en esta agenda."


def _de_arreglo(e: Explicacion) -> str:
    if e.arreglo is None or e.arreglo.desenlace is None:
        return "Lo que la deja por fuera no se puede arreglar dentro de esta agenda."
    desenlaces = _NO_ELEGIBLES if e.caso == "puerta" else _INMADURAS
    return desenlaces[e.arreglo.desenlace]


def _de_competencia(relato: _Relato) -> Iterator[str]:
    e = relato.e
    if e.arrepentimiento is not None:
        yield f"{_perderia(e.arrepentimiento, _CON)}{_quienes(relato)}"
    for puntos in e.puntajes:
        yield _puntos_para_entrar(puntos)
    if e.costo is not None:
        yield _costo_para_entrar(relato, e.costo)
    fuentes = {f.id: f.nombre for f in relato.agenda.fuentes}
    for mas in e.dinero:
        yield _con_mas_dinero(relato, mas, fuentes[mas.fuente])


def _de_elegida(relato: _Relato) -> Iterator[str]:
    e = relato.e
    if e.irremplazable:
        cuales = _reglas(relato, ("la exige", "la exigen"))
        yield f"Sin ella no hay agenda que cumpla todas las reglas. {cuales}".strip()
    elif e.reemplazo is not None:
        yield f"{_perderia(e.reemplazo, _SIN)}{_quienes(relato)}"
    for puntos in e.puntajes:
        yield _puntos_para_quedarse(puntos)
    if e.costo is not None:
        yield _costo_para_quedarse(relato, e.costo)


def _perderia(rango: Intervalo, como: str) -> str:
    menor, mayor = rango.minimo, rango.maximo
    if mayor == 0:
        favor = "no la favoreció" if como == _CON else "la favoreció"
        return f"{como}, la agenda valdría lo mismo: hubo empate, y el desempate {favor}."
    if menor == 0:
        tope = f"a lo sumo {decir(mayor, 'puntos')} de valor, y puede que nada" if mayor else "algo"
        duda = "" if mayor else "no se sabe si "
        return (
            f"No se puede distinguir cuál es mejor: {duda}{como.lower()} la agenda perdería {tope}."
        )
    if mayor is None:
        return f"{como}, la agenda perdería al menos {decir(menor, 'puntos')} de valor."
    if menor == mayor:
        return f"{como}, la agenda perdería {decir(menor, 'puntos')} de valor."
    return (
        f"{como}, la agenda perdería entre {escribir_centesimas(menor)} y {decir(mayor, 'puntos')} "
        "de valor."
    )


def _quienes(relato: _Relato) -> str:
    """Quién sale y quién entra con el cambio; nada si no se mueve otra."""
    e = relato.e
    rango = e.arrepentimiento or e.reemplazo
    partes = [
        f"{verbo}{'n' if len(ids) > 1 else ''} {relato.nombrar(ids)}"
        for verbo, ids in (("saldría", e.saldrian), ("entraría", e.entrarian))
        if ids
    ]
    if not partes:
        return ""
    cambio = " y ".join(partes)
    if rango is not None and rango.minimo == rango.maximo:
        return f" {cambio[0].upper()}{cambio[1:]}."
    return f" En lo mejor que se encontró así, {cambio}."


def _puntos_para_entrar(p: Puntos) -> str:
    tiene = f"hoy tiene {escribir_centesimas(p.actual)}"
    if p.limite is None:
        return f"Ni con 100 de {p.eje} entraría ({tiene})."
    desde = escribir_centesimas(p.limite.minimo)
    if p.limite.maximo is None:
        return f"Con menos de {desde} de {p.eje} no entraría; con más, no se sabe ({tiene})."
    if p.limite.minimo == p.limite.maximo:
        return f"Entraría con al menos {desde} de {p.eje} ({tiene})."
    hasta = escribir_centesimas(p.limite.maximo)
    return f"Con {hasta} de {p.eje} es seguro que entraría; con menos de {desde}, que no ({tiene})."


def _puntos_para_quedarse(p: Puntos) -> str:
    actual = escribir_centesimas(p.actual)
    if p.limite is None or p.limite.maximo == 0:
        return f"Ni con 0 de {p.eje} saldría (hoy tiene {actual})."
    if p.limite.maximo is None:
        return f"Saldría si su {p.eje} bajara lo suficiente (hoy tiene {actual})."
    if p.limite.maximo < p.actual:
        hasta = escribir_centesimas(p.limite.maximo)
        return f"Seguiría elegida mientras su {p.eje} no baje de {hasta} (hoy tiene {actual})."
    if p.limite.minimo < p.actual:
        return f"Si su {p.eje} bajara de {actual}, no se sabe si seguiría elegida."
    return f"Si su {p.eje} bajara de {actual}, saldría."


def _costo_para_entrar(relato: _Relato, c: Costo) -> str:
    if c.limite is None:
        return "Ni aunque costara casi nada entraría."
    if c.limite.minimo <= 0:
        return "No se encontró con qué costo menor entraría."
    con_el = _costo(relato, c.limite.minimo)
    menos = decir(c.actual - c.limite.minimo, "pesos", relato.agenda.moneda)
    return f"Entraría si costara {con_el}: {menos} menos."


def _costo_para_quedarse(relato: _Relato, c: Costo) -> str:
    if c.limite is None:
        return "Seguiría elegida con cualquier costo que se pueda pagar."
    if c.limite.minimo <= c.actual:
        exacto = c.limite.maximo is not None and c.limite.maximo <= c.actual
        que = "saldría" if exacto else "no se sabe si seguiría elegida"
        return f"Si costara más, {que}."
    hasta = _costo(relato, c.limite.minimo)
    mas = decir(c.limite.minimo - c.actual, "pesos", relato.agenda.moneda)
    probado = c.limite.minimo == c.limite.maximo
    cierre = "" if probado else " Si costara más que eso, no se sabe."
    return f"Seguiría elegida aunque costara {hasta}: {mas} más.{cierre}"


def _costo(relato: _Relato, pesos: int) -> str:
    """El costo de la propuesta; si la agenda le suma imprevistos, dice que ahí no van."""
    dicho = decir_costo(relato.agenda, pesos)
    imprevistos = lleva_imprevistos(relato.agenda, relato.propuesta)
    return f"{dicho} sin contar imprevistos" if imprevistos else dicho


def _con_mas_dinero(relato: _Relato, mas: MasDinero, fuente: str) -> str:
    if mas.pesos is None:
        return f"Ni con más dinero de «{fuente}» entraría."
    if mas.pesos.maximo is None or mas.vigencia is None:
        return f"No se pudo saber con cuánto más de «{fuente}» entraría."
    monto = decir(mas.pesos.maximo, "pesos", relato.agenda.moneda)
    return (
        f"Con exactamente {monto} más de «{fuente}» en {mas.vigencia}, y lo demás igual, entraría."
    )


def _reglas(relato: _Relato, verbos: tuple[str, str]) -> str:
    """Las reglas que chocan, y si además es el dinero; `verbos`, de una y de varias reglas."""
    formulacion = relato.decision.formulacion
    frases = frases_de_reglas(formulacion.agenda, formulacion.bolsas)
    choca_con = relato.e.choca_con
    dichas = [frases.get(r, r) for r in choca_con if not r.startswith("techo:")]
    hay_dinero = len(dichas) < len(choca_con)
    if hay_dinero and not dichas:
        return "No alcanza el dinero de las fuentes que pueden pagarla."
    if not dichas:
        return ""
    una, varias = verbos
    quien = f"{varias}, juntas, estas reglas" if len(dichas) > 1 else f"{una} esta regla"
    con = "Con el dinero que hay, " if hay_dinero else ""
    frase = f"{con}{quien}: {' · '.join(con_punto(d) for d in dichas)}"
    return f"{frase[0].upper()}{frase[1:]}"


def _lista(nombres: Sequence[str]) -> str:
    entre_comillas = [f"«{n}»" for n in nombres]
    if len(entre_comillas) == 1:
        return entre_comillas[0]
    return f"{', '.join(entre_comillas[:-1])} y {entre_comillas[-1]}"
