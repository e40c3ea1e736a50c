"""Una Hoja y las columnas que se esperan → un Cuadro con su encabezado reconocido."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.celdas import limpiar
from priorizacion.ingesta.combinadas import observar_combinadas
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.nombres_de_columnas import (
    Encabezado,
    observar_descartadas,
    observar_guardadas,
    quiso_decir,
)
from priorizacion.ingesta.texto import allanar, citar, contar

_FILAS_DE_BUSQUEDA = 15


@dataclass(frozen=True)
class Esperadas:
    """Qué columnas tiene una tabla."""

    obligatorias: tuple[str, ...]
    """Sin ellas no se puede leer."""
    opcionales: tuple[str, ...] = ()
    """Las demás que se entienden."""
    otras: bool = False
    """Si una columna desconocida se guarda tal cual (propuestas) o se avisa que no se leyó."""


def reconocer(hoja: Hoja, esperadas: Esperadas, apuntes: Apuntes) -> Cuadro | None:
    """Ubica el encabezado, nombra las columnas y empareja el ancho de las filas.

    Los nombres se reconocen sin mirar tildes, mayúsculas ni espacios. None si falta algo sin lo
    cual no se puede leer; las observaciones dicen qué.
    """
    donde = buscar_encabezado(hoja.filas, esperadas.obligatorias)
    if donde is None:
        _anotar_sin_encabezado(hoja, esperadas, apuntes)
        return None
    crudas = [celda.strip() for celda in hoja.filas[donde]]
    linea = hoja.lineas[donde]
    conocidas = {allanar(c): c for c in (*esperadas.obligatorias, *esperadas.opcionales)}
    columnas = [conocidas.get(allanar(cruda), cruda) for cruda in crudas]
    while columnas and not columnas[-1]:
        columnas.pop()
    if not _sin_faltas(hoja.archivo, linea, columnas, esperadas, apuntes):
        return None
    filas, desalineadas = _emparejar(hoja, donde, len(columnas), apuntes)
    encabezado = Encabezado(hoja.archivo, linea, columnas)
    if esperadas.otras:
        apuntes.extend(observar_guardadas(encabezado, set(conocidas.values())))
    else:
        apuntes.extend(observar_descartadas(encabezado, set(conocidas.values()), filas))
        columnas = [c if c in conocidas.values() else "" for c in columnas]
    _anotar_sin_nombre(hoja, donde, crudas, apuntes)
    apuntes.extend(observar_combinadas(hoja, columnas, linea))
    return Cuadro(
        archivo=hoja.archivo,
        columnas=tuple(columnas),
        filas=filas,
        lineas=hoja.lineas[donde + 1 :],
        desalineadas=desalineadas,
        encima=hoja.filas[:donde],
        fechas=hoja.fechas,
    )


def buscar_encabezado(filas: Sequence[Sequence[str]], obligatorias: Iterable[str]) -> int | None:
    """La fila, entre las primeras, con más columnas obligatorias; None si ninguna tiene alguna."""
    buscadas = {allanar(c) for c in obligatorias}
    mejor, cuantas = None, 0
    for i, fila in enumerate(filas[:_FILAS_DE_BUSQUEDA]):
        halladas = len(buscadas & {allanar(celda) for celda in fila if len(celda) < 200})
        if halladas > cuantas:
            mejor, cuantas = i, halladas
    return mejor


def columna(cuadro: Cuadro, nombre: str) -> list[str]:
    """Las celdas de una columna, en el orden de las filas; en blanco si no está."""
    if nombre not in cuadro.columnas:
        return [""] * len(cuadro.filas)
    posicion = cuadro.columnas.index(nombre)
    return [fila[posicion] for fila in cuadro.filas]


def celdas(cuadro: Cuadro) -> Iterable[tuple[int, Mapping[str, str]]]:
    """Cada fila como columna → celda sin espacios sobrantes; solo lo que no está en blanco."""
    for linea, fila in zip(cuadro.lineas, cuadro.filas, strict=True):
        recortadas = (
            (c, limpiar(celda.strip())) for c, celda in zip(cuadro.columnas, fila, strict=True)
        )
        yield linea, {c: celda for c, celda in recortadas if c and celda}


def _anotar_sin_encabezado(hoja: Hoja, esperadas: Esperadas, apuntes: Apuntes) -> None:
    primera = ", ".join(hoja.filas[0]) if hoja.filas else ""
    apuntes.append(
        observar(
            "encabezado-ausente",
            en(hoja.archivo, hoja.lineas[0] if hoja.lineas else None),
            f"No se encuentra la fila de encabezado: se leyó {citar(primera)}.",
            f"Escriba en la primera fila los nombres: {', '.join(esperadas.obligatorias)}.",
        )
    )


def _sin_faltas(
    archivo: str, linea: int, columnas: list[str], esperadas: Esperadas, apuntes: Apuntes
) -> bool:
    conocidas = {*esperadas.obligatorias, *esperadas.opcionales, ""}
    faltas = [
        observar(
            "columna-ausente",
            en(archivo, linea, falta),
            f"Falta la columna «{falta}».{quiso_decir(falta, set(columnas) - conocidas)}",
            "Agréguela al encabezado, con ese nombre.",
        )
        for falta in esperadas.obligatorias
        if falta not in columnas
    ]
    faltas += [
        observar(
            "columna-repetida",
            en(archivo, linea, nombre),
            f"La columna {citar(nombre)} está {veces} veces.",
            "Deje una sola.",
        )
        for nombre, veces in Counter(filter(None, columnas)).items()
        if veces > 1
    ]
    apuntes.extend(faltas)
    return not faltas


def _anotar_sin_nombre(hoja: Hoja, donde: int, crudas: list[str], apuntes: Apuntes) -> None:
    vacias = [i for i, nombre in enumerate(crudas) if not nombre]
    filas = hoja.filas[donde + 1 :] if vacias else ()
    for i in vacias:
        linea = next((k for k, f in enumerate(filas) if len(f) > i and f[i].strip()), None)
        if linea is not None:
            apuntes.append(
                observar(
                    "columna-sin-nombre",
                    en(hoja.archivo, hoja.lineas[donde + 1 + linea]),
                    f"Hay datos bajo un encabezado en blanco: {citar(filas[linea][i])}.",
                    f"Póngale nombre a la columna {i + 1} o borre lo que tiene.",
                )
            )


def _emparejar(
    hoja: Hoja, donde: int, ancho: int, apuntes: Apuntes
) -> tuple[Sequence[Sequence[str]], frozenset[int]]:
    """Las filas de datos con `ancho` celdas, y las líneas que tenían de más."""
    filas, lineas = hoja.filas[donde + 1 :], hoja.lineas[donde + 1 :]
    if all(len(fila) == ancho for fila in filas):
        return filas, frozenset()
    caben = max(ancho, len(hoja.filas[donde]))
    largas = {n for n, fila in zip(lineas, filas, strict=True) if _sobra(fila, ancho, caben)}
    for linea, fila in zip(lineas, filas, strict=True):
        if linea in largas or len(fila) < ancho:
            apuntes.append(_ancho(en(hoja.archivo, linea), fila, ancho))
    parejas = [[*fila[:ancho], *[""] * (ancho - len(fila))] for fila in filas]
    return parejas, frozenset(largas)


def _sobra(fila: Sequence[str], ancho: int, caben: int) -> bool:
    return len(fila) > caben or any(celda.strip() for celda in fila[ancho:])


def _ancho(origen: Origen, fila: Sequence[str], ancho: int) -> Observacion:
    tiene = f"Tiene {contar(len(fila), 'celda', 'celdas')}"
    if len(fila) > ancho:
        return observar(
            "fila-larga",
            origen,
            f"{tiene} y el encabezado {ancho}: no se sabe cuál va en cuál.",
            "Si un texto lleva el separador adentro, enciérrelo entre comillas.",
        )
    return observar(
        "fila-corta",
        origen,
        f"{tiene} y el encabezado {ancho}: las demás se leen en blanco.",
        "Complete los separadores que faltan al final.",
    )
