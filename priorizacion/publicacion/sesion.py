"""La página de la sesión: una escena → HTML, con los textos ajenos siempre escapados."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from priorizacion.dominio.cantidad import escribir_centesimas
from priorizacion.dominio.escena import Escena, Momento, Puesto
from priorizacion.dominio.moneda import nombrar_moneda
from priorizacion.publicacion.palabras import ESTADOS_EN_PALABRAS, dinero, lista

_LEYENDAS: dict[Momento, str] = {
    "con_errores": "Así como están, los archivos no se pueden leer.",
    "inviable": "Ninguna lista cumple todas las reglas a la vez.",
    "sin_respuesta": "El solucionador no alcanzó a responder con estos archivos.",
    "hallada": "Es la mejor lista hallada hasta ahora; no está probado que no haya otra mejor.",
    "de_mayor_valor": "Probado: ninguna otra lista vale más. Falta ver si alguna la empata.",
    "decidida": "Decidida: ninguna otra lista vale más, y los empates ya se resolvieron.",
}


def escribir_pagina(escenas: tuple[Escena, ...], numero: int, version: int) -> str:
    """La página entera, mostrando la escena `numero`."""
    return _entorno().get_template("sesion.html.j2").render(**_datos(escenas, numero, version))


def escribir_cuerpo(escenas: tuple[Escena, ...], numero: int, version: int) -> str:
    """Solo lo que cambia de una escena a otra."""
    return _entorno().get_template("_sesion.html.j2").render(**_datos(escenas, numero, version))


def _datos(escenas: tuple[Escena, ...], numero: int, version: int) -> dict[str, Any]:
    escena = next(e for e in escenas if e.numero == numero)
    anteriores = [e for e in escenas if e.numero < numero and e.buena]
    nombres = {p.id: p.nombre for e in (*anteriores, escena) for p in e.puestos}
    en = nombrar_moneda(escena.moneda)
    return {
        "e": escena,
        "version": version,
        "leyenda": _LEYENDAS[escena.momento],
        "es_la_ultima": escena.numero == escenas[-1].numero,
        "ultima_buena": anteriores[-1] if anteriores else None,
        "buenas": [x for x in escenas if x.buena],
        "elegidas": [_fila(p, en) for p in escena.puestos if p.elegida],
        "demas": [_fila(p, en) for p in escena.puestos if not p.elegida],
        "costo": None if escena.costo is None else dinero(escena.costo, en),
        "valor": None if escena.valor is None else escribir_centesimas(escena.valor),
        "entraron": [(p, nombres.get(p, p)) for p in escena.entraron],
        "salieron": [(p, nombres.get(p, p)) for p in escena.salieron],
        "resumen": _resumen(escena),
        "errores": [o for o in escena.observaciones if o.gravedad == "error"],
        "advertencias": [o for o in escena.observaciones if o.gravedad != "error"],
    }


def _resumen(escena: Escena) -> str:
    """Lo que se lee en voz alta cuando cambia la escena."""
    if not escena.buena:
        return _LEYENDAS[escena.momento]
    obras = sum(p.elegida for p in escena.puestos)
    partes = [f"{obras} elegidas de {len(escena.puestos)} propuestas."]
    if escena.entraron:
        partes.append(f"Entran {lista(escena.entraron)}.")
    if escena.salieron:
        partes.append(f"Salen {lista(escena.salieron)}.")
    if not (escena.entraron or escena.salieron or escena.primera):
        partes.append("La lista no cambió.")
    return " ".join(partes)


def _fila(puesto: Puesto, en: str) -> dict[str, Any]:
    compitio = puesto.estado is None
    return {
        "id": puesto.id,
        "nombre": puesto.nombre,
        "estado": "Compitió y no entró" if compitio else ESTADOS_EN_PALABRAS[puesto.estado],
        "prioridad": _puntos(puesto.prioridad),
        "factibilidad": _puntos(puesto.factibilidad),
        "costo": "—" if puesto.costo is None else dinero(puesto.costo, en),
        "inicio": puesto.inicio or "—",
        "razon": puesto.razon,
    }


def _puntos(centesimas: int | None) -> str:
    return "—" if centesimas is None else escribir_centesimas(centesimas)


@cache
def _entorno() -> Environment:
    return Environment(
        loader=PackageLoader("priorizacion.publicacion", "plantillas"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
