"""Texto YAML → un Árbol: los datos con sus escalares tal como se escribieron y sus líneas.

No se interpreta nada: `05031`, `1.05`, `5%` y `2026-02-14` siguen siendo texto. Sin alias ni
etiquetas, y con tope de anidado: el archivo más enredado cuesta lo que mide.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.texto import citar
from priorizacion.ingesta.trampas import analizar

Ruta = tuple[str | int, ...]
"""Claves y posiciones desde la raíz hasta un valor."""

_NULOS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Arbol:
    """Lo escrito en un YAML."""

    archivo: str
    """Nombre del archivo."""
    datos: dict[str, Any]
    """Diccionarios, listas, textos y None."""
    lineas: dict[Ruta, int] = field(default_factory=dict)
    """Ruta → línea donde empieza."""
    sin_comillas: frozenset[Ruta] = frozenset()
    """Valores escritos sin comillas."""

    def linea(self, ruta: Ruta) -> int | None:
        """La línea de un valor o, si no está, la del más cercano que lo contiene."""
        for largo in range(len(ruta), -1, -1):
            if ruta[:largo] in self.lineas:
                return self.lineas[ruta[:largo]]
        return None

    def en(self, ruta: Ruta) -> Any:
        """El valor en esa ruta; None si no está."""
        valor: Any = self.datos
        for paso in ruta:
            hay = isinstance(valor, dict) and paso in valor
            hay = hay or (isinstance(valor, list) and isinstance(paso, int) and paso < len(valor))
            if not hay:
                return None
            valor = valor[paso]
        return valor

    def clave(self, ruta: Ruta) -> str:
        """La ruta como la dice una persona: «criterios.brechas.ponderacion»."""
        partes: list[str] = []
        for i, paso in enumerate(ruta):
            item = self.en(ruta[: i + 1])
            nombre = item.get("id") if isinstance(paso, int) and isinstance(item, dict) else None
            ordinal = f"[{paso + 1}]" if isinstance(paso, int) else str(paso)
            partes.append(nombre if isinstance(nombre, str) else ordinal)
        return ".".join(partes)[:120]


class _Mal(Exception):
    """El YAML trae algo que no se admite; lleva código, línea, mensaje y remedio."""


def leer_yaml(archivo: str, texto: str, apuntes: Apuntes) -> Arbol | None:
    """El árbol de un YAML cuya raíz son claves; None si no se puede leer con certeza."""
    sucesos = analizar(archivo, texto, apuntes)
    if sucesos is None:
        return None
    lector = _Lector(archivo, apuntes)
    try:
        raiz = lector.leer(iter(sucesos))
    except _Mal as mal:
        codigo, linea, mensaje, remedio = mal.args
        apuntes.append(observar(codigo, en(archivo, linea), mensaje, remedio))
        return None
    if not isinstance(raiz, dict):
        apuntes.append(
            observar(
                "yaml-mal-escrito",
                en(archivo, 1),
                "El archivo no tiene claves.",
                "Empiece por «titulo: …», como en el ejemplo del manual.",
            )
        )
        return None
    return Arbol(archivo, raiz, lector.lineas, frozenset(lector.sin_comillas))


def _linea(suceso: yaml.Event) -> int:
    return suceso.start_mark.line + 1 if suceso.start_mark else 1


class _Lector:
    """Arma el árbol suceso por suceso; guarda líneas y qué iba sin comillas."""

    def __init__(self, archivo: str, apuntes: Apuntes) -> None:
        self.archivo = archivo
        self.apuntes = apuntes
        self.lineas: dict[Ruta, int] = {}
        self.sin_comillas: set[Ruta] = set()

    def leer(self, sucesos: Iterator[yaml.Event]) -> Any:
        raiz: Any = None
        documentos = 0
        for suceso in sucesos:
            if isinstance(suceso, yaml.DocumentStartEvent):
                documentos += 1
                if documentos > 1:
                    raise _Mal(
                        "yaml-mal-escrito",
                        _linea(suceso),
                        "Hay una línea «---» que empieza otro documento.",
                        "Borre esa línea: el archivo es uno solo.",
                    )
                raiz = self._valor(next(sucesos), sucesos, ())
        return raiz

    def _valor(self, suceso: yaml.Event, sucesos: Iterator[yaml.Event], ruta: Ruta) -> Any:
        self._admitir(suceso)
        self.lineas.setdefault(ruta, _linea(suceso))
        if isinstance(suceso, yaml.ScalarEvent):
            return self._escalar(suceso, ruta)
        if isinstance(suceso, yaml.SequenceStartEvent):
            return self._lista(sucesos, ruta)
        return self._claves(sucesos, ruta)

    def _escalar(self, suceso: yaml.ScalarEvent, ruta: Ruta) -> str | None:
        if suceso.style is not None:
            return str(suceso.value)
        self.sin_comillas.add(ruta)
        return None if suceso.value in _NULOS else str(suceso.value)

    def _lista(self, sucesos: Iterator[yaml.Event], ruta: Ruta) -> list[Any]:
        lista: list[Any] = []
        for suceso in sucesos:
            if isinstance(suceso, yaml.SequenceEndEvent):
                break
            lista.append(self._valor(suceso, sucesos, (*ruta, len(lista))))
        return lista

    def _claves(self, sucesos: Iterator[yaml.Event], ruta: Ruta) -> dict[str, Any]:
        claves: dict[str, Any] = {}
        for suceso in sucesos:
            if isinstance(suceso, yaml.MappingEndEvent):
                break
            clave = self._nombre(suceso)
            linea = _linea(suceso)
            repetida = clave in claves
            destino = (*ruta, clave)
            if not repetida:
                self.lineas[destino] = linea
            valor = self._valor(next(sucesos), sucesos, destino)
            if repetida:
                self._anotar_repetida(clave, linea, ruta)
            else:
                claves[clave] = valor
        return claves

    def _nombre(self, suceso: yaml.Event) -> str:
        if isinstance(suceso, yaml.ScalarEvent):
            self._admitir(suceso)
            return str(suceso.value).strip()
        raise _Mal(
            "yaml-alias" if isinstance(suceso, yaml.AliasEvent) else "yaml-mal-escrito",
            _linea(suceso),
            "Una clave no puede ser una lista, un grupo de claves ni una referencia.",
            "Escriba «clave: valor», con la clave en una sola palabra.",
        )

    def _admitir(self, suceso: yaml.Event) -> None:
        linea = _linea(suceso)
        if isinstance(suceso, yaml.AliasEvent) or getattr(suceso, "anchor", None):
            raise _Mal(
                "yaml-alias",
                linea,
                "Hay una referencia («&» o «*»), que este archivo no admite.",
                "Escriba el valor completo donde va; si es un texto, enciérrelo entre comillas.",
            )
        if getattr(suceso, "tag", None) not in (None, "!"):
            raise _Mal(
                "yaml-mal-escrito",
                linea,
                f"Hay una etiqueta {citar(getattr(suceso, 'tag', ''))}, que no se admite.",
                "Si el texto empieza con «!», enciérrelo entre comillas.",
            )

    def _anotar_repetida(self, clave: str, linea: int, ruta: Ruta) -> None:
        antes = self.lineas[(*ruta, clave)]
        self.apuntes.append(
            observar(
                "clave-repetida",
                en(self.archivo, linea, clave[:60]),
                f"La clave {citar(clave)} ya estaba en la línea {antes}.",
                "Deje una sola.",
            )
        )
