"""La carpeta de un territorio → Lectura: la Agenda, o la lista entera de observaciones."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.ingesta.apuntes import Apuntes, en, hay_errores, observar, resumir
from priorizacion.ingesta.arbol import Arbol, leer_yaml
from priorizacion.ingesta.archivo import decodificar, leer_bytes
from priorizacion.ingesta.comprobaciones.todas import comprobar
from priorizacion.ingesta.encabezado import Esperadas
from priorizacion.ingesta.filas import (
    COMITE,
    HABILITANTES,
    IMPEDIMENTOS,
    PUNTAJES,
    leer_comite,
    leer_impedimentos,
    leer_puntajes,
    leer_respuestas,
)
from priorizacion.ingesta.geojson import armar_mapa, leer_contornos
from priorizacion.ingesta.hoja import Cuadro, Filas
from priorizacion.ingesta.lectura import Lectura
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.marcas import reunir
from priorizacion.ingesta.nombrados import Nombrados, declarados
from priorizacion.ingesta.opiniones import archivos_de_marcas, leer_marcas
from priorizacion.ingesta.propuestas import COLUMNAS, leer_propuestas
from priorizacion.ingesta.reglas_de_juego import columnas_nombradas, leer_reglas
from priorizacion.ingesta.tablas import hay_tabla, leer_cuadro
from priorizacion.ingesta.texto import mas_parecida

T = TypeVar("T")

AGENDA = "agenda.yaml"
MAXIMO_DE_YAML = 512 * 1024
"""Bytes de `agenda.yaml`: una grande ocupa 30 KB."""


def leer_carpeta(carpeta: Path) -> Lectura:
    """Lee todos los archivos de la carpeta y comprueba que casen. Nunca lanza por lo que traigan.

    Las colecciones de la Agenda salen por id; las listas de `agenda.yaml`, en el orden declarado.
    """
    with _sin_recolector():
        return _leer(carpeta)


def _leer(carpeta: Path) -> Lectura:
    apuntes: Apuntes = []
    nombres = _listar(carpeta, apuntes)
    if nombres is None:
        return Lectura(None, resumir(apuntes))
    leido = _leer_todo(nombres, apuntes)
    apuntes.extend(comprobar(leido))
    agenda = None if hay_errores(apuntes) else _armar(leido)
    mapa = armar_mapa(leido.contornos) if agenda else None
    return Lectura(agenda, resumir(apuntes), mapa)


@contextmanager
def _sin_recolector() -> Iterator[None]:
    """Sin recolección de ciclos mientras se crean cientos de miles de objetos: la mitad del tiempo.

    Lo leído no tiene ciclos, así que nada se acumula.
    """
    estaba = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if estaba:
            gc.enable()


def _listar(carpeta: Path, apuntes: Apuntes) -> dict[str, Path] | None:
    try:
        return {entrada.name: Path(entrada.path) for entrada in os.scandir(carpeta)}
    except (OSError, ValueError):
        apuntes.append(
            observar(
                "falta-carpeta",
                en(Path(carpeta).name or "."),
                "No es una carpeta que se pueda abrir.",
                "Revise la ruta: se espera la carpeta de un territorio y un periodo.",
            )
        )
        return None


def _leer_todo(nombres: Mapping[str, Path], apuntes: Apuntes) -> Leido:
    arbol = _leer_arbol(nombres, apuntes)
    suyos = declarados(arbol)
    propuestas = _leer_propuestas(nombres, arbol, suyos, apuntes)
    marcas = leer_marcas(nombres, arbol, apuntes)
    con_marcas = bool(archivos_de_marcas(nombres))
    if con_marcas:
        _exigir(nombres, "comite", ".csv", apuntes)
    leer = partial(_tabla, nombres, apuntes)
    return Leido(
        arbol=arbol,
        reglas=leer_reglas(arbol, apuntes, propuestas) if arbol else None,
        propuestas=propuestas,
        respuestas=leer("habilitantes", HABILITANTES, partial(leer_respuestas, nombrados=suyos))
        or Filas(),
        participantes=leer("comite", COMITE, partial(leer_comite, nombrados=suyos)),
        impedimentos=leer("impedimentos", IMPEDIMENTOS, leer_impedimentos) or Filas(),
        marcas=marcas,
        con_marcas=con_marcas,
        contornos=leer_contornos(nombres, apuntes),
        puntajes=None if con_marcas else leer("puntajes", PUNTAJES, leer_puntajes),
    )


def _leer_arbol(nombres: Mapping[str, Path], apuntes: Apuntes) -> Arbol | None:
    if not _exigir(nombres, "agenda", ".yaml", apuntes):
        return None
    datos = leer_bytes(nombres[AGENDA], apuntes, MAXIMO_DE_YAML)
    if datos is None:
        return None
    texto = decodificar(AGENDA, datos, apuntes, pese_a_invisibles=True)
    return None if texto is None else leer_yaml(AGENDA, texto, apuntes)


def _leer_propuestas(
    nombres: Mapping[str, Path], arbol: Arbol | None, suyos: Nombrados, apuntes: Apuntes
) -> Filas[Propuesta] | None:
    _exigir(nombres, "propuestas", ".csv", apuntes)
    cuadro = leer_cuadro(nombres, "propuestas", COLUMNAS, apuntes)
    if cuadro is None:
        return None
    return leer_propuestas(cuadro, columnas_nombradas(arbol), apuntes, suyos)


def _tabla(
    nombres: Mapping[str, Path],
    apuntes: Apuntes,
    tabla: str,
    esperadas: Esperadas,
    leer: Callable[[Cuadro, Apuntes], Filas[T]],
) -> Filas[T] | None:
    cuadro = leer_cuadro(nombres, tabla, esperadas, apuntes)
    return None if cuadro is None else leer(cuadro, apuntes)


def _exigir(nombres: Mapping[str, Path], tronco: str, sufijo: str, apuntes: Apuntes) -> bool:
    """Si está el archivo (una tabla vale también en XLSX); si no, dice cuál se le parece."""
    falta = f"{tronco}{sufijo}"
    if falta in nombres or (sufijo == ".csv" and hay_tabla(nombres, tronco)):
        return True
    apuntes.append(
        observar(
            "falta-archivo",
            en(falta),
            f"No está en la carpeta.{_parecido(falta, nombres)}",
            "Agréguelo; «priorizacion nueva» crea uno de muestra.",
        )
    )
    return False


def _parecido(falta: str, nombres: Mapping[str, Path]) -> str:
    parecido = mas_parecida(falta, nombres)
    return f" ¿Es «{parecido}»? Cámbiele el nombre." if parecido else ""


def _armar(leido: Leido) -> Agenda | None:
    """La Agenda de lo ya comprobado, con cada colección en su orden canónico."""
    if leido.reglas is None or leido.propuestas is None:
        return None
    reglas = {campo: getattr(leido.reglas, campo) for campo in type(leido.reglas).model_fields}
    quienes = leido.participantes.objetos if leido.participantes else ()
    puntajes = leido.puntajes.objetos if leido.puntajes else None
    return Agenda.model_construct(
        set(reglas) | _COLECCIONES,
        **reglas,
        propuestas=_por(leido.propuestas.objetos, "id"),
        respuestas=_por(leido.respuestas.objetos, "propuesta", "item"),
        participantes=_por(quienes, "id"),
        valoraciones=reunir(leido.marcas),
        impedimentos=_por(tuple(set(leido.impedimentos.objetos)), "participante", "propuesta"),
        puntajes_publicados=puntajes and tuple(sorted(puntajes, key=_lugar)),
    )


def _por(objetos: tuple[T, ...], *campos: str) -> tuple[T, ...]:
    return tuple(sorted(objetos, key=attrgetter(*campos)))


def _lugar(puntaje: PuntajePublicado) -> tuple[str, str, str]:
    return (puntaje.propuesta, puntaje.criterio, puntaje.estamento or "")


_COLECCIONES = {
    "propuestas",
    "respuestas",
    "participantes",
    "valoraciones",
    "impedimentos",
    "puntajes_publicados",
}
