"""Lo leído → columnas que una regla o un criterio nombra, y no están o no sirven."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from priorizacion.dominio.cantidad import CantidadIlegible
from priorizacion.dominio.criterio import Criterio
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.regla import Capacidad
from priorizacion.ingesta.apuntes import observar
from priorizacion.ingesta.leido import Leido
from priorizacion.ingesta.propuestas import CAMPOS
from priorizacion.ingesta.texto import citar, enumerar, sugerir

_MILES_O_DECIMALES = re.compile(r"^-?[1-9]\d{0,2}[.,]\d{3}$")
Falta = Callable[[Propuesta], tuple[str, str, str] | None]


def de_capacidad(leido: Leido) -> Iterator[Observacion]:
    """La columna de cada capacidad está en propuestas y es un número que no es negativo."""
    for i, regla in enumerate(leido.reglas.reglas if leido.reglas else ()):
        if isinstance(regla, Capacidad) and regla.columna is not None:
            columna = regla.columna
            yield from _ausente(leido, columna, "reglas", i)
            yield from _por_fila(leido, columna, partial(_no_numero, columna))


def de_criterios(leido: Leido) -> Iterator[Observacion]:
    """La columna de cada criterio medido está, y sus celdas son categorías o números."""
    for i, criterio in enumerate(leido.reglas.criterios if leido.reglas else ()):
        if criterio.columna is not None:
            columna, tabla = criterio.columna, criterio.tabla
            yield from _ausente(leido, columna, "criterios", i)
            if tabla is None:
                yield from _por_fila(leido, columna, partial(_no_numero, columna))
            else:
                yield from _por_fila(leido, columna, partial(_sin_categoria, criterio))


def en_blanco(leido: Leido) -> Iterator[Observacion]:
    """Sin el dato medido, una propuesta no se puede comparar: se avisa cuántas son."""
    if leido.propuestas is None:
        return
    for criterio in leido.reglas.criterios if leido.reglas else ():
        columna = criterio.columna
        if columna is None or not _hay(leido, columna):
            continue
        faltan = [
            (p.id, linea)
            for p, linea in leido.propuestas.pares()
            if not p.retirada and not p.fusionada_en and p.dato(columna) is None
        ]
        if faltan:
            yield observar(
                "dato-medido-en-blanco",
                leido.propuestas.origen(faltan[0][1], columna),
                f"«{criterio.nombre}» se mide con esta columna y está en blanco en "
                f"{enumerar(sorted(id_ for id_, _ in faltan))}: no se podrán comparar.",
                "Averigüe el dato; sin él quedan en espera de calificación.",
            )


def _hay(leido: Leido, columna: str) -> bool:
    return bool(leido.propuestas) and columna in (
        leido.propuestas.columnas if leido.propuestas else ()
    )


def _ausente(leido: Leido, columna: str, seccion: str, i: int) -> Iterator[Observacion]:
    if leido.propuestas is None or _hay(leido, columna):
        return
    yield observar(
        "columna-no-existe",
        leido.en_agenda(seccion, i, "columna"),
        f"Las propuestas no tienen la columna {citar(columna)}."
        f"{sugerir(columna, {*leido.propuestas.columnas, *CAMPOS})}",
        "Agréguela a las propuestas o corrija el nombre.",
    )


def _por_fila(leido: Leido, columna: str, falta: Falta) -> Iterator[Observacion]:
    if leido.propuestas is None:
        return
    for propuesta, linea in leido.propuestas.pares():
        dicho = falta(propuesta)
        if dicho is not None:
            codigo, mensaje, remedio = dicho
            origen = leido.propuestas.origen(linea, columna)
            yield observar(codigo, origen, mensaje, remedio)


def _no_numero(columna: str, propuesta: Propuesta) -> tuple[str, str, str] | None:
    texto = propuesta.dato(columna)
    if texto is None or (columna in CAMPOS and columna in {"costo", "beneficiarios"}):
        return None
    if columna not in CAMPOS and _MILES_O_DECIMALES.match(texto):
        return (
            "numero-ambiguo",
            f"{citar(texto)} puede ser miles o decimales.",
            f"Si son miles escriba {re.sub('[.,]', '', texto)}; si son decimales, {texto}0.",
        )
    try:
        numero = propuesta.numero(columna)
    except CantidadIlegible as error:
        return "columna-no-numerica", f"{citar(texto)} {error}.", "Escriba solo cifras."
    if numero is not None and numero < 0:
        return "columna-no-numerica", f"{citar(texto)} es negativo.", "Escriba 0 o más."
    return None


def _sin_categoria(criterio: Criterio, propuesta: Propuesta) -> tuple[str, str, str] | None:
    texto = propuesta.dato(criterio.columna or "")
    categorias = criterio.tabla or {}
    if texto is None or texto in categorias:
        return None
    return (
        "categoria-desconocida",
        f"«{criterio.id}» no tiene puntos para {citar(texto)}.{sugerir(texto, categorias)}",
        f"Use una de estas: {', '.join(categorias)}.",
    )
