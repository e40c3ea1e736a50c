"""Lo leído → quién nombra a una propuesta retirada o fusionada, que ya no puede elegirse."""

from collections.abc import Iterator, Mapping

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Excluyentes, Obligatoria, Paquete, Regla, Requiere
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido

_SI_NO = "Nombre la que sigue en pie, o quite la regla si ya no hace falta."


def en_propuestas(leido: Leido) -> Iterator[Observacion]:
    """`requiere` y `fusionada_en` llevan a propuestas que siguen en pie."""
    ausentes = _ausentes(leido)
    if leido.propuestas is None or not ausentes:
        return
    for propuesta, linea in leido.propuestas.pares():
        if propuesta.retirada:
            continue
        destino = ausentes.get(propuesta.fusionada_en or "")
        if destino is not None and not _en_circulo(propuesta, ausentes):
            origen = leido.propuestas.origen(linea, "fusionada_en")
            yield _de_fusion(propuesta, destino, origen)
        for otra in () if propuesta.fusionada_en else propuesta.requiere:
            if otra in ausentes:
                origen = leido.propuestas.origen(linea, "requiere")
                efecto = f"{propuesta.id} no podrá elegirse"
                yield _observar(ausentes[otra], "requiere", efecto, origen)


def en_reglas(leido: Leido) -> Iterator[Observacion]:
    """Las reglas con nombre hablan de propuestas que siguen en pie."""
    ausentes = _ausentes(leido)
    for i, regla in enumerate(leido.reglas.reglas if leido.reglas and ausentes else ()):
        for clave, id_, efecto in _nombradas(regla):
            if id_ in ausentes:
                origen = leido.en_agenda("reglas", i, clave)
                yield _observar(ausentes[id_], regla.tipo, efecto, origen)


def _ausentes(leido: Leido) -> Mapping[str, Propuesta]:
    objetos = leido.propuestas.objetos if leido.propuestas else ()
    return {p.id: p for p in objetos if p.retirada or p.fusionada_en}


def _en_circulo(propuesta: Propuesta, ausentes: Mapping[str, Propuesta]) -> bool:
    """Si de fusión en fusión se vuelve a una ya vista: eso lo dice «fusion-en-circulo»."""
    vistas: set[str] = set()
    actual: Propuesta | None = propuesta
    while actual is not None and actual.id not in vistas:
        vistas.add(actual.id)
        actual = ausentes.get(actual.fusionada_en or "")
    return actual is not None


def _nombradas(regla: Regla) -> Iterator[tuple[str, str, str]]:
    """Clave, propuesta y lo que pasará si ya no está."""
    if isinstance(regla, Obligatoria):
        yield "propuesta", regla.propuesta, "ninguna agenda cumplirá todas las reglas"
    if isinstance(regla, Paquete):
        for id_ in regla.propuestas:
            yield "propuestas", id_, "ninguna del paquete podrá elegirse"
    if isinstance(regla, Excluyentes):
        for id_ in regla.propuestas:
            yield "propuestas", id_, "la regla no la tendrá en cuenta"
    if isinstance(regla, Requiere):
        yield "propuesta", regla.propuesta, "la regla no dirá nada"
        for id_ in regla.requiere:
            yield "requiere", id_, f"{regla.propuesta} no podrá elegirse"


def _observar(ausente: Propuesta, desde: str, efecto: str, origen: Origen) -> Observacion:
    return observar(
        "propuesta-ausente",
        origen,
        f"«{desde}» nombra a {ausente.id}, que {_que_paso(ausente)}: {efecto}.",
        f"Nombre en su lugar a {ausente.fusionada_en}, si ahora es esa."
        if ausente.fusionada_en and not ausente.retirada
        else _SI_NO,
    )


def _de_fusion(propuesta: Propuesta, destino: Propuesta, origen: Origen) -> Observacion:
    return observar(
        "propuesta-ausente",
        origen,
        f"{propuesta.id} se unió a {destino.id}, que {_que_paso(destino)}: lo que pedía no se "
        "decide ahí.",
        "Escriba la propuesta que sigue en pie; si ninguna la recoge, diga en «retirada» por qué.",
    )


def _que_paso(ausente: Propuesta) -> str:
    return "está retirada" if ausente.retirada else f"se unió a {ausente.fusionada_en}"
