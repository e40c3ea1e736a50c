"""Lo que queda anotado de cada archivo recibido, y qué escogió la secretaría entre dos."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from priorizacion.ingesta.delimitado import elegir_separador
from priorizacion.ingesta.escritura import escribir_csv

RECIBIDO = "recibido"
"""La carpeta de los originales; no se publica ni se sube."""
REGISTRO = "registro.csv"
ELEGIDAS = "elegidas.csv"
PROCEDENCIA = "procedencia.csv"
RAZONES = "razones.csv"

_COLUMNAS = (
    "archivo", "nombres", "cuando", "participante", "ronda", "decision", "detalle",
)  # fmt: skip
_ENTRE_NOMBRES = " | "


@dataclass(frozen=True)
class Llegada:
    """Cómo y cuándo llegó un archivo."""

    nombres: tuple[str, ...] = ()
    """Todos los que ha traído, en orden."""
    cuando: str = ""
    """La primera vez: «2026-05-08 14:20»."""


@dataclass(frozen=True)
class Anotacion:
    """Qué se decidió de un archivo."""

    archivo: str
    """Su nombre guardado."""
    participante: str = ""
    ronda: int | None = None
    decision: str = ""
    """vale, igual, reemplazada, en_conflicto o rechazada."""
    detalle: str = ""
    """Por qué, o cuál la reemplaza."""


def leer_llegadas(recibido: Path) -> dict[str, Llegada]:
    """Archivo guardado → cómo llegó; lo que no se entienda es como no anotado. Lanza `OSError`."""
    return {
        fila["archivo"]: Llegada(
            tuple(n for n in fila.get("nombres", "").split(_ENTRE_NOMBRES) if n),
            fila.get("cuando", ""),
        )
        for fila in _filas(recibido / REGISTRO)
        if fila.get("archivo")
    }


def leer_anotaciones(recibido: Path) -> tuple[Anotacion, ...]:
    """Lo que se decidió de cada archivo, por su nombre guardado. Lanza `OSError`."""
    return tuple(
        Anotacion(
            archivo=fila.get("archivo", ""),
            participante=fila.get("participante", ""),
            ronda=int(ronda) if (ronda := fila.get("ronda", "")).isdecimal() else None,
            decision=fila.get("decision", ""),
            detalle=fila.get("detalle", ""),
        )
        for fila in _filas(recibido / REGISTRO)
    )


def escribir_registro(
    llegadas: Mapping[str, Llegada], anotaciones: Mapping[str, Anotacion]
) -> bytes:
    """El registro, por archivo: el orden en que llegaron no lo cambia."""
    filas = []
    for archivo in sorted({*llegadas, *anotaciones}):
        llegada = llegadas.get(archivo, Llegada())
        nota = anotaciones.get(archivo, Anotacion(archivo))
        filas.append(
            {
                **vars(nota),
                "nombres": _ENTRE_NOMBRES.join(llegada.nombres),
                "cuando": llegada.cuando,
            }
        )
    return escribir_csv(_COLUMNAS, filas).encode()


def leer_elegidas(recibido: Path) -> frozenset[tuple[str, str]]:
    """Pares (gana, pierde) de huellas de archivo. Lanza `OSError`."""
    return frozenset(
        (fila.get("gana", ""), fila.get("pierde", "")) for fila in _filas(recibido / ELEGIDAS)
    )


def escribir_elegidas(elegidas: Iterable[tuple[str, str]]) -> bytes:
    """Los pares, en orden."""
    filas = ({"gana": g, "pierde": p} for g, p in sorted(elegidas))
    return escribir_csv(("gana", "pierde"), filas).encode()


def leer_razones(recibido: Path) -> dict[str, tuple[str, ...]]:
    """Propuesta → lo que se escribió sobre ella, sin decir quién. Lanza `OSError`."""
    razones: dict[str, list[str]] = {}
    for _, propuesta, texto in leer_dichos(recibido):
        razones.setdefault(propuesta, []).append(texto)
    return {p: tuple(sorted(textos)) for p, textos in razones.items()}


def leer_dichos(recibido: Path) -> list[tuple[str, str, str]]:
    """Cada razón: quién, de qué propuesta y lo que escribió. Lanza `OSError`."""
    return [
        (fila.get("participante", ""), fila.get("propuesta", ""), fila.get("texto", ""))
        for fila in _filas(recibido / RAZONES)
    ]


def _filas(archivo: Path) -> list[dict[str, str]]:
    """Las filas de un CSV nuestro, aunque lo haya guardado una hoja de cálculo."""
    if not archivo.is_file():
        return []
    texto = archivo.read_bytes().decode("utf-8-sig", errors="replace")
    lector = csv.DictReader(io.StringIO(texto, newline=""), delimiter=elegir_separador(texto))
    return [{c: v or "" for c, v in fila.items() if isinstance(c, str)} for fila in lector]
