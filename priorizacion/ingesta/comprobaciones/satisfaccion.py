"""Lo leído → lo que no casa en las reglas de satisfacción: quién no tiene voz, qué está de más."""

from collections import Counter
from collections.abc import Iterator

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.puntaje import MARCAS_MINIMAS
from priorizacion.dominio.regla import MaxMin, PisoSatisfaccion
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.texto import citar


def max_min_una_vez(leido: Leido) -> Iterator[Observacion]:
    """`max_min` mira a todos los estamentos: dos veces no dice nada más."""
    reglas = leido.reglas.reglas if leido.reglas else ()
    lugares = [i for i, regla in enumerate(reglas) if isinstance(regla, MaxMin)]
    for i in lugares[1:]:
        yield observar(
            "max-min-repetida",
            leido.en_agenda("reglas", i, "tipo"),
            "Ya hay otra regla «max_min», y con una basta: mira a todos los estamentos.",
            "Deje una.",
        )


def sin_voz(leido: Leido) -> Iterator[Observacion]:
    """Si de un estamento protegido no se puede publicar ningún puntaje, se avisa."""
    if leido.reglas is None:
        return
    califican = any(c.origen == "valoraciones" for c in leido.reglas.criterios)
    callados = _callados(leido)
    for i, regla in enumerate(leido.reglas.reglas):
        if not isinstance(regla, PisoSatisfaccion | MaxMin):
            continue
        origen = leido.en_agenda("reglas", i, "tipo")
        nombrado = regla.estamento if isinstance(regla, PisoSatisfaccion) else None
        suyos = [citar(e) for e in callados if nombrado in (None, e)]
        if not califican:
            mensaje = "Nadie califica: a todos los estamentos les va igual y la regla no acota."
            yield observar("estamento-sin-voz", origen, mensaje, "Quite la regla.")
        elif suyos:
            mensaje = f"{_porque(leido)}: {', '.join(suyos)}. {_CUENTAN}"
            yield observar("estamento-sin-voz", origen, mensaje, _REMEDIO)


def _callados(leido: Leido) -> list[str]:
    """Los estamentos de los que no habrá puntaje propio; ninguno si todavía no se sabe."""
    declarados = leido.reglas.estamentos if leido.reglas else {}
    if _es_copia_publica(leido) and leido.puntajes is not None:
        con_puntaje = {p.estamento for p in leido.puntajes.objetos}
        return [e for e in declarados if e not in con_puntaje]
    if leido.participantes is None or leido.participantes.perdidas:
        return []
    cuantos = Counter(p.estamento for p in leido.participantes.objetos)
    return [e for e in declarados if cuantos[e] < MARCAS_MINIMAS]


def _es_copia_publica(leido: Leido) -> bool:
    return leido.puntajes is not None and not leido.con_marcas


def _porque(leido: Leido) -> str:
    if _es_copia_publica(leido):
        return "No hay puntajes publicados de"
    return f"Tienen menos de {MARCAS_MINIMAS} participantes y su puntaje no se publica"


_CUENTAN = "En la regla cuentan por ellos los puntajes de todo el comité."
_REMEDIO = "Si así está bien, no haga nada; si no, complete el comité o deje la regla para otros."
