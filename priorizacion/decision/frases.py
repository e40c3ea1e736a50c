"""Las reglas de una agenda en frases llanas, y una cantidad con su unidad."""

from priorizacion.decision.restriccion import Unidad
from priorizacion.decision.techo import Bolsa
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_entero


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


def decir_estamento(estamento: str) -> str:
    """«autoridades_locales» → «autoridades locales»."""
    return estamento.replace("_", " ").replace("-", " ")


def con_punto(frase: str) -> str:
    """La frase, terminada en punto si no lo estaba."""
    limpia = frase.strip()
    return limpia if limpia.endswith((".", "!", "?", "…")) else f"{limpia}."


def decir(cantidad: int, unidad: Unidad) -> str:
    """«1.250.000 pesos», «2.000.000 de pesos», «1 proyecto», «3 unidades»."""
    singular = {"pesos": "peso", "proyectos": "proyecto", "unidades": "unidad"}[unidad]
    cerrado = cantidad >= 10**6 and cantidad % 10**6 == 0
    nombre = singular if cantidad == 1 else f"de {unidad}" if cerrado else unidad
    return f"{escribir_entero(cantidad)} {nombre}"


def _de_bolsa(bolsa: Bolsa, fuente: str) -> str:
    return f"{fuente}: hasta {decir(bolsa.monto, 'pesos')} {bolsa.cuando}."
