"""Un cuadro de valoraciones, largo o ancho → Marcas.

Largo: participante, propuesta, criterio, valor. Ancho (una planilla): propuesta y una columna
por criterio; quién la llenó está en una columna, en una celda de arriba o en el nombre del archivo.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.encabezado import Esperadas, buscar_encabezado, columna, reconocer
from priorizacion.ingesta.hoja import Cuadro, Hoja
from priorizacion.ingesta.marcas import Marcas, de_columnas
from priorizacion.ingesta.nombrados import Nombrados
from priorizacion.ingesta.texto import allanar

LARGO = Esperadas(("participante", "propuesta", "criterio", "valor"))
_SOLO_PARA_LEER = ("participante", "nombre")
_EN_EL_NOMBRE = re.compile(r"^valoraciones[ _.-]+(?P<quien>.+)\.(csv|xlsx)$", re.IGNORECASE)


def leer_valoraciones(hoja: Hoja, criterios: Mapping[str, str], apuntes: Apuntes) -> Marcas | None:
    """Las marcas de una hoja; None si no se reconoce. `criterios` es id → nombre."""
    if es_larga(hoja):
        cuadro = reconocer(hoja, LARGO, apuntes)
        if cuadro is None:
            return None
        columnas = {nombre: columna(cuadro, nombre) for nombre in LARGO.obligatorias}
        columnas["criterio"] = _por_id(columnas["criterio"], criterios)
        return de_columnas(cuadro.archivo, cuadro.lineas, columnas, apuntes)
    return _leer_ancha(hoja, criterios, apuntes)


def es_de_marcas(hoja: Hoja) -> bool:
    """Si alguna de sus primeras filas tiene la columna `propuesta`."""
    return buscar_encabezado(hoja.filas, ("propuesta",)) is not None


def es_larga(hoja: Hoja) -> bool:
    """Si el encabezado tiene `criterio` o `valor`, o no tiene `propuesta`."""
    donde = buscar_encabezado(hoja.filas, ("propuesta",))
    titulos = {allanar(celda) for celda in hoja.filas[donde]} if donde is not None else set()
    return bool(titulos & {"criterio", "valor"}) or not titulos


def _leer_ancha(hoja: Hoja, criterios: Mapping[str, str], apuntes: Apuntes) -> Marcas | None:
    esperadas = Esperadas(("propuesta",), (*_SOLO_PARA_LEER, *criterios))
    cuadro = reconocer(_con_ids(hoja, criterios), esperadas, apuntes)
    if cuadro is None:
        return None
    presentes = [c for c in criterios if c in cuadro.columnas]
    if not presentes:
        apuntes.append(
            observar(
                "columna-ausente",
                en(hoja.archivo, hoja.lineas[0]),
                "La planilla no tiene columna de ningún criterio.",
                f"Ponga una por criterio: {', '.join(criterios)}.",
            )
        )
        return None
    quienes = _participantes(hoja, cuadro, apuntes)
    return None if quienes is None else _alargar(cuadro, presentes, quienes, apuntes)


def _con_ids(hoja: Hoja, criterios: Mapping[str, str]) -> Hoja:
    """La misma hoja, con los nombres de criterio del encabezado cambiados por sus ids."""
    por_nombre = {allanar(nombre): id_ for id_, nombre in criterios.items()}
    por_nombre |= {allanar(id_): id_ for id_ in criterios}
    donde = buscar_encabezado(hoja.filas, ("propuesta",)) or 0
    titulos = [por_nombre.get(allanar(celda), celda) for celda in hoja.filas[donde]]
    return replace(hoja, filas=[*hoja.filas[:donde], titulos, *hoja.filas[donde + 1 :]])


def _por_id(escritos: Sequence[str], criterios: Mapping[str, str]) -> list[str]:
    """Los criterios escritos por su nombre, por su id."""
    nombrados = Nombrados({"criterios": criterios})
    suyos = {texto: nombrados.id("criterios", texto.strip()) for texto in set(escritos)}
    return [suyos[texto] for texto in escritos]


def _participantes(hoja: Hoja, cuadro: Cuadro, apuntes: Apuntes) -> Sequence[str] | None:
    if "participante" in cuadro.columnas:
        return columna(cuadro, "participante")
    en_celda = _en_celda(cuadro)
    en_nombre = _EN_EL_NOMBRE.match(hoja.archivo)
    quien = en_celda or (en_nombre["quien"].strip() if en_nombre else "")
    if quien:
        return [quien] * len(cuadro.filas)
    apuntes.append(
        observar(
            "participante-sin-nombrar",
            en(hoja.archivo, hoja.lineas[0]),
            "No se sabe de quién es esta planilla.",
            "Póngale su código al archivo (valoraciones_C1.csv) o una columna «participante».",
        )
    )
    return None


def _en_celda(cuadro: Cuadro) -> str:
    for fila in cuadro.encima:
        for i, celda in enumerate(fila[:-1]):
            if allanar(celda) == "participante" and fila[i + 1].strip():
                return fila[i + 1].strip()
    return ""


def _alargar(
    cuadro: Cuadro, criterios: Sequence[str], quienes: Sequence[str], apuntes: Apuntes
) -> Marcas:
    propuestas = columna(cuadro, "propuesta")
    cuantas = len(cuadro.filas)
    columnas = {
        "participante": list(quienes) * len(criterios),
        "propuesta": propuestas * len(criterios),
        "criterio": [c for c in criterios for _ in range(cuantas)],
        "valor": [celda for c in criterios for celda in columna(cuadro, c)],
    }
    return de_columnas(cuadro.archivo, list(cuadro.lineas) * len(criterios), columnas, apuntes)
