"""`priorizacion verificar`: qué se comprobó de una carpeta o de un sitio, y qué no se pudo."""

from dataclasses import replace
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import Ruta
from priorizacion.cli.castellano import Comando, Segundos
from priorizacion.cli.salida import Avisar, avances, contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import cada_una
from priorizacion.tareas.cuenta import Alcance
from priorizacion.tareas.hallado import Hallado, ZipInservible, hallar, se_puede_hallar
from priorizacion.tareas.verificacion import Verificacion, verificar_carpeta
from priorizacion.tareas.verificacion_sitio import verificar_publicada, verificar_sitio

_MARCA = {"igual": "✓", "distinto": "✗ DISTINTO:", "sin_comprobar": "· sin comprobar:"}


@click.command(cls=Comando, short_help="Comprueba una carpeta con resultado, o un sitio publicado.")
@click.argument(
    "rutas",
    metavar="CARPETA|SITIO…",
    nargs=-1,
    required=True,
    type=Ruta("carpeta o sitio"),
)
@click.option(
    "--rapida",
    is_flag=True,
    help="No vuelve a resolver: compara datos, reglas, cota y páginas, y dice qué no miró.",
)
@click.option(
    "--limite-segundos",
    type=Segundos(),
    metavar="N",
    default=60,
    show_default=True,
    help="Segundos para cada segundo solucionador.",
)
def verificar(rutas: tuple[Path, ...], rapida: bool, limite_segundos: float) -> int:
    """Vuelve a hacer la cuenta de cada CARPETA, o de cada SITIO publicado o zip suyo.

    Dice qué se comprobó, qué difiere y qué no se pudo comprobar. No escribe nada.
    """
    alcance = Alcance(rapida=rapida, segundos=limite_segundos)
    return cada_una(rutas, lambda ruta: _verificar(ruta, alcance), se_puede_hallar)


def _verificar(ruta: Path, alcance: Alcance) -> int:
    try:
        with hallar(ruta) as hallado:
            with avances(str(ruta)) as avisar:
                hechas = _segun_clase(hallado, alcance, avisar)
            # un zip se abre aparte: se dice el nombre que dio la persona
            return max(_contar(_con_nombre(hecha, hallado, ruta)) for hecha in hechas)
    except ZipInservible as error:
        quejarse(f"{ruta}: {error}")
        return codigos.NO_VERIFICA


def _con_nombre(hecha: Verificacion, hallado: Hallado, ruta: Path) -> Verificacion:
    return replace(hecha, donde=hecha.donde.replace(str(hallado.carpeta), str(ruta)))


def _segun_clase(hallado: Hallado, alcance: Alcance, avisar: Avisar) -> tuple[Verificacion, ...]:
    if hallado.clase == "sitio":
        return verificar_sitio(hallado.carpeta, alcance, avisar)
    if hallado.clase == "publicada":
        return (verificar_publicada(hallado.carpeta, alcance, avisar),)
    return (verificar_carpeta(hallado.carpeta, alcance, avisar),)


def _contar(hecha: Verificacion) -> int:
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, Path(hecha.donde))
        quejarse(f"{hecha.donde}: hay observaciones por arreglar; no se verificó nada.")
        return codigos.OBSERVACIONES
    if hecha.falta is not None:
        quejarse(f"{hecha.donde}: no hay qué verificar: {hecha.falta}")
        return codigos.OBSERVACIONES
    decir(f"{hecha.donde}{': ' if hecha.titulo else ''}{hecha.titulo}")
    for paso in hecha.pasos:
        decir(f"  {_MARCA[paso.veredicto]} {paso.texto}")
    distintos = sum(paso.veredicto == "distinto" for paso in hecha.pasos)
    if distintos:
        cuantas = contar(distintos, "cosa difiere", "cosas difieren")
        quejarse(f"{hecha.donde}: NO verifica: {cuantas}.")
        return codigos.NO_VERIFICA
    bien = sum(paso.veredicto == "igual" for paso in hecha.pasos)
    quedan = len(hecha.pasos) - bien
    cuantas = contar(bien, "cosa comprobada", "cosas comprobadas")
    que = f"verifica: {cuantas}" if bien else "no se comprobó nada"
    quejarse(f"{hecha.donde}: {que}, {quedan} sin comprobar.")
    return codigos.HECHO
