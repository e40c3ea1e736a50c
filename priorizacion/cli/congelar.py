"""`priorizacion congelar`: poner en firme lo que se decide antes de calificar."""

from datetime import date
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando, Fecha
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.contenido import Cambio
from priorizacion.dominio.firme import CONGELADO, EnFirme, Momento
from priorizacion.dominio.recibo import abreviar
from priorizacion.tareas.revision import impide_seguir
from priorizacion.tareas.sala.congelacion import Congelacion
from priorizacion.tareas.sala.congelacion import congelar as congelar_carpeta

_A_LA_VISTA = 20
"""Cambios que se listan antes de decir cuántos más hay."""


@click.command(cls=Comando, short_help="Pone en firme las reglas y las propuestas.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option("--fecha", type=Fecha(), metavar="AÑO-MES-DÍA", help="El día; hoy si no se dice.")
@click.option(
    "--cambio",
    "motivo",
    metavar="MOTIVO",
    help="Registra lo que cambió desde que quedó en firme, y por qué.",
)
@click.option(
    "--aun-asi",
    is_flag=True,
    help="Aunque algo parezca un dato de una persona: usted ya miró, y no lo es.",
)
def congelar(carpeta: Path, fecha: date | None, motivo: str | None, aun_asi: bool) -> int:
    """Pone en firme criterios, ponderaciones, reglas, sorteo y propuestas de la CARPETA.

    Se corre antes de calificar. Después todavía se puede cambiar, pero queda escrito qué, cuándo
    y por qué, y se publica. La semilla del sorteo se llena luego sin que cuente como cambio.
    """
    # hoy es el de quien lo corre: así lo escribirá en el acta
    dia = fecha or date.today()
    return intentar(lambda: _congelar(carpeta, dia, motivo, aun_asi), str(carpeta))


def _congelar(carpeta: Path, fecha: date, motivo: str | None, aun_asi: bool) -> int:
    hecha = congelar_carpeta(carpeta, fecha, motivo, aun_asi=aun_asi)
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta)
    if impide_seguir(hecha.observaciones):
        quejarse(f"{carpeta}: hay observaciones por arreglar; nada quedó en firme.")
        return codigos.OBSERVACIONES
    _decir_cambios(hecha.cambios)
    if hecha.falta is not None or hecha.firme is None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    return _decir_firme(carpeta, hecha, hecha.firme)


def _decir_cambios(cambios: tuple[Cambio, ...]) -> None:
    for cambio in cambios[:_A_LA_VISTA]:
        antes = "nada" if cambio.antes is None else f"«{cambio.antes[:80]}»"
        ahora = "nada" if cambio.ahora is None else f"«{cambio.ahora[:80]}»"
        decir(f"  {cambio.lugar}: de {antes} a {ahora}")
    if len(cambios) > _A_LA_VISTA:
        decir(f"  y {len(cambios) - _A_LA_VISTA} más")


def _decir_firme(carpeta: Path, hecha: Congelacion, firme: EnFirme) -> int:
    huella = abreviar(firme.huella_vigente)
    if not hecha.escrito:
        decir(f"{carpeta}: ya estaba en firme desde el {firme.momento.fecha}; huella {huella}.")
        return codigos.HECHO
    if hecha.cambios:
        cuantos = contar(len(hecha.cambios), "dato", "datos")
        decir(f"{carpeta}: registrado el cambio {len(firme.enmiendas)} ({cuantos}); {huella}.")
    else:
        decir(f"{carpeta}: en firme desde el {firme.momento.fecha}; huella {huella}.")
    momento = firme.enmiendas[-1].momento if firme.enmiendas else firme.momento
    for aviso in _avisos(momento):
        quejarse(f"{carpeta}: {aviso}")
    quejarse(f"{carpeta}: {CONGELADO} se publica: anote la huella en el acta.")
    return codigos.HECHO


def _avisos(momento: Momento) -> list[str]:
    avisos = []
    if momento.marcas:
        cuantas = contar(momento.marcas, "calificación", "calificaciones")
        avisos.append(f"ya había {cuantas}, y así se publicará; lo debido es congelar antes.")
    if momento.con_semilla:
        avisos.append("la semilla del sorteo ya se conocía, y así se publicará.")
    return avisos
