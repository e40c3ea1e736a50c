"""Una elección de Pabulib → una carpeta de agenda: los votos son el criterio, sin votantes.

Lo que se supone queda escrito en `aclaracion` y en las advertencias.
"""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.ingesta.adaptacion import adaptar_id, caber, recortar
from priorizacion.ingesta.eleccion import (
    Eleccion,
    Proyecto,
    categorias,
    leer_eleccion,
)
from priorizacion.ingesta.escritura import (
    CarpetaNueva,
    escribir_csv,
    escribir_decimal,
    escribir_yaml,
)
from priorizacion.ingesta.secciones import leer_monto, leer_secciones

_CENTESIMAS = 10_000
_COLUMNAS = ("id", "nombre", "descripcion", "fase", "costo", "etiquetas", "lat", "lon")
_FUENTE = "presupuesto"
_SORTEO = (
    "No hubo sorteo público: es una elección ya celebrada. Por convención, los empates que no "
    "deciden el costo ni el número de proyectos se deciden con la semilla vacía."
)


def importar_pabulib(
    archivo: Path, maximo_proyectos: int | None = None
) -> CarpetaNueva | tuple[Observacion, ...]:
    """Lee un `.pb` y arma `agenda.yaml` y `propuestas.csv`; si no se puede, dice todo lo que falta.

    Con `maximo_proyectos` la agenda lleva ese tope; sin él, `sin_tope: true`.
    """
    secciones = leer_secciones(archivo)
    if isinstance(secciones, tuple):
        return secciones
    eleccion = leer_eleccion(secciones)
    if isinstance(eleccion, tuple):
        return eleccion
    anio = _anio(eleccion.meta)
    if anio is None:
        return (_sin_fecha(archivo.name),)
    return _armar(archivo.name, eleccion, anio, maximo_proyectos)


def _armar(
    archivo: str, eleccion: Eleccion, anio: int, maximo_proyectos: int | None
) -> CarpetaNueva:
    por_categoria = eleccion.techos_por_categoria
    montos = [eleccion.presupuesto, *por_categoria.values(), *(p.costo for p in eleccion.proyectos)]
    decimales = _decimales(montos)
    tope, exacto = _ancla(eleccion)
    ids, cambios = _ids(archivo, eleccion.proyectos)
    agenda = {
        **_identidad(eleccion.meta, anio),
        "aclaracion": _aclaracion(eleccion, decimales, exacto, bool(por_categoria)),
        "criterios": [_criterio(eleccion, tope)],
        "umbrales": {"prioridad": 0, "factibilidad": 0},
        "fuentes": [
            {
                "id": _FUENTE,
                "nombre": "Presupuesto de la elección",
                "techos": {anio: int(eleccion.presupuesto * 10**decimales)},
            }
        ],
        "reserva": 0,
        "regla_de_valor": "proyectos",
        "resolucion": 1,
        **({"maximo_proyectos": maximo_proyectos} if maximo_proyectos else {"sin_tope": True}),
        "reglas": _cuotas(por_categoria, decimales),
        "sorteo": {"procedimiento": _SORTEO, "semilla": ""},
        "comprobaciones": {"propuestas": {"minimo": len(ids), "maximo": len(ids)}},
    }
    filas = [
        _propuesta(p, id_, eleccion.unidad, decimales)
        for p, id_ in zip(eleccion.proyectos, ids, strict=True)
    ]
    columnas = (*_COLUMNAS, eleccion.unidad, "elegida_en_la_eleccion")
    return CarpetaNueva(
        archivos={
            "agenda.yaml": f"# Importada de Pabulib: {archivo}\n" + escribir_yaml(agenda),
            "propuestas.csv": escribir_csv(columnas, filas),
        },
        observaciones=(*eleccion.observaciones, *cambios),
    )


def _anio(meta: dict[str, str]) -> int | None:
    for clave in ("date_end", "date_begin", "instance"):
        hallado = re.search(r"(?<!\d)(19|20|21)\d{2}(?!\d)", meta.get(clave, ""))
        if hallado:
            return int(hallado.group())
    return None


def _identidad(meta: dict[str, str], anio: int) -> dict[str, Any]:
    lugares = [meta.get(c, "") for c in ("unit", "district", "subunit")]
    nombre = ", ".join(dict.fromkeys(n for n in lugares if n)) or "Sin nombre"
    titulo = meta.get("description") or meta.get("instance") or nombre
    moneda = meta.get("currency", "").upper()
    return {
        "titulo": recortar(f"Presupuesto participativo: {titulo}"),
        "territorio": {"nombre": recortar(nombre)},
        "periodo": {"inicio": anio, "fin": anio},
        "moneda": moneda if re.fullmatch(r"[A-Z]{3}", moneda) else "XXX",
        "licencia": "Sin licencia declarada en el archivo de origen",
    }


def _aclaracion(eleccion: Eleccion, decimales: int, exacto: bool, cuotas: bool) -> str:
    meta = eleccion.meta
    donde = ", ".join(meta[c] for c in ("country", "unit") if meta.get(c))
    contado = "contados en sus papeletas" if eleccion.contado else "que publica el archivo"
    partes = [
        f"Elección real importada de Pabulib ({donde or 'lugar sin declarar'}). Ningún comité "
        f"calificó estos proyectos: su prioridad son los {eleccion.unidad} que recibieron, "
        f"{contado}, y su factibilidad es 100 para todos, porque el archivo no dice nada de ella.",
        "Cada voto vale una centésima de prioridad."
        if exacto and eleccion.unidad == "votos"
        else "Cada punto vale una centésima de prioridad."
        if exacto
        else f"El proyecto con más {eleccion.unidad} vale 100 y los demás en proporción, "
        "redondeados a centésimas.",
        "Los proyectos, sus nombres y sus costos son los publicados; los datos de quienes votaron "
        "no se copiaron. La fase «diseños» es una convención: permite que el dinero los pague.",
    ]
    if decimales:
        partes.append(
            f"Los montos van en la unidad más pequeña: 1 = 1/{escribir_entero(10**decimales)} de "
            f"{meta.get('currency') or 'la moneda'}."
        )
    if cuotas:
        partes.append("El techo de cada categoría es el de la elección.")
    if not re.fullmatch(r"[A-Za-z]{3}", meta.get("currency", "")):
        partes.append("El archivo no dice la moneda: XXX es el código de «sin moneda».")
    return " ".join(partes) + "\n"


def _criterio(eleccion: Eleccion, tope: Fraction) -> dict[str, Any]:
    return {
        "id": eleccion.unidad,
        "eje": "prioridad",
        "nombre": "Votos recibidos" if eleccion.unidad == "votos" else "Puntos recibidos",
        "ponderacion": 100,
        "origen": "dato",
        "columna": eleccion.unidad,
        "tramos": {0: 0, tope: 100},
    }


def _ancla(eleccion: Eleccion) -> tuple[Fraction, bool]:
    apoyos = [p.apoyo for p in eleccion.proyectos]
    enteros = all(a.denominator == 1 and a >= 0 for a in apoyos)
    exacto = enteros and max(apoyos) <= _CENTESIMAS
    return (Fraction(_CENTESIMAS), True) if exacto else (max(*apoyos, Fraction(1)), False)


def _decimales(montos: list[Fraction]) -> int:
    lugares = next(n for n in range(400) if all((m * 10**n).denominator == 1 for m in montos))
    return 2 if lugares == 1 else lugares


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
        "etiquetas": "|".join(c.replace("|", "/") for c in categorias(celdas.get("category", ""))),
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


def _cuotas(techos: dict[str, Fraction], decimales: int) -> list[dict[str, Any]]:
    usados: set[str] = set()
    cuotas = []
    for categoria, techo in techos.items():
        id_ = adaptar_id(f"categoria-{categoria}", usados)
        usados.add(id_)
        cuotas.append(
            {
                "id": id_,
                "tipo": "cuota",
                "grupo": {"etiqueta": categoria.replace("|", "/")},
                "base": "pesos",
                "maximo": int(techo * 10**decimales),
                "texto": f"La categoría «{categoria}» tiene su propio techo en la elección.",
            }
        )
    return cuotas


def _id_cambiado(archivo: str, proyecto: Proyecto, nuevo: str) -> Observacion:
    return Observacion(
        codigo="pabulib-id-cambiado",
        gravedad="advertencia",
        origen=Origen(archivo=archivo, fila=proyecto.fila.linea, columna="project_id"),
        mensaje=f"«{proyecto.id}» no sirve de identificador; quedó «{nuevo}».",
        remedio="No hay que hacer nada; búsquelo con su nuevo identificador.",
    )


def _sin_fecha(archivo: str) -> Observacion:
    return Observacion(
        codigo="pabulib-sin-fecha",
        origen=Origen(archivo=archivo, columna="date_end"),
        mensaje="META no dice en qué año fue la elección (date_end, date_begin ni instance).",
        remedio="Escriba en META una línea con el año: date_end;2024.",
    )
