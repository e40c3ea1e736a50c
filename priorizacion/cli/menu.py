"""Los pasos del menú de la secretaría, y los comandos que nombra un mensaje dichos como pasos."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from priorizacion.tareas.orden import como_argumento

POR_RECIBIR = "por-recibir"
"""Carpeta, dentro de la agenda, donde se dejan los archivos que devuelve la gente."""

CARPETA, LLEGADOS, SITIO, ACTA, PDF = "CARPETA", "LLEGADOS", "SITIO", "ACTA", "PDF"
"""Rutas que el menú pone en una orden."""

MOTIVO, FUSION, RONDA = "MOTIVO", "FUSION", "RONDA"
"""Lo que el menú pregunta antes de correr una orden."""


@dataclass(frozen=True)
class Paso:
    """Una línea del menú."""

    texto: str
    ordenes: tuple[tuple[str, ...], ...]
    """Comandos que corre, uno tras otro, con las palabras que el menú reemplaza."""
    cuando: str = ""
    """Lo que se escribe encima de él: empieza una parte del trabajo."""
    exige_vigente: bool = False
    """Si antes hay que ver que el resultado sea el de los archivos."""
    antes: str = ""
    """Lo que hay que haber hecho; se pregunta si ya está."""


_LLEGADO = f"lo que esté en la carpeta «{POR_RECIBIR}»"
_SOLO = f"Deje en la carpeta «{POR_RECIBIR}» solo "

PASOS = (
    Paso("Empezar otra agenda", (("nueva",),), cuando="Pedir propuestas"),
    Paso("Hacer el formulario con que la gente propone", (("formularios", CARPETA),)),
    Paso(f"Recibir propuestas: {_LLEGADO}", (("recibir", CARPETA, LLEGADOS),)),
    Paso("Revisar los archivos", (("revisar", CARPETA),)),
    Paso("Poner las reglas y las propuestas en firme", (("congelar", CARPETA),)),
    Paso("Hacer las planillas para calificar", (("planillas", CARPETA),), cuando="Calificar"),
    Paso(f"Recibir planillas: {_LLEGADO}", (("recibir", CARPETA, LLEGADOS),)),
    Paso("Ver cómo vamos y qué sigue", (("estado", CARPETA),)),
    Paso("Hacer las planillas de otra ronda", (("planillas", CARPETA, "--ronda", RONDA),)),
    Paso("Decidir la agenda", (("priorizar", CARPETA),), cuando="Decidir y publicar"),
    Paso("Abrir la sesión en el navegador", (("servir", CARPETA, "--abrir", "--puerto", "0"),)),
    Paso("Hacer el sitio para publicar", (("publicar", CARPETA, "--destino", SITIO),)),
    Paso(
        "Dar los recibos y hacer el acta",
        (("comprometer", CARPETA), ("acta", CARPETA, "--destino", ACTA)),
        exige_vigente=True,
    ),
    Paso("Hacer el PDF para imprimir", (("papel", CARPETA, "--destino", PDF),)),
    Paso(
        "Decir por qué cambió algo que ya estaba en firme",
        (("congelar", CARPETA, "--cambio", MOTIVO),),
        cuando="Arreglar",
    ),
    Paso("Juntar dos propuestas que son la misma", (("recibir", CARPETA, "--fusionar", FUSION),)),
    Paso(
        "Recibir lo que vale más que lo ya recibido",
        (("recibir", CARPETA, LLEGADOS, "--reemplazar"),),
        antes=f"{_SOLO}lo que vale.",
    ),
    Paso(
        "Recibir propuestas que llegaron tarde y se admiten",
        (("recibir", CARPETA, LLEGADOS, "--extemporaneas"),),
        antes=f"{_SOLO}las que se admiten.",
    ),
    Paso(
        "Cambiar los recibos de quienes cambiaron su hoja",
        (("comprometer", CARPETA, "--renovar"),),
        exige_vigente=True,
        antes="Los recibos anteriores de esas personas dejan de valer.",
    ),
    Paso(
        "Poner en firme aunque algo parezca el dato de una persona",
        (("congelar", CARPETA, "--aun-asi"),),
        antes="Mire uno por uno los textos que señaló el paso anterior: lo que queda en firme se "
        "publica aunque después se quite.",
    ),
    Paso(
        "Hacer las planillas de otra ronda aunque una razón parezca tener el dato de una persona",
        (("planillas", CARPETA, "--ronda", RONDA, "--aun-asi"),),
        antes="Mire una por una las razones que señaló el paso anterior: las leerá todo el comité.",
    ),
)


def numerar(orden: str, opciones: frozenset[str], desde: Paso | None = None) -> int | None:
    """El número del paso que corre esa orden con esas opciones; None si el menú no lo tiene.

    Si hay varios, el que se está corriendo (`desde`) o el que le sigue; si no, el último.
    """
    sirven = [
        n
        for n, paso in enumerate(PASOS, start=1)
        if any(o[0] == orden and opciones <= _opciones(o) for o in paso.ordenes)
    ]
    justos = [n for n in sirven if _opciones(PASOS[n - 1].ordenes[0]) == opciones] or sirven
    este = PASOS.index(desde) + 1 if desde is not None else len(PASOS)
    return next((n for n in justos if n >= este), justos[-1] if justos else None)


def en_pasos(carpeta: Path, desde: Paso) -> Callable[[str], str]:
    """La función que, en un mensaje, dice cada comando como un paso del menú, si lo tiene."""
    rutas = {como_argumento(c) for c in (carpeta, carpeta.resolve())}
    ruta = rf"(?:{'|'.join(map(re.escape, sorted(rutas)))})(?![\w/\\])"
    comando = re.compile(
        r"(?P<de>\b[Dd]e )?«?priorizacion (?P<orden>[a-z]+)"
        rf"(?P<resto>(?: (?:{ruta}|{_ARGUMENTO}))*)»?"
    )

    def de_comando(hallado: re.Match[str]) -> str:
        paso = _nombrar([hallado["orden"]], hallado["resto"], desde)
        if paso is None:
            return hallado[0]
        return f"{hallado['de'][:1]}{paso}" if hallado["de"] else paso

    def de_opcion(hallado: re.Match[str]) -> str:
        paso = _nombrar([orden[0] for orden in desde.ordenes], hallado[1], desde)
        return f"escoja {paso}" if paso else hallado[0]

    return lambda texto: _OPCION_SUELTA.sub(de_opcion, comando.sub(de_comando, texto))


_ARGUMENTO = (
    r'"[^"]*"'
    r"|'[^']*'|--[a-z][a-z-]*"
    r"""|[^\s"']*[/\\]\S*[^\s.,;:»]|CARPETA|LA_QUE_VALE|ESE_ARCHIVO|…|\w+=\w+"""
)
"""Lo que puede seguir a un comando en un mensaje: rutas, palabras por llenar y opciones."""
_OPCION_SUELTA = re.compile(r"(?:repita|se repite) con (--[a-z][a-z-]*)")


def _nombrar(ordenes: list[str], argumentos: str, desde: Paso) -> str | None:
    opciones = frozenset(re.findall(r"--[a-z-]+", argumentos))
    numeros = (numerar(orden, opciones, desde) for orden in ordenes)
    numero = next((n for n in numeros if n is not None), None)
    return None if numero is None else f"el paso {numero}, «{PASOS[numero - 1].texto}»"


def _opciones(orden: tuple[str, ...]) -> frozenset[str]:
    return frozenset(parte for parte in orden if parte.startswith("--"))
