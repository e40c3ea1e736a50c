"""`priorizacion secretaria`: los pasos de una agenda en un menú, sin escribir comandos."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import click

from priorizacion.cli import codigos, menu
from priorizacion.cli.carpeta import CARPETA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.dialogo import si_no
from priorizacion.cli.menu import PASOS, Paso
from priorizacion.cli.relleno import abrir_buzon, completar
from priorizacion.cli.salida import a_su_manera, decir, quejarse
from priorizacion.cli.tropiezo import intentar
from priorizacion.tareas.divulgacion import buscar_agendas
from priorizacion.tareas.nueva.estreno import ya_hay_agenda
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.sesion.acceso import escribir_accesos
from priorizacion.tareas.sesion.estado import medir_estado

_AGENDAS = Path("agendas")
_POR_DECIDIR = {
    "sin_calcular": "La agenda todavía no se ha decidido",
    "anterior": "Los archivos cambiaron después de decidir la agenda, y el acta diría lo de antes",
    "ilegible": "La agenda que se decidió no se puede leer",
}


@click.command(cls=Comando, short_help="Un menú con los pasos, para no escribir comandos.")
@click.argument("carpeta", metavar="[CARPETA]", required=False, type=CARPETA)
@click.option("--accesos", is_flag=True, help="Escribe en CARPETA los de doble clic y termina.")
def secretaria(carpeta: Path | None, accesos: bool) -> int:
    """Muestra los pasos de una agenda en un menú y corre el que se escoja.

    Es lo que abre el archivo «abrir-sesion» con doble clic. Sin CARPETA pregunta cuál de las de
    ./agendas, y si no hay ninguna ayuda a empezarla; lo que devuelve la gente se deja en su carpeta
    «por-recibir».
    """
    if accesos:
        donde = carpeta or Path()
        return intentar(lambda: _escribir_accesos(donde), str(donde))
    if carpeta is None or ya_hay_agenda(carpeta):
        return _atender(carpeta)
    # la carpeta donde están todas: como si se hubiera abierto allí
    with contextlib.chdir(carpeta):
        return _atender(None)


def _atender(carpeta: Path | None) -> int:
    abierta = carpeta or _escoger(buscar_agendas(_AGENDAS))
    if abierta is None:
        return codigos.OBSERVACIONES
    _listar(abierta)
    while (paso := _preguntar(abierta)) is not None:
        if paso.ordenes == (("nueva",),):
            abierta = _empezar() or abierta
        else:
            _dar(paso, abierta)
        decir("")
    return codigos.HECHO


def _escribir_accesos(carpeta: Path) -> int:
    escritos = escribir_accesos(carpeta)
    decir(f"{carpeta}: {', '.join(escritos)}." if escritos else f"{carpeta}: ya estaban.")
    return codigos.HECHO


def _escoger(agendas: Sequence[Path]) -> Path | None:
    if not agendas:
        decir("Aquí todavía no hay ninguna agenda: vamos a empezarla.")
        return _empezar()
    if len(agendas) == 1:
        return agendas[0]
    for numero, carpeta in enumerate(agendas, start=1):
        decir(f"  {numero}. {carpeta}")
    decir("  0. Empezar otra")
    cual = _numero("¿Cuál agenda?", 0, len(agendas))
    return agendas[cual - 1] if cual else _empezar()


def _empezar() -> Path | None:
    """La agenda que se acaba de crear; None si no se creó."""
    antes = set(buscar_agendas(_AGENDAS))
    with a_su_manera(menu.en_pasos(_AGENDAS, PASOS[0])):
        _correr(["nueva"])
    nuevas = sorted(set(buscar_agendas(_AGENDAS)) - antes)
    return nuevas[0] if nuevas else None


def _listar(carpeta: Path) -> None:
    decir("")
    decir(f"{carpeta}. ¿Qué quiere hacer?")
    for numero, paso in enumerate(PASOS, start=1):
        if paso.cuando:
            decir(f"{paso.cuando}:")
        decir(f"  {numero:>2}. {paso.texto}")
    decir("   0. Salir")


def _preguntar(carpeta: Path) -> Paso | None:
    """El paso que se escoja; con solo Entrar sale otra vez la lista."""
    while True:
        pregunta = "Escriba el número y oprima Entrar (solo Entrar: la lista)"
        dicho = click.prompt(pregunta, default="", show_default=False, err=True)
        if not dicho.strip():
            _listar(carpeta)
            continue
        try:
            numero = Entero(0, len(PASOS)).convert(dicho.strip(), None, None)
        except click.BadParameter as error:
            quejarse(error.message)
            continue
        return PASOS[numero - 1] if numero else None


def _numero(pregunta: str, minimo: int, maximo: int) -> int:
    respuesta: int = click.prompt(pregunta, type=Entero(minimo, maximo), err=True)
    return respuesta


def _dar(paso: Paso, carpeta: Path) -> None:
    """Corre un paso; con Ctrl+C en una de sus preguntas se vuelve al menú."""
    with a_su_manera(menu.en_pasos(carpeta, paso)):
        try:
            intentar(lambda: _correr_ordenes(paso, carpeta), str(carpeta))
        except click.Abort:
            quejarse("")
            quejarse("Detenido.")


def _correr_ordenes(paso: Paso, carpeta: Path) -> int:
    """Una tras otra, hasta que una no termine bien."""
    if not _se_puede(paso, carpeta):
        return codigos.OBSERVACIONES
    for orden in paso.ordenes:
        argumentos = completar(orden, carpeta)
        if argumentos is None or not _correr(argumentos):
            return codigos.OBSERVACIONES
    return codigos.HECHO


def _se_puede(paso: Paso, carpeta: Path) -> bool:
    """Si no hay que hacer otra cosa antes; si la hay, la dice."""
    if paso.exige_vigente and (falta := _por_que_no(carpeta)) is not None:
        quejarse(falta)
        return False
    if not paso.antes:
        return True
    abrir_buzon(carpeta)
    decir(paso.antes)
    return si_no("¿Seguir?")


def _por_que_no(carpeta: Path) -> str | None:
    """Qué falta para que el resultado sea el de los archivos."""
    medido, esta = medir_estado(carpeta), como_argumento(carpeta)
    if medido.agenda is None:
        return f"Hay archivos por arreglar: priorizacion revisar {esta} dice cuáles."
    if medido.resultado == "vigente":
        return None
    por_que = _POR_DECIDIR[medido.resultado]
    return f"{por_que}. Antes de este, escoja: priorizacion priorizar {esta}"


def _correr(argumentos: list[str]) -> bool:
    """Si terminó bien; lo que salga mal queda dicho y el menú sigue."""
    raiz = click.get_current_context().find_root().command
    decir("")
    return intentar(lambda: _una(raiz, argumentos), argumentos[0]) == codigos.HECHO


def _una(raiz: click.Command, argumentos: list[str]) -> int:
    try:
        codigo = raiz.main(argumentos, prog_name="priorizacion", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        quejarse("Detenido.")
        return codigos.INTERRUMPIDO
    return codigo if isinstance(codigo, int) else codigos.HECHO
