"""Una agenda pública → los archivos con que cualquiera la vuelve a leer igual.

Siempre los mismos bytes: leerlos y volver a escribirlos no cambia nada. Las celdas que una hoja de
cálculo tomaría por fórmula llevan adelante un apóstrofo, que la lectura quita.
"""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from priorizacion.dominio.agenda import Agenda, ReglasDeJuego
from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.celda import proteger
from priorizacion.dominio.habilitante import RespuestaHabilitante
from priorizacion.dominio.propuesta import Aporte, Propuesta
from priorizacion.dominio.publico import columnas_nombradas
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.dominio.serializacion import a_datos
from priorizacion.ingesta.escritura import Citado, escribir_csv, escribir_yaml
from priorizacion.ingesta.propuestas import CAMPOS

_SIN_PUBLICAR = ("lat", "lon")
_TRES_DECIMALES = re.compile(r"\.\d{3}$")


def escribir_copia(publica: Agenda) -> dict[str, bytes]:
    """Nombre → bytes de `agenda.yaml`, `propuestas.csv` y `habilitantes.csv`.

    `publica` es lo que devuelve `hacer_publica`: aquí no se oculta nada más.
    """
    return {
        "agenda.yaml": _reglas(publica).encode(),
        "propuestas.csv": _propuestas(publica).encode(),
        "habilitantes.csv": _respuestas(publica.respuestas).encode(),
    }


def escribir_puntajes(puntajes: tuple[PuntajePublicado, ...]) -> bytes:
    """`puntajes.csv`: una fila por propuesta, criterio y estamento; los puntajes, fracciones."""
    columnas = tuple(PuntajePublicado.model_fields)
    filas = [p.model_dump(mode="json") for p in puntajes]
    return escribir_csv(columnas, filas).encode()


def _reglas(agenda: Agenda) -> str:
    reglas = {c: v for c, v in a_datos(agenda).items() if c in ReglasDeJuego.model_fields}
    if agenda.sorteo.semilla is not None:
        reglas["sorteo"]["semilla"] = Citado(agenda.sorteo.semilla)
    return escribir_yaml(reglas)


def _propuestas(agenda: Agenda) -> str:
    nombradas = columnas_nombradas(agenda)
    propias = [c for c in CAMPOS if c not in _SIN_PUBLICAR or c in nombradas]
    otras = [c for c in nombradas if c not in CAMPOS]
    filas = ({**_celdas(p, propias), **_otras(p, otras)} for p in agenda.propuestas)
    return escribir_csv([*propias, *otras], filas)


def _celdas(propuesta: Propuesta, columnas: Iterable[str]) -> dict[str, str]:
    return {c: proteger(_ESCRITORES.get(c, _simple)(getattr(propuesta, c))) for c in columnas}


def _otras(propuesta: Propuesta, columnas: Iterable[str]) -> dict[str, str]:
    return {c: proteger(propuesta.otras.get(c, "")) for c in columnas}


def _respuestas(respuestas: Iterable[RespuestaHabilitante]) -> str:
    filas = (
        {c: proteger(_simple(v)) for c, v in r.model_dump(mode="json").items()} for r in respuestas
    )
    return escribir_csv(tuple(RespuestaHabilitante.model_fields), filas)


def _simple(valor: object) -> str:
    if isinstance(valor, Fraction):
        return escribir_decimal(valor)
    return "" if valor is None else str(valor)


def _partes(partes: Iterable[Fraction]) -> str:
    # «12.125» podría ser miles: con una cifra más ya no
    decimales = (escribir_decimal(p) for p in partes)
    return "|".join(f"{d}0" if _TRES_DECIMALES.search(d) else d for d in decimales)


def _aportes(aportes: Iterable[Aporte]) -> str:
    return "|".join(f"{a.fuente}:{a.vigencia}={a.monto}" for a in aportes)


_ESCRITORES: dict[str, Callable[[Any], str]] = {
    "desembolsos": _partes,
    "aportes": _aportes,
    **dict.fromkeys(("fuentes", "ods", "requiere", "etiquetas"), "|".join),
}
