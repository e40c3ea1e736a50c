"""El cuadro de propuestas → Propuestas con su fila; cada fila mala dice todo lo que le pasa."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from priorizacion.dominio.observacion import Observacion, Origen
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.ingesta.apuntes import Apuntes, hay_errores, observar
from priorizacion.ingesta.celdas import LECTORES, CeldaIlegible
from priorizacion.ingesta.desembolsos import leer_desembolsos
from priorizacion.ingesta.divipola import completar
from priorizacion.ingesta.encabezado import Esperadas, celdas
from priorizacion.ingesta.hoja import Cuadro, Filas
from priorizacion.ingesta.texto import allanar, citar
from priorizacion.ingesta.traduccion import traducir

_OBLIGATORIAS = ("id", "nombre", "fase", "costo")
_TOTALES = frozenset({"total", "totales", "gran_total", "total_general", "subtotal", "suma"})
CAMPOS = tuple(campo for campo in Propuesta.model_fields if campo != "otras")
COLUMNAS = Esperadas(
    obligatorias=_OBLIGATORIAS,
    opcionales=tuple(c for c in CAMPOS if c not in _OBLIGATORIAS),
    otras=True,
)


def leer_propuestas(cuadro: Cuadro, nombradas: Iterable[str], apuntes: Apuntes) -> Filas[Propuesta]:
    """Las propuestas que se pudieron leer; `ilegibles` guarda los ids de las demás.

    Las columnas de más quedan en `otras`, con el nombre que les dan las reglas (`nombradas`) si
    solo cambian tildes, mayúsculas o espacios.
    """
    nombres = {allanar(n): n for n in nombradas}
    titulos = {c: c if c in CAMPOS else nombres.get(allanar(c), c) for c in cuadro.columnas}
    leidas: list[Propuesta] = []
    lineas: list[int] = []
    ilegibles: set[str] = set()
    perdidas = 0
    for linea, fila in celdas(cuadro):
        if linea in cuadro.desalineadas:
            ilegibles.add(fila.get("id", ""))
            perdidas += 1
            continue
        origen = Filas[Propuesta](cuadro.archivo)
        if _es_total(fila):
            apuntes.append(_de_total(origen.origen(linea), fila))
            continue
        faltas: Apuntes = list(_fechas(cuadro, linea))
        propuesta = _leer_fila({titulos[c]: v for c, v in fila.items()}, origen, linea, faltas)
        apuntes.extend(faltas)
        if propuesta is None or hay_errores(faltas):
            ilegibles.add(fila.get("id", ""))
            perdidas += 1
            continue
        leidas.append(propuesta)
        lineas.append(linea)
    return Filas(
        archivo=cuadro.archivo,
        objetos=tuple(leidas),
        lineas=tuple(lineas),
        columnas=frozenset(titulos.values()) - {""},
        ilegibles=frozenset(ilegibles - {""}),
        perdidas=perdidas,
    )


def _es_total(fila: Mapping[str, str]) -> bool:
    """La suma que se pone debajo de una tabla: dice «total» y no es una propuesta."""
    incompleta = not {"id", "nombre", "fase"} <= fila.keys()
    return incompleta and any(allanar(celda) in _TOTALES for celda in fila.values())


def _de_total(origen: Origen, fila: Mapping[str, str]) -> Observacion:
    dicho = next(celda for celda in fila.values() if allanar(celda) in _TOTALES)
    return observar(
        "fila-de-total",
        origen,
        f"La fila dice {citar(dicho)} y parece la suma de las demás: no se leyó como propuesta.",
        "Bórrela; si es una propuesta, complete su id, su nombre y su fase.",
    )


def _leer_fila(
    fila: Mapping[str, str], archivo: Filas[Propuesta], linea: int, faltas: Apuntes
) -> Propuesta | None:
    datos: dict[str, Any] = {"otras": {c: v for c, v in fila.items() if c not in CAMPOS}}
    for columna in CAMPOS:
        if columna in fila:
            _leer_celda(columna, fila[columna], archivo.origen(linea, columna), datos, faltas)
    if "desembolsos" in datos:
        origen = archivo.origen(linea, "desembolsos")
        datos |= leer_desembolsos(fila, origen, faltas)
    try:
        return Propuesta.model_validate(datos)
    except ValidationError as error:
        faltas.extend(_traducir(error, fila, archivo, linea, faltas))
        return None


def _leer_celda(
    columna: str, celda: str, origen: Origen, datos: dict[str, Any], faltas: Apuntes
) -> None:
    try:
        leer = LECTORES.get(columna)
        datos[columna] = leer(celda) if leer else celda
    except CeldaIlegible as error:
        codigo, motivo, ejemplo = error.args
        faltas.append(
            observar(codigo, origen, f"{citar(celda)}: {motivo}.", f"Escriba así: {ejemplo}.")
        )
    if columna == "municipio":
        datos[columna] = completar(celda, origen, faltas)


def _traducir(
    error: ValidationError,
    fila: Mapping[str, str],
    archivo: Filas[Propuesta],
    linea: int,
    faltas: Apuntes,
) -> Iterable[Observacion]:
    dichas = {falta.origen.columna for falta in faltas}
    nombrada = bool(fila.get("id"))
    for detalle in error.errors(include_url=False):
        columna = str(detalle["loc"][0])
        if columna in dichas:
            continue
        dichas.add(columna)
        leido = fila.get(columna)
        dicho = traducir(detalle["type"], columna, leido, detalle.get("ctx", {}))
        codigo = "falta-dato" if detalle["type"] == "missing" else dicho.codigo
        remedio = "Llene la celda." if codigo == "falta-dato" else dicho.remedio
        origen = archivo.origen(linea, columna)
        quien = f"{fila['id'][:60]}: " if nombrada and columna != "id" else ""
        yield observar(codigo, origen, f"{quien}{dicho.mensaje}", remedio)


def _fechas(cuadro: Cuadro, linea: int) -> Iterable[Observacion]:
    if not cuadro.fechas:
        return
    for i, columna in enumerate(cuadro.columnas):
        if (linea, i) in cuadro.fechas and columna in CAMPOS:
            yield observar(
                "celda-convertida",
                Filas[Propuesta](cuadro.archivo).origen(linea, columna),
                "La hoja de cálculo convirtió lo escrito en una fecha.",
                "Dé a la celda formato de texto y escríbala de nuevo.",
            )
