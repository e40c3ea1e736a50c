"""Una elección de Pabulib → una carpeta de agenda: los votos son el criterio, sin votantes.

Lo que se supone queda escrito en `aclaracion` y en las advertencias.
"""

import re
from pathlib import Path

from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.adaptacion import adaptar_id, caber
from priorizacion.ingesta.apuntes import en, observar, resumir
from priorizacion.ingesta.eleccion import (
    Eleccion,
    Proyecto,
    categorias,
    leer_eleccion,
)
from priorizacion.ingesta.escritura import (
    CarpetaNueva,
    escribir_csv,
    escribir_yaml,
)
from priorizacion.ingesta.reglas_de_eleccion import agenda_de, decimales_de, etiqueta_de
from priorizacion.ingesta.secciones import leer_monto, leer_secciones

_COLUMNAS = ("id", "nombre", "descripcion", "fase", "costo", "etiquetas", "lat", "lon")


def importar_pabulib(
    archivo: Path, maximo_proyectos: int | None = None
) -> CarpetaNueva | tuple[Observacion, ...]:
    """Lee un `.pb` y arma `agenda.yaml` y `propuestas.csv`; si no se puede, dice todo lo que falta.

    Con `maximo_proyectos` la agenda lleva ese tope; sin él, `sin_tope: true`.
    """
    secciones = leer_secciones(archivo)
    if isinstance(secciones, tuple):
        return resumir(secciones)
    eleccion = leer_eleccion(secciones)
    if isinstance(eleccion, tuple):
        return resumir(eleccion)
    vigencia = _vigencia(eleccion.meta)
    if vigencia is None:
        return (_sin_fecha(archivo.name),)
    return _armar(archivo.name, eleccion, vigencia, maximo_proyectos)


def _armar(
    archivo: str, eleccion: Eleccion, vigencia: int, maximo_proyectos: int | None
) -> CarpetaNueva:
    decimales = decimales_de(eleccion)
    ids, cambios = _ids(archivo, eleccion.proyectos)
    agenda = escribir_yaml(agenda_de(eleccion, vigencia, maximo_proyectos))
    filas = [
        _propuesta(p, id_, eleccion.unidad, decimales)
        for p, id_ in zip(eleccion.proyectos, ids, strict=True)
    ]
    columnas = (*_COLUMNAS, eleccion.unidad, "elegida_en_la_eleccion")
    return CarpetaNueva(
        archivos={
            "agenda.yaml": f"# Importada de Pabulib: {' '.join(archivo.split())}\n{agenda}",
            "propuestas.csv": escribir_csv(columnas, filas),
        },
        observaciones=resumir((*eleccion.observaciones, *cambios)),
    )


def _vigencia(meta: dict[str, str]) -> int | None:
    for clave in ("date_end", "date_begin", "instance"):
        hallado = re.search(r"(?<!\d)(19|20|21)\d{2}(?!\d)", meta.get(clave, ""))
        if hallado:
            return int(hallado.group())
    return None


def _ids(archivo: str, proyectos: tuple[Proyecto, ...]) -> tuple[list[str], list[Observacion]]:
    propios = {p.id for p in proyectos if adaptar_id(p.id, set()) == p.id}
    usados = set(propios)
    ids: list[str] = []
    avisos: list[Observacion] = []
    for proyecto in proyectos:
        if proyecto.id in propios:
            ids.append(proyecto.id)
            continue
        ids.append(adaptar_id(proyecto.id, usados))
        usados.add(ids[-1])
        avisos.append(_id_cambiado(archivo, proyecto, ids[-1]))
    return ids, avisos


def _propuesta(proyecto: Proyecto, id_: str, unidad: str, decimales: int) -> dict[str, object]:
    celdas = proyecto.fila.celdas
    nombre, descripcion = caber(
        celdas.get("name") or f"Proyecto {proyecto.id}", celdas.get("description", "")
    )
    return {
        "id": id_,
        "nombre": nombre,
        "descripcion": descripcion,
        "fase": "disenos",
        "costo": int(proyecto.costo * 10**decimales),
        "etiquetas": "|".join(etiqueta_de(c) for c in categorias(celdas.get("category", ""))),
        "lat": _grados(celdas.get("latitude", "")),
        "lon": _grados(celdas.get("longitude", "")),
        unidad: escribir_decimal(proyecto.apoyo),
        "elegida_en_la_eleccion": {"1": "sí", "0": "no"}.get(celdas.get("selected", ""), ""),
    }


def _grados(texto: str) -> str:
    try:
        return escribir_decimal(leer_monto(texto))
    except ValueError:
        return ""


def _id_cambiado(archivo: str, proyecto: Proyecto, nuevo: str) -> Observacion:
    return observar(
        "id-cambiado",
        en(archivo, proyecto.fila.linea, "project_id"),
        f"«{proyecto.id}» no sirve de identificador; quedó «{nuevo}».",
        "No hay que hacer nada; búsquelo con su nuevo identificador.",
    )


def _sin_fecha(archivo: str) -> Observacion:
    return observar(
        "pabulib-sin-fecha",
        en(archivo, columna="date_end"),
        "META no dice en qué año fue la elección (date_end, date_begin ni instance).",
        "Escriba en META una línea con el año: date_end;2024.",
    )
