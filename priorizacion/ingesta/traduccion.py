"""Un error de validación de pydantic → código, mensaje y remedio en español."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from priorizacion.dominio.tipos import PATRON_ID
from priorizacion.ingesta.texto import citar, sugerir

_GRANDES = frozenset({"costo", "costo_preinversion", "tamano_minimo", "poblacion"})
"""Campos de muchas cifras, en los que ayuda un ejemplo."""


class Dicho(NamedTuple):
    """Lo que se le dice a la persona."""

    codigo: str
    """Código estable."""
    mensaje: str
    """Qué pasa, con lo leído entre «»."""
    remedio: str
    """Cómo arreglarlo."""


def traducir(tipo: str, nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    """Lo que significa un error de `tipo` en el campo `nombre`, donde se leyó `leido`."""
    familia = next((f for prefijo, f in _FAMILIAS if tipo.startswith(prefijo)), _otro)
    return familia(nombre, leido, contexto)


def opciones(expected: str) -> list[str]:
    """Parte «'a', 'b' or 'c'» de pydantic → [a, b, c]."""
    return [parte.strip(" '") for parte in expected.replace(" or ", ", ").split(",")]


def _numero(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    motivo = str(contexto.get("motivo", "no es un número; escriba solo cifras"))
    que, _, como = motivo.partition("; ")
    codigo = "numero-ambiguo" if que.startswith("puede ser") else "numero-ilegible"
    if leido is None or leido == "":
        return Dicho("falta-dato", f"«{nombre}» está en blanco.", "Escriba el número.")
    if nombre not in _GRANDES:
        como = como.partition(", por ejemplo")[0]
    como = como or "escriba solo cifras"
    return Dicho(codigo, f"{citar(leido)} {que}.", f"{como[:1].upper()}{como[1:]}.")


def _puntaje(_nombre: str, leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    mensaje = f"{citar(leido)} no es un puntaje."
    return Dicho("numero-ilegible", mensaje, "Escriba una fracción exacta, por ejemplo 175/2.")


def _literal(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    admitidas = opciones(str(contexto.get("expected", contexto.get("expected_tags", ""))))
    if "tag" in contexto:
        leido = contexto["tag"]
    return Dicho(
        "valor-no-admitido",
        f"{citar(leido)} no se admite en «{nombre}».{sugerir(str(leido), admitidas)}",
        f"Escriba una de estas: {', '.join(admitidas)}.",
    )


def _sin_tipo(_nombre: str, _leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho(
        "falta-clave",
        "La regla no dice su «tipo».",
        "Escriba «tipo:» y uno de los tipos de regla del manual, por ejemplo cuota.",
    )


def _patron(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    if contexto.get("pattern") == PATRON_ID:
        return Dicho(
            "id-mal-escrito",
            f"{citar(leido)} no sirve de identificador en «{nombre}».",
            "Use letras sin tilde, cifras, punto, guion o guion bajo, sin espacios (hasta 60)."
            f"{id_limpio(leido)}",
        )
    if str(contexto.get("pattern")).startswith("^http"):
        return Dicho(
            "valor-no-admitido",
            f"{citar(leido)} no es una dirección de internet.",
            "Cópiela entera, desde https:// y sin espacios.",
        )
    if "\\d" in str(contexto.get("pattern")):
        return Dicho(
            "divipola-mal-escrita",
            f"{citar(leido)} no es un código DIVIPOLA.",
            "Escriba dos cifras (departamento) o cinco (municipio), entre comillas.",
        )
    return Dicho(
        "valor-no-admitido",
        f"{citar(leido)} no tiene la forma que pide «{nombre}».",
        "Escriba tres letras mayúsculas, por ejemplo COP.",
    )


def id_limpio(leido: object) -> str:
    """« Por ejemplo, P01.»: lo mismo sin lo que sobra, aunque lo que sobre no se vea."""
    sin_tildes = unicodedata.normalize("NFKD", str(leido or "")).encode("ascii", "ignore").decode()
    limpio = re.sub(r"[^A-Za-z0-9_.\-]+", "_", sin_tildes.strip()).strip("_.-")[:60]
    return f" Por ejemplo, {limpio}." if limpio and limpio != leido else ""


def _falta(nombre: str, _leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho("falta-clave", f"Falta «{nombre}».", f"Agregue «{nombre}: …».")


def _sobra(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    conocidas = contexto.get("conocidas", ())
    if leido is None:
        remedio = (
            "Si es parte de un texto que lleva coma o dos puntos, encierre el texto entre comillas."
        )
    else:
        remedio = f"Corrija el nombre o bórrela. Aquí caben: {', '.join(conocidas)}."
    return Dicho(
        "clave-desconocida",
        f"No se conoce la clave {citar(nombre)}.{sugerir(nombre, conocidas)}",
        remedio,
    )


_DESDE_UNO = frozenset({"maximo_proyectos", "resolucion", "duracion"})
"""Cuentas que no pueden ser cero: un negativo también falla por serlo, y se dice lo que se pide."""


def _rango(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    limites = {
        "ge": "debe ser al menos {}",
        "gt": "debe ser mayor que {}",
        "le": "debe ser a lo sumo {}",
        "lt": "debe ser menor que {}",
    }
    limite = next(t.format(contexto[c]) for c, t in limites.items() if c in contexto)
    if nombre in _DESDE_UNO and contexto.get("ge") == 0:
        limite = "debe ser al menos 1"
    es_parte = contexto.get("le") == 1
    return Dicho(
        "fuera-de-rango",
        f"{citar(leido)} {'no puede pasar de 100 %' if es_parte else limite}.",
        "Escriba una parte entre 0% y 100%." if es_parte else "Corrija el número.",
    )


def _vacio(nombre: str, _leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho("falta-dato", f"«{nombre}» está en blanco.", "Escriba el texto.")


def _largo(nombre: str, leido: object, contexto: Mapping[str, Any]) -> Dicho:
    maximo = contexto.get("max_length")
    return Dicho(
        "texto-largo",
        f"«{nombre}» tiene {len(str(leido))} caracteres y caben {maximo}: {citar(leido)}.",
        "Acórtelo; los detalles van en la descripción."
        if nombre == "nombre"
        else f"Déjelo en {maximo} caracteres o menos, con lo que haga falta para decidir.",
    )


def _forma(nombre: str, leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    if leido is None:
        return Dicho("falta-dato", f"«{nombre}» está en blanco.", "Llénelo o borre la clave.")
    return Dicho(
        "forma-inesperada",
        f"«{nombre}» no tiene la forma que se espera: se leyó {citar(leido)}.",
        "Mire en el manual si ahí va un texto, una lista o un grupo de claves.",
    )


def _corta(nombre: str, _leido: object, contexto: Mapping[str, Any]) -> Dicho:
    minimo = contexto.get("min_length")
    return Dicho("falta-dato", f"«{nombre}» necesita al menos {minimo}.", "Agregue los que faltan.")


def _si_o_no(_nombre: str, leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho("valor-no-admitido", f"{citar(leido)} no es sí ni no.", "Escriba true o false.")


def _fecha(_nombre: str, leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho(
        "fecha-ilegible",
        f"{citar(leido)} no es una fecha.",
        "Escríbala como año, mes y día: 2026-02-14.",
    )


def _criterio(_nombre: str, _leido: object, contexto: Mapping[str, Any]) -> Dicho:
    motivo = str(contexto["motivo"])
    return Dicho(
        "criterio-incompleto", f"{motivo[:1].upper()}{motivo[1:]}.", "Complete el criterio."
    )


def _regla(_nombre: str, _leido: object, contexto: Mapping[str, Any]) -> Dicho:
    motivo = str(contexto["motivo"])
    return Dicho("regla-incompleta", f"{motivo[:1].upper()}{motivo[1:]}.", "Corrija la regla.")


def _otro(nombre: str, leido: object, _contexto: Mapping[str, Any]) -> Dicho:
    return Dicho(
        "valor-no-admitido",
        f"{citar(leido)} no se admite en «{nombre}».",
        "Mire en el manual qué se escribe ahí.",
    )


_FAMILIAS: tuple[tuple[str, Callable[[str, object, Mapping[str, Any]], Dicho]], ...] = (
    ("cantidad_ilegible", _numero),
    ("int_", _numero),
    ("fraction_", _puntaje),
    ("literal_error", _literal),
    ("union_tag_not_found", _sin_tipo),
    ("union_tag_invalid", _literal),
    ("string_pattern", _patron),
    ("string_too_short", _vacio),
    ("string_too_long", _largo),
    ("missing", _falta),
    ("extra_forbidden", _sobra),
    ("greater_than", _rango),
    ("less_than", _rango),
    ("too_short", _corta),
    ("bool_", _si_o_no),
    ("date_", _fecha),
    ("criterio_incompleto", _criterio),
    ("regla_incompleta", _regla),
    ("model_", _forma),
    ("dict_type", _forma),
    ("tuple_type", _forma),
    ("list_type", _forma),
    ("string_type", _forma),
)
