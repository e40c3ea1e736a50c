"""`priorizacion planillas`: lo que cada persona del comité llena."""

from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, CARPETA_NUEVA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.sala.reparto import FORMATOS, Pedido, Reparto, repartir


@click.command(cls=Comando, short_help="Hace la planilla de cada participante.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option(
    "--destino",
    type=CARPETA_NUEVA,
    metavar="CARPETA",
    help="Dónde quedan; si no se dice, en «planillas» dentro de la carpeta.",
)
@click.option(
    "--formato",
    "formatos",
    type=click.Choice(tuple(FORMATOS)),
    multiple=True,
    help="Hoja de cálculo, página sin red o papel; se puede repetir. Los tres si no se dice.",
)
@click.option(
    "--participante",
    "participantes",
    metavar="CÓDIGO",
    multiple=True,
    help="Solo las de ese código; se puede repetir.",
)
@click.option(
    "--ronda",
    type=Entero(),
    default=1,
    metavar="N",
    help="Cuál ronda; desde la 2, solo lo que más dividió y con lo de la anterior a la vista.",
)
@click.option("--borrador", is_flag=True, help="Para ensayar antes de congelar: no se reciben.")
@click.option(
    "--aun-asi",
    is_flag=True,
    help="Aunque algo parezca un dato de una persona: usted ya miró, y no lo es.",
)
def planillas(carpeta: Path, **opciones: Any) -> int:
    """Hace, para cada participante de la CARPETA, la planilla con que califica.

    Llevan su código y nunca su nombre. La página se llena sin red, aun en un teléfono. Nunca se
    escribe sobre una planilla que alguien ya llenó.
    """
    pedido = Pedido(
        destino=opciones["destino"],
        formatos=opciones["formatos"] or tuple(FORMATOS),
        participantes=opciones["participantes"],
        borrador=opciones["borrador"],
        ronda=opciones["ronda"],
        aun_asi=opciones["aun_asi"],
    )
    return intentar(lambda: _contar(carpeta, pedido, repartir(carpeta, pedido)), str(carpeta))


def _contar(carpeta: Path, pedido: Pedido, reparto: Reparto) -> int:
    if reparto.observaciones:
        imprimir_observaciones(reparto.observaciones, carpeta)
        por_arreglar = "hay observaciones por arreglar; no se hizo ninguna planilla."
        quejarse(f"{carpeta}: {reparto.falta or por_arreglar}")
        return codigos.OBSERVACIONES
    if reparto.falta is not None:
        quejarse(f"{carpeta}: {reparto.falta}")
        return codigos.OBSERVACIONES
    for nombre in reparto.escritas:
        decir(f"{reparto.destino}/{nombre}")
    for nombre in reparto.ocupadas:
        quejarse(f"{reparto.destino}/{nombre}: ya estaba y es otra; muévala si quiere rehacerla.")
    if reparto.anteriores:
        cuantas = contar(len(reparto.anteriores), "planilla anterior", "planillas anteriores")
        quejarse(
            f"{carpeta}: había {cuantas}, de otras reglas o de ensayo, y ahora están en "
            f"{reparto.aparte}. No las reparta: reparta las nuevas. Si alguien devuelve una de "
            "esas, recíbala: se cuenta lo que no haya cambiado y se dice lo que no."
        )
    hechas = contar(len(reparto.escritas), "planilla nueva", "planillas nuevas")
    estaban = contar(len(reparto.iguales), "que ya estaba", "que ya estaban")
    quejarse(f"{carpeta}: {hechas} y {estaban}.")
    if not pedido.borrador:
        quejarse(
            "Entregue a cada persona una de las suyas; lo que devuelvan entra con: "
            f"priorizacion recibir {como_argumento(carpeta)}"
        )
    return codigos.OBSERVACIONES if reparto.ocupadas else codigos.HECHO
