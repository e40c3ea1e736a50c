"""`priorizacion recibir`: lo que vuelve del comité, a la carpeta."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, Ruta
from priorizacion.cli.castellano import Comando
from priorizacion.cli.planillas_recibidas import contar_planillas, decir_por_causa
from priorizacion.cli.propuestas_recibidas import Fusion, contar_fusion, contar_propuestas
from priorizacion.cli.salida import quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.firme import CONGELADO
from priorizacion.tareas.propuestas.fusion import fusionar
from priorizacion.tareas.propuestas.recepcion import hay_formularios, recibir_propuestas
from priorizacion.tareas.sala.correo import apartar_por_clase
from priorizacion.tareas.sala.recepcion import recibir as recibir_en


@click.command(cls=Comando, short_help="Recibe propuestas y planillas llenas.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.argument("archivos", metavar="[ARCHIVO]…", nargs=-1, type=Ruta("archivo", exists=True))
@click.option(
    "--reemplazar",
    is_flag=True,
    help="Lo que llega ahora vale más que lo que ya había de esa persona.",
)
@click.option(
    "--extemporaneas",
    is_flag=True,
    help="Recibe propuestas aunque ya estén en firme.",
)
@click.option(
    "--fusionar",
    "fusiones",
    type=Fusion(),
    metavar="UNA=OTRA",
    multiple=True,
    help="La propuesta UNA es la misma que OTRA: se decide en OTRA; se puede repetir.",
)
def recibir(carpeta: Path, archivos: tuple[Path, ...], **opciones: Any) -> int:
    """Recibe en la CARPETA propuestas y planillas llenas: archivos, carpetas o zip de ellos.

    Las propuestas entran en propuestas.csv y habilitantes.csv; las marcas, en valoraciones.csv e
    impedimentos.csv. Lo que no vale queda dicho celda por celda, y lo que alguien escribió a mano
    no se pisa. Los originales se guardan sin tocar. Recibir dos veces lo mismo no cambia nada, y
    sin ARCHIVO se rehace todo desde lo guardado.
    """
    _exigir_que_sean_de_afuera(carpeta, archivos)
    # la hora es la de quien recibe: así la buscará en el registro
    cuando = datetime.now().strftime("%Y-%m-%d %H:%M")
    return intentar(lambda: _recibir(carpeta, archivos, cuando, opciones), str(carpeta))


def _exigir_que_sean_de_afuera(carpeta: Path, archivos: tuple[Path, ...]) -> None:
    """Recibir la agenda entera guardaría como llegado lo que siempre estuvo ahí."""
    propia = carpeta.resolve()
    for archivo in archivos:
        if archivo.resolve() in (propia, *propia.parents):
            raise click.UsageError(f"«{archivo}» tiene adentro la agenda: diga solo lo que llegó.")


def _recibir(
    carpeta: Path, archivos: tuple[Path, ...], cuando: str, opciones: dict[str, Any]
) -> int:
    """Primero las propuestas: las planillas hablan de ellas."""
    llegados = apartar_por_clase(archivos)
    if archivos and not (llegados.planillas or llegados.formularios or llegados.observaciones):
        quejarse(f"{carpeta}: no había ningún archivo en {', '.join(map(str, archivos))}.")
        return codigos.OBSERVACIONES
    codigo = codigos.HECHO
    rehacer = not archivos and not opciones["fusiones"]
    if llegados.formularios or (rehacer and hay_formularios(carpeta)):
        de_propuestas = recibir_propuestas(
            carpeta,
            llegados.formularios,
            cuando,
            reemplazar=opciones["reemplazar"],
            extemporaneas=opciones["extemporaneas"],
        )
        codigo = contar_propuestas(carpeta, de_propuestas)
    if opciones["fusiones"]:
        codigo = max(codigo, contar_fusion(carpeta, fusionar(carpeta, opciones["fusiones"])))
    en_firme = (carpeta / CONGELADO).is_file()
    nadie_califica = not en_firme and (hay_formularios(carpeta) or opciones["fusiones"])
    hay_planillas = any(pieza.clase for pieza in llegados.planillas)
    if nadie_califica and not hay_planillas:
        malas = (*llegados.observaciones, *llegados.sin_reconocer)
        decir_por_causa(malas)
        return max(codigo, codigos.OBSERVACIONES) if malas else codigo
    if llegados.planillas or llegados.observaciones or rehacer:
        de_planillas = recibir_en(carpeta, llegados, cuando, reemplazar=opciones["reemplazar"])
        codigo = max(codigo, contar_planillas(carpeta, de_planillas))
    return codigo
