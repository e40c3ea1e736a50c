"""El cuadro de propuestas → Propuestas con su fila; cada fila mala dice todo lo que le pasa."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from priorizacion.ingesta.nombrados import SIN_NOMBRES, Nombrados, desconocido
from priorizacion.ingesta.parcial import leer_lo_demas
from priorizacion.ingesta.texto import allanar, citar
from priorizacion.ingesta.traduccion import traducir

_OBLIGATORIAS = ("id", "nombre", "fase", "costo")
_TOTALES = frozenset({"total", "totales", "gran_total", "total_general", "subtotal", "suma"})
CAMPOS = tuple(campo for campo in Propuesta.model_fields if campo != "otras")
REFERENCIAS = {
    "dimension": "dimensiones",
    "zona": "zonas",
    "estamento_proponente": "estamentos",
    "fuentes": "fuentes",
    "aportes": "fuentes",
    "requiere": "propuestas",
    "fusionada_en": "propuestas",
}
"""Columna → la sección de lo que nombra."""
COLUMNAS = Esperadas(
    obligatorias=_OBLIGATORIAS,
    opcionales=tuple(c for c in CAMPOS if c not in _OBLIGATORIAS),
    otras=True,
)


def leer_propuestas(
    cuadro: Cuadro,
    nombradas: Iterable[str],
    apuntes: Apuntes,
    nombrados: Nombrados = SIN_NOMBRES,
) -> Filas[Propuesta]:
    """Las propuestas que se pudieron leer; `ilegibles` guarda los ids de las demás.

    Las columnas de más quedan en `otras`, con el nombre que les dan las reglas (`nombradas`) si
    solo cambian tildes, mayúsculas o espacios. Lo que la agenda declara (`nombrados`) se puede
    escribir por su nombre.
    """
    nombres = {allanar(n): n for n in nombradas}
    titulos = {c: c if c in CAMPOS else nombres.get(allanar(c), c) for c in cuadro.columnas}
    filas = list(celdas(cuadro))
    nombrados = nombrados.con(
        propuestas={f["id"]: f.get("nombre", "") for _, f in filas if f.get("id")}
    )
    leidas: dict[int, Propuesta] = {}
    parciales: dict[int, Propuesta] = {}
    ilegibles: set[str] = set()
    desalineadas = 0
    for linea, fila in filas:
        if linea in cuadro.desalineadas:
            ilegibles.add(fila.get("id", ""))
            desalineadas += 1
            continue
        origen = Filas[Propuesta](cuadro.archivo)
        if _es_total(fila):
            apuntes.append(_de_total(origen.origen(linea), fila))
            continue
        faltas: Apuntes = list(_fechas(cuadro, linea))
        renglon = _Renglon({titulos[c]: v for c, v in fila.items()}, origen, linea, nombrados)
        propuesta, entera = _leer_fila(renglon, faltas)
        apuntes.extend(faltas)
        if entera and not hay_errores(faltas):
            leidas[linea] = propuesta
        else:
            parciales[linea] = propuesta
            ilegibles.add(fila.get("id", ""))
    return Filas(
        archivo=cuadro.archivo,
        objetos=tuple(leidas.values()),
        lineas=tuple(leidas),
        columnas=frozenset(titulos.values()) - {""},
        ilegibles=frozenset(ilegibles - {""}),
        perdidas=len(parciales) + desalineadas,
        parciales=parciales,
    )


@dataclass(frozen=True)
class _Renglon:
    """Una fila del cuadro, con lo que hace falta para leerla y decir dónde está."""

    celdas: Mapping[str, str]
    archivo: Filas[Propuesta]
    linea: int
    nombrados: Nombrados

    def origen(self, columna: str) -> Origen:
        return self.archivo.origen(self.linea, columna)


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


def _leer_fila(renglon: _Renglon, faltas: Apuntes) -> tuple[Propuesta, bool]:
    """La propuesta, y si está entera; si no, es lo que de ella se pudo leer."""
    fila = renglon.celdas
    datos: dict[str, Any] = {"otras": {c: v for c, v in fila.items() if c not in CAMPOS}}
    for columna in CAMPOS:
        if columna in fila:
            _leer_celda(columna, fila[columna], renglon.origen(columna), datos, faltas)
    if "desembolsos" in datos:
        datos |= leer_desembolsos(fila, renglon.origen("desembolsos"), faltas)
    _nombrar(datos, renglon.nombrados)
    try:
        return Propuesta.model_validate(datos), True
    except ValidationError as error:
        faltas.extend(_traducir(error, renglon, faltas))
        malas = {str(detalle["loc"][0]) for detalle in error.errors(include_url=False)}
        return leer_lo_demas(datos, malas), False


def _nombrar(datos: dict[str, Any], nombrados: Nombrados) -> None:
    """Lo que se nombró por su nombre, por su identificador."""
    for columna, seccion in (*REFERENCIAS.items(), ("ejecutor", "ejecutores")):
        escrito = datos.get(columna)
        if columna == "aportes":
            for aporte in escrito or ():
                aporte["fuente"] = nombrados.id(seccion, aporte["fuente"])
        elif isinstance(escrito, list):
            datos[columna] = [nombrados.id(seccion, parte) for parte in escrito]
        elif escrito is not None:
            datos[columna] = nombrados.id(seccion, escrito)


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


def _traducir(error: ValidationError, renglon: _Renglon, faltas: Apuntes) -> Iterable[Observacion]:
    fila = renglon.celdas
    dichas = {falta.origen.columna for falta in faltas}
    nombrada = bool(fila.get("id"))
    for detalle in error.errors(include_url=False):
        columna = str(detalle["loc"][0])
        if columna in dichas:
            continue
        dichas.add(columna)
        origen = renglon.origen(columna)
        if columna in REFERENCIAS and detalle["type"] == "string_pattern_mismatch":
            seccion, escrito = REFERENCIAS[columna], str(detalle["input"])
            pista = renglon.nombrados.pista(seccion, escrito)
            yield desconocido(seccion, escrito, origen, pista)
            continue
        leido = fila.get(columna)
        dicho = traducir(detalle["type"], columna, leido, detalle.get("ctx", {}))
        codigo = "falta-dato" if detalle["type"] == "missing" else dicho.codigo
        remedio = "Llene la celda." if codigo == "falta-dato" else dicho.remedio
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
