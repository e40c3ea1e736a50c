"""`priorizacion nueva`: la carpeta con que un territorio empieza."""

import sys
from pathlib import Path
from typing import Any, TypeVar

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA_NUEVA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.salida import decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.dominio.cantidad import CantidadIlegible, escribir_entero, leer_entero
from priorizacion.tareas.encargo import Encargo, nombre_de, periodo_de
from priorizacion.tareas.estreno import estrenar
from priorizacion.tareas.plantilla import TECHO_DE_MUESTRA
from priorizacion.tareas.revision import impide_seguir

T = TypeVar("T")


class Cantidad(click.ParamType[int]):
    """Pesos o personas, como la gente los escribe."""

    def __init__(self, name: str = "pesos") -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """«900 millones», «900.000.000» o 900000000 → 900000000."""
        try:
            cantidad = leer_entero(value)
        except CantidadIlegible as error:
            self.fail(f"«{value}» {error}.", param, ctx)
        if cantidad <= 0:
            self.fail(f"«{value}» no es más que cero.", param, ctx)
        return cantidad


class FuenteAnual(click.ParamType[tuple[str, int]]):
    """Una fuente y sus pesos por año: «Recursos propios=900 millones»."""

    name = "fuente"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Separa por el primer «=»; rechaza lo que no tenga nombre o pesos."""
        nombre, igual, pesos = str(value).partition("=")
        if not igual or not nombre.strip():
            self.fail(f"«{value}» no tiene la forma NOMBRE=PESOS.", param, ctx)
        return nombre.strip(), Cantidad().convert(pesos, param, ctx)


@click.command(cls=Comando, short_help="Crea la carpeta de una agenda nueva.")
@click.argument("carpeta", metavar="CARPETA", type=CARPETA_NUEVA)
@click.option("--nombre", metavar="TEXTO", help="Nombre del territorio.")
@click.option("--divipola", metavar="CÓDIGO", help="Código DIVIPOLA: dos o cinco cifras.")
@click.option("--ficticio", is_flag=True, help="El territorio es un ejemplo inventado.")
@click.option("--poblacion", type=Cantidad("personas"), metavar="N", help="Habitantes.")
@click.option("--inicio", type=Entero(), metavar="AÑO", help="Primer año.")
@click.option("--fin", type=Entero(), metavar="AÑO", help="Último año.")
@click.option(
    "--fuente",
    "fuentes",
    type=FuenteAnual(),
    metavar="NOMBRE=PESOS",
    multiple=True,
    help="De quién es el dinero y cuánto hay cada año; se puede repetir.",
)
@click.option(
    "--maximo-proyectos",
    type=Entero(),
    metavar="N",
    default=15,
    show_default=True,
    help="Más obras que la agenda puede tener.",
)
def nueva(carpeta: Path, **respuestas: Any) -> int:
    """Crea una CARPETA con todo lo que hace falta para empezar.

    Lo mejor es llamarla agendas/MUNICIPIO/AÑO-AÑO. En una terminal pregunta lo que falte; si no
    hay quien conteste, supone lo que puede y lo dice. Nunca escribe sobre lo que ya existe.
    """
    encargo = _encargo(carpeta, respuestas)
    return intentar(lambda: _crear(carpeta, encargo), str(carpeta))


def _crear(carpeta: Path, encargo: Encargo) -> int:
    observaciones = estrenar(encargo, carpeta)
    if impide_seguir(observaciones):
        imprimir_observaciones(observaciones, carpeta, error=True)
        quejarse(f"{carpeta}: no se creó nada.")
        return codigos.OBSERVACIONES
    decir(f"{carpeta}: lista. Ahora:")
    decir("  1. Ajuste agenda.yaml: visión, zonas, criterios, fuentes, topes y sorteo.")
    decir("  2. Llene propuestas.csv (una fila por propuesta) y habilitantes.csv.")
    decir(
        "  3. Escriba en comite.csv un código por participante, y las marcas en valoraciones.csv."
    )
    decir(f"  4. Mire qué falta con: priorizacion revisar {carpeta}")
    return codigos.HECHO


def _encargo(carpeta: Path, dadas: dict[str, Any]) -> Encargo:
    inicio, fin = periodo_de(carpeta) or (None, None)
    nombre = _completar(dadas["nombre"], "Nombre del territorio", nombre_de(carpeta), "--nombre")
    primero = _completar(dadas["inicio"], "Primer año", inicio, "--inicio", Entero())
    ultimo = _completar(dadas["fin"], "Último año", fin, "--fin", Entero())
    if not 1900 <= primero <= ultimo <= min(2200, primero + 29):
        raise click.UsageError(
            f"El periodo {primero}-{ultimo} no sirve: el último año no puede ser anterior al "
            "primero ni pasar de treinta años después."
        )
    return Encargo(
        nombre=nombre,
        inicio=primero,
        fin=ultimo,
        divipola=dadas["divipola"],
        ficticio=dadas["ficticio"],
        poblacion=dadas["poblacion"],
        maximo_proyectos=dadas["maximo_proyectos"],
        fuentes=dict(dadas["fuentes"]) or _preguntar_fuente(),
    )


def _completar(
    dada: T | None, pregunta: str, supuesta: T | None, opcion: str, tipo: Any = str
) -> T:
    if dada is not None:
        return dada
    if sys.stdin.isatty():
        respuesta: T = click.prompt(pregunta, default=supuesta, type=tipo, err=True)
        return respuesta
    if supuesta is None:
        raise click.UsageError(f"Falta {opcion}: no se puede saber por el nombre de la carpeta.")
    quejarse(f"Se supuso {opcion} «{supuesta}», por el nombre de la carpeta.")
    return supuesta


def _preguntar_fuente() -> dict[str, int]:
    if not sys.stdin.isatty():
        quejarse(
            f"Se supuso una fuente, «Recursos propios», con {escribir_entero(TECHO_DE_MUESTRA)} "
            "pesos por año: es una cifra de muestra, cámbiela en agenda.yaml."
        )
        return {}
    pesos = click.prompt(
        "Recursos propios para proyectos, en pesos por año", type=Cantidad(), err=True
    )
    return {"Recursos propios": pesos}
