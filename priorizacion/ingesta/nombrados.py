"""Lo declarado, por su identificador o su nombre: la gente escribe «Económica», no `economica`.

Lo que es sin duda el nombre de una sola cosa vale por su identificador; lo demás se dice, con el
identificador que más se le parece.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.arbol import Arbol
from priorizacion.ingesta.texto import allanar, citar, enumerar, mas_parecida

_NOMBRES = {
    "zonas": ("zona-desconocida", "la zona"),
    "dimensiones": ("dimension-desconocida", "la dimensión"),
    "fuentes": ("fuente-desconocida", "la fuente"),
    "criterios": ("criterio-desconocido", "el criterio"),
    "participantes": ("participante-desconocido", "el participante"),
    "propuestas": ("propuesta-desconocida", "la propuesta"),
    "habilitantes": ("habilitante-desconocido", "el habilitante"),
    "estamentos": ("estamento-desconocido", "el estamento"),
}
_FEMENINAS = frozenset({"zonas", "dimensiones", "fuentes", "propuestas"})
_DE_AGENDA = ("zonas", "dimensiones", "fuentes", "criterios", "habilitantes", "estamentos")
_MAXIMO_DE_OPCIONES = 1_000


@dataclass(frozen=True)
class Nombrados:
    """De cada sección, sus identificadores y cómo se llama cada uno."""

    nombres: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Sección → id → nombre. La que falta no se pudo leer."""

    def con(self, **secciones: Mapping[str, str]) -> "Nombrados":
        """Lo mismo y además esas secciones: id → nombre."""
        return replace(self, nombres={**self.nombres, **secciones})

    def id(self, seccion: str, escrito: str) -> str:
        """El identificador de lo escrito, si es el nombre de una sola cosa; si no, lo escrito."""
        if escrito in self.nombres.get(seccion, {}):
            return escrito
        suyos = self._ids_por_texto.get((seccion, allanar(escrito)), ())
        return suyos[0] if len(suyos) == 1 else escrito

    def pista(self, seccion: str, escrito: str) -> str:
        """« ¿Quiso decir «economica»?», por lo parecido a un id o nombre; si no, los que hay."""
        suyos = self._ids_por_texto.get((seccion, allanar(escrito)), ())
        if len(suyos) > 1:
            return f" Así se llaman {enumerar(citar(id_) for id_ in suyos)}: diga cuál."
        nombres = self.nombres.get(seccion, {})
        if not nombres or len(nombres) > _MAXIMO_DE_OPCIONES:
            return ""
        por_texto = {
            **{n: id_ for id_, n in sorted(nombres.items()) if n},
            **{i: i for i in nombres},
        }
        parecido = mas_parecida(escrito, por_texto)
        if parecido:
            return f" ¿Quiso decir {citar(por_texto[parecido])}?"
        return f" Hay: {enumerar(nombres)}." if seccion in _DE_AGENDA else ""

    @cached_property
    def _ids_por_texto(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Sección y texto allanado → los que así se escriben; una propuesta, solo por su id."""
        hallados: dict[tuple[str, str], dict[str, None]] = {}
        for seccion, nombres in self.nombres.items():
            for id_, nombre in sorted(nombres.items()):
                for texto in {allanar(id_), "" if seccion == "propuestas" else allanar(nombre)}:
                    hallados.setdefault((seccion, texto), {})[id_] = None
        return {clave: tuple(ids) for clave, ids in hallados.items() if clave[1]}


SIN_NOMBRES = Nombrados()
"""Cuando no se sabe qué hay declarado: cada cosa queda como se escribió."""


def declarados(arbol: Arbol | None) -> Nombrados:
    """Lo que declara `agenda.yaml`, aunque otras partes suyas estén mal."""
    nombres = {seccion: _declarados(arbol, seccion) for seccion in _DE_AGENDA}
    leidas = {s: n for s, n in nombres.items() if n is not None}
    return Nombrados({**leidas, "ejecutores": dict.fromkeys(_ejecutores(arbol), "")})


def _ejecutores(arbol: Arbol | None) -> Iterator[str]:
    """Los que nombra una regla: «Alcaldía» en una propuesta es esa misma `alcaldia`."""
    reglas = arbol.datos.get("reglas") if arbol else None
    for regla in reglas if isinstance(reglas, list) else ():
        if isinstance(regla, dict) and isinstance(regla.get("ejecutor"), str):
            yield regla["ejecutor"]


def _declarados(arbol: Arbol | None, seccion: str) -> dict[str, str] | None:
    """Id → nombre; None si no se pueden saber todos."""
    if arbol is None:
        return None
    valor = arbol.datos.get(seccion)
    if seccion == "estamentos":
        return dict.fromkeys(valor if isinstance(valor, dict) else ESTAMENTOS, "")
    if not valor:
        return None if seccion in ("fuentes", "criterios") else {}
    if not isinstance(valor, list) or not all(isinstance(v, dict) for v in valor):
        return None
    return {str(v["id"]): str(v.get("nombre") or "") for v in valor if v.get("id") is not None}


def desconocido(seccion: str, escrito: str, origen: Origen, pista: str) -> Observacion:
    """Se nombra algo que no está declarado."""
    codigo, nombre = _NOMBRES[seccion]
    return observar(
        codigo,
        origen,
        f"No existe {nombre} {citar(escrito)}.{pista}",
        f"Corríjalo o agregue {nombre} que falta.",
    )


def ninguno(seccion: str, origen: Origen, desde: str) -> Observacion:
    """No hay ninguno declarado: se dice una vez, no en cada fila."""
    return observar(
        _NOMBRES[seccion][0],
        origen,
        f"No hay {seccion} y se nombran en {desde}.",
        f"Declare las {seccion}." if seccion in _FEMENINAS else f"Declare los {seccion}.",
    )
