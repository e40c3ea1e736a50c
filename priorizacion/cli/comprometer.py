"""`priorizacion comprometer`: atar cada hoja con un recibo que después se halla en el sitio."""

from collections.abc import Collection, Iterator
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.sugerencia import quiso_decir
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.recibo import COMPROMISOS, SALES
from priorizacion.tareas.compromiso import Comprometida, SinHoja, comprometer_carpeta
from priorizacion.tareas.reserva import se_podria_subir


@click.command(cls=Comando, short_help="Da a cada quien un recibo de su hoja.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA)
@click.option("--recibo", metavar="PARTICIPANTE", help="Solo el recibo entero de ese código.")
@click.option(
    "--renovar", is_flag=True, help="Cambia el recibo de las hojas que cambiaron después de darlo."
)
def comprometer(carpeta: Path, recibo: str | None, renovar: bool) -> int:
    """Escribe en CARPETA un compromiso por cada hoja calificada, y dice el recibo de cada quien.

    Las hojas que ya tienen recibo lo conservan. Lo que prueba quién tiene cuál queda aparte, en un
    archivo privado.
    """
    return intentar(lambda: _comprometer(carpeta, recibo, renovar), str(carpeta))


def _comprometer(carpeta: Path, recibo: str | None, renovar: bool) -> int:
    hecha = comprometer_carpeta(carpeta, renovar=renovar, recibo=recibo)
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se comprometió nada.")
        return codigos.OBSERVACIONES
    if hecha.falta is not None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    if hecha.sin_hoja is not None:
        return _decir_que_no_hay(carpeta, hecha.sin_hoja)
    return _decir_recibos(carpeta, hecha, recibo)


def _decir_que_no_hay(carpeta: Path, sin_hoja: SinHoja) -> int:
    if sin_hoja.del_comite:
        quejarse(f"{carpeta}: «{sin_hoja.codigo}» no ha calificado: no hay hoja de qué dar recibo.")
        return codigos.OBSERVACIONES
    quiso = quiso_decir(sin_hoja.codigo, sin_hoja.calificaron)
    quejarse(f"{carpeta}: nadie del comité tiene el código «{sin_hoja.codigo}».{quiso}")
    return codigos.MAL_USO


def _decir_recibos(carpeta: Path, hecha: Comprometida, recibo: str | None) -> int:
    for dado in hecha.recibos:
        if recibo is None:
            cambio = "  CAMBIÓ" if dado.participante in hecha.renovados else ""
            decir(f"{dado.participante}: {dado.corto}{cambio}")
        elif dado.participante == recibo:
            decir(f"{dado.participante}: {dado.corto}")
            decir(f"  entero: {dado.compromiso}")
    hojas = contar(len(hecha.recibos), "hoja", "hojas")
    nuevos = contar(len(hecha.nuevos), "recibo nuevo", "recibos nuevos")
    for linea in de_los_que_cambian(hecha):
        quejarse(f"{carpeta}: {linea}")
    quejarse(f"{carpeta}: {hojas}, {nuevos}. {COMPROMISOS} se publica; {SALES} no: guárdelo.")
    if se_podria_subir(carpeta):
        quejarse(f"{carpeta}: su .gitignore no aparta {SALES}: agregue ese renglón antes de subir.")
    return codigos.HECHO


def de_los_que_cambian(hecha: Comprometida, otros: Collection[str] = ()) -> Iterator[str]:
    """Los recibos ya entregados que dejan de valer, dichos para que no se pasen por alto.

    `otros` son quienes también tenían uno, aunque ya no esté escrito cuál.
    """
    cambian = sorted({*hecha.renovados, *(p for p in otros if p in hecha.nuevos)})
    if cambian:
        yield (
            f"CAMBIÓ el recibo de {', '.join(cambian)}: el entregado antes ya no vale; entregue el "
            "nuevo."
        )
    if hecha.perdidos:
        yield (
            f"DEJA DE VALER el recibo de {', '.join(hecha.perdidos)}: hoy no hay una hoja suya que "
            "se cuente."
        )
