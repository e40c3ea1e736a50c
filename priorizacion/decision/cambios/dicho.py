"""Un dato antes y ahora → su Cambio en una frase, o nada si es el mismo."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from priorizacion.decision.frases import decir
from priorizacion.dominio.cambio import Cambio
from priorizacion.dominio.cantidad import escribir_centesimas, escribir_entero, redondear

BLANCO = "en blanco"


def pasar(codigo: str, que: str, antes: str | None, ahora: str | None) -> Iterator[Cambio]:
    """«Su zona pasó de «Centro» a «Norte».»; nada si es lo mismo."""
    if (antes or None) == (ahora or None):
        return
    yield Cambio(
        codigo=codigo,
        texto=f"{que} pasó de {antes or BLANCO} a {ahora or BLANCO}.",
        antes=antes or None,
        ahora=ahora or None,
    )


def mover(
    codigo: str, que: str, cifras: tuple[int | None, int | None], unidad: str, coda: str = ""
) -> Iterator[Cambio]:
    """«Su costo subió de 10 a 12 pesos.»; `unidad` es una moneda, «puntos» o lo que se cuente.

    Con «puntos» las cifras son centésimas. `coda` va después, para decir de dónde viene.
    """
    antes, ahora = cifras
    if antes == ahora:
        return
    dichos = [None if c is None else _cifra(c, unidad) for c in cifras]
    if antes is None or ahora is None:
        yield from pasar(codigo, que, dichos[0], dichos[1])
        return
    verbo = "subió" if ahora > antes else "bajó"
    yield Cambio(
        codigo=codigo,
        texto=f"{que} {verbo} de {dichos[0]} a {dichos[1]}{coda}.",
        antes=dichos[0],
        ahora=dichos[1],
    )


def puntos(exacto: Fraction | None) -> int | None:
    """Puntos de 0 a 100 → centésimas enteras."""
    return None if exacto is None else redondear(exacto * 100)


def citar(texto: object) -> str:
    """«texto», sin el punto final, o nada si está en blanco."""
    llano = "" if texto is None else " ".join(str(texto).split()).rstrip(".")
    return f"«{llano}»" if llano else ""


def enumerar(partes: Iterable[str]) -> str:
    """Junta: «a», «a y b», «a, b y c»."""
    dichas = list(partes)
    return " y ".join([", ".join(dichas[:-1]), dichas[-1]]) if len(dichas) > 1 else "".join(dichas)


def altas_y_bajas(
    codigo: str, que: tuple[str, str], antes: Mapping[str, str], ahora: Mapping[str, str]
) -> Iterator[Cambio]:
    """Lo que se agregó y lo que se quitó de una colección: id → cómo se nombra.

    `que` es cómo se dice que algo es nuevo y que ya no está: («Es nueva», «Ya no está»).
    """
    for ident in sorted(ahora.keys() - antes.keys()):
        nombre = ahora[ident]
        yield Cambio(
            codigo=f"{codigo}:{ident}", texto=f"{que[0]} {nombre}.", antes=None, ahora=nombre
        )
    for ident in sorted(antes.keys() - ahora.keys()):
        nombre = antes[ident]
        yield Cambio(
            codigo=f"{codigo}:{ident}", texto=f"{que[1]} {nombre}.", antes=nombre, ahora=None
        )


def _cifra(cifra: int, unidad: str) -> str:
    if unidad == "puntos":
        return f"{escribir_centesimas(cifra)} puntos"
    if len(unidad) == 3 and unidad.isupper():
        return decir(cifra, "pesos", unidad)
    return f"{escribir_entero(cifra)} {unidad}".rstrip()
