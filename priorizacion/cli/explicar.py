"""`priorizacion explicar`: por qué quedó así una propuesta y qué lo cambiaría."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.estados import ESTADOS
from priorizacion.cli.salida import avances, decir, imprimir_json, imprimir_observaciones, quejarse
from priorizacion.cli.sugerencia import quiso_decir
from priorizacion.tareas.explicacion import Explicada, Respuesta, explicar_carpeta
from priorizacion.tareas.orden import como_argumento


@click.command(cls=Comando, short_help="Dice por qué entró o no una propuesta y qué lo cambiaría.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.argument("propuestas", nargs=-1, metavar="[PROPUESTA]…")
@click.option(
    "--a-fondo",
    is_flag=True,
    help="Exacto para todas; si se nombran propuestas, siempre es a fondo.",
)
@click.option("--json", "en_json", is_flag=True, help="Las explicaciones en JSON.")
def explicar(carpeta: Path, propuestas: tuple[str, ...], a_fondo: bool, en_json: bool) -> int:
    """Explica cada PROPUESTA de la CARPETA: por qué entró o no, y qué la haría entrar o salir.

    Sin PROPUESTA explica todas con intervalos probados; con ella busca lo exacto: lo menos que
    tendría que cambiar su puntaje, su costo o el dinero de cada fuente. No escribe nada.
    """
    with avances(str(carpeta)) as avisar:
        respuesta = explicar_carpeta(
            carpeta, propuestas, avisar, a_fondo=a_fondo or bool(propuestas)
        )
    if en_json and respuesta.explicadas:
        explicaciones = [e.explicacion.model_dump(mode="json") for e in respuesta.explicadas]
        imprimir_json({"avisos": respuesta.avisos, "explicaciones": explicaciones})
        return codigos.HECHO
    return _contar(carpeta, respuesta)


def _contar(carpeta: Path, respuesta: Respuesta) -> int:
    if respuesta.observaciones:
        imprimir_observaciones(respuesta.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se explicó nada.")
        return codigos.OBSERVACIONES
    if respuesta.desconocidas:
        for pedida in respuesta.desconocidas:
            quiso = quiso_decir(pedida, respuesta.parecidas)
            quejarse(f"{carpeta}: no hay ninguna propuesta «{pedida}».{quiso}")
        return codigos.MAL_USO
    if not respuesta.hay_cartera:
        quejarse(
            f"{carpeta}: no hay agenda que explicar; véala con: "
            f"priorizacion priorizar {como_argumento(carpeta)}"
        )
        return codigos.INVIABLE
    for aviso in respuesta.avisos:
        quejarse(f"{carpeta}: {aviso}")
    for explicada in respuesta.explicadas:
        _decir(explicada)
    return codigos.HECHO


def _decir(explicada: Explicada) -> None:
    decidida = explicada.decidida
    estado = ESTADOS[decidida.estado] if decidida.estado else "sin decidir"
    decir(f"{decidida.id} · {explicada.nombre}: {estado}.")
    for motivo in decidida.motivos:
        decir(f"  {motivo.texto}")
    for frase in explicada.explicacion.frases:
        decir(f"  → {frase}")
