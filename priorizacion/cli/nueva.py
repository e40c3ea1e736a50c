"""`priorizacion nueva`: la carpeta con que un territorio empieza."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from priorizacion.cli import codigos
from priorizacion.cli.cantidades import Cantidad, ConNombre, ConNumero, Parte
from priorizacion.cli.carpeta import ARCHIVO, CARPETA_NUEVA
from priorizacion.cli.castellano import Comando, Entero
from priorizacion.cli.dialogo import Dialogo, conversar, hay_quien_conteste, si_no
from priorizacion.cli.encargo import encargar
from priorizacion.cli.salida import contar, decir, imprimir_observaciones, quejarse
from priorizacion.cli.tropiezo import codigo_al_escribir, intentar
from priorizacion.dominio.borrador import Contestada
from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.tareas.nueva.borrador import guardar_borrador, leer_borrador, quitar_borrador
from priorizacion.tareas.nueva.encargo import Encargo, carpeta_de
from priorizacion.tareas.nueva.estreno import estrenar, ya_hay_agenda
from priorizacion.tareas.nueva.leame import LEAME
from priorizacion.tareas.nueva.plantilla import dimensiones_de, estamentos_de, zonas_de
from priorizacion.tareas.orden import como_argumento
from priorizacion.tareas.revision import impide_seguir

_AGENDAS = Path("agendas")
_FUENTE = ConNumero("NOMBRE=PESOS", Cantidad())
_ZONA = ConNumero("NOMBRE=HABITANTES", Cantidad("personas"), obligatorio=False)
_ESTAMENTO = ConNumero("ESTAMENTO=PERSONAS", Cantidad("personas", 0))


@click.command(cls=Comando, short_help="Crea la carpeta de una agenda nueva.")
@click.argument("carpeta", metavar="[CARPETA]", required=False, type=CARPETA_NUEVA)
@click.option("--nombre", metavar="TEXTO", help="Municipio o departamento; busca su código.")
@click.option("--divipola", metavar="CÓDIGO", help="Código DIVIPOLA: dos o cinco cifras.")
@click.option("--ficticio", is_flag=True, help="El territorio es un ejemplo inventado.")
@click.option("--poblacion", type=Cantidad("personas"), metavar="N", help="Habitantes.")
@click.option("--inicio", type=Entero(), metavar="AÑO", help="Primer año.")
@click.option("--fin", type=Entero(), metavar="AÑO", help="Último año.")
@click.option(
    "--fuente",
    "fuentes",
    type=_FUENTE,
    metavar="NOMBRE=PESOS",
    multiple=True,
    help="De quién es el dinero y cuánto hay cada año; se puede repetir.",
)
@click.option("--techos", type=ARCHIVO, metavar="TABLA", help="CSV o Excel con el dinero por año.")
@click.option("--entidad", metavar="TEXTO", help="De quién son los techos de la tabla.")
@click.option(
    "--columna",
    "columnas",
    type=ConNombre(),
    metavar="COLUMNA[=NOMBRE]",
    multiple=True,
    help="Columna de la tabla que es una fuente, y cómo se publica; se puede repetir.",
)
@click.option("--maximo-proyectos", type=Entero(), metavar="N", help="Más obras que caben.")
@click.option(
    "--zona",
    "zonas",
    type=_ZONA,
    metavar="NOMBRE[=HABITANTES]",
    multiple=True,
    help="Una parte del territorio; se puede repetir.",
)
@click.option(
    "--dimension",
    "dimensiones",
    metavar="NOMBRE",
    multiple=True,
    help="Un campo del desarrollo; se puede repetir.",
)
@click.option(
    "--comite",
    type=_ESTAMENTO,
    metavar="ESTAMENTO=PERSONAS",
    multiple=True,
    help="Cuántas personas califican por un estamento; se puede repetir.",
)
@click.option(
    "--precios-base",
    type=Entero(1900, 2200),
    metavar="AÑO",
    help="A precios de qué año van los costos.",
)
@click.option(
    "--inflacion", type=Parte(), metavar="PORCENTAJE", help="Cuánto suben los precios cada año."
)
def nueva(carpeta: Path | None, **respuestas: Any) -> int:
    """Crea una CARPETA con todo lo que hace falta para empezar.

    Lo mejor es llamarla agendas/MUNICIPIO/AÑO-AÑO, que es como se llama si no se dice. En una
    terminal pregunta lo que falte; si no hay quien conteste, supone lo que puede y lo dice. Nunca
    escribe sobre lo que ya existe.
    """
    if carpeta is not None and ya_hay_agenda(carpeta):
        return _decir_que_ya_esta(carpeta)
    return intentar(lambda: _crear(carpeta, respuestas), str(carpeta or _AGENDAS))


def _crear(pedida: Path | None, respuestas: dict[str, Any]) -> int:
    borrador = pedida or _AGENDAS
    encargo = _encargar(borrador, respuestas, pedida)
    if encargo is None:
        quejarse(f"{borrador}: no se creó nada.")
        return codigos.OBSERVACIONES
    carpeta = pedida or _AGENDAS / carpeta_de(encargo)
    if ya_hay_agenda(carpeta):
        quitar_borrador(borrador)
        return _decir_que_ya_esta(carpeta)
    observaciones = estrenar(encargo, carpeta)
    if impide_seguir(observaciones):
        imprimir_observaciones(observaciones, carpeta, error=True)
        quejarse(f"{carpeta}: no se creó nada.")
        return codigo_al_escribir(observaciones)
    quitar_borrador(borrador)
    _resumir(carpeta, encargo)
    return codigos.HECHO


def _decir_que_ya_esta(carpeta: Path) -> int:
    quejarse(
        f"{carpeta}: carpeta-ocupada Ya es la de una agenda; no se tocó. Siga con: "
        f"priorizacion revisar {como_argumento(carpeta)}"
    )
    return codigos.OBSERVACIONES


def _encargar(borrador: Path, respuestas: dict[str, Any], pedida: Path | None) -> Encargo | None:
    """El encargo; con quién conteste, guardando en `borrador` cada respuesta."""
    carpeta = pedida or Path()
    if not hay_quien_conteste():
        return encargar(carpeta, respuestas, None)
    dialogo = Dialogo(partial(guardar_borrador, borrador), _recuperar(borrador))
    try:
        return conversar(dialogo, lambda: encargar(carpeta, respuestas, dialogo))
    except (click.Abort, KeyboardInterrupt):
        if dialogo.contestadas:
            quejarse("")
            quejarse(
                f"{borrador}: lo que contestó quedó guardado. Siga donde iba con: "
                f"priorizacion nueva {como_argumento(pedida) if pedida else ''}".rstrip()
            )
        raise


def _recuperar(carpeta: Path) -> list[Contestada]:
    """Lo que se contestó otro día, si se quiere seguir desde ahí."""
    hay = leer_borrador(carpeta)
    if not hay:
        return []
    quejarse("De la vez pasada quedó contestado:")
    for una in hay:
        quejarse(f"  {una.pregunta.strip()}: {una.respuesta or '(en blanco)'}")
    if si_no("¿Seguir desde ahí?"):
        return list(hay)
    quitar_borrador(carpeta)
    return []


def _resumir(carpeta: Path, encargo: Encargo) -> None:
    codigo = f" (DIVIPOLA {encargo.divipola})" if encargo.divipola else ""
    decir(f"{carpeta}: lista.")
    decir(f"  {encargo.nombre}{codigo}, {encargo.inicio}–{encargo.fin}; hasta "
          f"{contar(encargo.maximo_proyectos, 'obra', 'obras')}.")  # fmt: skip
    for bolsa in encargo.bolsas:
        total = escribir_entero(sum(bolsa.techos.values()))
        decir(f"  {bolsa.nombre}: {total} pesos en el periodo.")
    zonas, dimensiones = len(zonas_de(encargo)), len(dimensiones_de(encargo))
    personas = sum(encargo.comite.values())
    decir(
        f"  {contar(zonas, 'zona', 'zonas')}, {contar(dimensiones, 'dimensión', 'dimensiones')}, "
        f"{contar(len(estamentos_de(encargo)), 'estamento', 'estamentos')}"
        + (f" con {contar(personas, 'persona', 'personas')}." if personas else ".")
    )
    decir("Ahora:")
    decir(f"  1. Ajuste agenda.yaml; {LEAME} dice qué sigue, paso a paso.")
    decir(f"  2. Pida propuestas con: priorizacion formularios {como_argumento(carpeta)}")
    decir("     o escríbalas en propuestas.csv, una por fila, y habilitantes.csv.")
    decir(f"  3. Mire qué falta con: priorizacion revisar {como_argumento(carpeta)}")
