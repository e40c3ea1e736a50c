"""`priorizacion publicar`: de los resultados al sitio."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, CARPETA_NUEVA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.privacidad import con_salvedades
from priorizacion.cli.salida import avances, contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.divulgacion import Divulgacion, buscar_agendas, divulgar
from priorizacion.tareas.preparacion import Rechazo
from priorizacion.tareas.privacidad.norma import Salvedades

_SIN_CONSTRUIR = "No se pudo construir el sitio:"
CODIGO_DEL_RECHAZO = {
    "observaciones": codigos.OBSERVACIONES,
    "sin_resultado": codigos.OBSERVACIONES,
    "no_corresponde": codigos.NO_VERIFICA,
    "direccion_repetida": codigos.OBSERVACIONES,
}


@click.command(cls=Comando, short_help="Construye el sitio.")
@click.argument("carpetas", metavar="[CARPETA…]", nargs=-1, type=CARPETA)
@click.option(
    "--destino",
    type=CARPETA_NUEVA,
    default=Path("site"),
    show_default=True,
    metavar="CARPETA",
    help="Dónde queda el sitio.",
)
@click.option(
    "--solo-fuentes",
    is_flag=True,
    help="Escribe el Markdown y no construye; luego sirve cualquier orden de MkDocs.",
)
@con_salvedades
def publicar(
    carpetas: tuple[Path, ...],
    destino: Path,
    solo_fuentes: bool,
    nombres: Path | None,
    excepto: tuple[str, ...],
) -> int:
    """Publica el sitio con las agendas dadas; sin CARPETA, todas las de ./agendas.

    No publica un resultado que no sea el de los archivos de su carpeta, ni datos de personas.
    """
    salvedades = Salvedades(nombres, excepto)
    return intentar(lambda: _publicar(carpetas, destino, solo_fuentes, salvedades), "publicar")


def _publicar(
    carpetas: tuple[Path, ...], destino: Path, solo_fuentes: bool, salvedades: Salvedades
) -> int:
    elegidas = carpetas or buscar_agendas(Path("agendas"))
    if not elegidas:
        raise click.UsageError(
            "No hay ninguna agenda en ./agendas. Diga qué carpetas publicar, o empiece una con: "
            "priorizacion nueva agendas/mi-municipio/2026-2029"
        )
    with avances("publicar") as avisar:
        divulgacion = divulgar(
            elegidas, destino, solo_fuentes=solo_fuentes, avisar=avisar, salvedades=salvedades
        )
    if salvedades.nombres is not None:
        imprimir_observaciones(divulgacion.avisos, salvedades.nombres.parent, error=True)
    return contar_divulgacion(divulgacion)


def contar_divulgacion(divulgacion: Divulgacion) -> int:
    """Dice qué se publicó, qué no y por qué; devuelve el código más alto."""
    for rechazo in divulgacion.rechazos:
        contar_rechazo(rechazo, "no se publica")
    imprimir_observaciones(divulgacion.personales, Path(), error=True)
    if divulgacion.falla is not None:
        no_se_puede = "No se puede publicar ahí:" if divulgacion.otro_destino else _SIN_CONSTRUIR
        quejarse(no_se_puede)
        for linea in divulgacion.falla.splitlines():
            quejarse(f"  {linea}")
    if divulgacion.lugar is None:
        quejarse("No se publicó nada; el sitio que hubiera sigue como estaba.")
    else:
        decir(f"Publicadas: {len(divulgacion.publicadas)}. Quedó en {divulgacion.lugar}")
    if divulgacion.perdidas:
        quejarse(_de_las_perdidas(divulgacion.perdidas))
    por_construir = codigos.HECHO if divulgacion.falla is None else codigos.FALLA
    if divulgacion.otro_destino:
        por_construir = codigos.MAL_USO
    if divulgacion.personales:
        por_construir = codigos.OBSERVACIONES
    return max([por_construir, *(CODIGO_DEL_RECHAZO[r.razon] for r in divulgacion.rechazos)])


def _de_las_perdidas(perdidas: tuple[str, ...]) -> str:
    cuantas = contar(
        len(perdidas),
        "página que estaba publicada ya no está",
        "páginas que estaban publicadas ya no están",
    )
    return (
        f"{cuantas}, como {perdidas[0]}: quien guardó esa dirección ya no la encuentra. Antes de "
        "quitar una propuesta, guarde la versión con: priorizacion archivar"
    )


def contar_rechazo(rechazo: Rechazo, que_no: str) -> None:
    """Dice por qué una carpeta no sirve todavía."""
    imprimir_observaciones(rechazo.observaciones, rechazo.carpeta, error=True)
    quejarse(f"{rechazo.carpeta}: {que_no}: {rechazo.texto}")
