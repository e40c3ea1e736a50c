"""Unas propuestas → cuándo empieza cada una para que el dinero alcance; o por qué no se puede.

Si no hay cómo, se dice cuáles de ellas ya no caben juntas.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from priorizacion.decision.busqueda import Eleccion, Espacio, buscar
from priorizacion.decision.cauces import Cauces, recorrer_inicios
from priorizacion.decision.dual import Entorno
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.restriccion import Restriccion

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


def acomodar(
    cauces: Cauces, espacio: Espacio, propuestas: Sequence[str], filas: Mapping[str, Entorno]
) -> Acomodo:
    """Los inicios de esas propuestas y ninguna más, con los límites de `filas` y de `espacio`."""
    formulacion = cauces.formulacion
    topes = _topes(formulacion, espacio)

    def sirve(eleccion: Eleccion) -> bool:
        return espacio.examinar(eleccion) == "bien"

    def se_paga(eleccion: Eleccion) -> bool:
        return espacio.examinar(eleccion) != "excede"

    recorrida = recorrer_inicios(cauces, propuestas, filas, topes or (), sirve)
    if recorrida.eleccion is not None:
        return Acomodo(recorrida.eleccion)
    if not recorrida.completa:
        return _con_enteros(formulacion, espacio, propuestas)
    quedan = list(propuestas)
    for p in (
        sorted(propuestas, key=lambda p: (formulacion.costo[p], p)) if topes is not None else ()
    ):
        resto = [q for q in quedan if q != p]
        if recorrer_inicios(cauces, resto, filas, topes or (), se_paga).completa:
            quedan = resto
    return Acomodo(imposible=True, no_caben=frozenset(() if topes is None else quedan))


def _con_enteros(formulacion: Formulacion, espacio: Espacio, propuestas: Sequence[str]) -> Acomodo:
    """Con un programa entero: recorrer se quedó sin pasos o dio con un redondeo."""
    # no hay nada que mejorar: cualquiera que quepa sirve
    limites = replace(espacio.limites, solo_probar=True)
    van = list(_van(formulacion, propuestas))
    hallazgo = buscar(replace(espacio, cortes=[], limites=limites), {}, van)
    if hallazgo.estado in ("inviable", "sin_respuesta"):
        return Acomodo(imposible=hallazgo.estado == "inviable")
    return Acomodo(hallazgo.eleccion)


def _topes(formulacion: Formulacion, espacio: Espacio) -> list[Restriccion] | None:
    """Las reglas que miran los inicios sin mirar pesos; None si alguna no es un tope.

    Si todas son topes, quitar propuestas nunca estorba.
    """
    miran = [
        r
        for r in espacio.modelo.restricciones
        if r.terminos
        and r.regla is not None
        and not r.regla.startswith("techo:")
        and _mira(formulacion, r)
    ]
    if any(r.sentido != "<=" or min(r.terminos.values()) < 0 for r in miran):
        return None
    binarias = len(formulacion.arranques)
    return miran if all(max(r.terminos) < binarias for r in miran) else None


def _mira(formulacion: Formulacion, r: Restriccion) -> bool:
    """Si la fila mira pesos o inicios."""
    if max(r.terminos) >= len(formulacion.arranques):
        return True
    return any(len({r.terminos.get(i, 0) for i in c}) > 1 for c in formulacion.columnas.values())


def _van(formulacion: Formulacion, propuestas: Sequence[str]) -> Iterator[Restriccion]:
    van = set(propuestas)
    for p, columnas in formulacion.columnas.items():
        if columnas:
            yield Restriccion(f"va:{p}", dict.fromkeys(columnas, 1), "=", int(p in van))
