"""Las propuestas recibidas y la tabla que hay → la tabla nueva, y qué pasó con cada una.

Una fila es de un formulario si alguna edición recibida la dice; las demás las escribió una persona
y no se tocan. Todo sale de los originales: da igual en qué orden lleguen y cuántas veces.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from priorizacion.dominio.celda import desproteger, proteger
from priorizacion.dominio.propuesta_recibida import PropuestaRecibida, acunar

Fila = Mapping[str, str]
Suerte = Literal["nueva", "igual", "cambia", "distinta", "reemplazada"]
"""`distinta`: lo que hay lo escribió otra persona y dice otra cosa: se dejó como estaba."""

DE_LA_SECRETARIA = frozenset({"id", "fusionada_en", "retirada"})
"""Columnas que ningún formulario dice."""
_SE_RESUELVE_DESPUES = frozenset({"requiere"})
"""Puede nombrar una propuesta que aún no ha llegado: que falte no es una corrección a mano."""


@dataclass(frozen=True)
class Diferencia:
    """Una celda que dice una cosa en la tabla y otra en el formulario."""

    columna: str
    en_la_tabla: str
    recibido: str


@dataclass(frozen=True)
class Caso:
    """Qué pasó con una propuesta recibida."""

    suerte: Suerte
    id: str
    """La fila a la que fue, o con la que se comparó."""
    recibida: PropuestaRecibida
    diferencias: tuple[Diferencia, ...] = ()


@dataclass(frozen=True)
class Mezcla:
    """La tabla nueva."""

    filas: tuple[Fila, ...]
    """Las que había, en su orden, y las de formularios, por id."""
    casos: tuple[Caso, ...]
    """Por id e identidad."""

    @property
    def de_formularios(self) -> Mapping[str, PropuestaRecibida]:
        """Id → la recibida que la fila dice, de las que se escribieron o ya estaban."""
        dichas = [c for c in self.casos if c.suerte in ("nueva", "cambia", "igual")]
        return {c.id: c.recibida for c in reversed(dichas)}


def mezclar(
    filas: Iterable[Fila],
    recibidas: Collection[PropuestaRecibida],
    preferidas: Collection[str] = (),
) -> Mezcla:
    """Mezcla. `preferidas` son archivos cuyas propuestas valen más que lo escrito a mano."""
    tabla = {_dice(fila, "id"): dict(fila) for fila in filas}
    ediciones: dict[str, list[PropuestaRecibida]] = defaultdict(list)
    for recibida in recibidas:
        ediciones[recibida.identidad].append(recibida)
    acunados = {acunar(identidad): identidad for identidad in sorted(ediciones)}
    lugar = _Lugar(tabla, acunados, preferidas)
    casos: list[Caso] = []
    for identidad in sorted(ediciones):
        suyas = sorted(ediciones[identidad], key=lambda r: r.vigencia)
        caso = lugar.juzgar(suyas)
        casos += [caso, *_anteriores(suyas, caso)]
    en_orden = [i for i in tabla if i not in acunados] + sorted(acunados.keys() & tabla.keys())
    return Mezcla(tuple(tabla[i] for i in en_orden), tuple(casos))


class _Lugar:
    """La tabla mientras se mezcla."""

    def __init__(
        self,
        tabla: dict[str, dict[str, str]],
        acunados: Mapping[str, str],
        preferidas: Collection[str],
    ) -> None:
        self.tabla, self.acunados, self.preferidas = tabla, acunados, preferidas
        self.a_mano = {i: fila for i, fila in tabla.items() if i not in acunados}
        self.corregidas: set[str] = set()

    def juzgar(self, ediciones: list[PropuestaRecibida]) -> Caso:
        """Qué pasa con la última edición; si entra o cambia, la escribe en la tabla."""
        vigente = ediciones[-1]
        propio = acunar(vigente.identidad)
        corrige = vigente.codigo != propio and vigente.codigo in {*self.a_mano, *self.acunados}
        destino = vigente.codigo if corrige else propio
        if corrige and _dice_lo_mismo(self.tabla.get(propio, {}), vigente):
            # entró como nueva porque la que corrige no había llegado
            del self.tabla[propio]
        caso = self._comparar(destino, ediciones, corrige=corrige)
        if caso.suerte in ("nueva", "cambia"):
            self.tabla[destino] = escribir_fila(destino, vigente, self.tabla.get(destino, {}))
        return caso

    def _comparar(self, destino: str, ediciones: list[PropuestaRecibida], *, corrige: bool) -> Caso:
        vigente, fila = ediciones[-1], self.tabla.get(destino)
        if fila is None and not corrige:
            iguales = (i for i, otra in self.a_mano.items() if not _difieren(otra, vigente))
            gemela = next(iguales, None)
            return Caso("igual", gemela, vigente) if gemela else Caso("nueva", destino, vigente)
        fila = fila or {}
        suya = not corrige and any(_dice_lo_mismo(fila, edicion) for edicion in ediciones)
        diferencias = tuple(_difieren(fila, vigente, con_blancos=suya))
        if not diferencias:
            return Caso("igual", destino, vigente)
        preferida = vigente.archivo in self.preferidas and destino not in self.corregidas
        if suya or preferida:
            self.corregidas.add(destino)
            return Caso("cambia", destino, vigente, diferencias)
        return Caso("distinta", destino, vigente, diferencias)


def _anteriores(ediciones: list[PropuestaRecibida], caso: Caso) -> Iterator[Caso]:
    *antes, vigente = ediciones
    for edicion in antes:
        igual = (edicion.celdas, edicion.respuestas) == (vigente.celdas, vigente.respuestas)
        yield Caso("igual" if igual else "reemplazada", caso.id, edicion)


def _dice(fila: Fila, columna: str) -> str:
    return desproteger(fila.get(columna, "").strip())


def _dice_lo_mismo(fila: Fila, recibida: PropuestaRecibida) -> bool:
    """Si la fila dice eso y nada más, fuera de lo que decide la secretaría."""
    if not fila:
        return False
    fuera = DE_LA_SECRETARIA | _SE_RESUELVE_DESPUES
    escrito = {c: v for c in fila if c not in fuera and (v := _dice(fila, c))}
    return escrito == {c: v for c, v in recibida.celdas.items() if c not in fuera}


def _difieren(
    fila: Fila, recibida: PropuestaRecibida, *, con_blancos: bool = False
) -> list[Diferencia]:
    """Lo que la propuesta dice y la fila no; con `con_blancos`, también lo que dejó de decir."""
    columnas = [c for c in fila if c not in DE_LA_SECRETARIA] if con_blancos else []
    return [
        Diferencia(c, _dice(fila, c), recibida.celdas.get(c, ""))
        for c in dict.fromkeys((*recibida.celdas, *columnas))
        if _dice(fila, c) != recibida.celdas.get(c, "")
    ]


def escribir_fila(
    id_: str, recibida: PropuestaRecibida, fila: Fila = MappingProxyType({})
) -> dict[str, str]:
    """La fila nueva; lo que el formulario no dice y estaba escrito a mano, se queda."""
    nuestra = not fila or id_ == acunar(recibida.identidad)
    queda = {c: v for c, v in fila.items() if not nuestra or c in DE_LA_SECRETARIA}
    return {**queda, "id": id_, **{c: proteger(v) for c, v in recibida.celdas.items()}}
