"""Las reglas de una agenda en frases llanas, y una cantidad con su unidad."""

from priorizacion.decision.piso import estamentos_de
from priorizacion.decision.restriccion import Restriccion, Unidad
from priorizacion.decision.techo import Bolsa
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero


def frases_de_reglas(agenda: Agenda, bolsas: tuple[Bolsa, ...]) -> dict[str, str]:
    """Nombre de regla → su frase, para todas: techos, máximo, requisitos y declaradas."""
    nombres = {p.id: p.nombre for p in agenda.propuestas}
    fuentes = {f.id: f.nombre for f in agenda.fuentes}
    frases = {b.nombre: _de_bolsa(b, fuentes[b.fuente]) for b in bolsas}
    if agenda.maximo_proyectos is not None:
        frases["maximo_proyectos"] = (
            "Se elige a lo sumo 1 obra."
            if agenda.maximo_proyectos == 1
            else f"Se eligen a lo sumo {agenda.maximo_proyectos} obras."
        )
    for p in agenda.propuestas:
        for otra in p.requiere:
            frases[f"requiere:{p.id}"] = f"«{p.nombre}» necesita «{nombres.get(otra, otra)}»."
    return frases | {r.id: r.texto for r in agenda.reglas}


def frase_de_fila(agenda: Agenda, r: Restriccion, frases: dict[str, str]) -> str:
    """La frase de su regla; en las de satisfacción, para quién y cuánto pide."""
    frase = frases.get(r.regla or "", r.nombre)
    estamento = estamentos_de(agenda).get(r.nombre)
    if estamento is None:
        return frase
    puntos = escribir_centesimas(r.limite)
    return (
        f"{frase} Para {decir_estamento(estamento)}, al menos {puntos} puntos de valor contados "
        "con sus puntajes."
    )


def decir_estamento(estamento: str) -> str:
    """«autoridades_locales» → «autoridades locales»."""
    return estamento.replace("_", " ").replace("-", " ")


def decir(cantidad: int, unidad: Unidad) -> str:
    """«1.250.000 pesos», «2.000.000 de pesos», «1 proyecto», «3 unidades»."""
    singular = {"pesos": "peso", "proyectos": "proyecto", "unidades": "unidad"}[unidad]
    cerrado = cantidad >= 10**6 and cantidad % 10**6 == 0
    nombre = singular if cantidad == 1 else f"de {unidad}" if cerrado else unidad
    return f"{escribir_entero(cantidad)} {nombre}"


def _de_bolsa(bolsa: Bolsa, fuente: str) -> str:
    return f"{fuente}: hasta {decir(bolsa.monto, 'pesos')} {bolsa.cuando}."
