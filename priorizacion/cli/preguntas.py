"""Lo que `nueva` pregunta en una terminal, una cosa a la vez; en blanco es lo de costumbre."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from priorizacion.cli.cantidades import Cantidad, Parte
from priorizacion.cli.castellano import Entero
from priorizacion.cli.dialogo import Dialogo, Pregunta, con_tipo, contar, o_nada, preguntar
from priorizacion.dominio.cantidad import escribir_entero, escribir_razon
from priorizacion.dominio.comite import ESTAMENTOS
from priorizacion.tareas.nueva.fuentes import NOMBRES_USUALES
from priorizacion.tareas.nueva.plantilla import DIMENSIONES, ZONAS
from priorizacion.tareas.nueva.territorio import Lugar

_MUY_POCO, _MUCHISIMO = 10**6, 10**13
"""Pesos de un año que una fuente rara vez tiene: les faltan o les sobran ceros."""


def preguntar_nombre(dialogo: Dialogo, supuesto: str | None) -> str:
    """Cómo se llama el territorio."""
    pregunta = Pregunta("Municipio o departamento", str, supuesto, duda=dudar_del_nombre)
    return preguntar(dialogo, pregunta)


def preguntar_lugar(dialogo: Dialogo, nombre: str, lugares: Sequence[Lugar]) -> Lugar | None:
    """Cuál de varios territorios es; None si ninguno."""
    lista = (f"  {i}. {lugar}" for i, lugar in enumerate(lugares, 1))
    for linea in (f"«{nombre}» puede ser:", *lista, "  0. ninguno de estos"):
        contar(dialogo, linea)
    # sin nada supuesto: oprimir Entrar de más no puede cambiar de municipio
    cual = preguntar(dialogo, Pregunta("¿Cuál es?", con_tipo(Entero(0, len(lugares)))))
    return lugares[cual - 1] if cual else None


def preguntar_ano(
    dialogo: Dialogo, pregunta: str, supuesto: int | None, desde: int, hasta: int
) -> int:
    """Un año entre dos, ambos incluidos."""
    supuesta = str(supuesto) if supuesto and desde <= supuesto <= hasta else None
    ano: int = preguntar(dialogo, Pregunta(pregunta, con_tipo(Entero(desde, hasta)), supuesta))
    return ano


def preguntar_dinero(dialogo: Dialogo) -> list[tuple[str, int]]:
    """Las fuentes de costumbre, una por una, y otras que haya."""
    contar(dialogo, "¿Cuánto hay para obras cada año? En blanco si esa fuente no hay.")
    fuentes = _contestadas(NOMBRES_USUALES, lambda n: _preguntar_pesos(dialogo, n))
    while otra := _preguntar_otra(dialogo):
        pesos = _preguntar_pesos(dialogo, otra)
        if pesos is None:
            contar(dialogo, f"    «{otra}» no se agregó.")
        else:
            fuentes.append((otra, pesos))
    return fuentes


def preguntar_poblacion(dialogo: Dialogo) -> int | None:
    """Habitantes; None si no se sabe."""
    pregunta = Pregunta(
        "Habitantes (en blanco si no se sabe)",
        o_nada(con_tipo(Cantidad("personas"))),
        "",
        eco=lambda n: f"    {escribir_entero(n)} personas" if n else None,
    )
    return preguntar(dialogo, pregunta)


def preguntar_maximo(dialogo: Dialogo, supuesto: int) -> int:
    """Más obras que caben."""
    pregunta = Pregunta("Más obras que caben", con_tipo(Entero()), str(supuesto))
    maximo: int = preguntar(dialogo, pregunta)
    return maximo


def preguntar_zonas(dialogo: Dialogo) -> list[tuple[str, int | None]]:
    """Las partes del territorio."""
    pregunta = "Zonas del territorio, separadas por «;»"
    return [(zona, None) for zona in _preguntar_lista(dialogo, pregunta, ZONAS)]


def preguntar_dimensiones(dialogo: Dialogo) -> list[str]:
    """Los campos del desarrollo."""
    return _preguntar_lista(dialogo, "Dimensiones, separadas por «;»", DIMENSIONES)


def preguntar_comite(dialogo: Dialogo) -> list[tuple[str, int]]:
    """Cuántas personas hay por estamento; en blanco, aún no se sabe."""
    contar(dialogo, "¿Cuántas personas del comité califican? En blanco si aún no se sabe.")
    personas = o_nada(con_tipo(Cantidad("personas", 0)))
    return _contestadas(ESTAMENTOS, lambda e: preguntar(dialogo, Pregunta(f"  {e}", personas, "")))


def preguntar_precios(dialogo: Dialogo) -> tuple[int, Fraction] | None:
    """El año base de los costos y lo que suben; None si van en pesos de cada año."""
    de_que_ano = Pregunta(
        "¿A precios de qué año están los costos? En blanco si ya son los de cada año",
        o_nada(con_tipo(Entero(1900, 2200))),
        "",
    )
    cuanto = Pregunta(
        "¿Cuánto suben los precios cada año?",
        con_tipo(Parte()),
        "4%",
        eco=lambda parte: f"    {escribir_razon(parte)} cada año",
    )
    base = preguntar(dialogo, de_que_ano)
    return None if base is None else (base, preguntar(dialogo, cuanto))


def dudar_del_nombre(nombre: str) -> str | None:
    """Qué tiene de raro un nombre."""
    if not nombre or any(letra.isalpha() for letra in nombre):
        return None
    return f"«{nombre}» no tiene ninguna letra."


def _preguntar_otra(dialogo: Dialogo) -> str:
    texto = "  Otra fuente (su nombre; en blanco si no hay más)"
    return preguntar(dialogo, Pregunta(texto, str, "", duda=dudar_del_nombre))


def _preguntar_pesos(dialogo: Dialogo, fuente: str) -> int | None:
    pregunta = Pregunta(
        f"  {fuente}",
        o_nada(con_tipo(Cantidad())),
        "",
        duda=_dudar_del_dinero,
        eco=lambda pesos: f"    $ {_en_pesos(pesos)} cada año" if pesos else None,
    )
    return preguntar(dialogo, pregunta)


def _dudar_del_dinero(pesos: int | None) -> str | None:
    if pesos is None or _MUY_POCO <= pesos <= _MUCHISIMO:
        return None
    raro = "muy poco" if pesos < _MUY_POCO else "muchísimo"
    return f"Son $ {_en_pesos(pesos)} cada año: es {raro}."


def _en_pesos(pesos: int) -> str:
    """1480000000 → «1.480.000.000 (1.480 millones)»; 1500 → «1.500»."""
    cifras = escribir_entero(pesos)
    millones, resto = divmod(pesos, 10**6)
    if resto or not millones:
        return cifras
    return f"{cifras} ({escribir_entero(millones)} {'millón' if millones == 1 else 'millones'})"


def _preguntar_lista(dialogo: Dialogo, pregunta: str, usuales: Sequence[str]) -> list[str]:
    de_lista = Pregunta(
        pregunta,
        lambda dicha: [parte.strip() for parte in dicha.split(";") if parte.strip()],
        "; ".join(usuales),
        duda=lambda partes: next(filter(None, map(dudar_del_nombre, partes)), None),
    )
    return preguntar(dialogo, de_lista)


def _contestadas(
    nombres: Sequence[str], preguntar_uno: Callable[[str], int | None]
) -> list[tuple[str, int]]:
    dichos = ((nombre, preguntar_uno(nombre)) for nombre in nombres)
    return [(nombre, cuanto) for nombre, cuanto in dichos if cuanto is not None]
