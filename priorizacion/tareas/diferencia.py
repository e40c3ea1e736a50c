"""Dos versiones de un mismo documento → las frases que dicen en qué difieren, dato por dato."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero

MAXIMO = 8
"""Más diferencias que estas se cuentan y no se dicen."""
_LARGO = 120

_CLAVES = ("id", "propuesta", "criterio", "estamento", "regla", "manera", "zona", "familia")
_SECCIONES = {
    "propuestas": "la propuesta",
    "reglas": "la regla",
    "criterios": "el criterio",
    "estamentos": "el estamento",
    "alternativas": "la manera",
    "zonas": "la zona",
}
_CAMPOS = {
    "costo": "el costo, con imprevistos,",
    "estado": "la decisión",
    "inicio": "el año de inicio",
    "monto": "el pago",
    "limite": "el límite",
    "usado": "lo usado",
    "holgura": "lo que sobra",
    "puntaje": "el puntaje",
    "centesimas": "el puntaje redondeado",
    "ponderacion": "la ponderación",
    "texto": "el texto",
    "marcas": "el número de marcas",
    "valor": "el valor",
    "prioridad": "la prioridad",
    "factibilidad": "la factibilidad",
    "aporte": "el aporte",
    "costo_total": "el costo total",
    "precio": "el precio",
}
_CENTESIMAS = frozenset({"prioridad", "factibilidad", "valor", "cota", "brecha", "centesimas"})
_DE_DONDE = {
    "costo": "propuestas.csv",
    "costo_total": "propuestas.csv",
    "puntaje": "puntajes.csv",
    "centesimas": "puntajes.csv",
    "prioridad": "puntajes.csv",
    "factibilidad": "puntajes.csv",
    "marcas": "puntajes.csv",
    "limite": "agenda.yaml",
    "ponderacion": "agenda.yaml",
}

Ruta = tuple[str, ...]


@dataclass(frozen=True)
class Diferencia:
    """Un dato que no es el mismo en los dos lados; `None` es que no está."""

    ruta: Ruta
    """Por dónde se llega: («propuestas», «P12», «costo»)."""
    sale: Any
    """Lo que sale de los datos."""
    dice: Any
    """Lo que dice el documento."""


def comparar(sale: Any, dice: Any, ruta: Ruta = ()) -> Iterator[Diferencia]:
    """Las diferencias entre dos valores de JSON, en el orden en que están."""
    if isinstance(sale, Mapping) and isinstance(dice, Mapping):
        for clave in dict.fromkeys((*sale, *dice)):
            yield from comparar(sale.get(clave), dice.get(clave), (*ruta, str(clave)))
    elif isinstance(sale, list) and isinstance(dice, list):
        yield from _comparar_listas(sale, dice, ruta)
    elif type(sale) is not type(dice) or sale != dice:
        yield Diferencia(ruta, sale, dice)


def decir(diferencias: Iterable[Diferencia], archivo: str, maximo: int = MAXIMO) -> str:
    """Las primeras, cada una en una frase, y cuántas faltan por decir; las propuestas, antes."""
    orden = sorted(diferencias, key=lambda d: d.ruta[:1] != ("propuestas",))
    frases = [_frase(d, archivo) for d in orden[:maximo]]
    if len(orden) > maximo:
        frases.append(f"Y {escribir_entero(len(orden) - maximo)} más.")
    return " ".join(frases)


def _comparar_listas(sale: list[Any], dice: list[Any], ruta: Ruta) -> Iterator[Diferencia]:
    nombrar = _con_que_nombrar(sale, dice)
    if nombrar is None:
        if any(isinstance(v, dict | list) for v in (*sale, *dice)) and len(sale) == len(dice):
            for i, (uno, otro) in enumerate(zip(sale, dice, strict=True), start=1):
                yield from comparar(uno, otro, (*ruta, f"n.º {i}"))
        else:
            yield from _comparar_sueltos(sale, dice, ruta)
        return
    unos, otros = ({nombrar(v): v for v in lista} for lista in (sale, dice))
    antes = len(unos.keys() & otros.keys())
    for nombre in dict.fromkeys((*unos, *otros)):
        yield from comparar(unos.get(nombre), otros.get(nombre), (*ruta, nombre))
    if antes == len(unos) == len(otros) and list(unos) != list(otros):
        yield Diferencia((*ruta, "orden"), list(unos), list(otros))


def _comparar_sueltos(sale: list[Any], dice: list[Any], ruta: Ruta) -> Iterator[Diferencia]:
    falta = [v for v in sale if v not in dice]
    sobra = [v for v in dice if v not in sale]
    yield from (Diferencia(ruta, v, None) for v in falta)
    yield from (Diferencia(ruta, None, v) for v in sobra)
    if not falta and not sobra and sale != dice:
        yield Diferencia((*ruta, "orden"), sale, dice)


def _con_que_nombrar(sale: list[Any], dice: list[Any]) -> Callable[[Any], str] | None:
    """Con qué campo se reconoce cada elemento en los dos lados; None si ninguno sirve."""
    todos = (*sale, *dice)
    if not todos or not all(isinstance(v, Mapping) for v in todos):
        return None
    if all("fuente" in v and "vigencia" in v for v in todos):
        return lambda v: f"{v['fuente']} en {v['vigencia']}"
    for clave in _CLAVES:
        if all(isinstance(v.get(clave), str) for v in todos) and all(
            len({v[clave] for v in lista}) == len(lista) for lista in (sale, dice)
        ):
            return partial(_nombre, clave)
    return None


def _nombre(clave: str, elemento: Mapping[str, Any]) -> str:
    return str(elemento[clave])


def _frase(diferencia: Diferencia, archivo: str) -> str:
    ruta = list(diferencia.ruta)
    campo = next((p for p in reversed(ruta) if p in _CAMPOS or not p.startswith("n.º")), "")
    lugar = _lugar(ruta)
    if campo in ("motivos", "codigo", "texto") and "motivos" in ruta:
        return _frase_de_razon(diferencia, lugar, archivo)
    que = _CAMPOS.get(campo, f"«{' / '.join(ruta)}»")
    de = f" de {lugar}" if lugar and campo in _CAMPOS else ""
    donde = _DE_DONDE.get(campo, "los datos")
    sale, dice = _valor(diferencia.sale, campo), _valor(diferencia.dice, campo)
    if diferencia.dice is None:
        return f"{_mayuscula(que)}{de} sale de {donde} en {sale}, y {archivo} no lo trae."
    if diferencia.sale is None:
        return f"{_mayuscula(que)}{de}: {archivo} dice {dice}, que no sale de {donde}."
    return f"{_mayuscula(que)}{de} sale de {donde} en {sale}, y {archivo} dice {dice}."


def _frase_de_razon(diferencia: Diferencia, lugar: str, archivo: str) -> str:
    sale, dice = (_texto_de_razon(v) for v in (diferencia.sale, diferencia.dice))
    if diferencia.dice is None:
        return f"De {lugar} falta en {archivo} la razón {sale}."
    if diferencia.sale is None:
        return f"De {lugar} {archivo} trae una razón que no sale de los datos: {dice}."
    return f"De {lugar} la razón es {sale}, y {archivo} dice {dice}."


def _texto_de_razon(valor: Any) -> str:
    return _valor(valor.get("texto") if isinstance(valor, Mapping) else valor, "")


def _lugar(ruta: list[str]) -> str:
    """«la propuesta P12, el criterio brechas»: lo que se puede nombrar del camino."""
    pares = pairwise(ruta)
    return ", ".join(
        f"{_SECCIONES[seccion]} {cual}" for seccion, cual in pares if seccion in _SECCIONES
    )


def _valor(valor: Any, campo: str) -> str:
    if valor is None:
        return "nada"
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, int) and campo in _CENTESIMAS:
        return escribir_centesimas(valor)
    if isinstance(valor, int):
        return str(valor) if campo == "inicio" else escribir_entero(valor)
    texto = " ".join(str(valor).split())
    return f"«{texto if len(texto) <= _LARGO else texto[: _LARGO - 1] + '…'}»"


def _mayuscula(texto: str) -> str:
    return texto[:1].upper() + texto[1:]
