"""`priorizacion privacidad`: que un sitio no diga nada de una persona."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import ARCHIVO, Ruta
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.hallado import ZipInservible, se_puede_hallar
from priorizacion.tareas.privacidad.norma import Salvedades
from priorizacion.tareas.privacidad.revision import revisar_privacidad


def con_salvedades(comando: Callable[..., Any]) -> Callable[..., Any]:
    """Agrega `--nombres` y `--excepto`, que comparten revisar y publicar."""
    excepto = click.option(
        "--excepto",
        multiple=True,
        metavar="TEXTO",
        help="Un texto que sí puede salir, como el nombre de un colegio; se puede repetir.",
    )
    nombres = click.option(
        "--nombres",
        type=ARCHIVO,
        metavar="LISTA",
        help="Lista privada (CSV, TXT o XLSX): falla si algún nombre sale en el sitio.",
    )
    return nombres(excepto(comando))


@click.command(cls=Comando, short_help="Busca datos de personas en un sitio.")
@click.argument("sitio", metavar="SITIO", type=Ruta("carpeta o zip", exists=True))
@con_salvedades
def privacidad(sitio: Path, nombres: Path | None, excepto: tuple[str, ...]) -> int:
    """Mira por dentro todos los archivos de un SITIO o de un zip suyo.

    Falla si halla un documento, un celular, un correo que no sea el declarado o un nombre.
    """
    if not se_puede_hallar(sitio):
        raise click.UsageError(f"«{sitio}» no es una carpeta ni un zip.")
    return intentar(lambda: _revisar(sitio, Salvedades(nombres, excepto)), str(sitio))


def _revisar(sitio: Path, salvedades: Salvedades) -> int:
    try:
        revisado = revisar_privacidad(sitio, salvedades)
    except ZipInservible as error:
        quejarse(f"{sitio}: {error}")
        return codigos.OBSERVACIONES
    if salvedades.nombres is not None:
        imprimir_observaciones(revisado.de_la_lista, salvedades.nombres.parent)
    if revisado.del_sitio is None:
        quejarse(f"{salvedades.nombres}: no se puede leer; no se revisó nada.")
        return codigos.OBSERVACIONES
    imprimir_observaciones(revisado.del_sitio, sitio)
    if revisado.del_sitio:
        quejarse(f"{sitio}: hay datos de personas, o archivos que no se pudieron mirar.")
        return codigos.OBSERVACIONES
    buscadas = contar(revisado.personas, "nombre", "nombres")
    con_lista = f" ni ninguno de {buscadas}" if salvedades.nombres else ""
    decir(f"{sitio}: no hay documentos, celulares ni correos de personas{con_lista}.")
    return codigos.HECHO
