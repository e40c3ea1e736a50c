"""`priorizacion importar`: de un archivo ajeno a una carpeta nueva."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import ARCHIVO, CARPETA_NUEVA, Ruta
from priorizacion.cli.castellano import Comando, Entero, Grupo
from priorizacion.cli.salida import decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import codigo_al_escribir, intentar
from priorizacion.dominio.observacion import Observacion
from priorizacion.tareas.hallado import ZipInservible
from priorizacion.tareas.importacion import importar_eleccion, importar_hoja, importar_publicada
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.revision import impide_seguir

_DE_PAQUETE = (".zip", ".xlsx", ".json")


@click.group(cls=Grupo, short_help="Trae datos de otro formato.")
def importar() -> None:
    """Convierte un archivo ajeno en la carpeta de una agenda.

    Nunca escribe sobre archivos que ya existan.
    """


@importar.command(cls=Comando, short_help="Un presupuesto participativo.")
@click.argument("archivo", metavar="ARCHIVO.pb", type=ARCHIVO)
@click.argument("carpeta", metavar="CARPETA", type=CARPETA_NUEVA)
@click.option(
    "--maximo-proyectos",
    type=Entero(),
    metavar="N",
    help="A lo sumo tantos proyectos; sin ella, los que quepan en el dinero.",
)
def pabulib(archivo: Path, carpeta: Path, maximo_proyectos: int | None) -> int:
    """Trae un presupuesto participativo en formato Pabulib (META, PROJECTS, VOTES)."""
    return intentar(
        lambda: _contar(carpeta, importar_eleccion(archivo, carpeta, maximo_proyectos), archivo),
        str(archivo),
    )


@importar.command(cls=Comando, short_help="Una tabla de proyectos.")
@click.argument("archivo", metavar="ARCHIVO", type=ARCHIVO)
@click.argument("carpeta", metavar="CARPETA", type=CARPETA_NUEVA)
@click.option(
    "--columnas",
    "mapa",
    type=ARCHIVO,
    metavar="MAPA.yaml",
    required=True,
    help="Nuestra columna → la del archivo, un valor fijo o una tabla de reemplazos.",
)
def tabla(archivo: Path, carpeta: Path, mapa: Path) -> int:
    """Trae una tabla CSV o XLSX de proyectos con un mapa de columnas."""
    return intentar(
        lambda: _contar(carpeta, importar_hoja(archivo, mapa, carpeta), archivo), str(archivo)
    )


@importar.command(cls=Comando, short_help="Una agenda publicada.")
@click.argument("origen", metavar="ORIGEN", type=Ruta("archivo o carpeta", exists=True))
@click.argument("carpeta", metavar="CARPETA", type=CARPETA_NUEVA)
def paquete(origen: Path, carpeta: Path) -> int:
    """Vuelve a armar la carpeta de una agenda con lo que se publicó de ella.

    ORIGEN es datapackage.json, paquete.zip, agenda.xlsx, agenda.json o la carpeta publicada.
    """
    return intentar(lambda: _importar_publicada(origen, carpeta), str(origen))


def _importar_publicada(origen: Path, carpeta: Path) -> int:
    if not origen.is_dir() and origen.suffix.lower() not in _DE_PAQUETE:
        formatos = ", ".join(_DE_PAQUETE)
        raise click.UsageError(f"«{origen}» no es una carpeta ni termina en {formatos}.")
    try:
        return _contar(carpeta, importar_publicada(origen, carpeta), origen)
    except ZipInservible as error:
        quejarse(f"{origen}: {error}")
        return codigos.OBSERVACIONES


def _contar(carpeta: Path, observaciones: tuple[Observacion, ...], archivo: Path) -> int:
    imprimir_observaciones(observaciones, archivo.parent)
    if impide_seguir(observaciones):
        quejarse(f"{archivo}: no se pudo importar; no se escribió nada.")
        return codigo_al_escribir(observaciones)
    decir(f"{carpeta}: lista. Siga con: priorizacion revisar {como_argumento(carpeta)}")
    return codigos.HECHO
