"""Lo que una regla tendría que ceder, dicho como lo diría un vecino."""

from fractions import Fraction
from math import floor

from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.frases import decir, decir_estamento, frases_de_reglas
from priorizacion.decision.reglas import pertenece
from priorizacion.decision.restriccion import Restriccion
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, redondear
from priorizacion.dominio.regla import (
    Capacidad,
    ConcentracionMaxima,
    Cuota,
    Excluyentes,
    Obligatoria,
    PisoSatisfaccion,
    Regla,
)


def conceder(formulacion: Formulacion, r: Restriccion, cantidad: int) -> str:
    """La concesión en una frase sin punto final; `cantidad`, en la unidad de la regla."""
    agenda = formulacion.agenda
    frase = frases_de_reglas(agenda, formulacion.bolsas).get(r.regla or "", r.nombre).rstrip(".")
    frase = frase.replace("«", "“").replace("»", "”")
    bolsa = next((b for b in formulacion.bolsas if b.nombre == r.nombre), None)
    if bolsa is not None:
        fuente = next(f.nombre for f in agenda.fuentes if f.id == bolsa.fuente)
        return (
            f"conseguir {decir(cantidad, 'pesos', agenda.moneda)} más de «{fuente}» {bolsa.cuando}"
        )
    regla = next((x for x in agenda.reglas if x.id == r.regla), None)
    if r.sentido == ">=":
        return _de_minimo(formulacion, regla, r, cantidad, frase)
    if isinstance(regla, Excluyentes):
        return f"permitir {decir(cantidad, 'proyectos')} más en «{frase}»"
    if r.unidad == "proyectos" and r.limite == 0:
        return f"levantar la regla «{frase}»"
    cuanto = decir(cantidad, r.unidad, agenda.moneda)
    return f"ampliar en {cuanto} el límite de «{frase}»{_de_cual(agenda, regla, r)}"


def _de_minimo(
    formulacion: Formulacion, regla: Regla | None, r: Restriccion, cantidad: int, frase: str
) -> str:
    if isinstance(regla, Obligatoria):
        return _de_obligatoria(formulacion, regla, r)
    if isinstance(regla, PisoSatisfaccion):
        return _de_piso(formulacion, regla, r, cantidad, frase)
    if isinstance(regla, Cuota):
        return _de_cuota(formulacion, regla, r, cantidad, frase)
    return f"bajar lo que pide «{frase}»"


def _de_cual(agenda: Agenda, regla: Regla | None, r: Restriccion) -> str:
    """De una regla que se repite por año o por proyecto, cuál de ellas."""
    ultimo = r.nombre.rsplit(":", 1)[-1]
    if isinstance(regla, Capacidad) and regla.por == "vigencia":
        return f" en {ultimo}"
    if isinstance(regla, ConcentracionMaxima):
        return f" para «{next(p.nombre for p in agenda.propuestas if p.id == ultimo)}»"
    return ""


def _de_obligatoria(formulacion: Formulacion, regla: Obligatoria, r: Restriccion) -> str:
    nombre = next(p.nombre for p in formulacion.agenda.propuestas if p.id == regla.propuesta)
    if r.terminos:
        return f"que «{nombre}» deje de ser obligatoria"
    if regla.propuesta in formulacion.columnas:
        return (
            f"que «{nombre}» deje de ser obligatoria, o conseguirle una fuente que pueda pagarla "
            "dentro del periodo"
        )
    return f"que «{nombre}» deje de ser obligatoria, porque no cumple lo necesario para competir"


def _de_cuota(
    formulacion: Formulacion, regla: Cuota, r: Restriccion, cantidad: int, frase: str
) -> str:
    elegibles = sum(
        1
        for p in formulacion.competidoras
        if pertenece(p, regla.grupo) and formulacion.columnas[p.id]
    )
    faltan = r.limite - elegibles
    if r.unidad == "proyectos" and faltan > 0:
        verbo = "falta" if faltan == 1 else "faltan"
        cuales = "elegible" if faltan == 1 else "elegibles"
        return (
            f"«{frase}» pide {decir(r.limite, 'proyectos')} y {_hay(elegibles)}: "
            f"{verbo} {decir(faltan, 'proyectos')} {cuales}"
        )
    cuanto = decir(cantidad, r.unidad, formulacion.agenda.moneda)
    return f"bajar en {cuanto} lo mínimo que pide «{frase}»"


def _de_piso(
    formulacion: Formulacion, regla: PisoSatisfaccion, r: Restriccion, cantidad: int, frase: str
) -> str:
    """Hasta dónde bajar el piso; la parte, recortada a centésimas de porcentaje, sí se cumple."""
    piso = next(p for p in formulacion.pisos if p.nombre == r.nombre)
    quien = f"el estamento {decir_estamento(piso.estamento)}"
    posible = floor(Fraction(10_000 * (r.limite - cantidad), piso.menor))
    if not posible:
        return f"que «{frase}» no pida nada para {quien}"
    desde, hasta = (escribir_centesimas(c) for c in (redondear(regla.minimo * 10_000), posible))
    return f"bajar de {desde} % a {hasta} % lo que «{frase}» pide para {quien}"


def _hay(elegibles: int) -> str:
    if not elegibles:
        return "no hay ninguno que pueda hacerse"
    return f"solo hay {elegibles} que {'pueda' if elegibles == 1 else 'puedan'} hacerse"
