"""Lo que `recibir` dice de las planillas: de quién son, qué falta, qué cambió y qué no vale."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from priorizacion.cli import codigos
from priorizacion.cli.comprometer import de_los_que_cambian
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, marcar, quejarse
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.recibido import PlanillaRecibida
from priorizacion.dominio.recibo import SALES
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.reserva import se_podria_subir
from priorizacion.tareas.sala.asiento import Asiento, CambioDeMarca
from priorizacion.tareas.sala.originales import original_de
from priorizacion.tareas.sala.recepcion import Recepcion

_A_LA_VISTA = 30
"""Marcas que cambian que se listan antes de decir cuántas más hay."""
_DE_LO_MISMO = 3
"""Archivos que no sirven por lo mismo que se nombran antes de decir cuántos más hay."""
_DIFERENCIAS = 5
"""Casillas en que se apartan dos planillas que se nombran."""

_PRIVADAS = ("valoraciones*", "impedimentos.*", SALES)
"""Lo que se escribe al recibir planillas y no se sube, como lo nombra el `.gitignore`."""


def contar_planillas(carpeta: Path, hecha: Recepcion) -> int:
    """Imprime lo recibido y devuelve el código de salida."""
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se recibió nada.")
        return codigos.OBSERVACIONES
    if hecha.falta is not None or hecha.asiento is None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    llegaron = hecha.guardados.llegaron if hecha.guardados else ()
    mostradas = llegaron or tuple(hecha.examinados)
    rechazadas = [g for g in mostradas if hecha.anotaciones[g].decision == "rechazada"]
    de_rechazadas = (o for g in rechazadas for o in hecha.examinados[g].observaciones)
    decir_por_causa((*hecha.sin_guardar, *de_rechazadas))
    for guardada in mostradas:
        _decir_archivo(carpeta, hecha, guardada)
    _decir_asiento(hecha.asiento)
    _decir_de_personas(carpeta, (o for g in mostradas for o in hecha.examinados[g].de_personas))
    _quejarse_del_gitignore(carpeta)
    codigo = _resumir(carpeta, hecha, mostradas)
    _decir_recibos(carpeta, hecha)
    return codigo


def decir_por_causa(observaciones: Iterable[Observacion]) -> None:
    """Una por línea; si muchas solo cambian de archivo, las primeras y cuántas más."""
    orden = sorted(observaciones, key=_causa)
    for _, grupo in groupby(orden, key=_causa):
        primeras, demas = (iguales := list(grupo))[:_DE_LO_MISMO], iguales[_DE_LO_MISMO:]
        for observacion in primeras:
            decir(marcar(observacion))
        if demas:
            ultimo = demas[-1].origen.archivo
            decir(
                f"  y {contar(len(demas), 'archivo', 'archivos')} más por lo mismo, hasta {ultimo}"
            )


def _causa(observacion: Observacion) -> tuple[str, str, str]:
    return (observacion.codigo, observacion.mensaje, observacion.remedio)


def _decir_archivo(carpeta: Path, hecha: Recepcion, guardada: str) -> None:
    examinado, nota = hecha.examinados[guardada], hecha.anotaciones[guardada]
    planilla = examinado.planilla
    if planilla is None:
        return
    for observacion in examinado.observaciones:
        decir(marcar(observacion))
    de_quien = f"{examinado.nombre}: {planilla.participante}, ronda {planilla.ronda}"
    if nota.decision == "vale":
        decir(f"{de_quien}: {nota.detalle}.{_recibo(hecha, planilla.participante)}")
    elif nota.decision == "igual":
        decir(f"{de_quien}: dice lo mismo que otra ya recibida.")
    elif nota.decision == "reemplazada":
        decir(f"{de_quien}: vale otra posterior o más completa.")
    elif nota.decision == "en_conflicto":
        decir(f"{de_quien}: EN CONFLICTO con otra distinta: no se cuenta ninguna.")
        for linea in _como_escoger(carpeta, hecha, guardada, planilla):
            decir(f"  {linea}")


def _recibo(hecha: Recepcion, participante: str) -> str:
    recibos = hecha.comprometida.recibos if hecha.comprometida else ()
    return next((f" Recibo: {r.corto}." for r in recibos if r.participante == participante), "")


def _como_escoger(
    carpeta: Path, hecha: Recepcion, esta: str, planilla: PlanillaRecibida
) -> Iterator[str]:
    """En qué se apartan las que están en conflicto y, de cada una, la orden que la hace valer."""
    otras = hecha.anotaciones[esta].detalle.split(" | ")
    guardadas = [g for g in hecha.examinados if g.partition(".")[0] in otras]
    for guardada in guardadas:
        otra = hecha.examinados[guardada]
        if otra.planilla is not None:
            yield f"«{otra.nombre}» dice otra cosa en {_en_que(planilla, otra.planilla)}."
    yield f"Pregúntele a {planilla.participante} cuál vale, y corra la que diga:"
    for guardada in (esta, *guardadas):
        ruta = original_de(carpeta, guardada)
        cual = hecha.examinados[guardada].nombre
        yield (
            f"  si es «{cual}»: priorizacion recibir {como_argumento(carpeta)} "
            f"{como_argumento(ruta)} --reemplazar"
        )


def _en_que(una: PlanillaRecibida, otra: PlanillaRecibida) -> str:
    """«P01 brechas (3, y en esta 5)»: primero lo de la otra."""
    distintas = [
        f"{' '.join(casilla)} ({_marca(otra, casilla)}, y en esta {_marca(una, casilla)})"
        for casilla in sorted({*una.dicho, *otra.dicho})
        if una.dicho.get(casilla, "") != otra.dicho.get(casilla, "")
    ]
    if not distintas:
        return "sus impedimentos o sus razones"
    vistas = ", ".join(distintas[:_DIFERENCIAS])
    mas = len(distintas) - _DIFERENCIAS
    return f"{vistas} y {contar(mas, 'casilla', 'casillas')} más" if mas > 0 else vistas


def _marca(planilla: PlanillaRecibida, casilla: tuple[str, str]) -> str:
    if casilla not in planilla.dicho:
        return "en blanco"
    valor = planilla.dicho[casilla]
    return "NS" if valor is None else str(valor)


def _decir_asiento(asiento: Asiento) -> None:
    lineas = list(_cambios([c for c in asiento.cambios if c.antes]))
    for linea in lineas[:_A_LA_VISTA]:
        decir(f"  {linea}")
    if len(lineas) > _A_LA_VISTA:
        decir(f"  y {len(lineas) - _A_LA_VISTA} marcas más que cambian")
    for distinta in asiento.a_mano:
        decir(
            f"  {' '.join(distinta.casilla)}: a mano dice {distinta.escrito} y la planilla "
            f"{distinta.planilla}: se dejó lo escrito a mano ({distinta.donde}). Si vale la "
            "planilla, borre esa fila y repita."
        )


def _cambios(cambian: list[CambioDeMarca]) -> Iterator[str]:
    """Una línea por marca; si a alguien se le quitan varias, una sola por todas."""
    for quien, suyos in groupby(cambian, key=lambda c: c.casilla[0]):
        todos = list(suyos)
        quitadas = [c for c in todos if not c.ahora]
        juntas = len(quitadas) > _DE_LO_MISMO
        if juntas:
            yield f"{quien}: {len(quitadas)} marcas que tenía ya no cuentan"
        for c in todos:
            if c.ahora or not juntas:
                ahora = f"ahora {c.ahora}" if c.ahora else "ya no cuenta"
                yield f"{' '.join(c.casilla)}: decía {c.antes}, {ahora}"


def _decir_de_personas(carpeta: Path, observaciones: Iterable[Observacion]) -> None:
    vistas = list(observaciones)
    for observacion in vistas:
        decir(marcar(observacion))
    if vistas:
        quejarse(f"{carpeta}: mire lo último antes de hacer las planillas de otra ronda.")


def _quejarse_del_gitignore(carpeta: Path) -> None:
    por_apartar = [nombre for nombre in _PRIVADAS if se_podria_subir(carpeta, nombre)]
    if por_apartar:
        quejarse(
            f"{carpeta}: su .gitignore no aparta {' ni '.join(por_apartar)}: agregue "
            "esos renglones antes de subir."
        )


def _resumir(carpeta: Path, hecha: Recepcion, mostradas: Iterable[str]) -> int:
    decisiones = [hecha.anotaciones[g].decision for g in mostradas]
    buenas = sum(d not in {"rechazada", "en_conflicto"} for d in decisiones)
    malas = len(decisiones) - buenas + len(hecha.sin_guardar)
    casillas = sum(len(hecha.examinados[g].observaciones) for g in mostradas)
    no_valen = f", {contar(malas, 'que no vale', 'que no valen')}" if malas else ""
    quejarse(
        f"{carpeta}: {contar(buenas, 'planilla recibida', 'planillas recibidas')}{no_valen}; "
        f"{_cuenta_de_marcas(hecha.asiento.cambios if hecha.asiento else ())}."
    )
    return codigos.OBSERVACIONES if malas or casillas else codigos.HECHO


def _cuenta_de_marcas(cambios: Iterable[CambioDeMarca]) -> str:
    """«14 marcas nuevas y 2 que cambian»."""
    clases = ["nueva" if not c.antes else "cambia" if c.ahora else "sale" for c in cambios]
    partes = [
        contar(clases.count(clase), uno, varios)
        for clase, uno, varios in (
            ("nueva", "marca nueva", "marcas nuevas"),
            ("cambia", "marca que cambia", "marcas que cambian"),
            ("sale", "marca que ya no cuenta", "marcas que ya no cuentan"),
        )
        if clase in clases
    ]
    return " y ".join(partes) or "ninguna marca cambia"


def _decir_recibos(carpeta: Path, hecha: Recepcion) -> None:
    """Al final, para que no se pase por alto."""
    hojas = hecha.comprometida
    if hojas is None:
        return
    if hojas.falta is not None:
        quejarse(f"{carpeta}: sin recibos: {hojas.falta}")
    con_otra = [n.participante for n in hecha.anotaciones.values() if n.decision == "reemplazada"]
    for linea in de_los_que_cambian(hojas, con_otra):
        quejarse(f"{carpeta}: {linea}")
