"""Lo recibido → lo mismo sin lo que `revisar` rechazaría, y las tablas que salen de mezclarlo.

Primero cada propuesta por su lado, para que lo que se le quite no dependa de cómo esté la tabla;
después la mezcla entera, por si al juntarse con lo escrito a mano algo deja de casar.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.formulario import Formulario
from priorizacion.dominio.propuesta_recibida import PropuestaRecibida, acunar
from priorizacion.ingesta.recibido.tabla_llena import Fila, TablaLlena, escribir_tabla_llena
from priorizacion.tareas.propuestas.condiciones import (
    COLUMNAS,
    Condiciones,
    mezclar_condiciones,
    sueltas,
)
from priorizacion.tareas.propuestas.juicio import HABILITANTES, PROPUESTAS, Falta, probar, quitar
from priorizacion.tareas.propuestas.mezcla import Mezcla, escribir_fila, mezclar

Faltas = tuple[tuple[PropuestaRecibida, Falta], ...]
"""De cada celda que no se tomó, la propuesta y por qué."""
Lugar = tuple[str, int]
"""Archivo y número: dónde está una propuesta recibida."""


@dataclass(frozen=True)
class Tablas:
    """Las que se llenan con formularios."""

    carpeta: Path
    formulario: Formulario
    propuestas: TablaLlena
    habilitantes: TablaLlena


@dataclass(frozen=True)
class Depurado:
    """Las tablas nuevas y lo que no se tomó."""

    mezcla: Mezcla
    condiciones: Condiciones
    textos: dict[str, str]
    """Nombre → CSV."""
    faltas: Faltas


def depurar(
    tablas: Tablas, recibidas: Sequence[PropuestaRecibida], preferidas: Collection[str]
) -> Depurado:
    """Limpia, mezcla y prueba, hasta que todo sirva. Lanza `OSError`."""
    vivas, faltas = _limpiar(tablas, recibidas)
    while True:
        mezcla = mezclar(tablas.propuestas.filas, list(vivas.values()), preferidas)
        condiciones = mezclar_condiciones(tablas.habilitantes.filas, mezcla, preferidas)
        textos = _escribir(tablas, mezcla.filas, condiciones.filas, crecen=bool(vivas))
        suyas = mezcla.de_formularios
        nuevas = probar(tablas.carpeta, textos, suyas)
        if not nuevas:
            return Depurado(mezcla, condiciones, textos, faltas)
        faltas += tuple((suyas[falta.id], falta) for falta in nuevas)
        _descartar(vivas, suyas, nuevas)


def _limpiar(
    tablas: Tablas, recibidas: Sequence[PropuestaRecibida]
) -> tuple[dict[Lugar, PropuestaRecibida], Faltas]:
    """Cada propuesta con las celdas que sirven, junto a las escritas a mano y sin tocarlas."""
    vivas = {(r.archivo, r.numero): r for r in recibidas}
    acunados = {acunar(r.identidad) for r in recibidas}
    a_mano = [f for f in tablas.propuestas.filas if f.get("id", "").strip() not in acunados]
    faltas: Faltas = ()
    while True:
        por_id = dict(_con_codigo(vivas.values()))
        filas = [*a_mano, *(escribir_fila(i, r) for i, r in por_id.items())]
        textos = _escribir(tablas, filas, sueltas(por_id), crecen=True)
        nuevas = probar(tablas.carpeta, textos, por_id)
        if not nuevas:
            return vivas, faltas
        faltas += tuple((por_id[falta.id], falta) for falta in nuevas)
        _descartar(vivas, por_id, nuevas)


def _con_codigo(recibidas: Iterable[PropuestaRecibida]) -> Iterable[tuple[str, PropuestaRecibida]]:
    """Cada una con su código; las ediciones anteriores, con uno que no choque."""
    veces: dict[str, int] = {}
    for recibida in sorted(recibidas, key=lambda r: r.vigencia, reverse=True):
        codigo = acunar(recibida.identidad)
        veces[codigo] = veces.get(codigo, 0) + 1
        yield codigo if veces[codigo] == 1 else f"{codigo}-{veces[codigo]}", recibida


def _descartar(
    vivas: dict[Lugar, PropuestaRecibida],
    por_id: Mapping[str, PropuestaRecibida],
    faltas: Iterable[Falta],
) -> None:
    for falta in faltas:
        recibida = por_id[falta.id]
        lugar = (recibida.archivo, recibida.numero)
        if lugar in vivas:
            limpia = quitar(vivas[lugar], falta)
            if falta.impide or limpia == vivas[lugar]:
                del vivas[lugar]
            else:
                vivas[lugar] = limpia


def _escribir(
    tablas: Tablas, propuestas: Iterable[Fila], condiciones: Iterable[Fila], *, crecen: bool
) -> dict[str, str]:
    """Si hay formularios van todas sus columnas: así no dependen de cuál llegó antes."""
    columnas = list(tablas.propuestas.columnas)
    if crecen:
        preguntadas = (campo.columna for campo in tablas.formulario.campos)
        columnas += [c for c in preguntadas if c not in columnas]
    de_condiciones = dict.fromkeys((*tablas.habilitantes.columnas, *COLUMNAS))
    return {
        PROPUESTAS: escribir_tabla_llena(columnas, propuestas),
        HABILITANTES: escribir_tabla_llena(tuple(de_condiciones), condiciones),
    }
