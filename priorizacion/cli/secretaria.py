"""`priorizacion secretaria`: los pasos de una agenda en un menú, sin escribir comandos."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from priorizacion.cli import codigos
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.salida import decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.divulgacion import buscar_agendas
from priorizacion.tareas.reserva import apartar
from priorizacion.tareas.sesion.acceso import escribir_accesos

POR_RECIBIR = "por-recibir"
"""Carpeta, dentro de la agenda, donde se dejan los archivos que devuelve la gente."""


@dataclass(frozen=True)
class Paso:
    """Una línea del menú."""

    texto: str
    ordenes: tuple[tuple[str, ...], ...]
    """Comandos que corre, uno tras otro; «CARPETA», «LLEGADOS» y «SITIO» se reemplazan."""


_CARPETA, _LLEGADOS, _SITIO = "CARPETA", "LLEGADOS", "SITIO"

PASOS = (
    Paso("Ver cómo vamos y qué sigue", (("estado", _CARPETA),)),
    Paso("Revisar los archivos", (("revisar", _CARPETA),)),
    Paso("Poner las reglas y las propuestas en firme", (("congelar", _CARPETA),)),
    Paso("Hacer las planillas para calificar", (("planillas", _CARPETA),)),
    Paso(
        f"Recibir lo que esté en la carpeta «{POR_RECIBIR}»",
        (("recibir", _CARPETA, _LLEGADOS),),
    ),
    Paso("Abrir la sesión en el navegador", (("servir", _CARPETA, "--abrir", "--puerto", "0"),)),
    Paso("Decidir la agenda", (("priorizar", _CARPETA),)),
    Paso("Dar los recibos y hacer el acta", (("comprometer", _CARPETA), ("acta", _CARPETA))),
    Paso("Hacer el sitio para publicar", (("publicar", _CARPETA, "--destino", _SITIO),)),
)


@click.command(cls=Comando, short_help="Un menú con los pasos, para no escribir comandos.")
@click.argument("carpeta", metavar="[CARPETA]", required=False, type=CARPETA)
@click.option("--accesos", is_flag=True, help="Escribe en CARPETA los de doble clic y termina.")
def secretaria(carpeta: Path | None, accesos: bool) -> int:
    """Muestra los pasos de una agenda en un menú y corre el que se escoja.

    Es lo que abre el archivo «abrir-sesion» con doble clic. Sin CARPETA pregunta cuál de las de
    ./agendas; lo que devuelve la gente se deja en su carpeta «por-recibir».
    """
    elegida = carpeta or _escoger(buscar_agendas(Path("agendas")))
    if elegida is None:
        return codigos.OBSERVACIONES
    if accesos:
        return intentar(lambda: _escribir_accesos(elegida), str(elegida))
    correr = click.get_current_context().find_root().command
    while (paso := _preguntar(elegida)) is not None:
        for orden in paso.ordenes:
            argumentos = _completar(orden, elegida)
            if argumentos and not _correr(correr, argumentos):
                break
    return codigos.HECHO


def _escribir_accesos(carpeta: Path) -> int:
    escritos = escribir_accesos(carpeta)
    decir(f"{carpeta}: {', '.join(escritos)}." if escritos else f"{carpeta}: ya estaban.")
    return codigos.HECHO


def _escoger(agendas: Sequence[Path]) -> Path | None:
    if not agendas:
        quejarse("No hay ninguna agenda en ./agendas. Empiece una con: priorizacion nueva CARPETA")
        return None
    if len(agendas) == 1:
        return agendas[0]
    for numero, carpeta in enumerate(agendas, start=1):
        decir(f"  {numero}. {carpeta}")
    return agendas[_numero("¿Cuál agenda?", 1, len(agendas)) - 1]


def _preguntar(carpeta: Path) -> Paso | None:
    decir("")
    decir(f"{carpeta}. ¿Qué quiere hacer?")
    for numero, paso in enumerate(PASOS, start=1):
        decir(f"  {numero}. {paso.texto}")
    decir("  0. Salir")
    numero = _numero("Escriba el número y oprima Entrar", 0, len(PASOS))
    return PASOS[numero - 1] if numero else None


def _numero(pregunta: str, minimo: int, maximo: int) -> int:
    respuesta: int = click.prompt(pregunta, type=Entero(minimo, maximo), err=True)
    return respuesta


def _completar(orden: tuple[str, ...], carpeta: Path) -> list[str] | None:
    """La orden con sus rutas; None si no hay nada que recibir."""
    llegados = _llegados(carpeta) if _LLEGADOS in orden else None
    if _LLEGADOS in orden and llegados is None:
        return None
    rutas = {_CARPETA: str(carpeta), _LLEGADOS: str(llegados), _SITIO: str(_sitio_de(carpeta))}
    return [rutas.get(parte, parte) for parte in orden]


def _sitio_de(carpeta: Path) -> Path:
    """Junto a `agendas`, como el de `publicar` sin nada más; si no, dentro de la carpeta."""
    entera = carpeta.resolve()
    raiz = entera.parent.parent
    return raiz.parent / "site" if raiz.name == "agendas" else entera / "sitio-publicado"


def _llegados(carpeta: Path) -> Path | None:
    buzon = carpeta / POR_RECIBIR
    buzon.mkdir(exist_ok=True)
    apartar(buzon)
    if any(not archivo.name.startswith(".") for archivo in buzon.iterdir()):
        return buzon
    decir(f"Deje en {buzon} los archivos que le devolvieron y vuelva a escoger este paso.")
    return None


def _correr(raiz: click.Command, argumentos: list[str]) -> bool:
    """Si terminó bien; lo que salga mal queda dicho y el menú sigue."""
    decir("")
    return intentar(lambda: _una(raiz, argumentos), argumentos[0]) == codigos.HECHO


def _una(raiz: click.Command, argumentos: list[str]) -> int:
    try:
        codigo = raiz.main(argumentos, prog_name="priorizacion", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        quejarse("Detenido.")
        return codigos.INTERRUMPIDO
    return codigo if isinstance(codigo, int) else codigos.HECHO
