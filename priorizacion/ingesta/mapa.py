"""MAPA.yaml → qué columna ajena da cada columna nuestra, y el `agenda.yaml` que se escribirá."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar
from priorizacion.ingesta.arbol import Arbol, Ruta, leer_yaml
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.campo import REDONDEOS, Campo
from priorizacion.ingesta.texto import allanar, citar, sugerir

_CLAVES = ("hoja", "columnas", "habilitantes", "agenda")
_CLAVES_DE_CAMPO = ("columna", *(f.name for f in fields(Campo) if f.name != "columnas"))
_ORIGENES = ("valor", "columna", "contar", "suma")
_OBLIGATORIAS = ("id", "nombre", "fase", "costo")


@dataclass(frozen=True)
class Mapa:
    """Cómo leer una tabla ajena."""

    archivo: str
    """Nombre del archivo del mapa."""
    columnas: Mapping[str, Campo]
    """Columna de `propuestas.csv` → de dónde sale."""
    habilitantes: Mapping[str, Campo] = field(default_factory=dict)
    """Habilitante → de dónde sale la respuesta."""
    hoja: str | None = None
    """Nombre de la hoja, si el libro tiene varias."""
    agenda: str | None = None
    """El texto de `agenda.yaml`, tal como está en el mapa; None si no lo trae."""

    @property
    def ajenas(self) -> tuple[str, ...]:
        """Las columnas ajenas que hacen falta, sin repetir."""
        campos = (*self.columnas.values(), *self.habilitantes.values())
        return tuple(dict.fromkeys(c for campo in campos for c in campo.ajenas))


def leer_mapa(ruta: Path, apuntes: Apuntes) -> Mapa | None:
    """El mapa; None si no se entiende, con todo lo que hay que arreglar en `apuntes`."""
    octetos = leer_bytes(ruta, apuntes)
    texto = None if octetos is None else decodificar(ruta.name, octetos, apuntes)
    arbol = None if texto is None else leer_yaml(ruta.name, texto, apuntes)
    if arbol is None or texto is None:
        return None
    faltas: Apuntes = []
    for clave in arbol.datos.keys() - set(_CLAVES):
        faltas.append(_desconocida(arbol, (clave,), _CLAVES))
    if not isinstance(arbol.datos.get("hoja", ""), str):
        faltas.append(_mal(arbol, ("hoja",), "va el nombre de la hoja"))
    mapa = Mapa(
        archivo=ruta.name,
        columnas=_campos(arbol, "columnas", faltas),
        habilitantes=_campos(arbol, "habilitantes", faltas),
        hoja=arbol.datos.get("hoja"),
        agenda=_bloque(arbol, texto, faltas),
    )
    faltas.extend(
        observar(
            "falta-clave",
            en(ruta.name, arbol.linea(("columnas",)), f"columnas.{clave}"),
            f"El mapa no dice de dónde sale «{clave}».",
            f"Escriba bajo columnas: «{clave}: nombre de la columna».",
        )
        for clave in _OBLIGATORIAS
        if clave not in mapa.columnas
    )
    apuntes.extend(faltas)
    return None if hay_errores(faltas) else mapa


def _campos(arbol: Arbol, seccion: str, faltas: Apuntes) -> dict[str, Campo]:
    escritos = arbol.datos.get(seccion) or {}
    if not isinstance(escritos, dict):
        faltas.append(_mal(arbol, (seccion,), "va una clave por columna nuestra"))
        return {}
    leidos = {clave: _campo(arbol, (seccion, clave), faltas) for clave in escritos}
    return {clave: campo for clave, campo in leidos.items() if campo is not None}


def _campo(arbol: Arbol, ruta: Ruta, faltas: Apuntes) -> Campo | None:
    escrito = arbol.en(ruta)
    if isinstance(escrito, str) or _son_textos(escrito):
        return Campo(columnas=_textos(escrito))
    if not isinstance(escrito, dict):
        faltas.append(
            _mal(arbol, ruta, "va una columna, una lista de columnas o un grupo de claves")
        )
        return None
    antes = len(faltas)
    for clave in escrito.keys() - set(_CLAVES_DE_CAMPO):
        faltas.append(_desconocida(arbol, (*ruta, clave), _CLAVES_DE_CAMPO))
    if sum(clave in escrito for clave in _ORIGENES) != 1:
        faltas.append(_mal(arbol, ruta, f"va una sola de estas claves: {', '.join(_ORIGENES)}"))
    for clave, valor in escrito.items():
        faltas.extend(_forma(arbol, (*ruta, clave), clave, valor))
    return _armar(escrito) if len(faltas) == antes else None


def _armar(escrito: dict[str, Any]) -> Campo:
    return Campo(
        valor=(escrito["valor"] or "") if "valor" in escrito else None,
        columnas=_textos(escrito.get("columna")),
        contar=escrito.get("contar"),
        suma=_textos(escrito.get("suma")),
        entre=escrito.get("entre"),
        separadores=_textos(escrito.get("separadores")) or (",",),
        cambiar={allanar(k): v or "" for k, v in escrito.get("cambiar", {}).items()},
        si_contiene={allanar(k): v or "" for k, v in escrito.get("si_contiene", {}).items()},
        si_no=(escrito["si_no"] or "") if "si_no" in escrito else None,
        redondear=escrito.get("redondear"),
    )


def _forma(arbol: Arbol, ruta: Ruta, clave: str, valor: Any) -> Apuntes:
    if clave in {"cambiar", "si_contiene"}:
        bien = isinstance(valor, dict) and all(isinstance(v, str | None) for v in valor.values())
        return [] if bien else [_mal(arbol, ruta, "van pares «lo escrito: lo nuestro»")]
    if clave in {"columna", "suma", "separadores"}:
        bien = (isinstance(valor, str) and valor != "") or _son_textos(valor)
        return [] if bien else [_mal(arbol, ruta, "va un texto o una lista de textos")]
    if clave == "redondear" and valor not in REDONDEOS:
        return [_mal(arbol, ruta, f"va una de estas palabras: {', '.join(REDONDEOS)}")]
    if clave in {"contar", "entre"} and not valor:
        return [_mal(arbol, ruta, "va el nombre de una columna")]
    return [] if isinstance(valor, str | None) else [_mal(arbol, ruta, "va un texto")]


def _bloque(arbol: Arbol, texto: str, faltas: Apuntes) -> str | None:
    if "agenda" not in arbol.datos:
        return None
    principio = arbol.lineas["agenda",]
    siguientes = [n for r, n in arbol.lineas.items() if len(r) == 1 and n > principio]
    lineas = texto.splitlines()[principio : min(siguientes, default=10**9) - 1]
    escritas = [linea for linea in lineas if linea.strip() and not linea.lstrip().startswith("#")]
    sangria = len(escritas[0]) - len(escritas[0].lstrip(" ")) if escritas else 0
    if not sangria or not isinstance(arbol.datos["agenda"], dict):
        faltas.append(_mal(arbol, ("agenda",), "va debajo, con sangría, todo el agenda.yaml"))
        return None
    cortadas = [n[sangria:] if n[:sangria].isspace() else n.lstrip(" ") for n in lineas]
    return "\n".join(cortadas).strip("\n") + "\n"


def _textos(valor: Any) -> tuple[str, ...]:
    return (valor,) if isinstance(valor, str) else tuple(valor or ())


def _son_textos(valor: Any) -> bool:
    return isinstance(valor, list) and bool(valor) and all(isinstance(v, str) and v for v in valor)


def _mal(arbol: Arbol, ruta: Ruta, debe: str) -> Observacion:
    return observar(
        "mapa-forma",
        en(arbol.archivo, arbol.linea(ruta), arbol.clave(ruta)),
        f"No se entiende {citar(arbol.en(ruta))}: aquí {debe}.",
        "Mire el mapa de ejemplo del manual.",
    )


def _desconocida(arbol: Arbol, ruta: Ruta, conocidas: tuple[str, ...]) -> Observacion:
    clave = str(ruta[-1])
    return observar(
        "clave-desconocida",
        en(arbol.archivo, arbol.linea(ruta), arbol.clave(ruta)),
        f"El mapa no lleva {citar(clave)}.{sugerir(clave, conocidas)}",
        f"Use: {', '.join(conocidas)}.",
    )
