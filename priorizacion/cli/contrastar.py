"""`priorizacion contrastar`: qué habrían elegido otras maneras de escoger."""

from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import carpetas
from priorizacion.cli.castellano import Comando
from priorizacion.cli.salida import avances, decir, imprimir_json, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import cada_una
from priorizacion.dominio.contraste import Alternativa
from priorizacion.tareas.contrastacion import Contrastacion, contrastar_carpeta

_TITULOS = {
    "puntaje": "por puntaje",
    "llegada": "por orden de llegada",
    "sin_tope": "sin tope de proyectos",
    "valor_proyectos": "contando cada proyecto",
    "valor_inversion": "contando cada peso",
    "valor_poblacion": "contando la gente",
    "reparto_igual": "reparto igual",
}


@click.command(cls=Comando, short_help="Dice qué habrían elegido otras maneras de escoger.")
@carpetas
@click.option("--json", "en_json", is_flag=True, help="Todas las listas en JSON.")
def contrastar(carpetas: tuple[Path, ...], en_json: bool) -> int:
    """Compara el resultado de cada CARPETA con lo que habrían elegido otras maneras de escoger.

    Con las marcas en la carpeta calcula también el reparto igual, que no puede salir de los
    puntajes publicados. No escribe nada.
    """
    listas: dict[str, object] = {}

    def una(carpeta: Path) -> int:
        with avances(str(carpeta)) as avisar:
            hecha = contrastar_carpeta(carpeta, avisar)
        if hecha.contraste is not None:
            listas[str(carpeta)] = hecha.contraste.model_dump(mode="json")
        return _contar(carpeta, hecha, callado=en_json)

    codigo = cada_una(carpetas, una)
    if en_json:
        imprimir_json(listas)
    return codigo


def _contar(carpeta: Path, hecha: Contrastacion, *, callado: bool) -> int:
    if hecha.observaciones:
        imprimir_observaciones(hecha.observaciones, carpeta, error=callado)
        quejarse(f"{carpeta}: hay observaciones por arreglar; no se contrastó nada.")
        return codigos.OBSERVACIONES
    if hecha.falta is not None:
        quejarse(f"{carpeta}: {hecha.falta}")
        return codigos.OBSERVACIONES
    if hecha.distinto is not None:
        quejarse(f"{carpeta}: no se contrasta: {hecha.distinto}")
        return codigos.NO_VERIFICA
    if hecha.contraste is None:
        quejarse(f"{carpeta}: ninguna agenda cumple todas las reglas: no hay con qué comparar.")
        return codigos.INVIABLE
    if not callado:
        for alternativa in hecha.contraste.alternativas:
            _decir(carpeta, alternativa)
    return codigos.HECHO


def _decir(carpeta: Path, alternativa: Alternativa) -> None:
    decir(f"{carpeta}: {_TITULOS[alternativa.manera]}: {alternativa.lectura}")
    if alternativa.entran:
        decir(f"  entrarían: {', '.join(alternativa.entran)}")
    if alternativa.salen:
        decir(f"  saldrían: {', '.join(alternativa.salen)}")
    for regla in alternativa.incumple:
        decir(f"  no cumpliría: {regla.texto}")
