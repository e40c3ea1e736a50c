"""La mejor compra de una elección, por programación dinámica entera: sin el programa de por medio.

Lee el `.pb` a su manera, para no heredar un error de lectura del importador.
"""

from fractions import Fraction
from pathlib import Path

Frontera = dict[int, Fraction]
"""Apoyo total → lo menos que cuesta alcanzarlo."""


def mejor_compra(archivo: Path, columna: str) -> tuple[int, Fraction]:
    """El mayor apoyo que cabe en el presupuesto (y en el techo de cada categoría) y su menor costo.

    `columna` es `votes` o `score`. Cada proyecto está en una sola categoría si hay techos.
    """
    meta, proyectos = _leer(archivo)
    presupuesto = Fraction(meta["budget"])
    techos = _techos(meta)
    grupos: dict[str, Frontera] = {}
    for proyecto in proyectos:
        grupo = proyecto["category"] if techos else ""
        tope = min(presupuesto, techos.get(grupo, presupuesto))
        frontera = grupos.setdefault(grupo, {0: Fraction(0)})
        _agregar(frontera, int(proyecto[columna]), Fraction(proyecto["cost"]), tope)
    total: Frontera = {0: Fraction(0)}
    for frontera in grupos.values():
        total = _combinar(total, frontera, presupuesto)
    mejor = max(total)
    return mejor, total[mejor]


def _agregar(frontera: Frontera, apoyo: int, costo: Fraction, tope: Fraction) -> None:
    for valor, gastado in sorted(frontera.items(), reverse=True):
        nuevo = gastado + costo
        if nuevo <= tope and nuevo < frontera.get(valor + apoyo, tope + 1):
            frontera[valor + apoyo] = nuevo


def _combinar(una: Frontera, otra: Frontera, tope: Fraction) -> Frontera:
    junta: Frontera = {}
    for valor, costo in una.items():
        for mas, sobrecosto in otra.items():
            nuevo = costo + sobrecosto
            if nuevo <= tope and nuevo < junta.get(valor + mas, tope + 1):
                junta[valor + mas] = nuevo
    return junta


def _techos(meta: dict[str, str]) -> dict[str, Fraction]:
    if "budget_per_category" not in meta:
        return {}
    montos = map(Fraction, meta["budget_per_category"].split(","))
    return dict(zip(meta["categories"].split(","), montos, strict=True))


def _leer(archivo: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    meta: dict[str, str] = {}
    proyectos: list[dict[str, str]] = []
    seccion, columnas = "", []
    for linea in archivo.read_text(encoding="utf-8").splitlines():
        if linea in {"META", "PROJECTS", "VOTES"}:
            seccion, columnas = linea, []
        elif seccion == "META":
            clave, _, valor = linea.partition(";")
            meta[clave] = valor
        elif seccion == "PROJECTS" and not columnas:
            columnas = linea.split(";")
        elif seccion == "PROJECTS":
            proyectos.append(dict(zip(columnas, linea.split(";"), strict=False)))
    return meta, proyectos
