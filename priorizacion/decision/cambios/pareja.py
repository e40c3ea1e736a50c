"""Las propuestas de dos agendas → cuál es cuál, aunque una haya cambiado de identificador."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from priorizacion.dominio.propuesta import Propuesta

_SIGNOS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Pareja:
    """La misma propuesta en las dos agendas; falta de un lado si solo está en el otro."""

    antes: Propuesta | None
    ahora: Propuesta | None

    @property
    def clave(self) -> tuple[bool, str]:
        """Para ordenarlas: por el identificador de ahora, y al final las que ya no están."""
        propuesta = self.ahora or self.antes
        return (self.ahora is None, propuesta.id if propuesta else "")


def emparejar(
    antes: Sequence[Propuesta], ahora: Sequence[Propuesta], *, misma_agenda: bool
) -> tuple[Pareja, ...]:
    """Por identificador; las que sobran, por nombre y después por BPIN, si es de una sola.

    Entre dos periodos o territorios, un mismo identificador puede ser de otra cosa: vale si el
    nombre también.
    """
    sueltas = _Sueltas(list(antes), list(ahora), [])
    sueltas.unir(_por_id if misma_agenda else _por_id_y_nombre)
    sueltas.unir(_por_nombre)
    sueltas.unir(_por_bpin)
    parejas = [
        *sueltas.parejas,
        *(Pareja(p, None) for p in sueltas.antes),
        *(Pareja(None, p) for p in sueltas.ahora),
    ]
    return tuple(sorted(parejas, key=lambda pareja: pareja.clave))


@dataclass
class _Sueltas:
    """Lo que falta por emparejar de cada lado, y lo ya emparejado."""

    antes: list[Propuesta]
    ahora: list[Propuesta]
    parejas: list[Pareja]

    def unir(self, clave: Callable[[Propuesta], str]) -> None:
        """Empareja las que tienen la misma clave, y no la tiene nadie más de su lado."""
        de_antes, de_ahora = (_unicas(lado, clave) for lado in (self.antes, self.ahora))
        comunes = de_antes.keys() & de_ahora.keys()
        self.parejas += [Pareja(de_antes[c], de_ahora[c]) for c in sorted(comunes)]
        self.antes = [p for p in self.antes if clave(p) not in comunes]
        self.ahora = [p for p in self.ahora if clave(p) not in comunes]


def _unicas(
    propuestas: Iterable[Propuesta], clave: Callable[[Propuesta], str]
) -> dict[str, Propuesta]:
    lista = list(propuestas)
    veces = Counter(map(clave, lista))
    return {clave(p): p for p in lista if clave(p) and veces[clave(p)] == 1}


def _por_id(propuesta: Propuesta) -> str:
    return propuesta.id


def _por_id_y_nombre(propuesta: Propuesta) -> str:
    return f"{propuesta.id}|{_llano(propuesta.nombre)}"


def _por_nombre(propuesta: Propuesta) -> str:
    return _llano(propuesta.nombre)


def _por_bpin(propuesta: Propuesta) -> str:
    return (propuesta.bpin or "").strip()


def _llano(nombre: str) -> str:
    """Sin tildes, mayúsculas ni signos: lo que dos formas de escribir un nombre tienen igual."""
    sin_tildes = unicodedata.normalize("NFKD", nombre).encode("ascii", "ignore").decode()
    return _SIGNOS.sub(" ", sin_tildes.lower()).strip()
