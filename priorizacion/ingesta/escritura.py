"""Texto estricto de YAML y CSV, y una carpeta nueva: entera, o nada."""

import contextlib
import csv
import io
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.contratiempo import explicar
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar

_CIFRAS_EXACTAS = 15
_PARECE_NUMERO = re.compile(r"^[-+]?[\d.][\d_.,:eE+-]*%?$|^0[xob][\dA-Fa-f_]+$|^[yYnN]$")
_RAROS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


class Citado(str):
    """Un texto que en YAML va siempre entre comillas, aunque no las necesite."""


@dataclass(frozen=True)
class CarpetaNueva:
    """Los archivos de una agenda que aún no está en disco."""

    archivos: dict[str, str]
    """Nombre dentro de la carpeta (puede llevar `/`) → texto, con saltos de línea LF."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que se supuso o se ajustó al importar; solo advertencias."""


def escribir_carpeta(nueva: CarpetaNueva, carpeta: Path) -> tuple[Observacion, ...]:
    """Escribe todos los archivos, o ninguno; devuelve por qué no se pudo, o nada si se pudo.

    Nunca pisa un archivo: si en la carpeta ya hay alguno de los mismos nombres, no escribe.
    Lo que haya de más (por ejemplo `recibido/`) se queda como estaba.
    Lanza `ValueError` si un nombre se sale de la carpeta.
    """
    for nombre in nueva.archivos:
        _exigir_adentro(nombre)
    ocupados = sorted(n for n in nueva.archivos if os.path.lexists(carpeta / n))
    if ocupados:
        return (_ocupada(carpeta, ocupados),)
    aparte = carpeta.with_name(f".{carpeta.name}.nueva-{os.getpid()}")
    por_crear = [p for p in (carpeta, *carpeta.parents) if not os.path.lexists(p)]
    try:
        _escribir_aparte(nueva, aparte)
        _poner_en_su_sitio(nueva, aparte, carpeta)
    except OSError as error:
        return (_sin_escribir(carpeta, error),)
    finally:
        shutil.rmtree(aparte, ignore_errors=True)
        _quitar_vacias(por_crear)
    return ()


def escribir_yaml(datos: Mapping[str, Any]) -> str:
    """YAML en bloque, en el orden dado; entre comillas todo texto que YAML leería como otra cosa.

    Los números salen exactos: una `Fraction` que no tiene escritura decimal lanza `ValueError`.
    """
    return yaml.dump(
        datos,
        Dumper=_EnBloque,
        default_flow_style=False,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )


def escribir_csv(columnas: Iterable[str], filas: Iterable[Mapping[str, object]]) -> str:
    """CSV con coma y LF, también dentro de las celdas.

    Cada fila es columna → valor; lo que falta o es None queda en blanco.
    Lanza `ValueError` si una fila trae una columna que no está en `columnas`.
    """
    salida = io.StringIO()
    escritor = csv.DictWriter(salida, tuple(columnas), restval="", lineterminator="\n")
    escritor.writeheader()
    escritor.writerows({c: _celda(v) for c, v in fila.items()} for fila in filas)
    return salida.getvalue()


def _celda(valor: object) -> object:
    return re.sub(r"\r\n?", "\n", valor) if isinstance(valor, str) else valor


def _exigir_adentro(nombre: str) -> None:
    ruta = PurePosixPath(nombre)
    if not nombre or ruta.is_absolute() or ".." in ruta.parts or "\\" in nombre:
        raise ValueError(f"«{nombre}» no es un nombre dentro de la carpeta")


def _escribir_aparte(nueva: CarpetaNueva, aparte: Path) -> None:
    aparte.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(aparte, ignore_errors=True)
    aparte.mkdir()
    for nombre, texto in nueva.archivos.items():
        destino = aparte / nombre
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(texto, encoding="utf-8", newline="\n")


def _poner_en_su_sitio(nueva: CarpetaNueva, aparte: Path, carpeta: Path) -> None:
    if not carpeta.exists() or (carpeta.is_dir() and not any(carpeta.iterdir())):
        aparte.rename(carpeta)
        return
    puestos: list[Path] = []
    try:
        # agenda.yaml al final: sin ella, lo que quedara a medias no pasa por agenda
        for nombre in sorted(nueva.archivos, key=lambda n: (n == "agenda.yaml", n)):
            (carpeta / nombre).parent.mkdir(parents=True, exist_ok=True)
            (aparte / nombre).rename(carpeta / nombre)
            puestos.append(carpeta / nombre)
    except BaseException:  # también Ctrl+C: entera, o nada
        for puesto in puestos:
            puesto.unlink()
        raise


def _quitar_vacias(carpetas: list[Path]) -> None:
    """Las que se crearon y quedaron sin nada; las que tienen algo se quedan."""
    for carpeta in carpetas:
        with contextlib.suppress(OSError):
            carpeta.rmdir()


def _ocupada(carpeta: Path, ocupados: list[str]) -> Observacion:
    return observar(
        "carpeta-ocupada",
        en(str(carpeta.absolute() / ocupados[0])),
        f"La carpeta «{carpeta}» ya tiene {', '.join(f'«{n}»' for n in ocupados)}; "
        "no se escribió nada.",
        "Indique una carpeta que no exista, o retire antes esos archivos.",
    )


def _sin_escribir(carpeta: Path, error: OSError) -> Observacion:
    return observar(
        "carpeta-sin-escribir",
        en(str(carpeta.absolute())),
        f"No se pudo escribir en «{carpeta}» ({explicar(error)}); no quedó nada a medias.",
        "Revise que la ruta sea de una carpeta, que tenga permiso y que haya espacio.",
    )


class _EnBloque(yaml.SafeDumper):
    """El escritor de PyYAML, sin alias y con las listas sangradas."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # firma de PyYAML
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _texto(escritor: _EnBloque, texto: str) -> yaml.ScalarNode:
    a_comillas = _PARECE_NUMERO.match(texto) or _RAROS.search(texto)
    estilo = '"' if a_comillas else "|" if "\n" in texto else None
    return escritor.represent_scalar("tag:yaml.org,2002:str", texto, style=estilo)


def _numero(escritor: _EnBloque, numero: Decimal | Fraction | float) -> yaml.ScalarNode:
    texto = escribir_decimal(numero)
    if len(texto.strip("-").replace(".", "")) > _CIFRAS_EXACTAS and "." in texto:
        return _texto(escritor, texto)
    clase = "float" if "." in texto else "int"
    return escritor.represent_scalar(f"tag:yaml.org,2002:{clase}", texto)


def _citado(escritor: _EnBloque, texto: str) -> yaml.ScalarNode:
    return escritor.represent_scalar("tag:yaml.org,2002:str", str(texto), style='"')


_EnBloque.add_representer(str, _texto)
_EnBloque.add_representer(Citado, _citado)
_EnBloque.add_representer(Decimal, _numero)
_EnBloque.add_representer(Fraction, _numero)
_EnBloque.add_representer(float, _numero)
