"""`priorizacion ponderar`: lo que el comité dice que debe ponderar cada criterio."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import avances, contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.ponderacion import METODOS, PUBLICADAS, Metodo
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.ponderacion.escritura import (
    Cambio,
    NoEsUtf8,
    Permiso,
    escribir_cambio,
    permiso_para_escribir,
    preparar_cambio,
)
from priorizacion.tareas.ponderacion.hoja import PONDERACIONES, preparar_hoja
from priorizacion.tareas.ponderacion.recuento import Recuento, contar_ponderaciones, medir_efectos
from priorizacion.tareas.ponderacion.relato import (
    relatar_consistencias,
    relatar_cuadros,
    relatar_efectos,
)
from priorizacion.tareas.reserva import se_podria_subir
from priorizacion.tareas.revision import impide_seguir

_APARTADAS = "ponderaciones.*"
_AVISO = (
    "Las ponderaciones se fijan antes de ver resultados: escoger la que da la agenda que a uno le "
    "gusta es escoger la agenda."
)


@click.command(cls=Comando, short_help="Junta lo que el comité dice que pondera cada criterio.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option(
    "--metodo",
    type=click.Choice(METODOS),
    help="Solo esta manera de preguntar; hace falta para escribir si se usaron varias.",
)
@click.option(
    "--preparar",
    type=click.Choice(METODOS),
    help="Escribe una ponderaciones.csv en blanco para preguntar de esa manera.",
)
@click.option("--sin-efecto", is_flag=True, help="No decide qué agenda saldría con cada una.")
@click.option(
    "--escribir", is_flag=True, help="Pone las ponderaciones en agenda.yaml y muestra el cambio."
)
def ponderar(carpeta: Path, **opciones: Any) -> int:
    """Junta las respuestas de ponderaciones.csv y muestra lo que pondera cada criterio.

    Dice lo que resulta por método y por estamento, en qué se apartan los estamentos, quién se
    contradice al comparar por pares y qué agenda saldría. Sin --escribir no cambia nada.
    """
    if opciones["preparar"]:
        return intentar(lambda: _preparar(carpeta, opciones["preparar"]), str(carpeta))
    return intentar(lambda: _ponderar(carpeta, opciones), str(carpeta))


def _preparar(carpeta: Path, metodo: Metodo) -> int:
    observaciones = preparar_hoja(carpeta, metodo)
    if impide_seguir(observaciones):
        imprimir_observaciones(observaciones, carpeta, error=True)
        return codigos.OBSERVACIONES
    decir(f"{carpeta / PONDERACIONES}: lista para llenar. Al terminar:")
    decir(f"  priorizacion ponderar {como_argumento(carpeta)}")
    return codigos.HECHO


def _ponderar(carpeta: Path, opciones: dict[str, Any]) -> int:
    recuento = contar_ponderaciones(carpeta)
    imprimir_observaciones(recuento.observaciones, carpeta, error=True)
    if recuento.reglas is None:
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se calculó nada.")
        return codigos.OBSERVACIONES
    if not recuento.ponderaciones:
        return _sin_respuestas(carpeta, recuento)
    metodo: Metodo | None = opciones["metodo"]
    if metodo and metodo not in recuento.metodos:
        raise click.UsageError(
            f"Nadie respondió completo con «{metodo}»; hay respuestas con: "
            f"{', '.join(recuento.metodos)}."
        )
    if se_podria_subir(carpeta, _APARTADAS):
        quejarse(
            f"{carpeta}: su .gitignore no aparta {_APARTADAS}, que dice qué respondió cada código: "
            "agregue ese renglón antes de subir."
        )
    elegido = recuento.solo(metodo) if metodo else recuento
    if opciones["escribir"] and len(elegido.metodos) > 1:
        raise click.UsageError(
            "Se respondió de varias maneras, y mezclarlas no es de nadie: diga cuál vale con "
            f"--metodo ({', '.join(elegido.metodos)})."
        )
    lineas = _relatar(carpeta, elegido, con_efecto=not opciones["sin_efecto"])
    # primero se escribe: quien corta la salida (con «| head», por ejemplo) no deja de escribir
    escrito = _escribir(carpeta, elegido) if opciones["escribir"] else None
    for linea in lineas:
        decir(linea)
    return codigos.HECHO if escrito is None else _contar_escrito(carpeta, escrito)


def _sin_respuestas(carpeta: Path, recuento: Recuento) -> int:
    if recuento.hay_archivo:
        quejarse(f"{carpeta}: nadie ha respondido completo todavía.")
    else:
        quejarse(
            f"{carpeta}: no hay {PONDERACIONES}. Haga una con: "
            f"priorizacion ponderar {como_argumento(carpeta)} --preparar directa"
        )
    return codigos.OBSERVACIONES


def _relatar(carpeta: Path, recuento: Recuento, *, con_efecto: bool) -> list[str]:
    lineas = [*relatar_cuadros(recuento), *relatar_consistencias(recuento)]
    if not con_efecto:
        return lineas
    with avances(str(carpeta)) as avisar:
        efectos = medir_efectos(carpeta, recuento, avisar)
    return [*lineas, *relatar_efectos(efectos), *([] if efectos is None else [_AVISO])]


@dataclass(frozen=True)
class _Escrito:
    """Lo que pasó al escribir."""

    permiso: Permiso
    cambio: Cambio | None = None
    """None si no se escribió."""
    falta: str = ""
    """Por qué no."""


def _escribir(carpeta: Path, recuento: Recuento) -> _Escrito:
    permiso = permiso_para_escribir(carpeta, hay_marcas=recuento.hay_marcas)
    if permiso == "negado":
        return _Escrito(
            permiso,
            falta="no se escribió nada: las reglas están en firme y ya hay calificaciones. "
            "Si el comité decide otra cosa, cambie agenda.yaml a la vista de todos y diga por qué "
            f"con: priorizacion congelar {como_argumento(carpeta)} --cambio",
        )
    try:
        cambio = preparar_cambio(carpeta, recuento)
    except NoEsUtf8:
        falta = "agenda.yaml no está en UTF-8; guárdelo así y repita el comando."
        return _Escrito(permiso, falta=falta)
    if cambio.diferencia:
        escribir_cambio(carpeta, cambio)
    return _Escrito(permiso, cambio)


def _contar_escrito(carpeta: Path, escrito: _Escrito) -> int:
    cambio, permiso = escrito.cambio, escrito.permiso
    if cambio is None:
        quejarse(f"{carpeta}: {escrito.falta}")
        return codigos.OBSERVACIONES
    if not cambio.diferencia:
        decir(f"{carpeta}: agenda.yaml ya tiene esas ponderaciones; no se escribió nada.")
        return codigos.HECHO
    for linea in cambio.diferencia:
        decir(linea)
    cuantas = sum(linea.startswith("+") for linea in cambio.diferencia) - 1
    decir(
        f"{carpeta}: {contar(cuantas, 'ponderación escrita', 'ponderaciones escritas')} en "
        f"agenda.yaml; lo que se publica de cómo se llegó a ellas, en {PUBLICADAS}."
    )
    if permiso == "con_marcas":
        quejarse(
            f"{carpeta}: ya hay calificaciones: quien mire podrá pensar que se escogieron las "
            "ponderaciones por su resultado. Dígalo en el acta."
        )
    if permiso == "en_firme":
        decir(
            "Las reglas estaban en firme; diga por qué cambian con: "
            f"priorizacion congelar {como_argumento(carpeta)} --cambio"
        )
    else:
        decir(f"Ahora póngalas en firme con: priorizacion congelar {como_argumento(carpeta)}")
    return codigos.HECHO
