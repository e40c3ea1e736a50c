"""Lo que queda en firme de una agenda: cada dato con su lugar, y en qué difieren dos.

Un lugar es `archivo/quién/campo`: `agenda/criterios/pertinencia/ponderacion`,
`propuestas/P07/costo`, `habilitantes/P07/predios/respuesta`. Solo entra lo que decide y lo que se
publica: ni la visión, ni las sesiones, ni la semilla, que sale después.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Field

from priorizacion.dominio.agenda import Agenda, ReglasDeJuego
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.tipos import Congelado

Contenido = Mapping[str, str]
"""Lugar → lo que dice, como texto; lo que no está o está vacío no aparece."""

SEPARADOR = "/"
_NO_DECIDEN = {
    "titulo", "vision", "responsable", "licencia", "aclaracion", "comite", "comprobaciones",
}  # fmt: skip
_DE_LA_AGENDA = set(ReglasDeJuego.model_fields) - _NO_DECIDEN


class Cambio(Congelado):
    """Un dato que dejó de decir una cosa y dice otra."""

    lugar: Annotated[str, Field(min_length=1)]
    """Dónde está."""
    antes: str | None = None
    """Lo que decía; None si no estaba."""
    ahora: str | None = None
    """Lo que dice; None si se quitó."""

    @property
    def camino(self) -> tuple[str, ...]:
        """El lugar, por pasos."""
        return tuple(self.lugar.split(SEPARADOR))


def contenido_de(agenda: Agenda) -> dict[str, str]:
    """Todo lo que queda en firme, por lugar, también lo que vale lo de siempre.

    No depende del orden de las filas.
    """
    return _contenido(agenda, con_lo_de_siempre=True)


def cambios_en(contenido: Contenido, agenda: Agenda) -> tuple[Cambio, ...]:
    """Lo que la agenda dice distinto de ese contenido.

    Lo que el contenido no nombra y vale lo de siempre no es un cambio: es algo que el programa no
    sabía preguntar cuando se escribió.
    """
    dicho = _contenido(agenda, con_lo_de_siempre=False)
    ahora = contenido_de(agenda).items()
    return comparar(contenido, {c: v for c, v in ahora if c in contenido or c in dicho})


def huella_de(contenido: Contenido) -> str:
    """SHA-256, en hexadecimal, del contenido en JSON con las claves en orden."""
    texto = json.dumps(contenido, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(texto.encode("utf-8")).hexdigest()


def comparar(antes: Contenido, ahora: Contenido) -> tuple[Cambio, ...]:
    """Cada lugar que no dice lo mismo, en orden."""
    return tuple(
        Cambio(lugar=lugar, antes=antes.get(lugar), ahora=ahora.get(lugar))
        for lugar in sorted({*antes, *ahora})
        if antes.get(lugar) != ahora.get(lugar)
    )


def aplicar(contenido: Contenido, cambios: tuple[Cambio, ...]) -> dict[str, str]:
    """El contenido como queda después de esos cambios."""
    despues = {**contenido, **{c.lugar: c.ahora for c in cambios if c.ahora is not None}}
    quitados = {c.lugar for c in cambios if c.ahora is None}
    return {lugar: dice for lugar, dice in sorted(despues.items()) if lugar not in quitados}


def deshacer(contenido: Contenido, cambios: tuple[Cambio, ...]) -> dict[str, str]:
    """El contenido como era antes de esos cambios.

    Lanza `ValueError` si alguno no corresponde a lo que el contenido dice.
    """
    antes = dict(contenido)
    for cambio in cambios:
        if antes.pop(cambio.lugar, None) != cambio.ahora:
            raise ValueError(f"«{cambio.lugar}» no dice lo que el cambio dejó")
        if cambio.antes is not None:
            antes[cambio.lugar] = cambio.antes
    return antes


def _contenido(agenda: Agenda, *, con_lo_de_siempre: bool) -> dict[str, str]:
    publica = hacer_publica(agenda)
    sin = not con_lo_de_siempre
    reglas = publica.model_dump(mode="json", include=_DE_LA_AGENDA, exclude_defaults=sin)
    reglas["sorteo"].pop("semilla", None)
    reglas["fuentes_en_orden"] = [f.id for f in publica.fuentes]
    propuestas = {
        p.id: p.model_dump(mode="json", exclude={"id"}, exclude_defaults=sin)
        for p in publica.propuestas
    }
    respuestas: dict[str, dict[str, Any]] = {}
    for r in publica.respuestas:
        dicho = r.model_dump(mode="json", include={"respuesta", "nota"})
        respuestas.setdefault(r.propuesta, {})[r.item] = dicho
    todo = {"agenda": reglas, "propuestas": propuestas, "habilitantes": respuestas}
    return dict(sorted(_aplanar(todo, ())))


def _aplanar(valor: Any, camino: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Lo vacío no aparece: es lo mismo que no estar."""
    if isinstance(valor, Mapping):
        for clave, v in valor.items():
            yield from _aplanar(v, (*camino, str(clave)))
    elif isinstance(valor, list) and any(isinstance(v, Mapping) for v in valor):
        for i, v in enumerate(valor, start=1):
            resto = {c: x for c, x in v.items() if c != "id"}
            yield from _aplanar(resto, (*camino, str(v.get("id", i))))
    elif valor not in (None, "", []):
        yield SEPARADOR.join(camino), _texto(valor)


def _texto(valor: Any) -> str:
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, list):
        return " | ".join(map(str, valor))
    return str(valor)
