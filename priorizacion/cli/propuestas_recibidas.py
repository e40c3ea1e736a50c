"""Lo que `recibir` dice de las propuestas: qué entró, qué cambió, qué no y qué se parece."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, marcar, quejarse
from priorizacion.dominio.observacion import Observacion
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.propuestas.fusion import Fusionadas
from priorizacion.tareas.propuestas.mezcla import Caso
from priorizacion.tareas.propuestas.recepcion import RecepcionDePropuestas

_A_LA_VISTA = 60
"""Letras de una celda larga que se muestran."""


class Fusion(click.ParamType[tuple[str, str]]):
    """Dos códigos: «P7K2Q=P03»."""

    name = "una=otra"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Separa por el «=»; rechaza lo que no tenga los dos."""
        una, _, otra = (parte.strip() for parte in str(value).partition("="))
        if not una or not otra:
            self.fail(f"«{value}» no tiene la forma UNA=OTRA.", param, ctx)
        return una, otra


def contar_propuestas(carpeta: Path, hecha: RecepcionDePropuestas) -> int:
    """Imprime lo recibido y devuelve el código de salida."""
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta, error=True)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se recibió ninguna propuesta.")
        return codigos.OBSERVACIONES
    mostrados = hecha.llegaron or tuple(hecha.leidos)
    observaciones = [o for g in mostrados for o in hecha.leidos[g].observaciones]
    for observacion in observaciones:
        decir(marcar(observacion))
    if hecha.falta is not None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    archivos = {g.partition(".")[0] for g in mostrados}
    casos = [c for c in hecha.casos if c.recibida.archivo in archivos]
    nombres = {g.partition(".")[0]: leido.nombre for g, leido in hecha.leidos.items()}
    for caso in casos:
        _decir_caso(caso, nombres[caso.recibida.archivo])
    _decir_pendientes(carpeta, hecha)
    _decir_de_personas(carpeta, _de_personas(hecha, casos))
    traian = sum(len(hecha.leidos[g].propuestas) for g in mostrados)
    return _resumir(carpeta, hecha, casos, traian - len(casos), con_faltas=bool(observaciones))


def contar_fusion(carpeta: Path, hecha: Fusionadas) -> int:
    """Imprime lo fusionado y devuelve el código de salida."""
    if hecha.falta is not None:
        quejarse(f"{carpeta}: no se fusionó nada: {hecha.falta}")
        return codigos.OBSERVACIONES
    for una, otra in hecha.hechas:
        decir(f"{una} se decide en {otra}; la fila se queda, con quien la propuso.")
    if hecha.en_firme:
        _pedir_cambio(carpeta)
    return codigos.HECHO


def _decir_caso(caso: Caso, archivo: str) -> None:
    donde = f"{archivo}:{caso.recibida.numero}"
    nombre = _corta(caso.recibida.celdas.get("nombre", ""))
    if caso.suerte == "nueva":
        decir(f"{donde}: {caso.id} nueva: «{nombre}».")
    elif caso.suerte == "igual":
        decir(f"{donde}: {caso.id} ya estaba: «{nombre}».")
    elif caso.suerte == "reemplazada":
        decir(f"{donde}: {caso.id}: vale otra edición posterior de lo mismo.")
    elif caso.suerte == "cambia":
        decir(f"{donde}: {caso.id} cambia: «{nombre}».")
    else:
        decir(
            f"{donde}: {caso.id} EN DUDA: en la tabla dice otra cosa y se dejó como estaba. Si "
            "vale lo recibido: priorizacion recibir CARPETA ESE_ARCHIVO --reemplazar"
        )
    for d in caso.diferencias:
        antes, ahora = _corta(d.en_la_tabla), _corta(d.recibido)
        decir(f"  {d.columna}: en la tabla «{antes}», recibido «{ahora}»")


def _decir_pendientes(carpeta: Path, hecha: RecepcionDePropuestas) -> None:
    for otra in hecha.otras_respuestas:
        decir(
            f"  {' '.join(otra.casilla)}: en la tabla «{otra.en_la_tabla}», recibido "
            f"«{otra.recibido}»: se dejó la de la tabla."
        )
    for p in hecha.parecidas:
        decir(
            f"{p.id} «{_corta(p.nombre)}» se parece a {p.otra} «{_corta(p.nombre_de_la_otra)}». Si "
            f"son la misma: priorizacion recibir {como_argumento(carpeta)} "
            f"--fusionar {p.id}={p.otra}"
        )


def _de_personas(hecha: RecepcionDePropuestas, casos: Iterable[Caso]) -> list[Observacion]:
    """De lo que quedó en las tablas; lo que no entró no se publica."""
    por_archivo = {g.partition(".")[0]: leido for g, leido in hecha.leidos.items()}
    return [
        o.model_copy(update={"mensaje": f"{caso.id}: {o.mensaje}"})
        for caso in casos
        if caso.suerte in ("nueva", "igual", "cambia")
        for o in por_archivo[caso.recibida.archivo].de_personas
        if o.origen.fila == caso.recibida.numero
    ]


def _decir_de_personas(carpeta: Path, observaciones: list[Observacion]) -> None:
    for observacion in observaciones:
        decir(marcar(observacion))
    if observaciones:
        quejarse(
            f"{carpeta}: lo último parece de personas y se publicaría: quítelo de las tablas antes "
            "de congelar; «priorizacion revisar» dice dónde quedó."
        )


def _resumir(
    carpeta: Path,
    hecha: RecepcionDePropuestas,
    casos: list[Caso],
    sin_entrar: int,
    *,
    con_faltas: bool,
) -> int:
    suertes = [caso.suerte for caso in casos]
    dudas = suertes.count("distinta")
    quejarse(
        f"{carpeta}: {contar(suertes.count('nueva'), 'propuesta nueva', 'propuestas nuevas')}, "
        f"{contar(suertes.count('cambia'), 'que cambia', 'que cambian')}, "
        f"{contar(suertes.count('igual'), 'que ya estaba', 'que ya estaban')} y "
        f"{contar(dudas, 'en duda', 'en duda')}"
        + (f"; {contar(sin_entrar, 'no entró', 'no entraron')}." if sin_entrar else ".")
    )
    if hecha.en_firme and hecha.escritos:
        _pedir_cambio(carpeta)
    return codigos.OBSERVACIONES if con_faltas or dudas else codigos.HECHO


def _pedir_cambio(carpeta: Path) -> None:
    quejarse(
        f"{carpeta}: las propuestas estaban en firme; diga por qué cambian con: "
        f"priorizacion congelar {como_argumento(carpeta)} --cambio"
    )


def _corta(texto: str) -> str:
    en_uno = " ".join(texto.split())
    return en_uno if len(en_uno) <= _A_LA_VISTA else en_uno[: _A_LA_VISTA - 1] + "…"
