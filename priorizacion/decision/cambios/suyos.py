"""La misma propuesta en dos agendas → qué cambió en ella."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from priorizacion.decision.cambios.dicho import citar, enumerar, mover, pasar, puntos
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.cambio import Cambio
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_razon
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajeEje
from priorizacion.dominio.resultado import PropuestaDecidida

_FASES = {"disenos": "diseños"}
_RESPUESTAS = {
    "cumple": "cumple",
    "no_cumple": "no cumple",
    "no_aplica": "no aplica",
    "condicionado": "cumple con condiciones",
    "sin_verificar": "sin verificar",
}
_SIN_RESPUESTA = "sin respuesta"

Lado = tuple[Agenda, Propuesta, PropuestaDecidida]
"""Una propuesta con su agenda y con lo que se decidió de ella."""


def comparar_suyos(antes: Lado, ahora: Lado) -> tuple[Cambio, ...]:
    """Datos, requisitos, puntajes, calendario y pagos, en ese orden."""
    return (
        *_datos(antes, ahora),
        *_requisitos(antes, ahora),
        *_puntajes(antes, ahora),
        *_calendario(antes[2], ahora[2]),
    )


def _datos(antes: Lado, ahora: Lado) -> Iterator[Cambio]:
    uno, otro = antes[1], ahora[1]
    moneda = ahora[0].moneda
    yield from pasar("id", "Su identificador", citar(uno.id), citar(otro.id))
    yield from pasar("nombre", "Su nombre", citar(uno.nombre), citar(otro.nombre))
    for campo, que in _PESOS.items():
        yield from mover(campo, que, (getattr(uno, campo), getattr(otro, campo)), moneda)
    for campo, que, unidad in _CUENTAS:
        yield from mover(campo, que, (getattr(uno, campo), getattr(otro, campo)), unidad)
    for campo, que, escribir in _TEXTOS:
        dichos = (escribir(a, getattr(p, campo)) for a, p in ((antes[0], uno), (ahora[0], otro)))
        yield from pasar(campo, que, *dichos)
    for columna in sorted({*uno.otras, *otro.otras}):
        dicho = (citar(p.otras.get(columna)) for p in (uno, otro))
        yield from pasar(f"columna:{columna}", f"Su «{columna}»", *dicho)
    if uno.descripcion != otro.descripcion:
        yield Cambio(
            codigo="descripcion",
            texto="Cambió su descripción.",
            antes=uno.descripcion,
            ahora=otro.descripcion,
        )


def _nombrado(seccion: str) -> Callable[[Agenda, Any], str]:
    def escribir(agenda: Agenda, ident: str | None) -> str:
        nombres = {n.id: n.nombre for n in getattr(agenda, seccion)}
        return citar(nombres.get(ident or "", ident))

    return escribir


def _nombradas(seccion: str) -> Callable[[Agenda, Any], str]:
    def escribir(agenda: Agenda, ids: Iterable[str]) -> str:
        nombres = {n.id: n.nombre for n in getattr(agenda, seccion)}
        return enumerar(citar(nombres.get(i, i)) for i in ids)

    return escribir


def _texto(_agenda: Agenda, valor: object) -> str:
    return citar(valor)


def _lista(_agenda: Agenda, valores: Iterable[object]) -> str:
    return enumerar(citar(v) for v in valores)


def _fase(_agenda: Agenda, fase: str) -> str:
    return _FASES.get(fase, fase)


def _anio(_agenda: Agenda, anio: int | None) -> str:
    return str(anio or "")


def _partes(_agenda: Agenda, partes: Iterable[Any]) -> str:
    lista = list(partes)
    total = sum(lista)
    return " / ".join(escribir_razon(p / total) for p in lista) if total else ""


def _aportes(agenda: Agenda, aportes: Iterable[Any]) -> str:
    nombres = {f.id: f.nombre for f in agenda.fuentes}
    return enumerar(
        f"{a.monto} de «{nombres.get(a.fuente, a.fuente)}» en {a.vigencia}" for a in aportes
    )


_PESOS = {
    "costo": "Su costo, sin imprevistos,",
    "costo_preinversion": "El costo de sus estudios",
}
_CUENTAS = (
    ("beneficiarios", "A cuánta gente llega", "personas"),
    ("duracion", "Lo que dura", "años"),
)
_TEXTOS: tuple[tuple[str, str, Callable[[Agenda, Any], str]], ...] = (
    ("fase", "Su fase", _fase),
    ("retirada", "Su retiro", _texto),
    ("fusionada_en", "La propuesta a la que se unió", _nombrado("propuestas")),
    ("inicio_minimo", "El primer año en que puede empezar", _anio),
    ("inicio_maximo", "El último año en que puede empezar", _anio),
    ("desembolsos", "El reparto de su costo por años", _partes),
    ("fuentes", "Quién puede pagarla", _nombradas("fuentes")),
    ("aportes", "El dinero que ya tiene comprometido", _aportes),
    ("ejecutor", "Quién la haría", _texto),
    ("zona", "Su zona", _nombrado("zonas")),
    ("municipio", "Su municipio", _texto),
    ("dimension", "Su dimensión", _nombrado("dimensiones")),
    ("sector", "Su sector", _texto),
    ("estamento_proponente", "Quién la propone", _texto),
    ("requiere", "Lo que necesita antes", _nombradas("propuestas")),
    ("etiquetas", "Sus etiquetas", _lista),
    ("ods", "Sus metas de desarrollo sostenible", _lista),
    ("bpin", "Su BPIN", _texto),
)
"""Campo, cómo se dice y cómo se escribe; los que faltan no deciden ni se publican."""


def _requisitos(antes: Lado, ahora: Lado) -> Iterator[Cambio]:
    """Solo los que piden las dos agendas: los que se agregan o se quitan se dicen una vez."""
    comunes = {h.id for h in antes[0].habilitantes}
    respuestas = [_respuestas(agenda, p.id) for agenda, p, _ in (antes, ahora)]
    for habilitante in ahora[0].habilitantes:
        if habilitante.id in comunes:
            dichas = (r.get(habilitante.id, _SIN_RESPUESTA) for r in respuestas)
            codigo = f"habilitante:{habilitante.id}"
            yield from pasar(codigo, f"El requisito «{habilitante.nombre}»", *dichas)


def _respuestas(agenda: Agenda, propuesta: str) -> Mapping[str, str]:
    suyas = (r for r in agenda.respuestas if r.propuesta == propuesta)
    return {r.item: f"«{_RESPUESTAS[r.respuesta]}»" for r in suyas}


def _puntajes(antes: Lado, ahora: Lado) -> Iterator[Cambio]:
    nombres = {c.id: c.nombre for agenda, _, _ in (antes, ahora) for c in agenda.criterios}
    for eje in ("prioridad", "factibilidad"):
        uno, otro = (_eje(decidida, eje) for _, _, decidida in (antes, ahora))
        cifras = (uno.centesimas if uno else None, otro.centesimas if otro else None)
        yield from mover(eje, f"Su {eje}", cifras, "puntos", _de_donde(uno, otro, nombres))


def _eje(decidida: PropuestaDecidida, eje: str) -> PuntajeEje | None:
    return getattr(decidida.desglose, eje) if decidida.desglose else None


def _de_donde(
    antes: PuntajeEje | None, ahora: PuntajeEje | None, nombres: Mapping[str, str]
) -> str:
    """Qué criterios se movieron; si ninguno, lo que cambió es cuánto pondera cada uno."""
    if antes is None or ahora is None:
        return ""
    de_antes = {c.criterio: puntos(c.puntaje) for c in antes.criterios}
    movidos = [
        f"«{nombres.get(c.criterio, c.criterio)}», de "
        f"{escribir_centesimas(de_antes[c.criterio] or 0)} a "
        f"{escribir_centesimas(puntos(c.puntaje) or 0)}"
        for c in ahora.criterios
        if c.criterio in de_antes and de_antes[c.criterio] != puntos(c.puntaje)
    ]
    if movidos:
        return f" ({'; '.join(movidos)})"
    return " porque cambió cuánto pondera cada criterio, no sus puntajes"


def _calendario(antes: PropuestaDecidida, ahora: PropuestaDecidida) -> Iterator[Cambio]:
    """Solo si se eligió en las dos: lo demás lo dice la decisión."""
    if antes.inicio is None or ahora.inicio is None:
        return
    yield from pasar("inicio", "El año en que empieza", str(antes.inicio), str(ahora.inicio))
    pagan = [
        enumerar(f"{p.monto} de «{p.fuente}» en {p.vigencia}" for p in decidida.pagos)
        for decidida in (antes, ahora)
    ]
    if pagan[0] != pagan[1]:
        texto = "Cambió quién la paga, cuánto o en qué año."
        yield Cambio(codigo="pagos", texto=texto, antes=pagan[0] or None, ahora=pagan[1] or None)
