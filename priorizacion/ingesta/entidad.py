"""De una tabla con muchas entidades, las filas de una sola."""

from collections.abc import Mapping

from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.columnas_de_techos import Pedido
from priorizacion.ingesta.encabezado import celdas
from priorizacion.ingesta.hoja import Cuadro
from priorizacion.ingesta.texto import allanar, citar, enumerar, mas_parecida

Fila = tuple[int, Mapping[str, str]]


def filas_de(cuadro: Cuadro, pedido: Pedido, apuntes: Apuntes) -> list[Fila]:
    """Las de la entidad del pedido; todas si la tabla no distingue entidades.

    La entidad es la que se pidió, por código o por nombre; si no se pidió, la del territorio.
    """
    filas = [f for f in celdas(cuadro) if f[0] not in cuadro.desalineadas]
    if not {"entidad", "cod_entidad"} & set(cuadro.columnas):
        return filas
    entidades = {_quien(fila) for _, fila in filas}
    suyas = _elegir(entidades, pedido)
    if len(suyas) == 1:
        return [f for f in filas if _quien(f[1]) in suyas]
    if len(entidades) == 1:
        return filas
    apuntes.append(
        observar(
            "techos-sin-entidad",
            en(cuadro.archivo, None, "entidad"),
            _que_pasa(entidades, suyas, pedido),
            "Diga cuál con --entidad, por su código o por su nombre.",
        )
    )
    return []


Quien = tuple[str, str]
"""Código y nombre, como están escritos."""


def _quien(fila: Mapping[str, str]) -> Quien:
    return fila.get("cod_entidad", ""), fila.get("entidad", "")


def _elegir(entidades: set[Quien], pedido: Pedido) -> set[Quien]:
    buscada = pedido.entidad or pedido.divipola or ""
    codigos = {_llano(buscada), _llano(f"{buscada}000")}
    por_codigo = {q for q in entidades if buscada and _llano(q[0]) in codigos - {""}}
    return por_codigo or {q for q in entidades if buscada and allanar(q[1]) == allanar(buscada)}


def _llano(codigo: str) -> str:
    """El código sin el cero que se comió la hoja de cálculo."""
    return codigo.strip().removesuffix(".0").lstrip("0")


def _que_pasa(entidades: set[Quien], suyas: set[Quien], pedido: Pedido) -> str:
    buscada = pedido.entidad or pedido.divipola
    if suyas:
        dichas = enumerar(sorted(f"{codigo} {nombre}".strip() for codigo, nombre in suyas))
        return f"Hay varias que se llaman {citar(buscada)}: {dichas}."
    if buscada is None:
        return f"La tabla trae {len(entidades)} entidades y no se sabe cuál es la suya."
    parecida = mas_parecida(buscada, {nombre for _, nombre in entidades if nombre})
    pista = f" ¿Quiso decir {citar(parecida)}?" if parecida else ""
    return f"Ninguna de las {len(entidades)} entidades es {citar(buscada)}.{pista}"
