"""Qué quedó en firme antes de calificar, cuándo, y cada cambio posterior con su razón."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from priorizacion.dominio.contenido import Cambio
from priorizacion.dominio.firme import EnFirme, Enmienda, Momento
from priorizacion.dominio.recibo import abreviar
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.contexto import Contexto

_LARGO = 160
_A_LA_VISTA = 40
_DE = {"criterios": "criterio", "fuentes": "fuente", "reglas": "regla", "habilitantes": "requisito"}
"""Las listas de la agenda → cómo se llama cada uno de los suyos."""


@dataclass(frozen=True, slots=True)
class Modificacion:
    """Un cambio registrado, como se lee."""

    titulo: str
    motivo: str
    cuando: str
    renglones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firme:
    """La parte de la página que lo cuenta."""

    lectura: str
    huella: str
    cuantas: str
    modificaciones: tuple[Modificacion, ...]


def ver(contexto: Contexto, firme: EnFirme | None) -> Firme | None:
    """La vista; None si nada quedó en firme con el programa."""
    if firme is None:
        return None
    cuantas = len(firme.enmiendas)
    return Firme(
        lectura=f"El {palabras.fecha(firme.momento.fecha)} quedaron en firme los criterios con sus "
        "niveles y ponderaciones, las reglas, el dinero, el procedimiento del sorteo y las "
        f"propuestas, {_que_se_sabia(firme.momento)}.",
        huella=abreviar(firme.huella),
        cuantas="Desde entonces no ha cambiado nada."
        if not cuantas
        else f"Desde entonces hubo {palabras.contar(cuantas, 'cambio', 'cambios')}; cada uno quedó "
        "registrado con su razón.",
        modificaciones=tuple(_modificacion(contexto, e) for e in firme.enmiendas),
    )


def _que_se_sabia(momento: Momento) -> str:
    if not momento.marcas:
        sorteo = ", cuando el resultado del sorteo ya se conocía" if momento.con_semilla else ""
        return f"antes de la primera calificación{sorteo}"
    sabia = [f"cuando ya había {palabras.contar(momento.marcas, 'calificación', 'calificaciones')}"]
    if momento.con_resultado:
        sabia.append("ya se había calculado una agenda")
    if momento.con_semilla:
        sabia.append("ya se conocía el resultado del sorteo")
    return palabras.lista(sabia)


def _modificacion(contexto: Contexto, enmienda: Enmienda) -> Modificacion:
    renglones = list(_renglones(contexto, enmienda.cambios))
    de_mas = len(renglones) - _A_LA_VISTA
    if de_mas > 0:
        cola = f"Y {palabras.contar(de_mas, 'dato', 'datos')} más, en congelado.json."
        renglones = [*renglones[:_A_LA_VISTA], cola]
    return Modificacion(
        titulo=f"Cambio {enmienda.numero}: {palabras.fecha(enmienda.momento.fecha)}",
        motivo=enmienda.motivo,
        cuando=f"Se hizo {_que_se_sabia(enmienda.momento)}.",
        renglones=tuple(renglones),
    )


def _renglones(contexto: Contexto, cambios: Iterable[Cambio]) -> Iterator[str]:
    """Un renglón por dato; si una propuesta entró o salió entera, uno por propuesta."""
    for quien, grupo in groupby(cambios, key=lambda c: c.camino[:2]):
        todos = list(grupo)
        if quien[0] == "propuestas" and any(c.camino[2:] == ("nombre",) for c in todos):
            entera = _entera(quien[1], todos)
            if entera:
                yield entera
                continue
        for cambio in todos:
            donde = _donde(contexto, cambio)
            yield f"{donde[:1].upper()}{donde[1:]}: {_de_que_a_que(cambio)}"


def _entera(propuesta: str, cambios: list[Cambio]) -> str | None:
    nombre = next(c for c in cambios if c.camino[2:] == ("nombre",))
    if nombre.antes is None:
        return f"Se agregó la propuesta {propuesta}, «{nombre.ahora}»."
    if nombre.ahora is None:
        return f"Se quitó la propuesta {propuesta}, «{nombre.antes}»."
    return None


def _donde(contexto: Contexto, cambio: Cambio) -> str:
    seccion, *resto = cambio.camino
    if seccion == "propuestas":
        return f"{resto[0]} ({contexto.nombre(resto[0])}), {_campo(resto[1:])}"
    if seccion == "habilitantes":
        return f"{resto[0]} ({contexto.nombre(resto[0])}), requisito {_campo(resto[1:])}"
    if resto[0] in _DE and len(resto) > 1:
        return f"{_DE[resto[0]]} «{_nombre(contexto, resto[0], resto[1])}», {_campo(resto[2:])}"
    return _campo(resto)


def _nombre(contexto: Contexto, lista: str, ident: str) -> str:
    suyos = (x for x in getattr(contexto.agenda, lista) if x.id == ident)
    return next((getattr(x, "nombre", None) or ident for x in suyos), ident)


def _campo(pasos: Iterable[str]) -> str:
    return ", ".join(palabras.nombre_de_codigo(p).lower() for p in pasos) or "todo"


def _de_que_a_que(cambio: Cambio) -> str:
    if cambio.antes is None:
        return f"no estaba; ahora dice «{_corto(cambio.ahora)}»."
    if cambio.ahora is None:
        return f"decía «{_corto(cambio.antes)}»; ya no está."
    return f"decía «{_corto(cambio.antes)}»; ahora dice «{_corto(cambio.ahora)}»."


def _corto(texto: str | None) -> str:
    llano = " ".join((texto or "").split())
    return llano if len(llano) <= _LARGO else f"{llano[: _LARGO - 1]}…"
