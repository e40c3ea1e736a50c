"""Lo que el sitio dice de sí mismo: una huella por agenda y otra de su presentación."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from priorizacion.publicacion.origen import Origen
from priorizacion.publicacion.publicable import Publicable

REGISTRO = "publicado.json"
"""Nombre del archivo, en la raíz del sitio."""
PRESENTACION = "presentacion"
"""Clave de la huella de todo lo que decide cómo se ve; ninguna ruta se llama así."""

_BIBLIOTECAS = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2")
_CODIGO = Path(__file__).parent

Registro = dict[str, str]


def registrar(publicables: Sequence[Publicable], origen: Origen) -> Registro:
    """Ruta → huella de lo que se ve de cada agenda, más la de la presentación."""
    return {
        PRESENTACION: _presentacion(origen),
        **{p.ruta: _de_agenda(p) for p in sorted(publicables, key=lambda p: p.ruta)},
    }


def leer(sitio: Path) -> Registro:
    """El registro de un sitio publicado; vacío si no está o no se entiende."""
    archivo = sitio / REGISTRO
    try:
        leido = json.loads(archivo.read_text(encoding="utf-8")) if archivo.is_file() else {}
    except (OSError, ValueError):
        return {}
    return leido if isinstance(leido, dict) else {}


def escribir(registro: Registro, sitio: Path) -> None:
    """Deja el registro en la raíz del sitio."""
    texto = json.dumps(registro, ensure_ascii=False, indent=1) + "\n"
    (sitio / REGISTRO).write_text(texto, encoding="utf-8")


def _presentacion(origen: Origen) -> str:
    codigo = [p for p in sorted(_CODIGO.rglob("*")) if p.suffix in {".py", ".j2"}]
    versiones = [f"{b}={version(b)}".encode() for b in _BIBLIOTECAS]
    return _resumir(
        [
            *versiones,
            *_con_nombre(codigo, _CODIGO),
            *_con_nombre(origen.archivos(), origen.carpeta),
        ]
    )


def _con_nombre(archivos: Iterable[Path], desde: Path) -> Iterable[bytes]:
    for archivo in archivos:
        yield archivo.relative_to(desde).as_posix().encode()
        yield archivo.read_bytes()


def _de_agenda(publicable: Publicable) -> str:
    # las marcas no se publican una a una y ya están en la huella de las entradas
    visible = publicable.agenda.model_dump_json(exclude={"valoraciones"})
    despues = [a.hacia_la_siguiente for a in publicable.archivadas]
    despues += [publicable.frente_al_anterior] if publicable.frente_al_anterior else []
    return _resumir(
        [
            *(comparacion.model_dump_json().encode() for comparacion in despues),
            publicable.huella.encode(),
            visible.encode(),
            publicable.resultado.model_dump_json().encode(),
            publicable.certificado.model_dump_json().encode(),
            *(parte for n, b in sorted(publicable.archivos.items()) for parte in (n.encode(), b)),
        ]
    )


def _resumir(partes: Iterable[bytes]) -> str:
    resumen = hashlib.sha256()
    for parte in partes:
        resumen.update(len(parte).to_bytes(8, "big"))
        resumen.update(parte)
    return resumen.hexdigest()
