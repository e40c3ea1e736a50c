"""Unas propuestas → cuándo empieza cada una para que el dinero alcance; o por qué no se puede.

Primero el programa lineal con las propuestas fijas, decidiendo de a una; si no basta, un programa
entero de solo esas propuestas. Si no hay cómo, se dice cuáles de ellas ya no caben juntas.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from priorizacion.decision.busqueda import Eleccion, Espacio, Examen, buscar
from priorizacion.decision.dual import Entorno
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante
from priorizacion.decision.restriccion import Restriccion, Terminos, holgura

_ENTERA = 0.999
"""Desde aquí el programa lineal ya decidió el inicio."""


@dataclass(frozen=True, slots=True)
class Acomodo:
    """Cómo empiezan unas propuestas."""

    eleccion: Eleccion | None = None
    """None si no se halló."""
    imposible: bool = False
    """Si está probado que no hay."""
    no_caben: frozenset[str] = frozenset()
    """Si es imposible, las que ya no caben juntas, ni con otras; vacío si no se supo cuáles."""
    prueba: Relajado | None = None
    """El programa lineal que lo prueba, si fue uno."""


def acomodar(
    formulacion: Formulacion,
    relajacion: Relajacion,
    espacio: Espacio,
    propuestas: Sequence[str],
    filas: Mapping[str, Entorno],
) -> Acomodo:
    """Los inicios de esas propuestas y ninguna más, con los límites de `filas` y de `espacio`."""
    lugar = _Lugar(formulacion, relajacion, espacio, lambda e: espacio.examinar(e) == "bien")
    acomodo = _con_enteros(lugar, propuestas, filas)
    if not acomodo.imposible or acomodo.prueba is not None:
        return acomodo
    return replace(acomodo, no_caben=_no_caben(formulacion, espacio, propuestas))


@dataclass(frozen=True, slots=True)
class _Lugar:
    formulacion: Formulacion
    relajacion: Relajacion
    espacio: Espacio
    sirve: Callable[[Eleccion], bool]
    """Si una elección cumple, en enteros exactos."""


def _con_enteros(lugar: _Lugar, propuestas: Sequence[str], filas: Mapping[str, Entorno]) -> Acomodo:
    """Sumergiéndose en el programa lineal; si no basta, con el programa entero."""
    fijas = _fijar(lugar.formulacion, propuestas, filas)
    for objetivo in _preferencias(lugar.formulacion, propuestas):
        acomodo = _sumergirse(lugar, propuestas, replace(fijas, objetivo=objetivo))
        if acomodo.imposible or acomodo.eleccion is not None:
            return acomodo
    van = list(_van(lugar.formulacion, propuestas))
    hallazgo = buscar(replace(lugar.espacio, cortes=[]), {}, van)
    if hallazgo.estado in ("inviable", "sin_respuesta"):
        return Acomodo(imposible=hallazgo.estado == "inviable")
    return Acomodo(hallazgo.eleccion)


def _sumergirse(lugar: _Lugar, propuestas: Sequence[str], fijas: Variante) -> Acomodo:
    """Deja quieta, de a una, la propuesta más decidida por el programa lineal."""
    columnas, decididas = lugar.formulacion.columnas, dict[str, int]()
    for _ in propuestas:
        puestas = dict.fromkeys(decididas.values(), (1, 1))
        relajado = lugar.relajacion.resolver(replace(fijas, columnas={**fijas.columnas, **puestas}))
        if relajado.estado != "optimo":
            prueba = relajado.estado == "inviable" and not decididas
            return Acomodo(imposible=prueba, prueba=relajado if prueba else None)
        valores = relajado.valores.tolist()
        mayores = {p: max(columnas[p], key=lambda i: (valores[i], -i)) for p in propuestas}
        eleccion = frozenset(mayores.values())
        if lugar.sirve(eleccion):
            return Acomodo(eleccion)
        partidas = {p: i for p, i in mayores.items() if valores[i] < _ENTERA}
        if not partidas:
            break
        decididas |= {p: i for p, i in mayores.items() if p not in partidas}
        cual = max(partidas, key=lambda p: (valores[partidas[p]], p))
        decididas[cual] = partidas[cual]
    return Acomodo()


def _no_caben(
    formulacion: Formulacion, espacio: Espacio, propuestas: Sequence[str]
) -> frozenset[str]:
    """Se quita de a una la que no hace falta para que no quepan; vacío si no es por el dinero."""
    lugar = _solo_dinero(formulacion, espacio)
    if lugar is None or not _con_enteros(lugar, propuestas, {}).imposible:
        return frozenset()
    quedan = list(propuestas)
    for p in sorted(propuestas, key=lambda p: (formulacion.costo[p], p)):
        resto = [q for q in quedan if q != p]
        if _con_enteros(lugar, resto, {}).imposible:
            quedan = resto
    return frozenset(quedan)


def _solo_dinero(formulacion: Formulacion, espacio: Espacio) -> _Lugar | None:
    """Solo el dinero y los topes que miran los inicios: ahí, quitar propuestas nunca estorba.

    None si alguna regla que mira los inicios no es un tope.
    """
    miran = [r for r in espacio.modelo.restricciones if r.terminos and _mira(formulacion, r)]
    topes = [r for r in miran if r.regla is not None and not r.regla.startswith("techo:")]
    if any(r.sentido != "<=" or min(r.terminos.values()) < 0 for r in topes):
        return None
    modelo = replace(espacio.modelo, restricciones=tuple(miran))

    def sirve(eleccion: Eleccion) -> bool:
        puestas = dict.fromkeys(eleccion, 1)
        cumple = all(holgura(r, puestas) >= 0 for r in topes)
        return cumple and espacio.examinar(eleccion) != "excede"

    def examinar(eleccion: Eleccion) -> Examen:
        return "bien" if sirve(eleccion) else "excede"

    relajacion = Relajacion(modelo, dict.fromkeys(range(modelo.binarias), 1))
    return _Lugar(
        formulacion, relajacion, replace(espacio, modelo=modelo, examinar=examinar), sirve
    )


def _mira(formulacion: Formulacion, r: Restriccion) -> bool:
    """Si la fila mira pesos o inicios; «un solo inicio» también se queda."""
    if max(r.terminos) >= len(formulacion.arranques) or r.nombre.startswith("inicio:"):
        return True
    return any(len({r.terminos.get(i, 0) for i in c}) > 1 for c in formulacion.columnas.values())


def _van(formulacion: Formulacion, propuestas: Sequence[str]) -> Iterator[Restriccion]:
    van = set(propuestas)
    for p, columnas in formulacion.columnas.items():
        if columnas:
            yield Restriccion(f"va:{p}", dict.fromkeys(columnas, 1), "=", int(p in van))


def _fijar(
    formulacion: Formulacion, propuestas: Sequence[str], filas: Mapping[str, Entorno]
) -> Variante:
    """Las de un solo inicio se obligan por su columna; las demás, por su fila."""
    van, columnas = set(propuestas), formulacion.columnas
    bordes = {i: (0, 0) for i, a in enumerate(formulacion.arranques) if a.propuesta not in van}
    bordes |= {columnas[p][0]: (1, 1) for p in propuestas if len(columnas[p]) == 1}
    inicios = {f"inicio:{p}": (1, 1) for p in propuestas if len(columnas[p]) > 1}
    return Variante(None, bordes, {**filas, **inicios})


def _preferencias(formulacion: Formulacion, propuestas: Sequence[str]) -> Iterator[Terminos]:
    """Temprano y tarde: cada una lleva a otra esquina del programa lineal."""
    suyas = [(n, i) for p in propuestas for n, i in enumerate(formulacion.columnas[p], start=1)]
    yield {i: -n for n, i in suyas}
    yield {i: n for n, i in suyas}
