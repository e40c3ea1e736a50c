"""Unas propuestas → cuándo empieza cada una para que el dinero alcance; o por qué no se puede.

Primero el programa lineal con las propuestas fijas, redondeado de varias maneras; si no basta, un
programa entero de solo esas propuestas. Si no hay cómo, se dice cuáles de ellas ya no caben juntas.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from priorizacion.decision.busqueda import Eleccion, Espacio, buscar
from priorizacion.decision.dual import Entorno
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.relajacion import Relajacion, Relajado, Variante
from priorizacion.decision.restriccion import Restriccion, Terminos

INTENTOS = 8
"""Redondeos distintos antes de buscar con un programa entero."""
_AL_AZAR = 1000


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
    columnas = formulacion.columnas
    fijas = _fijar(formulacion, propuestas, filas)
    for objetivo in _preferencias(formulacion, propuestas):
        relajado = relajacion.resolver(replace(fijas, objetivo=objetivo))
        if relajado.estado == "inviable":
            return Acomodo(imposible=True, prueba=relajado)
        if relajado.estado != "optimo":
            break
        valores = relajado.valores
        eleccion = frozenset(
            max(columnas[p], key=lambda i: (float(valores[i]), -i)) for p in propuestas
        )
        if espacio.examinar(eleccion) == "bien":
            return Acomodo(eleccion)
    return _con_enteros(formulacion, espacio, propuestas)


def _con_enteros(formulacion: Formulacion, espacio: Espacio, propuestas: Sequence[str]) -> Acomodo:
    hallazgo = buscar(replace(espacio, cortes=[]), {}, list(_van(formulacion, propuestas)))
    if hallazgo.estado == "inviable":
        return Acomodo(imposible=True, no_caben=_no_caben(formulacion, espacio, propuestas))
    return Acomodo(None if hallazgo.estado == "sin_respuesta" else hallazgo.eleccion)


def _no_caben(
    formulacion: Formulacion, espacio: Espacio, propuestas: Sequence[str]
) -> frozenset[str]:
    """Se quita de a una la que no hace falta para que no quepan; vacío si no es por el dinero."""
    solo_dinero = _sin_reglas_de_elegir(formulacion, espacio)
    if solo_dinero is None or not _fallan(formulacion, solo_dinero, propuestas):
        return frozenset()
    quedan = list(propuestas)
    for p in sorted(propuestas, key=lambda p: (formulacion.costo[p], p)):
        resto = [q for q in quedan if q != p]
        if _fallan(formulacion, solo_dinero, resto):
            quedan = resto
    return frozenset(quedan)


def _fallan(formulacion: Formulacion, espacio: Espacio, propuestas: Sequence[str]) -> bool:
    filas = list(_van(formulacion, propuestas))
    return buscar(replace(espacio, cortes=[]), {}, filas).estado == "inviable"


def _sin_reglas_de_elegir(formulacion: Formulacion, espacio: Espacio) -> Espacio | None:
    """Solo el dinero y los topes que miran los inicios: ahí, quitar propuestas nunca estorba.

    None si alguna regla que mira los inicios no es un tope.
    """
    miran = [r for r in espacio.modelo.restricciones if r.terminos and _mira(formulacion, r)]
    reglas = [r for r in miran if r.regla is not None and not r.regla.startswith("techo:")]
    if any(r.sentido != "<=" or min(r.terminos.values()) < 0 for r in reglas):
        return None
    modelo = replace(espacio.modelo, restricciones=tuple(miran))
    return replace(espacio, modelo=modelo, examinar=lambda _: "bien")


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
    """Temprano, tarde, y después al azar: cada una lleva a otra esquina del programa lineal."""
    suyas = [(n, i) for p in propuestas for n, i in enumerate(formulacion.columnas[p])]
    yield {i: -n for n, i in suyas}
    yield {i: n for n, i in suyas}
    azar = Random(len(suyas))  # noqa: S311  # repetible, no un secreto
    for _ in range(INTENTOS - 2):
        yield {i: azar.randrange(_AL_AZAR) for _, i in suyas}
