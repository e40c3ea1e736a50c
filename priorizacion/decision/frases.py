"""Las reglas de una agenda en frases llanas, y una cantidad con su unidad."""

from priorizacion.decision.gasto import costo_cargado
from priorizacion.decision.techo import Bolsa
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.tipos import Unidad


def frases_de_reglas(agenda: Agenda, bolsas: tuple[Bolsa, ...]) -> dict[str, str]:
    """Nombre de regla → su frase, para todas: techos, máximo, requisitos y declaradas."""
    nombres = {p.id: p.nombre for p in agenda.propuestas}
    fuentes = {f.id: f.nombre for f in agenda.fuentes}
    frases = {b.nombre: _de_bolsa(b, fuentes[b.fuente], agenda.moneda) for b in bolsas}
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


def decir(cantidad: int, unidad: Unidad, moneda: str = "COP") -> str:
    """«1.250.000 pesos», «2.000.000 de pesos», «1 proyecto»; `moneda`, en ISO 4217."""
    if unidad == "puntos":
        return f"{escribir_centesimas(cantidad)} {'punto' if cantidad == 100 else 'puntos'}"
    singular, plural = {
        "pesos": (nombrar_moneda(moneda, una=True), nombrar_moneda(moneda)),
        "proyectos": ("proyecto", "proyectos"),
        "unidades": ("unidad", "unidades"),
    }[unidad]
    cerrado = cantidad >= 10**6 and cantidad % 10**6 == 0
    nombre = singular if cantidad == 1 else f"de {plural}" if cerrado else plural
    return f"{escribir_entero(cantidad)} {nombre}"


def decir_costo(agenda: Agenda, pesos: int) -> str:
    """«1.250.000 pesos de 2026»: lo que cuesta una obra, a los precios con que se comparan."""
    anio = f" de {agenda.precios.base}" if agenda.precios else ""
    return f"{decir(pesos, 'pesos', agenda.moneda)}{anio}"


def lleva_imprevistos(agenda: Agenda, propuesta: Propuesta) -> bool:
    """Si a su costo se le suman imprevistos: entonces hay que decir de cuál de los dos se habla."""
    return costo_cargado(agenda, propuesta) != propuesta.costo


def _de_bolsa(bolsa: Bolsa, fuente: str, moneda: str) -> str:
    return f"{fuente}: hasta {decir(bolsa.monto, 'pesos', moneda)} {bolsa.cuando}."
