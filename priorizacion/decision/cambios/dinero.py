"""El dinero de dos agendas → qué cambió en él: techos, fuentes y sus condiciones."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from priorizacion.decision.cambios.dicho import altas_y_bajas, citar, enumerar, mover, pasar
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Cambio
from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.dominio.fuente import Fuente

_ARRASTRES = {
    "ninguno": "no pasa al siguiente",
    "bienio": "pasa dentro del mismo bienio",
    "periodo": "pasa al año siguiente",
}


def comparar_dinero(antes: Agenda, ahora: Agenda, *, mismo_periodo: bool) -> Iterator[Cambio]:
    """Año por año si el periodo es el mismo; si no, la suma de cada fuente en su periodo."""
    fuentes = [{f.id: f for f in agenda.fuentes} for agenda in (antes, ahora)]
    nombres = [{i: citar(f.nombre) for i, f in lado.items()} for lado in fuentes]
    yield from altas_y_bajas("fuente", ("Hay una fuente nueva:", "Ya no está la fuente"), *nombres)
    for ident, fuente in fuentes[1].items():
        if ident in fuentes[0]:
            par = (fuentes[0][ident], fuente)
            yield from _techos(par, ahora.moneda, mismo_periodo=mismo_periodo)
            yield from _condiciones(*par, ahora)
    yield from _estudios(antes, ahora, mismo_periodo=mismo_periodo)


def techo_del_periodo(agenda: Agenda) -> int:
    """Suma de los techos declarados, sin reservas ni descuentos."""
    vigencias = agenda.periodo.vigencias
    return sum(f.techos.get(v, 0) for f in agenda.fuentes for v in vigencias)


def _techos(par: tuple[Fuente, Fuente], moneda: str, *, mismo_periodo: bool) -> Iterator[Cambio]:
    antes, ahora = (dict(f.techos) for f in par)
    codigo, que = f"techo:{par[1].id}", f"El techo de «{par[1].nombre}»"
    yield from _por_anio((codigo, que), antes, ahora, moneda, mismo_periodo=mismo_periodo)


def _por_anio(
    dato: tuple[str, str],
    antes: Mapping[int, int],
    ahora: Mapping[int, int],
    moneda: str,
    *,
    mismo_periodo: bool,
) -> Iterator[Cambio]:
    codigo, que = dato
    if not mismo_periodo:
        sumas = (sum(antes.values()), sum(ahora.values()))
        yield from mover(codigo, f"{que} en el periodo", sumas, moneda)
        return
    for vigencia in sorted({*antes, *ahora}):
        cifras = (antes.get(vigencia, 0), ahora.get(vigencia, 0))
        yield from mover(f"{codigo}:{vigencia}", f"{que} en {vigencia}", cifras, moneda)


def _condiciones(antes: Fuente, ahora: Fuente, agenda: Agenda) -> Iterator[Cambio]:
    for campo, que, escribir in _CONDICIONES:
        dichas = (escribir(getattr(f, campo), agenda) for f in (antes, ahora))
        codigo = f"fuente:{ahora.id}:{campo}"
        yield from pasar(codigo, f"De «{ahora.nombre}», {que}", *dichas)


def _estudios(antes: Agenda, ahora: Agenda, *, mismo_periodo: bool) -> Iterator[Cambio]:
    lados = [a.preinversion for a in (antes, ahora)]
    maximos = [p.maximo if p else 0 for p in lados]
    que = "Lo más que se puede elegir para estudios y diseños"
    yield from mover("preinversion:maximo", que, (maximos[0], maximos[1]), "propuestas")
    techos = [p.techos if p else {} for p in lados]
    nombres = {f.id: f.nombre for f in chain(antes.fuentes, ahora.fuentes)}
    for fuente in sorted({*techos[0], *techos[1]}):
        dato = (
            f"preinversion:{fuente}",
            f"El dinero para estudios de «{nombres.get(fuente, fuente)}»",
        )
        uno, otro = (dict(t.get(fuente, {})) for t in techos)
        yield from _por_anio(dato, uno, otro, ahora.moneda, mismo_periodo=mismo_periodo)


def _arrastre(arrastre: str, _agenda: Agenda) -> str:
    return _ARRASTRES[arrastre]


def _certeza(certeza: Any, _agenda: Agenda) -> str:
    if isinstance(certeza, str):
        return certeza
    return enumerar(f"{dicha} en {vigencia}" for vigencia, dicha in sorted(certeza.items()))


def _parte(parte: Any, _agenda: Agenda) -> str:
    return "" if parte is None else escribir_razon(parte)


def _fase(fase: str, _agenda: Agenda) -> str:
    return "diseños" if fase == "disenos" else fase


def _lista(valores: Iterable[str] | None, _agenda: Agenda) -> str:
    return "todos" if valores is None else enumerar(citar(v) for v in valores)


def _nombrados(seccion: str) -> Callable[[Any, Agenda], str]:
    def escribir(ids: Iterable[str] | None, agenda: Agenda) -> str:
        nombres = {n.id: n.nombre for n in getattr(agenda, seccion)}
        return "todas" if ids is None else enumerar(citar(nombres.get(i, i)) for i in ids)

    return escribir


def _vigencias_futuras(valor: str | None, _agenda: Agenda) -> str:
    return {"autorizada": "sí", "no_autorizada": "no"}.get(valor or "", "sin responder")


_CONDICIONES: tuple[tuple[str, str, Callable[[Any, Agenda], str]], ...] = (
    ("arrastre", "lo que sobra en un año", _arrastre),
    ("certeza", "lo seguro que es el dinero", _certeza),
    ("descuento_proyectada", "lo que se descuenta de lo no seguro", _parte),
    ("fase_minima", "la fase desde la que paga", _fase),
    ("parte_maxima", "lo más que paga de un proyecto", _parte),
    ("zonas", "las zonas que puede pagar", _nombrados("zonas")),
    ("dimensiones", "las dimensiones que puede pagar", _nombrados("dimensiones")),
    ("sectores", "los sectores que puede pagar", _lista),
    ("territorios", "los territorios que puede pagar", _lista),
    ("vigencias_futuras", "si paga después del año en que empieza la obra", _vigencias_futuras),
)
"""Campo, cómo se dice y cómo se escribe."""
