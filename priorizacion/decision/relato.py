"""Una alternativa en palabras: qué cambiaría si se escogiera de otra manera."""

from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.dominio.contraste import Alternativa, Manera

COMIENZOS: dict[Manera, str] = {
    "puntaje": "Tomando de mayor a menor valor y saltando lo que ya no cabe",
    "llegada": "Atendiendo en orden de llegada y saltando lo que ya no cabe",
    "sin_tope": "Sin tope de proyectos",
    "valor_proyectos": "Si todos los proyectos contaran igual, cuesten lo que cuesten",
    "valor_inversion": "Si cada peso contara el puntaje de su proyecto",
    "valor_poblacion": "Si cada proyecto contara según la gente a la que llega",
    "reparto_igual": "Si cada persona del comité pagara, con su parte del dinero, lo que apoya",
}
SIN_LLEGADA = "Atendiendo en el orden de los códigos y saltando lo que ya no cabe"
"""El comienzo de la llegada cuando ninguna propuesta dice cuándo llegó."""
_MERCADO = "Es una lista de mercado: más obras, y cada una más pequeña."


@dataclass(frozen=True, slots=True)
class Total:
    """Lo que suma la agenda con que se compara."""

    proyectos: int
    valor: int
    costo: int


def relatar(comienzo: str, alternativa: Alternativa, agenda: Total) -> str:
    """La lectura de una alternativa frente a la agenda, en una a cuatro frases."""
    frases = [f"{comienzo}, {_que_pasa(alternativa, agenda)}."]
    if _mas_y_menores(alternativa, agenda):
        frases.append(_MERCADO)
    frases.extend(_incumplimiento(alternativa, agenda))
    if alternativa.firmeza == "con_brecha":
        frases.append("No está probado que sea la mejor lista de esa manera.")
    return " ".join(frases)


def _que_pasa(alternativa: Alternativa, agenda: Total) -> str:
    if not alternativa.entran and not alternativa.salen:
        return "se harían las mismas obras de la agenda"
    harian = _contar(alternativa.proyectos or 0, "proyecto", "proyectos")
    cuantos = f"se haría {harian}" if alternativa.proyectos == 1 else f"se harían {harian}"
    if alternativa.proyectos != agenda.proyectos:
        cuantos += f" en vez de {escribir_entero(agenda.proyectos)}"
    cambios = [
        _verbo(len(alternativa.entran), "entraría", "entrarían"),
        _verbo(len(alternativa.salen), "saldría", "saldrían"),
    ]
    mueve = " y ".join(c for c in cambios if c)
    return f"{cuantos}: {mueve}, y {_diferencia((alternativa.valor or 0) - agenda.valor)}"


def _diferencia(centesimas: int) -> str:
    """Contra el valor de la agenda, medido con la regla de la agenda."""
    if centesimas == 0:
        return "el valor sería el mismo"
    puntos = escribir_centesimas(abs(centesimas))
    verbo = "perdería" if centesimas < 0 else "ganaría"
    if abs(centesimas) == 100:
        return f"se {verbo} {puntos} punto de valor"
    return f"se {verbo}n {puntos} puntos de valor"


def _mas_y_menores(alternativa: Alternativa, agenda: Total) -> bool:
    """Si, sin tope, hay más obras y la obra promedio cuesta menos."""
    proyectos, costo = alternativa.proyectos or 0, alternativa.costo or 0
    if alternativa.manera != "sin_tope" or proyectos <= agenda.proyectos:
        return False
    return costo * agenda.proyectos < agenda.costo * proyectos


def _incumplimiento(alternativa: Alternativa, agenda: Total) -> list[str]:
    """Cuántas reglas rompe, sin contar el tope que se quitó a propósito."""
    a_proposito = "maximo_proyectos" if alternativa.manera == "sin_tope" else None
    cuantas = sum(r.regla != a_proposito for r in alternativa.incumple)
    if not cuantas:
        return []
    menos = "por lo menos " if alternativa.manera == "reparto_igual" else ""
    reglas = f"{menos}{_contar(cuantas, 'regla', 'reglas')} de la agenda"
    gana = (alternativa.valor or 0) > agenda.valor
    return [f"Pero no cumpliría {reglas}." if gana else f"Además, no cumpliría {reglas}."]


def _verbo(cuantas: int, una: str, varias: str) -> str:
    return f"{una if cuantas == 1 else varias} {cuantas}" if cuantas else ""


def _contar(cuantos: int, uno: str, varios: str) -> str:
    return f"{escribir_entero(cuantos)} {uno if cuantos == 1 else varios}"
