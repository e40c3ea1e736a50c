"""`priorizacion formularios`: lo que llena quien propone."""

from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, CARPETA_NUEVA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.propuestas.formularios import FORMATOS, Hechos, hacer_formularios


@click.command(cls=Comando, short_help="Hace el formulario con que se propone.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option(
    "--destino",
    type=CARPETA_NUEVA,
    metavar="CARPETA",
    help="Dónde quedan; si no se dice, en «formularios» dentro de la carpeta.",
)
@click.option(
    "--formato",
    "formatos",
    type=click.Choice(tuple(FORMATOS)),
    multiple=True,
    help="Hoja de cálculo o página sin red; se puede repetir. Los dos si no se dice.",
)
def formularios(carpeta: Path, **opciones: Any) -> int:
    """Hace el formulario con que cualquiera propone, según el agenda.yaml de la CARPETA.

    La página se llena sin red, aun en un teléfono, y sirve para varias propuestas. Lo que vuelva se
    recibe con «priorizacion recibir». Nunca se escribe sobre un formulario que alguien ya llenó.
    """

    def hacer() -> int:
        hechos = hacer_formularios(carpeta, opciones["destino"], opciones["formatos"])
        return _contar(carpeta, hechos)

    return intentar(hacer, str(carpeta))


def _contar(carpeta: Path, hechos: Hechos) -> int:
    if hechos.reparto is None:
        imprimir_observaciones(hechos.observaciones, carpeta, error=True)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se hizo ningún formulario.")
        return codigos.OBSERVACIONES
    reparto = hechos.reparto
    for nombre in reparto.escritas:
        decir(f"{reparto.destino}/{nombre}")
    for nombre in reparto.ocupadas:
        quejarse(f"{reparto.destino}/{nombre}: ya estaba y es otro; muévalo si quiere rehacerlo.")
    nuevos = contar(len(reparto.escritas), "formulario nuevo", "formularios nuevos")
    estaban = contar(len(reparto.iguales), "que ya estaba", "que ya estaban")
    quejarse(f"{carpeta}: {nuevos} y {estaban}.")
    quejarse(
        "Mande uno de los dos a quien vaya a proponer; lo que devuelvan entra con: "
        f"priorizacion recibir {como_argumento(carpeta)}"
    )
    return codigos.OBSERVACIONES if reparto.ocupadas else codigos.HECHO
