"""Los archivos que llegan, guardados tal cual y por su huella, y vueltos a leer desde ahí."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.recibido.pieza import Pieza, reconocer
from priorizacion.ingesta.recibido.registro import RECIBIDO, Llegada
from priorizacion.tareas.grabado import grabar
from priorizacion.tareas.reserva import apartar

_GUARDADO = re.compile(r"(?P<huella>[0-9a-f]{64})\.(json|xlsx|csv|dat)")


@dataclass(frozen=True)
class Guardados:
    """Lo que llegó ahora."""

    llegaron: tuple[str, ...]
    """Nombres guardados, sin repetir."""
    nuevos: frozenset[str]
    """Los que no estaban."""
    llegadas: Mapping[str, Llegada]
    """Cómo ha llegado cada archivo guardado, antes y ahora."""


def abrir_recibido(carpeta: Path) -> Path:
    """La carpeta de los originales, apartada de lo que se sube. Lanza `OSError`."""
    recibido = carpeta / RECIBIDO
    recibido.mkdir(exist_ok=True)
    apartar(recibido)
    return recibido


def original_de(carpeta: Path, guardada: str) -> Path:
    """Dónde está un original por su nombre guardado; se puede volver a recibir desde ahí."""
    return carpeta / RECIBIDO / guardada


def guardar(
    recibido: Path, piezas: Iterable[Pieza], antes: Mapping[str, Llegada], cuando: str
) -> Guardados:
    """Guarda cada pieza que no esté; lo guardado no se vuelve a tocar. Lanza `OSError`."""
    llegadas = dict(antes)
    llegaron: dict[str, None] = {}
    nuevos: set[str] = set()
    for pieza in piezas:
        nombre = pieza.guardada
        if not (recibido / nombre).exists():
            grabar({nombre: pieza.datos}, recibido)
            nuevos.add(nombre)
        llegaron[nombre] = None
        previa = llegadas.get(nombre, Llegada())
        # de vuelta desde los originales, para escoger entre dos: ese nombre no lo puso nadie
        propio = pieza.nombre.rpartition("/")[2] == nombre and bool(previa.nombres)
        nombres = previa.nombres if propio else tuple(sorted({*previa.nombres, pieza.nombre}))
        llegadas[nombre] = Llegada(nombres, previa.cuando or cuando)
    return Guardados(tuple(llegaron), frozenset(nuevos), llegadas)


def releer(
    recibido: Path, llegadas: Mapping[str, Llegada]
) -> Iterator[tuple[str, Pieza, tuple[Observacion, ...]]]:
    """Cada original, por nombre: el guardado, la pieza y por qué no se reconoce, si es el caso.

    Lanza `OSError`.
    """
    for archivo in sorted(recibido.iterdir()):
        hallado = _GUARDADO.fullmatch(archivo.name)
        if hallado is None or not archivo.is_file():
            continue
        nombre = " | ".join(llegadas.get(archivo.name, Llegada()).nombres) or archivo.name
        datos = archivo.read_bytes()
        apuntes: Apuntes = []
        if sha256(datos).hexdigest() == hallado["huella"]:
            pieza = reconocer(nombre, datos, apuntes)
        else:
            pieza = Pieza(nombre, datos, None)
            apuntes.append(_tocado(archivo.name))
        yield archivo.name, pieza, tuple(apuntes)


def _tocado(nombre: str) -> Observacion:
    return observar(
        "original-alterado",
        en(f"{RECIBIDO}/{nombre}"),
        "No es el archivo que se recibió: alguien lo cambió después, y no se cuenta.",
        "Bórrelo y reciba otra vez el original.",
    )
