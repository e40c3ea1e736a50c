"""La curva → las perillas de «¿Y si…?» y sus respuestas, en pocas letras para ir en la página."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import Any

from priorizacion.dominio.curva import AjusteDeCurva, Curva, Enfasis, EstadoPunto
from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas.ajustes import HOY, REGLAS_EN_PALABRAS
from priorizacion.publicacion.vistas.contexto import Contexto

_LETRA_DE_ESTADO: dict[EstadoPunto, str] = {
    "probada": "p",
    "con_brecha": "b",
    "inviable": "i",
    "sin_respuesta": "n",
}
_ENFASIS: dict[Enfasis, str] = {
    0: "No cuenta",
    1: "Cuenta, como en la agenda",
    2: "Cuenta doble",
}


@dataclass(frozen=True, slots=True)
class Perilla:
    """Una barra que se mueve y lo que dice en cada lugar."""

    clave: str
    """Cómo se llama en la dirección de la página."""
    nombre: str
    lugares: tuple[str, ...]
    """Qué es cada lugar, en palabras; con uno solo no hay qué mover. Del dinero, solo cuánto es."""
    puntas: tuple[str, ...]
    """Lo que se escribe bajo la barra."""
    inicial: int
    """El lugar de lo decidido."""


@dataclass(frozen=True, slots=True)
class Simulador:
    """Las barras y los datos que las contestan."""

    perillas: tuple[Perilla, ...]
    datos: str
    """JSON que puede ir dentro de una página: sin «<», «>» ni «&»."""


def ver(contexto: Contexto, curva: Curva, orden: Sequence[str]) -> Simulador | None:
    """La vista; None si la curva no midió el dinero que hay, que es de donde se parte.

    `orden` es el de las propuestas en la tabla de la página: los datos no repiten sus nombres.
    """
    if HOY not in curva.niveles or len(curva.niveles) > len(ascii_letters):
        return None
    reglas = tuple(dict.fromkeys(a.regla_de_valor for a in curva.ajustes))
    enfasis = tuple(sorted({a.enfasis for a in curva.ajustes}))
    dinero = _perilla_del_dinero(contexto, curva)
    perillas = (dinero, _perilla_del_enfasis(curva, enfasis), _perilla_de_reglas(reglas))
    datos = {
        "niveles": curva.niveles,
        "hoy": dinero.inicial,
        "lugares": {p.clave: p.lugares for p in perillas},
        "enfasis": enfasis,
        "reglas": reglas,
        "decididas": "".join("1" if contexto.elegida(p) else "0" for p in orden),
        "ajustes": [_ajuste(a, curva.niveles, orden) for a in curva.ajustes],
    }
    return Simulador(
        perillas, _sin_html(json.dumps(datos, separators=(",", ":"), ensure_ascii=False))
    )


def _perilla_del_dinero(contexto: Contexto, curva: Curva) -> Perilla:
    pesos = (curva.declarado * nivel // HOY for nivel in curva.niveles)
    return Perilla(
        clave="dinero",
        nombre="Dinero",
        lugares=tuple(palabras.dinero(p, contexto.moneda) for p in pesos),
        puntas=(f"{curva.niveles[0]} %", "100 %, lo que hay", f"{curva.niveles[-1]} %"),
        inicial=curva.niveles.index(HOY),
    )


def _perilla_del_enfasis(curva: Curva, enfasis: tuple[Enfasis, ...]) -> Perilla:
    dichos = tuple(_ENFASIS[e] for e in enfasis)
    inicial = enfasis.index(curva.ajustes[0].enfasis)
    return Perilla("factibilidad", "Cuánto cuenta la factibilidad", dichos, dichos, inicial)


def _perilla_de_reglas(reglas: tuple[ReglaDeValor, ...]) -> Perilla:
    # la curva trae primero la de la agenda
    dichas = tuple(REGLAS_EN_PALABRAS[r] for r in reglas)
    return Perilla("valor", "Cómo se cuenta el valor de cada proyecto", dichas, dichas, 0)


def _ajuste(ajuste: AjusteDeCurva, niveles: Sequence[int], orden: Sequence[str]) -> dict[str, Any]:
    """Una letra de estado por nivel, las cifras como diferencias y las listas como cambios."""
    presencias = {p.propuesta: p.tramos for p in ajuste.presencias}
    return {
        "regla": ajuste.regla_de_valor,
        "enfasis": ajuste.enfasis,
        "estados": "".join(_LETRA_DE_ESTADO[p.estado] for p in ajuste.puntos),
        "valores": list(_diferencias([p.valor or 0 for p in ajuste.puntos])),
        "brechas": list(_diferencias([p.brecha or 0 for p in ajuste.puntos])),
        "listas": ",".join(_cambios(presencias.get(p, ()), niveles) for p in orden),
    }


def _diferencias(cifras: Sequence[int]) -> Iterator[int]:
    antes = 0
    for cifra in cifras:
        yield cifra - antes
        antes = cifra


def _cambios(tramos: Sequence[tuple[int, int]], niveles: Sequence[int]) -> str:
    """La letra del nivel en que entra, la del primero en que ya no está, y así."""
    lugar = {nivel: i for i, nivel in enumerate(niveles)}
    letras = []
    for desde, hasta in tramos:
        letras.append(ascii_letters[lugar[desde]])
        if hasta != niveles[-1]:
            letras.append(ascii_letters[lugar[hasta] + 1])
    return "".join(letras)


def _sin_html(texto: str) -> str:
    """JSON deja escribir así estos signos; solo pueden venir del código de la moneda."""
    return "".join(f"\\u{ord(c):04x}" if c in "<>&" else c for c in texto)
