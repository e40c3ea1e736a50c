"""¿Alguna cartera de un grupo le gana a una conocida? En el orden de las etapas 1 a 4 y la lista.

Es la pregunta de toda la explicación: si las carteras sin una propuesta no cambian, el
procedimiento entero la elige exactamente cuando alguna con ella le gana a la mejor sin ella.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import gcd

from priorizacion.decision.busqueda import Eleccion, Espacio, buscar, elegidas, prohibir
from priorizacion.decision.exploracion import explorar
from priorizacion.decision.formulacion import Formulacion
from priorizacion.decision.modelo import Limites
from priorizacion.decision.restriccion import Restriccion, Terminos, lado, por
from priorizacion.decision.taller import Taller
from priorizacion.dominio.sorteo import sortear

LISTAS_MAXIMAS = 20
"""Cuántas carteras que empatan hasta en el sorteo se miran antes de rendirse."""


@dataclass(frozen=True, slots=True)
class Clave:
    """Lo que se compara de una selección, de lo primero a lo último."""

    valor: int
    """Centésimas: mientras más, mejor."""
    costo: int
    """Costo cargado, pesos: mientras menos, mejor."""
    proyectos: int
    """Cuántos: mientras menos, mejor."""
    sorteo: int
    """Suma de lo que sacó cada una: mientras más, mejor."""
    lista: tuple[str, ...]
    """Ids en orden: la menor gana si todo lo demás empata."""

    def supera(self, otra: "Clave") -> bool:
        """Si esta gana; falso si son la misma."""
        return self._orden() < otra._orden()

    def _orden(self) -> tuple[int, int, int, int, tuple[str, ...]]:
        return (-self.valor, self.costo, self.proyectos, -self.sorteo, self.lista)


@dataclass(frozen=True, slots=True)
class Duelo:
    """Cómo terminó: `gana` es None si los nodos no alcanzaron para saberlo."""

    gana: bool | None
    eleccion: Eleccion = frozenset()
    """La que ganó."""


def clave_de(formulacion: Formulacion, seleccion: Iterable[str]) -> Clave:
    """La clave de una selección con los valores y costos de esa formulación."""
    ids = tuple(sorted(seleccion))
    semilla = formulacion.agenda.sorteo.semilla
    return Clave(
        valor=sum(formulacion.valor[p] for p in ids),
        costo=sum(formulacion.costo[p] for p in ids),
        proyectos=len(ids),
        sorteo=sum(sortear(semilla, p) for p in ids),
        lista=ids,
    )


def con(formulacion: Formulacion, propuesta: str) -> Restriccion:
    """La fila que pide elegir esa propuesta."""
    terminos = dict.fromkeys(formulacion.columnas[propuesta], 1)
    return Restriccion(f"con:{propuesta}", terminos, ">=", 1)


def sin(formulacion: Formulacion, propuesta: str) -> Restriccion:
    """La fila que pide no elegirla."""
    terminos = dict.fromkeys(formulacion.columnas[propuesta], 1)
    return Restriccion(f"sin:{propuesta}", terminos, "<=", 0)


def retar(
    formulacion: Formulacion,
    grupo: Restriccion,
    rival: Clave,
    limites: Limites,
    taller: Taller | None = None,
) -> Duelo:
    """Si una cartera que cumple `grupo` le gana a `rival`; con la misma entrada, lo mismo.

    El `taller`, si se tiene, es el de las mismas reglas; los valores pueden ser otros.
    """
    espacio = explorar(formulacion, replace(limites, segundos=None), grupo)
    filas: list[Restriccion] = []
    for objetivo, logro in _pasos(formulacion, rival):
        duelo = _paso(espacio, objetivo, logro, (grupo, *filas), taller)
        if duelo is not None:
            return duelo
        filas.append(Restriccion(f"empata:{len(filas)}", objetivo, "=", logro))
    return _por_lista(formulacion, espacio, filas, rival)


def _pasos(formulacion: Formulacion, rival: Clave) -> Iterator[tuple[Terminos, int]]:
    semilla = formulacion.agenda.sorteo.semilla
    competidoras = [p.id for p in formulacion.competidoras]
    yield formulacion.objetivo(formulacion.valor), rival.valor
    yield por(-1, formulacion.objetivo(formulacion.costo)), -rival.costo
    yield por(-1, formulacion.objetivo(dict.fromkeys(competidoras, 1))), -rival.proyectos
    yield formulacion.objetivo({p: sortear(semilla, p) for p in competidoras}), rival.sorteo


def _paso(
    espacio: Espacio,
    objetivo: Terminos,
    logro: int,
    filas: tuple[Restriccion, ...],
    taller: Taller | None,
) -> Duelo | None:
    """El desenlace en este paso; None si lo mejor del grupo empata y hay que seguir.

    La primera fila es la del grupo: el espacio ya la tiene, el taller no.
    """
    unidad = gcd(*objetivo.values()) or 1
    filas = (*filas, Restriccion("iguala", objetivo, ">=", logro))
    if taller is None:
        acotado = replace(espacio, limites=replace(espacio.limites, basta=logro + unidad))
        hallazgo = buscar(acotado, objetivo, filas[1:])
    else:
        hallazgo = taller.buscar(objetivo, filas, espacio.limites)
    if hallazgo.estado == "inviable":
        return Duelo(False)
    if hallazgo.estado == "sin_respuesta":
        return Duelo(None)
    alcanzado = lado(Restriccion("", objetivo, "=", 0), dict.fromkeys(hallazgo.eleccion, 1))
    if alcanzado > logro:
        return Duelo(True, hallazgo.eleccion)
    return None if hallazgo.estado == "probada" else Duelo(None)


def _por_lista(
    formulacion: Formulacion, espacio: Espacio, filas: list[Restriccion], rival: Clave
) -> Duelo:
    vistas: list[Restriccion] = []
    for n in range(LISTAS_MAXIMAS):
        hallazgo = buscar(espacio, {}, (*filas, *vistas))
        if hallazgo.estado == "inviable":
            return Duelo(False)
        if hallazgo.estado == "sin_respuesta":
            return Duelo(None)
        if clave_de(formulacion, elegidas(espacio, hallazgo.eleccion)).supera(rival):
            return Duelo(True, hallazgo.eleccion)
        vistas.append(prohibir(espacio, hallazgo.eleccion, f"vista:{n}"))
    return Duelo(None)
