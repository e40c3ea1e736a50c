"""De una tabla con una columna por fuente, cuáles son fuentes y cuáles son sumas de otras."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from priorizacion.dominio.cantidad import CantidadIlegible, leer_entero
from priorizacion.ingesta.apuntes import Apuntes, en, observar
from priorizacion.ingesta.hoja import Cuadro
from priorizacion.ingesta.texto import allanar, citar, enumerar, sugerir

_NO_SON_FUENTES = {"vigencia", "entidad", "cod_entidad", "fuente", "tipo_entidad", "departamento"}
_MAXIMO_DE_SUMANDOS = 4


@dataclass(frozen=True)
class Pedido:
    """Qué se busca en la tabla."""

    vigencias: range
    """Los años de la agenda."""
    divipola: str | None = None
    """El territorio, si se sabe su código."""
    entidad: str | None = None
    """La entidad que se pidió, por código o por nombre."""
    columnas: Mapping[str, str] = field(default_factory=dict)
    """Columna de la tabla → nombre con que se publica la fuente."""


def elegir_columnas(
    cuadro: Cuadro, filas: Sequence[tuple[int, Mapping[str, str]]], pedido: Pedido, apuntes: Apuntes
) -> dict[str, str]:
    """Columna → nombre de la fuente. Si alguna es suma de otras, se pide decir cuáles valen."""
    if pedido.columnas:
        return _pedidas(cuadro, pedido, apuntes)
    montos = {c: m for c in cuadro.columnas if (m := _montos(c, filas)) is not None and any(m)}
    sumas = {c: s for c in montos if (s := _suma_de(c, montos))}
    if not sumas:
        return {c: c.replace("_", " ").strip().capitalize() for c in montos}
    dichas = enumerar((_decir(c, sumas.get(c)) for c in montos), len(montos))
    apuntes.append(
        observar(
            "techos-sin-columna",
            en(cuadro.archivo),
            f"Hay columnas que son la suma de otras y el dinero se contaría dos veces: {dichas}.",
            "Diga cuáles son sus fuentes: --columna COLUMNA, una vez por cada una.",
        )
    )
    return {}


def _pedidas(cuadro: Cuadro, pedido: Pedido, apuntes: Apuntes) -> dict[str, str]:
    presentes = {allanar(c): c for c in cuadro.columnas if c}
    elegidas = {}
    for columna, nombre in pedido.columnas.items():
        if allanar(columna) in presentes:
            elegidas[presentes[allanar(columna)]] = nombre
            continue
        mensaje = (
            f"La tabla no tiene la columna {citar(columna)}.{sugerir(columna, presentes.values())}"
        )
        remedio = "Corrija lo que escribió en --columna."
        apuntes.append(observar("columna-ausente", en(cuadro.archivo), mensaje, remedio))
    return elegidas


def _montos(columna: str, filas: Sequence[tuple[int, Mapping[str, str]]]) -> list[int] | None:
    """Los de una columna de dinero; None si no lo es."""
    if not columna or columna in _NO_SON_FUENTES:
        return None
    try:
        return [leer_entero(fila[columna]) if columna in fila else 0 for _, fila in filas]
    except CantidadIlegible:
        return None


def _suma_de(columna: str, montos: Mapping[str, list[int]]) -> tuple[str, ...]:
    """Las otras columnas que, año por año, suman esta; ninguna si no las hay."""
    suya = montos[columna]
    otras = [c for c in montos if c != columna and all(map(int.__le__, montos[c], suya))]
    for cuantas in range(1, _MAXIMO_DE_SUMANDOS + 1):
        for grupo in combinations(otras, cuantas):
            if suya == [sum(fila) for fila in zip(*(montos[c] for c in grupo), strict=True)]:
                return grupo
    return ()


def _decir(columna: str, suma: Sequence[str] | None) -> str:
    if not suma:
        return columna
    return f"{columna} (igual a {' + '.join(suma)})"
