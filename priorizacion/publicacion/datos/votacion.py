"""Los puntajes de una agenda → `votacion.pb`, como una votación de Pabulib (pabulib.org/format).

Cada criterio de prioridad es un votante: las marcas de una persona no se publican, y las de muchos
estamentos tampoco, así que con ellos faltarían papeletas y las sumas no se podrían comparar. Lo que
el formato no puede decir (factibilidad, reglas, fuentes, años) queda dicho en META.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from priorizacion.dominio.celda import proteger
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion.datos.tabla_abierta import CARPETA
from priorizacion.publicacion.vistas.contexto import Contexto

ARCHIVO = f"{CARPETA}/votacion.pb"
MAXIMO_DE_PUNTOS = 10_000

Papeletas = Mapping[str, Mapping[str, int]]
"""Criterio → propuesta → centésimas que le aporta a su prioridad."""


def escribir(contexto: Contexto) -> bytes | None:
    """El archivo; None si ninguna obra compitió con sus puntajes completos."""
    compiten = contexto.en_estado("seleccionada", "lista_de_espera")
    papeletas = _papeletas(compiten)
    if not papeletas:
        return None
    secciones: dict[str, list[Iterable[object]]] = {
        "META": [("key", "value"), *_meta(contexto, compiten, papeletas).items()],
        "PROJECTS": [_COLUMNAS, *(_proyecto(contexto, d, papeletas) for d in compiten)],
        "VOTES": [("voter_id", "vote", "points"), *map(_papeleta, papeletas.items())],
    }
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, delimiter=";", lineterminator="\n")
    for nombre, filas in secciones.items():
        escritor.writerow([nombre])
        escritor.writerows(filas)
    return salida.getvalue().encode()


_COLUMNAS = ("project_id", "cost", "votes", "score", "name", "category", "selected")


def _meta(
    contexto: Contexto, compiten: tuple[PropuestaDecidida, ...], papeletas: Papeletas
) -> dict[str, Any]:
    agenda = contexto.agenda
    fechas = sorted(s.fecha for s in agenda.comite.sesiones) if agenda.comite else []
    desde, hasta = (f"{f:%d.%m.%Y}" for f in (fechas[0], fechas[-1])) if fechas else ("", "")
    return {
        "description": _llano(agenda.titulo),
        "country": "Colombia",
        "unit": _llano(agenda.territorio.nombre),
        "instance": f"{agenda.periodo.inicio}-{agenda.periodo.fin}",
        "num_projects": len(compiten),
        "num_votes": len(papeletas),
        "budget": _presupuesto(contexto, compiten),
        "vote_type": "scoring",
        "rule": "unknown",
        "date_begin": desde or agenda.periodo.inicio,
        "date_end": hasta or agenda.periodo.inicio,
        "max_points": MAXIMO_DE_PUNTOS,
        "language": "es",
        "currency": agenda.moneda,
        "comment": _comentario(contexto),
    }


def _comentario(contexto: Contexto) -> str:
    periodo = contexto.agenda.periodo
    return (
        "#1: Cada votante es un criterio de prioridad, no una persona: las calificaciones de cada "
        "quien no se publican. "
        "#2: Los puntos son las centesimas que ese criterio le aporta a la prioridad de la obra, "
        "segun su ponderacion; score es la prioridad, de 0 a 10000. La factibilidad no esta aqui. "
        f"#3: budget es la suma de los techos declarados de {periodo.inicio} a {periodo.fin} y de "
        "los aportes; cost va con imprevistos. "
        "#4: selected no sale de estos votos sino de un programa entero con la factibilidad y "
        "todas las reglas, fuentes y anos, que estan en agenda.yaml."
    )


def _presupuesto(contexto: Contexto, compiten: tuple[PropuestaDecidida, ...]) -> int:
    agenda = contexto.agenda
    techos = sum(f.techos.get(v, 0) for f in agenda.fuentes for v in agenda.periodo.vigencias)
    aportes = sum(a.monto for d in compiten for a in contexto.propuestas[d.id].aportes)
    return techos + aportes


def _proyecto(
    contexto: Contexto, decidida: PropuestaDecidida, papeletas: Papeletas
) -> tuple[object, ...]:
    propuesta = contexto.propuestas[decidida.id]
    puntos = [p[decidida.id] for p in papeletas.values() if decidida.id in p]
    dimension = contexto.dimensiones.get(propuesta.dimension or "", "")
    return (
        decidida.id,
        decidida.costo,
        len(puntos),
        sum(puntos),
        _llano(contexto.nombre(decidida.id)),
        _llano(dimension).replace(",", " "),
        int(decidida.estado == "seleccionada"),
    )


def _papeleta(papeleta: tuple[str, Mapping[str, int]]) -> tuple[str, str, str]:
    votante, puntos = papeleta
    orden = sorted(puntos, key=lambda p: (-puntos[p], p))
    return votante, ",".join(orden), ",".join(str(puntos[p]) for p in orden)


def _papeletas(compiten: Iterable[PropuestaDecidida]) -> Papeletas:
    papeletas: dict[str, dict[str, int]] = {}
    for decidida in compiten:
        if decidida.desglose is None or decidida.prioridad is None:
            continue
        aportes = {
            c.criterio: c.aporte or Fraction(0) for c in decidida.desglose.prioridad.criterios
        }
        for criterio, puntos in _repartir(decidida.prioridad, aportes).items():
            papeletas.setdefault(criterio, {})[decidida.id] = puntos
    return papeletas


def _repartir(total: int, aportes: Mapping[str, Fraction]) -> dict[str, int]:
    """Enteros que suman el total: los que sobran por redondear, a quienes más les faltaba."""
    puntos = {criterio: int(100 * aporte) for criterio, aporte in aportes.items()}
    sobran = total - sum(puntos.values())
    por_falta = sorted(aportes, key=lambda c: (puntos[c] - 100 * aportes[c], c))
    return puntos | {c: puntos[c] + 1 for c in por_falta[:sobran]}


def _llano(texto: str) -> str:
    """En una línea, y sin que pase por fórmula si alguien lo abre en una hoja de cálculo."""
    return proteger(" ".join(texto.split()))
