"""La curva → las perillas de «¿Y si…?» y sus respuestas, en pocas letras para ir en la página."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd
from string import ascii_letters
from typing import Any

from priorizacion.dominio.curva import AjusteDeCurva, Curva, Enfasis, EstadoPunto
from priorizacion.dominio.regla import ReglaDeValor
from priorizacion.publicacion.vistas.ajustes import HOY, REGLAS_EN_PALABRAS
from priorizacion.publicacion.vistas.contexto import Contexto

MANERAS = "maneras.js"
"""Lo que se contestaría contando de otra manera: va aparte y se pide al mover esas barras."""

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
    """Qué es cada lugar, en palabras; con uno solo no hay qué mover."""
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
    maneras: bytes | None
    """El contenido de `maneras.js`; None si la agenda solo se contó de una manera."""


def ver(contexto: Contexto, curva: Curva, orden: Sequence[str]) -> Simulador | None:
    """La vista; None si la curva no midió el dinero que hay, que es de donde se parte.

    `orden` es el de las propuestas en la tabla de la página: los datos no repiten sus nombres, ni
    los niveles y su dinero, que están en la otra tabla.
    """
    if HOY not in curva.niveles or len(curva.niveles) > len(ascii_letters):
        return None
    reglas = tuple(dict.fromkeys(a.regla_de_valor for a in curva.ajustes))
    enfasis = tuple(sorted({a.enfasis for a in curva.ajustes}))
    propio, *otros = curva.ajustes
    dinero = _perilla_del_dinero(curva)
    perillas = (dinero, _perilla_del_enfasis(curva, enfasis), _perilla_de_reglas(reglas))
    datos = {
        "hoy": dinero.inicial,
        "en": f"millones de {contexto.moneda}",
        "lugares": {p.clave: p.lugares for p in perillas[1:]},
        "enfasis": enfasis,
        "reglas": reglas,
        # con cifras, las de diez propuestas se confundirían con una cédula
        "decididas": "".join("s" if contexto.elegida(p) else "n" for p in orden),
        "ajustes": [_ajuste(propio, curva.niveles, orden)],
    }
    if otros:
        datos["maneras"] = MANERAS
    return Simulador(perillas, _json(datos), _maneras(otros, curva.niveles, orden))


def _maneras(
    otros: Sequence[AjusteDeCurva], niveles: Sequence[int], orden: Sequence[str]
) -> bytes | None:
    # un guion y no un JSON: una página abierta del disco no puede leer otro archivo de otro modo
    if not otros:
        return None
    return f"window.maneras={_json([_ajuste(a, niveles, orden) for a in otros])};\n".encode()


def _json(datos: Any) -> str:
    """En pocas letras. JSON deja escribir así estos signos: solo vendrían del código de moneda."""
    texto = json.dumps(datos, separators=(",", ":"), ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if c in "<>&" else c for c in texto)


def _perilla_del_dinero(curva: Curva) -> Perilla:
    return Perilla(
        clave="dinero",
        nombre="Dinero",
        lugares=tuple(f"{nivel} % del dinero" for nivel in curva.niveles),
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
    """Una letra de estado por nivel, las cifras como diferencias y las listas como cambios.

    Las cifras van en la mayor unidad en que todas son enteras; `cotas` es hasta dónde podría
    llegar cada valor, que sube más parejo que la brecha y ocupa menos.
    """
    presencias = {p.propuesta: p.tramos for p in ajuste.presencias}
    valores = [p.valor or 0 for p in ajuste.puntos]
    cotas = [(p.valor or 0) + (p.brecha or 0) for p in ajuste.puntos]
    unidad = gcd(*valores, *cotas) or 1
    return {
        "regla": ajuste.regla_de_valor,
        "enfasis": ajuste.enfasis,
        "estados": "".join(_LETRA_DE_ESTADO[p.estado] for p in ajuste.puntos),
        "unidad": unidad,
        "valores": list(_diferencias([v // unidad for v in valores])),
        "cotas": list(_diferencias([c // unidad for c in cotas])),
        "listas": ",".join(_cambios(presencias.get(p, ()), niveles) for p in orden),
    }


def _diferencias(cifras: Sequence[int]) -> Iterator[int]:
    antes = 0
    for cifra in cifras:
        yield cifra - antes
        antes = cifra


def _cambios(tramos: Sequence[tuple[int, int]], niveles: Sequence[int]) -> str:
    """Una letra por cambio: cuántos niveles hay, desde el cambio anterior, hasta que entra o sale.

    La primera cuenta desde el nivel más bajo; de ahí en adelante «a» es el nivel que sigue.
    """
    lugar = {nivel: i for i, nivel in enumerate(niveles)}
    cambios = [n for desde, hasta in tramos for n in (lugar[desde], lugar[hasta] + 1)]
    if cambios and cambios[-1] == len(niveles):
        cambios.pop()  # sigue hasta el nivel más alto
    return "".join(ascii_letters[n - antes - 1] for antes, n in pairwise((-1, *cambios)))
