"""`priorizacion comparar`: qué cambió de una agenda a otra, y qué le pasó a cada propuesta."""

from collections.abc import Iterable
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import Ruta
from priorizacion.cli.castellano import Comando
from priorizacion.cli.estados import ESTADOS
from priorizacion.cli.salida import contar, decir, imprimir_json, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.cambio import Clase, Comparacion, PropuestaComparada, Totales
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero
from priorizacion.tareas.hallado import ZipInservible
from priorizacion.tareas.historia.comparacion import comparar_rutas
from priorizacion.tareas.historia.lado import SinLado

_RUTA = Ruta("carpeta o sitio", exists=True)


@click.command(cls=Comando, short_help="Dice qué cambió de una agenda a otra.")
@click.argument("antes", metavar="A", type=_RUTA)
@click.argument("ahora", metavar="B", type=_RUTA)
@click.option("--json", "en_json", is_flag=True, help="La comparación entera en JSON.")
def comparar(antes: Path, ahora: Path, en_json: bool) -> int:
    """Compara la agenda de A con la de B: propuestas, decisiones, dinero y reglas.

    A y B son carpetas, versiones archivadas (CARPETA/versiones/1), agendas publicadas, sitios o zip
    suyos; de la misma agenda o de dos periodos del mismo territorio. No escribe nada.
    """
    return intentar(lambda: _comparar(antes, ahora, en_json), f"{antes} y {ahora}")


def _comparar(antes: Path, ahora: Path, en_json: bool) -> int:
    try:
        hecha = comparar_rutas(antes, ahora)
    except ZipInservible as error:
        quejarse(f"{antes} y {ahora}: {error}")
        return codigos.NO_VERIFICA
    if hecha.comparacion is None:
        return max(_quejarse(falta) for falta in hecha.faltas)
    for ruta in hecha.sin_probar:
        quejarse(
            f"{ruta}: su resultado es parcial: la búsqueda se detuvo antes de probar que es la "
            "mejor agenda. Lo que difiera puede ser por eso y no por los datos."
        )
    if en_json:
        imprimir_json(hecha.comparacion.model_dump(mode="json"))
    else:
        _contar(hecha.comparacion)
    return codigos.HECHO


def _quejarse(falta: SinLado) -> int:
    if falta.observaciones:
        imprimir_observaciones(falta.observaciones, falta.ruta)
        quejarse(f"{falta.ruta}: hay observaciones por arreglar; no se comparó nada.")
        return codigos.OBSERVACIONES
    quejarse(f"{falta.ruta}: {falta.texto}")
    return codigos.NO_VERIFICA if falta.no_verifica else codigos.OBSERVACIONES


def _contar(c: Comparacion) -> None:
    decir(f"De «{c.identidad_antes.titulo}» a «{c.identidad_ahora.titulo}»")
    for frase in _totales(c.totales_antes, c.totales_ahora, c.moneda):
        decir(f"  {frase}")
    _seccion("Cambió para todas", (cambio.texto for cambio in c.para_todas))
    for clase, titulo in _TITULOS.items():
        propuestas = c.de_clase(clase)
        if propuestas:
            decir(f"{titulo}: {escribir_entero(len(propuestas))}")
        for propuesta in propuestas:
            _decir(propuesta)
    decir(f"Sin ningún cambio: {contar(len(c.de_clase('igual')), 'propuesta', 'propuestas')}.")
    for nota in c.notas:
        decir(f"Nota: {nota}")


_TITULOS: dict[Clase, str] = {
    "otra_decision": "Cambió su decisión",
    "nueva": "Propuestas nuevas",
    "ya_no_esta": "Ya no están",
    "otros_datos": "Cambiaron en algo y su decisión es la misma",
}


def _totales(antes: Totales, ahora: Totales, moneda: str) -> tuple[str, ...]:
    return (
        _renglon("Propuestas", (antes.propuestas, ahora.propuestas)),
        _renglon("Elegidas", (antes.elegidas, ahora.elegidas)),
        _renglon("Techos del periodo", (antes.techos, ahora.techos), moneda),
        _renglon("Costo de lo elegido", (antes.costo, ahora.costo), moneda),
        _renglon("Valor", (antes.valor, ahora.valor), "puntos"),
    )


def _renglon(que: str, cifras: tuple[int | None, int | None], unidad: str = "") -> str:
    escribir = escribir_centesimas if unidad == "puntos" else escribir_entero
    antes, ahora = (
        "sin agenda" if n is None else f"{escribir(n)} {unidad}".strip() for n in cifras
    )
    return f"{que}: {antes}, igual." if antes == ahora else f"{que}: {antes} → {ahora}."


def _seccion(titulo: str, frases: Iterable[str]) -> None:
    dichas = tuple(frases)
    if dichas:
        decir(f"{titulo}: {escribir_entero(len(dichas))}")
    for frase in dichas:
        decir(f"  {frase}")


def _decir(propuesta: PropuestaComparada) -> None:
    ident = propuesta.ahora or propuesta.antes
    decir(f"  {ident} · {propuesta.nombre}: {_decision(propuesta)}.")
    for cambio in propuesta.suyos:
        decir(f"    {cambio.texto}")
    if propuesta.clase == "otra_decision" and not propuesta.suyos:
        decir("    En lo suyo no cambió nada.")
    if propuesta.clase in ("otra_decision", "nueva"):
        for razon in propuesta.razones_ahora:
            decir(f"    Ahora: {razon}")


def _decision(propuesta: PropuestaComparada) -> str:
    antes, ahora = (
        ESTADOS[estado] if estado else "sin decidir"
        for estado in (propuesta.estado_antes, propuesta.estado_ahora)
    )
    if propuesta.antes is None:
        return ahora
    if propuesta.ahora is None:
        return f"estaba {antes}"
    return antes if antes == ahora else f"antes, {antes}; ahora, {ahora}"
