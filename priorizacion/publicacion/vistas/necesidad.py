"""Lo que se perdería al incluir una propuesta, y qué le haría falta, en una frase cada cosa."""

from collections.abc import Iterator

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.explicacion import Explicacion, Intervalo, MasDinero
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto

_ARREGLADA = {
    "entra": "Si se arregla lo que la deja por fuera, entraría.",
    "no_entra": "Aunque se arregle lo que la deja por fuera, con lo demás igual no entraría.",
    "depende": "Si se arregla lo que la deja por fuera, dependería del puntaje que le dieran.",
    "no_se_sabe": "No se alcanzó a saber si entraría al arreglar lo que la deja por fuera.",
}


def resumir(contexto: Contexto, explicacion: Explicacion) -> tuple[str, ...]:
    """Lo esencial: qué se perdería, qué habría que arreglar y con qué entraría."""
    dichas = (
        perdida(contexto, explicacion),
        arreglo(explicacion),
        falta(contexto, explicacion),
    )
    return tuple(f for f in dichas if f)


def perdida(contexto: Contexto, explicacion: Explicacion) -> str | None:
    """Qué costaría incluirla, o qué costaría quitarla; None si no compite."""
    if explicacion.caso == "regla":
        return "Ninguna agenda que cumpla todas las reglas puede incluirla."
    if explicacion.irremplazable:
        return "Sin ella, ninguna agenda cumple todas las reglas."
    if explicacion.reemplazo is not None:
        return _reemplazo(contexto, explicacion.reemplazo)
    if explicacion.arrepentimiento is not None:
        return _arrepentimiento(contexto, explicacion.arrepentimiento)
    return None


def arreglo(explicacion: Explicacion) -> str | None:
    """Qué pasaría si se arreglara lo que la deja por fuera; None si no es eso."""
    if explicacion.arreglo is None:
        return None
    if not explicacion.arreglo.se_puede or explicacion.arreglo.desenlace is None:
        return "Lo que la deja por fuera no se puede arreglar."
    return _ARREGLADA[explicacion.arreglo.desenlace]


def falta(contexto: Contexto, explicacion: Explicacion, *, aclarar: bool = True) -> str | None:
    """Los cambios menores con que entraría, cada uno por separado; None si no se calcularon.

    `aclarar` agrega que basta uno: sobra donde ya se dijo.
    """
    if explicacion.caso != "competencia":
        return None
    caminos = list(_caminos(contexto, explicacion))
    if caminos:
        aparte = (
            ""
            if len(caminos) == 1 or not aclarar
            else " Basta una de esas cosas, con lo demás igual."
        )
        return f"Entraría {palabras.alternativas(caminos)}.{aparte}"
    cerrados = list(_cerrados(explicacion))
    if cerrados:
        return f"Con lo demás igual no entraría {', '.join(cerrados)}."
    dudosos = list(_dudosos(explicacion))
    return f"Necesitaría {palabras.alternativas(dudosos)}, y puede que ni así." if dudosos else None


def se_distingue(contexto: Contexto, diferencia: Intervalo) -> bool:
    """Si la diferencia es de verdad: está probado que no es cero y pasa de la brecha."""
    maximo = diferencia.maximo
    return diferencia.minimo > 0 and (maximo is None or maximo > (contexto.resultado.brecha or 0))


def cuantos(diferencia: Intervalo) -> str:
    """«3 puntos», «entre 1 y 3 puntos» o «al menos 3 puntos»."""
    minimo = escribir_centesimas(diferencia.minimo)
    if diferencia.maximo is None:
        return f"al menos {minimo} {_puntos(diferencia.minimo)}"
    maximo = escribir_centesimas(diferencia.maximo)
    cuales = _puntos(diferencia.maximo)
    if diferencia.minimo == diferencia.maximo:
        return f"{maximo} {cuales}"
    return f"entre {minimo} y {maximo} {cuales}"


def _puntos(centesimas: int) -> str:
    return "punto" if centesimas == 100 else "puntos"


def _arrepentimiento(contexto: Contexto, diferencia: Intervalo) -> str:
    if _nada(contexto, diferencia):
        return (
            "Incluirla no le quitaría valor a la agenda: hay otra que vale lo mismo y la incluye. "
            "Decidió el desempate."
        )
    if not se_distingue(contexto, diferencia):
        tope = _a_lo_sumo(diferencia, "incluirla le quitaría a la agenda")
        return f"No se puede distinguir de lo elegido{tope}."
    return f"Incluirla le quitaría a la agenda {cuantos(diferencia)} de valor."


def _reemplazo(contexto: Contexto, diferencia: Intervalo) -> str:
    if _nada(contexto, diferencia):
        return (
            "Hay otra agenda que vale lo mismo y no la incluye. Decidió el desempate a favor suyo."
        )
    if not se_distingue(contexto, diferencia):
        tope = _a_lo_sumo(diferencia, "sin ella la agenda perdería")
        return f"No se puede distinguir de su reemplazo{tope}."
    return f"Sin ella, la agenda valdría {cuantos(diferencia)} menos."


def _nada(contexto: Contexto, diferencia: Intervalo) -> bool:
    return diferencia.maximo == 0 and not contexto.resultado.brecha


def _a_lo_sumo(diferencia: Intervalo, cambio: str) -> str:
    if not diferencia.maximo:
        return ""
    maximo = f"{escribir_centesimas(diferencia.maximo)} {_puntos(diferencia.maximo)}"
    return f": {cambio} a lo sumo {maximo} de valor"


def _caminos(contexto: Contexto, explicacion: Explicacion) -> Iterator[str]:
    for puntaje in explicacion.puntajes:
        if puntaje.limite is not None and puntaje.limite.maximo is not None:
            mas = puntaje.limite.maximo - puntaje.actual
            yield f"con {escribir_centesimas(mas)} {_puntos(mas)} más de {puntaje.eje}"
    costo = explicacion.costo
    if costo is not None and costo.limite is not None and costo.limite.minimo > 0:
        menos = palabras.dinero_exacto(costo.actual - costo.limite.minimo, contexto.base)
        yield f"costando {menos} menos{_sin_imprevistos(contexto, explicacion.propuesta)}"
    seguros = [
        (d.pesos.maximo, d) for d in explicacion.dinero if d.vigencia and d.pesos and d.pesos.maximo
    ]
    if seguros:
        yield _con_mas(contexto, *min(seguros, key=lambda s: s[0]))


def _sin_imprevistos(contexto: Contexto, propuesta: str) -> str:
    """De qué costo se habla, si a los costos se les suman imprevistos."""
    sumados = contexto.decididas[propuesta].costo != contexto.propuestas[propuesta].costo
    return " sin contar imprevistos" if sumados else ""


def _cerrados(explicacion: Explicacion) -> Iterator[str]:
    """Lo que se sabe que no alcanza."""
    if explicacion.puntajes and all(p.limite is None for p in explicacion.puntajes):
        yield "ni con el puntaje máximo"
    if explicacion.costo is not None and explicacion.costo.limite is None:
        yield "ni costando menos"
    if explicacion.dinero and all(d.pesos is None for d in explicacion.dinero):
        yield "ni con más dinero de una sola fuente"


def _dudosos(explicacion: Explicacion) -> Iterator[str]:
    """Lo menos que le haría falta, sin saber si alcanza."""
    for puntaje in explicacion.puntajes:
        if puntaje.limite is not None and puntaje.limite.maximo is None:
            mas = puntaje.limite.minimo - puntaje.actual
            cuales = f"{_puntos(mas)} más de {puntaje.eje}"
            yield f"al menos {escribir_centesimas(mas)} {cuales}"


def _con_mas(contexto: Contexto, pesos: int, dinero: MasDinero) -> str:
    fuente = contexto.fuentes.get(dinero.fuente, dinero.fuente)
    tanto = palabras.dinero_exacto(pesos, contexto.moneda)
    return f"con exactamente {tanto} más de «{fuente}» en {dinero.vigencia}"
