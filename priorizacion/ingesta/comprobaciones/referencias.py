"""Lo leído → cada identificador que no existe: quién lo nombra y a cuál se parece."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.regla import (
    Cuota,
    Excluyentes,
    Grupo,
    Obligatoria,
    Paquete,
    PisoSatisfaccion,
    Regla,
    Requiere,
)
from priorizacion.ingesta.apuntes import en
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.marcas import Marcas
from priorizacion.ingesta.nombrados import desconocido, ninguno


def en_propuestas(leido: Leido) -> Iterator[Observacion]:
    """Zona, dimensión, estamento, fuentes, aportes, requiere y fusionada_en de cada propuesta."""
    if leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.legibles():
        referencias = (
            ("zona", "zonas", [propuesta.zona]),
            ("dimension", "dimensiones", [propuesta.dimension]),
            ("estamento_proponente", "estamentos", [propuesta.estamento_proponente]),
            ("fuentes", "fuentes", propuesta.fuentes),
            ("aportes", "fuentes", sorted({a.fuente for a in propuesta.aportes})),
            ("requiere", "propuestas", propuesta.requiere),
            ("fusionada_en", "propuestas", [propuesta.fusionada_en]),
        )
        for columna, seccion, ids in referencias:
            origen = leido.propuestas.origen(linea, columna)
            yield from _desconocidos(leido, seccion, ids, origen)


def en_tablas(leido: Leido) -> Iterator[Observacion]:
    """Comité, habilitantes, impedimentos y puntajes publicados."""
    comite = leido.participantes
    for participante, linea in comite.pares() if comite else ():
        origen = comite.origen(linea, "estamento") if comite else Origen(archivo="")
        yield from _desconocidos(leido, "estamentos", [participante.estamento], origen)
    for respuesta, linea in leido.respuestas.pares():
        lugar = leido.respuestas.origen
        yield from _desconocidos(
            leido, "propuestas", [respuesta.propuesta], lugar(linea, "propuesta")
        )
        yield from _desconocidos(leido, "habilitantes", [respuesta.item], lugar(linea, "item"))
    for impedimento, linea in leido.impedimentos.pares():
        lugar = leido.impedimentos.origen
        quien = [impedimento.participante]
        yield from _desconocidos(leido, "participantes", quien, lugar(linea, "participante"))
        que = [impedimento.propuesta]
        yield from _desconocidos(leido, "propuestas", que, lugar(linea, "propuesta"))


def en_puntajes(leido: Leido) -> Iterator[Observacion]:
    """Propuesta, criterio y estamento de cada puntaje publicado."""
    if leido.puntajes is None:
        return
    for puntaje, linea in leido.puntajes.pares():
        lugar = leido.puntajes.origen
        yield from _desconocidos(
            leido, "propuestas", [puntaje.propuesta], lugar(linea, "propuesta")
        )
        yield from _desconocidos(leido, "criterios", [puntaje.criterio], lugar(linea, "criterio"))
        yield from _desconocidos(
            leido, "estamentos", [puntaje.estamento], lugar(linea, "estamento")
        )


def en_marcas(leido: Leido) -> Iterator[Observacion]:
    """Participante, propuesta y criterio de cada marca; mira los distintos, no cada una."""
    for marcas in leido.marcas:
        yield from _en_columna(leido, marcas, "participante", marcas.participantes)
        yield from _en_columna(leido, marcas, "propuesta", marcas.propuestas)
        yield from _en_columna(leido, marcas, "criterio", marcas.criterios)


def en_fuentes(leido: Leido) -> Iterator[Observacion]:
    """Zonas y dimensiones de cada fuente, y las fuentes de preinversión."""
    if leido.reglas is None:
        return
    for i, fuente in enumerate(leido.reglas.fuentes):
        for clave, ids in (("zonas", fuente.zonas), ("dimensiones", fuente.dimensiones)):
            origen = leido.en_agenda("fuentes", i, clave)
            yield from _desconocidos(leido, clave, ids or (), origen)
    preinversion = leido.reglas.preinversion
    for fuente_id in preinversion.techos if preinversion else ():
        origen = leido.en_agenda("preinversion", "techos", fuente_id)
        yield from _desconocidos(leido, "fuentes", [fuente_id], origen)


def en_reglas(leido: Leido) -> Iterator[Observacion]:
    """Propuestas y estamentos que nombran las reglas, y los grupos de las cuotas."""
    if leido.reglas is None:
        return
    for i, regla in enumerate(leido.reglas.reglas):
        for clave, ids in _propuestas_de(regla):
            origen = leido.en_agenda("reglas", i, clave)
            yield from _desconocidos(leido, "propuestas", ids, origen)
        if isinstance(regla, Cuota):
            yield from _en_grupo(leido, i, regla.grupo)
        if isinstance(regla, PisoSatisfaccion):
            origen = leido.en_agenda("reglas", i, "estamento")
            yield from _desconocidos(leido, "estamentos", [regla.estamento], origen)


def en_sesiones(leido: Leido) -> Iterator[Observacion]:
    """Los estamentos que asistieron a cada sesión."""
    comite = leido.reglas.comite if leido.reglas else None
    for i, sesion in enumerate(comite.sesiones if comite else ()):
        origen = leido.en_agenda("comite", "sesiones", i, "asistentes")
        yield from _desconocidos(leido, "estamentos", sesion.asistentes, origen)


def _en_grupo(leido: Leido, i: int, grupo: Grupo) -> Iterator[Observacion]:
    claves = (
        ("zona", "zonas", grupo.zona),
        ("dimension", "dimensiones", grupo.dimension),
        ("estamento_proponente", "estamentos", grupo.estamento_proponente),
    )
    for clave, seccion, ids in claves:
        origen = leido.en_agenda("reglas", i, "grupo", clave)
        yield from _desconocidos(leido, seccion, ids or (), origen)


def _propuestas_de(regla: Regla) -> Iterable[tuple[str, Sequence[str]]]:
    if isinstance(regla, Obligatoria):
        return [("propuesta", [regla.propuesta])]
    if isinstance(regla, Requiere):
        return [("propuesta", [regla.propuesta]), ("requiere", regla.requiere)]
    if isinstance(regla, Excluyentes | Paquete):
        return [("propuestas", regla.propuestas)]
    return []


def _en_columna(
    leido: Leido, marcas: Marcas, columna: str, textos: Sequence[str]
) -> Iterator[Observacion]:
    """Una observación por id desconocido, en su primera marca, con cuántas marcas son."""
    conocidos = leido.ids[f"{columna}s"]
    malos = set() if conocidos is None else set(textos) - conocidos
    if not malos:
        return
    cuantas = Counter(texto for texto in textos if texto in malos)
    primeras = {texto: i for i, texto in reversed(list(enumerate(textos))) if texto in malos}
    for texto, i in primeras.items():
        for una in _desconocidos(leido, f"{columna}s", [texto], marcas.origen(i, columna)):
            varias = conocidos and cuantas[texto] > 1
            marcas_suyas = f" Son {cuantas[texto]} marcas." if varias else ""
            yield una.model_copy(update={"mensaje": una.mensaje + marcas_suyas})


def _desconocidos(
    leido: Leido, seccion: str, ids: Iterable[str | None], origen: Origen
) -> Iterator[Observacion]:
    conocidos = leido.ids[seccion]
    if conocidos is None:
        return
    malos = [id_ for id_ in ids if id_ is not None and id_ not in conocidos]
    if malos and not conocidos:
        comite = leido.participantes.archivo if leido.participantes else ""
        donde = en(comite) if seccion == "participantes" else leido.en_agenda(seccion)
        yield ninguno(seccion, donde, origen.archivo)
        return
    for id_ in malos:
        yield desconocido(seccion, id_, origen, leido.pista(seccion, id_))
