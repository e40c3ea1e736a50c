"""`versiones/<n>/version.yaml` de una carpeta → sus versiones en orden, o qué hay que arreglar."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.version import VERSION, VERSIONES, Version
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar, resumir
from priorizacion.ingesta.arbol import leer_yaml
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.comprobaciones.privacidad import de_un_texto
from priorizacion.ingesta.escritura import escribir_yaml
from priorizacion.ingesta.traduccion import traducir

_MAXIMO = 64 * 1024


@dataclass(frozen=True)
class LecturaDeVersiones:
    """Las versiones archivadas de una carpeta."""

    versiones: tuple[tuple[Version, Path], ...] = ()
    """De la primera a la última, cada una con su carpeta; vacío si hay algún error."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que hay que arreglar."""


def leer_versiones(carpeta: Path) -> LecturaDeVersiones:
    """Todas las archivadas; deben ser 1, 2, 3… sin huecos. Lanza `OSError`."""
    raiz = carpeta / VERSIONES
    if not raiz.is_dir():
        return LecturaDeVersiones()
    with os.scandir(raiz) as entradas:
        nombres = sorted(e.name for e in entradas if not e.name.startswith("."))
    apuntes: Apuntes = []
    leidas = [_leer(raiz, nombre, apuntes) for nombre in nombres]
    versiones = sorted(
        ((v, raiz / str(v.numero)) for v in leidas if v), key=lambda par: par[0].numero
    )
    if not hay_errores(apuntes):
        apuntes.extend(_huecos([v for v, _ in versiones]))
    buenas = () if hay_errores(apuntes) else tuple(versiones)
    return LecturaDeVersiones(buenas, resumir(apuntes))


def escribir_version(version: Version) -> bytes:
    """El contenido de `version.yaml`: siempre los mismos bytes."""
    return escribir_yaml(version.model_dump()).encode()


def _leer(raiz: Path, nombre: str, apuntes: Apuntes) -> Version | None:
    donde = f"{VERSIONES}/{nombre}/{VERSION}"
    if not (nombre.isascii() and nombre.isdigit() and (raiz / nombre).is_dir()):
        apuntes.append(_fuera_de_lugar(f"{VERSIONES}/{nombre}", "no es la carpeta de una versión"))
        return None
    if not (raiz / nombre / VERSION).is_file():
        apuntes.append(_fuera_de_lugar(donde, "no está, y es lo que dice qué versión es"))
        return None
    datos = leer_bytes(raiz / nombre / VERSION, apuntes, _MAXIMO)
    texto = None if datos is None else decodificar(donde, datos, apuntes)
    arbol = None if texto is None else leer_yaml(donde, texto, apuntes)
    if arbol is None:
        return None
    try:
        version = Version.model_validate(arbol.datos)
    except ValidationError as error:
        apuntes.extend(_faltas(error, donde, arbol.datos))
        return None
    if str(version.numero) != nombre:
        texto_numero = f"dice ser la versión {version.numero} y está en la carpeta «{nombre}»"
        apuntes.append(_fuera_de_lugar(donde, texto_numero))
        return None
    apuntes.extend(de_un_texto(version.motivo, en(donde, arbol.linea(("motivo",)), "motivo")))
    return version


def _faltas(error: ValidationError, donde: str, datos: dict[str, Any]) -> Iterator[Observacion]:
    for detalle in error.errors(include_url=False):
        campo = str(detalle["loc"][0])
        contexto = {**detalle.get("ctx", {}), "conocidas": tuple(Version.model_fields)}
        dicho = traducir(detalle["type"], campo, datos.get(campo), contexto)
        yield observar(dicho.codigo, en(donde, None, campo), dicho.mensaje, dicho.remedio)


def _huecos(versiones: list[Version]) -> Iterator[Observacion]:
    for debida, version in enumerate(versiones, start=1):
        if version.numero != debida:
            yield _fuera_de_lugar(f"{VERSIONES}/{debida}", "falta entre las versiones archivadas")
            return


def _fuera_de_lugar(donde: str, que: str) -> Observacion:
    return observar(
        "version-fuera-de-lugar",
        en(donde),
        f"«{donde}» {que}.",
        "Las versiones las escribe «priorizacion archivar»: devuelva la carpeta a como la dejó.",
    )
