"""`priorizacion recibir`: lo que vuelve del comité, a la carpeta."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA, Ruta
from priorizacion.cli.castellano import Comando
from priorizacion.cli.propuestas_recibidas import Fusion, contar_fusion, contar_propuestas
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, marcar, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.recibo import SALES
from priorizacion.tareas.propuestas.fusion import fusionar
from priorizacion.tareas.propuestas.recepcion import hay_formularios, recibir_propuestas
from priorizacion.tareas.reserva import se_podria_subir
from priorizacion.tareas.sala.asiento import Asiento, CambioDeMarca
from priorizacion.tareas.sala.correo import apartar_por_clase
from priorizacion.tareas.sala.recepcion import Examinado, Recepcion
from priorizacion.tareas.sala.recepcion import recibir as recibir_en

_A_LA_VISTA = 30
"""Marcas que cambian que se listan antes de decir cuántas más hay."""

_PRIVADAS = ("valoraciones*", "impedimentos.*", SALES)
"""Lo que se escribe al recibir planillas y no se sube, como lo nombra el `.gitignore`."""


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
        _decir_observaciones(malas)
        return max(codigo, codigos.OBSERVACIONES) if malas else codigo
    if llegados.planillas or llegados.observaciones or rehacer:
        de_planillas = recibir_en(carpeta, llegados, cuando, reemplazar=opciones["reemplazar"])
        codigo = max(codigo, _contar(carpeta, de_planillas))
    return codigo


def _contar(carpeta: Path, hecha: Recepcion) -> int:
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se recibió nada.")
        return codigos.OBSERVACIONES
    if hecha.falta is not None or hecha.asiento is None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    _decir_observaciones(hecha.sin_guardar)
    llegaron = hecha.guardados.llegaron if hecha.guardados else ()
    mostradas = llegaron or tuple(hecha.examinados)
    hojas = hecha.comprometida
    recibos = {r.participante: r.corto for r in hojas.recibos} if hojas else {}
    for guardada in mostradas:
        _decir_archivo(hecha, guardada, recibos)
    _decir_asiento(hecha.asiento)
    if hojas is not None and hojas.falta is not None:
        quejarse(f"{carpeta}: sin recibos: {hojas.falta}")
    por_apartar = [nombre for nombre in _PRIVADAS if se_podria_subir(carpeta, nombre)]
    if por_apartar:
        quejarse(
            f"{carpeta}: su .gitignore no aparta {' ni '.join(por_apartar)}: agregue "
            "esos renglones antes de subir."
        )
    return _resumir(carpeta, hecha, mostradas)


def _decir_observaciones(observaciones: Iterable[Observacion]) -> None:
    for observacion in observaciones:
        decir(marcar(observacion))


def _decir_archivo(hecha: Recepcion, guardada: str, recibos: dict[str, str]) -> None:
    examinado, nota = hecha.examinados[guardada], hecha.anotaciones[guardada]
    _decir_observaciones(examinado.observaciones)
    if nota.decision == "vale":
        recibo = recibos.get(nota.participante)
        con = f" Recibo: {recibo}." if recibo else ""
        decir(f"{examinado.nombre}: {_de_quien(examinado)}: {nota.detalle}.{con}")
    elif nota.decision == "igual":
        decir(f"{examinado.nombre}: {_de_quien(examinado)}: dice lo mismo que otra ya recibida.")
    elif nota.decision == "reemplazada":
        decir(f"{examinado.nombre}: {_de_quien(examinado)}: vale otra posterior o más completa.")
    elif nota.decision == "en_conflicto":
        decir(
            f"{examinado.nombre}: {_de_quien(examinado)}: EN CONFLICTO con otra distinta "
            f"({', '.join(_nombres(hecha, nota.detalle))}): no se cuenta ninguna. Escoja con: "
            "priorizacion recibir CARPETA LA_QUE_VALE --reemplazar"
        )


def _de_quien(examinado: Examinado) -> str:
    planilla = examinado.planilla
    return "" if planilla is None else f"{planilla.participante}, ronda {planilla.ronda}"


def _nombres(hecha: Recepcion, archivos: str) -> list[str]:
    por_huella = {g.partition(".")[0]: e.nombre for g, e in hecha.examinados.items()}
    return [por_huella[a] for a in archivos.split(" | ")]


def _decir_asiento(asiento: Asiento) -> None:
    cambian = [c for c in asiento.cambios if c.antes]
    for cambio in cambian[:_A_LA_VISTA]:
        decir(f"  {_casilla(cambio)}: decía {cambio.antes}, {_ahora(cambio)}")
    if len(cambian) > _A_LA_VISTA:
        decir(f"  y {len(cambian) - _A_LA_VISTA} marcas más que cambian")
    for distinta in asiento.a_mano:
        decir(
            f"  {' '.join(distinta.casilla)}: a mano dice {distinta.escrito} y la planilla "
            f"{distinta.planilla}: se dejó lo escrito a mano ({distinta.donde}). Si vale la "
            "planilla, borre esa fila y repita."
        )


def _casilla(cambio: CambioDeMarca) -> str:
    return " ".join(cambio.casilla)


def _ahora(cambio: CambioDeMarca) -> str:
    return f"ahora {cambio.ahora}" if cambio.ahora else "ya no cuenta"


def _resumir(carpeta: Path, hecha: Recepcion, mostradas: Iterable[str]) -> int:
    decisiones = [hecha.anotaciones[g].decision for g in mostradas]
    buenas = sum(d not in {"rechazada", "en_conflicto"} for d in decisiones)
    malas = len(decisiones) - buenas + len(hecha.sin_guardar)
    casillas = sum(len(hecha.examinados[g].observaciones) for g in mostradas)
    agregadas = sum(not c.antes for c in hecha.asiento.cambios) if hecha.asiento else 0
    quejarse(
        f"{carpeta}: {contar(buenas, 'planilla recibida', 'planillas recibidas')}, "
        f"{contar(malas, 'que no', 'que no')}; "
        f"{contar(agregadas, 'marca nueva', 'marcas nuevas')}."
    )
    return codigos.OBSERVACIONES if malas or casillas else codigos.HECHO
