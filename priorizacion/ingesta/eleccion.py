"""Secciones de un `.pb` → `Eleccion`: proyectos, costos exactos y apoyos; nunca votantes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from priorizacion.dominio.observacion import Observacion
from priorizacion.ingesta.apuntes import en, hay_errores, observar
from priorizacion.ingesta.recuento import Recuento, Unidad, recontar
from priorizacion.ingesta.secciones import Fila, Secciones, leer_monto

_CIFRAS = "Escriba solo cifras, con punto decimal si hace falta: 12500.50."


@dataclass(frozen=True)
class Proyecto:
    """Un proyecto de la boleta, con lo que dice de él el archivo."""

    id: str
    """Como está publicado."""
    costo: Fraction
    """En la moneda de la elección, exacto."""
    apoyo: Fraction
    """Votos o puntos que recibió."""
    fila: Fila
    """Sus celdas y su línea."""


@dataclass(frozen=True)
class Eleccion:
    """Un presupuesto participativo, sin una sola línea de quienes votaron."""

    meta: dict[str, str]
    """Lo declarado en META."""
    presupuesto: Fraction
    """En la moneda de la elección, exacto."""
    techos_por_categoria: dict[str, Fraction]
    """Categoría → lo más que se le puede dar; vacío si no hay tales techos."""
    proyectos: tuple[Proyecto, ...]
    """En el orden del archivo."""
    unidad: Unidad
    """Qué mide el apoyo."""
    contado: bool
    """Verdadero si el apoyo se contó en las papeletas."""
    observaciones: tuple[Observacion, ...]
    """Advertencias."""


def leer_eleccion(secciones: Secciones) -> Eleccion | tuple[Observacion, ...]:
    """Interpreta las secciones; si algo esencial no se entiende, devuelve todas las faltas."""
    presupuesto = _monto_positivo(secciones.meta.get("budget", ("", 0))[0])
    costos = [_monto_positivo(f.celdas.get("cost", "")) for f in secciones.proyectos]
    techos = _techos(secciones)
    recuento = recontar(secciones)
    faltas = (
        *_sin_monto(secciones, presupuesto, costos),
        *_ids_malos(secciones),
        *_reglas_sin_leer(secciones, techos),
        *recuento.observaciones,
        *_cuentas(secciones),
    )
    if presupuesto is None or hay_errores(faltas):
        return faltas
    return Eleccion(
        meta={clave: texto for clave, (texto, _) in secciones.meta.items()},
        presupuesto=presupuesto,
        techos_por_categoria=techos,
        proyectos=tuple(_proyectos(secciones, costos, recuento)),
        unidad=recuento.unidad,
        contado=recuento.contado,
        observaciones=(*secciones.observaciones, *faltas),
    )


def categorias(celda: str) -> list[str]:
    """«Jeugd,Groen» son dos categorías; «Parques, plazas y vías» es una (coma con espacio)."""
    return [c.strip() for c in re.split(r",(?! )", celda) if c.strip()]


def _proyectos(
    secciones: Secciones, costos: list[Fraction | None], recuento: Recuento
) -> Iterator[Proyecto]:
    for fila, costo in zip(secciones.proyectos, costos, strict=True):
        yield Proyecto(fila.id, costo or Fraction(0), recuento.apoyos[fila.id], fila)


def _monto_positivo(texto: str) -> Fraction | None:
    try:
        monto = leer_monto(texto)
    except ValueError:
        return None
    return monto if monto > 0 else None


def _sin_monto(
    secciones: Secciones, presupuesto: Fraction | None, costos: list[Fraction | None]
) -> Iterator[Observacion]:
    if presupuesto is None:
        texto, linea = secciones.meta.get("budget", ("", None))
        mensaje = f"META no dice un presupuesto mayor que cero: «{texto}»."
        yield observar("pabulib-numero", en(secciones.archivo, linea, "budget"), mensaje, _CIFRAS)
    for fila, costo in zip(secciones.proyectos, costos, strict=True):
        if costo is not None:
            continue
        texto = fila.celdas.get("cost", "")
        mensaje = f"El costo del proyecto {fila.id} no es un número mayor que cero: «{texto}»."
        yield observar(
            "pabulib-numero", en(secciones.archivo, fila.linea, "cost"), mensaje, _CIFRAS
        )


def _ids_malos(secciones: Secciones) -> Iterator[Observacion]:
    if not secciones.proyectos:
        remedio = "Busque el archivo completo."
        yield observar(
            "pabulib-sin-proyectos", en(secciones.archivo), "PROJECTS está vacía.", remedio
        )
    veces = Counter(fila.id for fila in secciones.proyectos)
    for fila in secciones.proyectos:
        if fila.id and veces[fila.id] == 1:
            continue
        mensaje = f"El proyecto «{fila.id}» está repetido." if fila.id else "Falta el project_id."
        remedio = "Dé a cada proyecto su propio project_id."
        yield observar(
            "pabulib-proyecto-repetido",
            en(secciones.archivo, fila.linea, "project_id"),
            mensaje,
            remedio,
        )


def _techos(secciones: Secciones) -> dict[str, Fraction]:
    nombres = [n.strip() for n in secciones.meta.get("categories", ("", 0))[0].split(",")]
    montos = secciones.meta.get("budget_per_category", ("", 0))[0].split(",")
    try:
        leidos = [leer_monto(m) for m in montos]
    except ValueError:
        return {}
    if len(set(nombres)) != len(leidos) or min(leidos) < 0:
        return {}
    return dict(zip(nombres, leidos, strict=True))


def _reglas_sin_leer(secciones: Secciones, techos: dict[str, Fraction]) -> Iterator[Observacion]:
    for clave, (texto, linea) in secciones.meta.items():
        if not clave.startswith("budget_per_") or not texto:
            continue
        if clave == "budget_per_category" and techos:
            continue
        mensaje = f"No se sabe aplicar {clave} «{texto}»: no se corresponde con una lista conocida."
        remedio = "Corríjala (un monto por cada nombre de categories), o quítela si no importa."
        yield observar(
            "pabulib-regla-sin-leer", en(secciones.archivo, linea, clave), mensaje, remedio
        )


def _cuentas(secciones: Secciones) -> Iterator[Observacion]:
    # si falta un proyecto, la mejor cartera es otra; si falta una papeleta, quizá ya se contó
    cuentas = (
        ("num_projects", len(secciones.proyectos), "pabulib-incompleto"),
        ("num_votes", len(secciones.votos), "pabulib-cuenta-distinta"),
    )
    for clave, hay, codigo in cuentas:
        dicho, linea = secciones.meta.get(clave, ("", None))
        if not dicho or not hay or dicho == str(hay):
            continue
        mensaje = f"META dice {clave} «{dicho}» y se leyeron {hay}."
        remedio = "Compruebe que el archivo esté completo y corrija ese número."
        yield observar(codigo, en(secciones.archivo, linea, clave), mensaje, remedio)
