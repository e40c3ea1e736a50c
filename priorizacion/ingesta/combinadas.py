"""Celdas combinadas de un libro → observaciones: el valor está solo en la primera."""

import re
from collections.abc import Iterator, Sequence
from typing import IO

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, observar
from priorizacion.ingesta.hoja import Combinada, Hoja
from priorizacion.ingesta.texto import citar

_RANGO = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")
_TROZO = 1024 * 1024
_COLA = 512
"""Bytes que se repiten entre trozo y trozo, para no partir una etiqueta."""
MAXIMO_DE_RANGOS = 5_000


def buscar_combinadas(parte: IO[bytes]) -> tuple[Combinada, ...]:
    """Los rangos combinados de una hoja, leída por trozos; los primeros 5.000."""
    halladas: dict[str, Combinada] = {}
    cola = b""
    while len(halladas) < MAXIMO_DE_RANGOS and (trozo := parte.read(_TROZO)):
        for hallado in _RANGO.finditer(cola + trozo):
            una = _combinada(*(grupo.decode() for grupo in hallado.groups()))
            halladas[una.rango] = una
        cola = (cola + trozo)[-_COLA:]
    return tuple(halladas.values())


def observar_combinadas(
    hoja: Hoja, columnas: Sequence[str], encabezado: int
) -> Iterator[Observacion]:
    """Las que tocan los datos; un título combinado encima del encabezado no molesta."""
    valores = dict(zip(hoja.lineas, hoja.filas, strict=True))
    for una in hoja.combinadas:
        fila = valores.get(una.primera_fila, ())
        valor = fila[una.primera_columna] if una.primera_columna < len(fila) else ""
        leidas = columnas[una.primera_columna : una.ultima_columna + 1]
        if una.ultima_fila <= encabezado or not valor.strip() or not any(leidas):
            continue
        yield observar(
            "celdas-combinadas",
            en(hoja.archivo, una.primera_fila, leidas[0] or None),
            f"Las celdas {una.rango} están combinadas: {citar(valor)} está solo en la primera y "
            "no se sabe si vale para las demás.",
            "Sepárelas y escriba en cada una lo que le toca.",
        )


def _combinada(columna: str, fila: str, otra_columna: str, otra_fila: str) -> Combinada:
    return Combinada(
        rango=f"{columna}{fila}:{otra_columna}{otra_fila}",
        primera_fila=int(fila),
        ultima_fila=int(otra_fila),
        primera_columna=_posicion(columna),
        ultima_columna=_posicion(otra_columna),
    )


def _posicion(letras: str) -> int:
    posicion = 0
    for letra in letras:
        posicion = posicion * 26 + ord(letra) - ord("A") + 1
    return posicion - 1
