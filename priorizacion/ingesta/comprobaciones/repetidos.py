"""Lo leído → lo que está dos veces, o dos veces con otras mayúsculas."""

from collections.abc import Iterable, Iterator, Sequence

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.marcas import Marcas

_SECCIONES = ("zonas", "dimensiones", "criterios", "habilitantes", "fuentes", "reglas")


def ids_de_tablas(leido: Leido) -> Iterator[Observacion]:
    """Propuestas y participantes con el mismo id."""
    if leido.propuestas is not None:
        hojas = leido.propuestas
        con_id = ((p.id, n) for p, n in hojas.legibles() if p.id)
        yield from _en_lista((id_, hojas.origen(n, "id")) for id_, n in con_id)
    if leido.participantes is not None:
        comite = leido.participantes
        pares = [(p.id, comite.origen(n, "participante")) for p, n in comite.pares()]
        yield from _en_lista(pares)


def ids_de_agenda(leido: Leido) -> Iterator[Observacion]:
    """Zonas, dimensiones, criterios, habilitantes, fuentes y reglas con el mismo id."""
    if leido.arbol is None:
        return
    for seccion in _SECCIONES:
        lista = leido.arbol.datos.get(seccion)
        items = enumerate(lista if isinstance(lista, list) else ())
        ids = [
            (str(item["id"]), leido.en_agenda(seccion, i, "id"))
            for i, item in items
            if isinstance(item, dict) and item.get("id") is not None
        ]
        yield from _en_lista(ids)
    estamentos = leido.arbol.datos.get("estamentos")
    if isinstance(estamentos, dict):
        yield from _en_lista([(e, leido.en_agenda("estamentos", e)) for e in estamentos])


def marcas(leido: Leido) -> Iterator[Observacion]:
    """La misma persona, propuesta y criterio con dos marcas, en uno o en varios archivos."""
    distintas: set[tuple[str, str, str]] = set()
    for b in leido.marcas:
        distintas.update(zip(b.participantes, b.propuestas, b.criterios, strict=True))
    if len(distintas) == sum(len(b.valores) for b in leido.marcas):
        return
    primera: dict[tuple[str, str, str], Origen] = {}
    for bloque in leido.marcas:
        yield from _en_bloque(bloque, primera)


def respuestas(leido: Leido) -> Iterator[Observacion]:
    """La misma condición respondida dos veces para una propuesta."""
    vistas: dict[tuple[str, str], int] = {}
    for respuesta, linea in leido.respuestas.pares():
        antes = vistas.setdefault((respuesta.propuesta, respuesta.item), linea)
        if antes != linea:
            yield observar(
                "respuesta-repetida",
                leido.respuestas.origen(linea, "item"),
                f"«{respuesta.item}» de {respuesta.propuesta} ya está en la fila {antes}.",
                "Deje una sola respuesta.",
            )


def impedimentos(leido: Leido) -> Iterator[Observacion]:
    """El mismo impedimento dos veces: no cambia nada, pero conviene mirar si era otro."""
    vistos: dict[tuple[str, str], int] = {}
    for impedimento, linea in leido.impedimentos.pares():
        antes = vistos.setdefault((impedimento.participante, impedimento.propuesta), linea)
        if antes != linea:
            yield observar(
                "impedimento-repetido",
                leido.impedimentos.origen(linea, "participante"),
                f"Ya está en la fila {antes}; se cuenta una vez.",
                "Borre la fila, o corríjala si era otro impedimento.",
            )


def puntajes(leido: Leido) -> Iterator[Observacion]:
    """El mismo puntaje publicado dos veces."""
    if leido.puntajes is None:
        return
    vistos: dict[tuple[str, str, str | None], int] = {}
    for puntaje, linea in leido.puntajes.pares():
        clave = (puntaje.propuesta, puntaje.criterio, puntaje.estamento)
        antes = vistos.setdefault(clave, linea)
        if antes != linea:
            yield observar(
                "marca-repetida",
                leido.puntajes.origen(linea, "puntaje"),
                f"Este puntaje ya está en la fila {antes}.",
                "Vuelva a escribir el archivo con «priorizacion priorizar».",
            )


def _en_lista(ids: Iterable[tuple[str, Origen]]) -> Iterator[Observacion]:
    vistos: dict[str, tuple[str, Origen]] = {}
    for id_, origen in ids:
        antes, donde = vistos.setdefault(id_.casefold(), (id_, origen))
        if donde is origen:
            continue
        lugar = f"la {'línea' if donde.archivo.endswith('.yaml') else 'fila'} {donde.fila}"
        if antes == id_:
            mensaje, codigo = f"«{id_}» ya está en {lugar}.", "id-repetido"
        else:
            mensaje = f"«{id_}» y «{antes}» ({lugar}) solo cambian en mayúsculas."
            codigo = "id-casi-igual"
        yield observar(codigo, origen, mensaje, "Dele a cada uno su propio identificador.")


def _en_bloque(
    bloque: Marcas, primera: dict[tuple[str, str, str], Origen]
) -> Iterator[Observacion]:
    columnas: tuple[Sequence[str], ...] = (
        bloque.participantes,
        bloque.propuestas,
        bloque.criterios,
    )
    for i, (quien, que, como) in enumerate(zip(*columnas, strict=True)):
        origen = bloque.origen(i, "valor")
        antes = primera.setdefault((quien, que, como), origen)
        if antes is not origen:
            yield observar(
                "marca-repetida",
                origen,
                f"{quien} ya marcó {que} en «{como}»: {antes.archivo}, fila {antes.fila}.",
                "Deje una sola marca; si cambió de opinión, la última que haya firmado.",
            )
