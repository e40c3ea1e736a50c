"""Las tablas de una agenda → `datos/agenda.xlsx`, para quien trabaja en una hoja de cálculo.

Trae todo lo que hace falta para volver a armar la carpeta: `importar paquete` la lee.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.ponderacion import PUBLICADAS
from priorizacion.publicacion.datos import libro
from priorizacion.publicacion.datos.libro import Columna, Estilo, Hoja
from priorizacion.publicacion.datos.tabla_abierta import CARPETA, Campo, Clase, TablaAbierta
from priorizacion.publicacion.vistas.contexto import Contexto

ARCHIVO = f"{CARPETA}/agenda.xlsx"
EN_TEXTO = ("agenda.yaml", PUBLICADAS, CONGELADO, COMITE)
"""Archivos que van en una hoja con su nombre, un renglón por fila."""

_ESTILOS: Mapping[Clase, Estilo] = {
    "entero": "miles", "pesos": "miles", "vigencia": "entero", "centesimas": "centesimas",
    "decimal": "decimal",
}  # fmt: skip
_ANCHOS: Mapping[Clase, int] = {
    "id": 16, "texto": 44, "opcion": 18, "lista": 24, "entero": 13, "pesos": 18, "vigencia": 10,
    "centesimas": 13, "exacto": 14, "decimal": 13, "fecha": 12,
}  # fmt: skip
_UNIDADES: Mapping[Clase, str] = {
    "id": "código", "texto": "texto", "opcion": "uno de estos códigos: ",
    "lista": "separados por |",
    "entero": "número entero", "pesos": "pesos enteros", "vigencia": "año",
    "centesimas": "puntos, con dos decimales", "exacto": "fracción exacta",
    "decimal": "número", "fecha": "año-mes-día",
}  # fmt: skip


def escribir(
    contexto: Contexto, tablas: Sequence[TablaAbierta], archivos: Mapping[str, bytes]
) -> bytes:
    """El libro, con «Léame» de primera."""
    hojas = [_leame(contexto, tablas, archivos), *map(_hoja, tablas)]
    hojas += [_renglones(n, archivos[n]) for n in EN_TEXTO if n in archivos]
    return libro.escribir(contexto.agenda.titulo, hojas)


def _hoja(tabla: TablaAbierta) -> Hoja:
    return Hoja(tabla.nombre, tuple(_columnas(tabla.campos)), _filas(tabla))


def _columnas(campos: Sequence[Campo]) -> Iterator[Columna]:
    for campo in campos:
        titulo = f"{campo.nombre} (puntos)" if campo.clase == "centesimas" else campo.nombre
        yield Columna(titulo, _ESTILOS.get(campo.clase, "texto"), _ANCHOS[campo.clase])
        if campo.clase == "exacto":
            yield Columna(f"{campo.nombre} (decimal)", "decimal", 16)


def _filas(tabla: TablaAbierta) -> Iterable[Sequence[str]]:
    clases = [c.clase for c in tabla.campos]
    if "centesimas" not in clases and "exacto" not in clases:
        return tabla.filas
    return (
        [
            celda
            for clase, texto in zip(clases, fila, strict=True)
            for celda in _celdas(clase, texto)
        ]
        for fila in tabla.filas
    )


def _celdas(clase: Clase, texto: str) -> tuple[str, ...]:
    if clase == "exacto":
        return texto, _con_decimales(texto)
    if clase == "centesimas" and texto:
        return (_de_centesimas(int(texto)),)
    return (texto,)


def _con_decimales(exacto: str) -> str:
    numerador, _, denominador = exacto.partition("/")
    return f"{int(numerador) / int(denominador or 1):.4f}" if exacto else ""


def _de_centesimas(centesimas: int) -> str:
    entero, resto = divmod(abs(centesimas), 100)
    return f"{'-' if centesimas < 0 else ''}{entero}.{resto:02d}"


def _renglones(nombre: str, contenido: bytes) -> Hoja:
    filas = [[renglon] for renglon in contenido.decode().split("\n")]
    return Hoja(nombre, (Columna("renglon", "texto", 120),), filas)


def _leame(
    contexto: Contexto, tablas: Sequence[TablaAbierta], archivos: Mapping[str, bytes]
) -> Hoja:
    columnas = (
        Columna("Hoja", "texto", 20),
        Columna("Columna", "texto", 26),
        Columna("Qué es", "texto", 80),
        Columna("Unidad", "texto", 40),
    )
    agenda = contexto.agenda
    quien = f"Publica: {agenda.responsable.entidad}." if agenda.responsable else ""
    presentacion = [
        *_advertencias(contexto),
        quien,
        f"Licencia de los datos: {agenda.licencia}.",
        f"Costos: en {contexto.base}. Techos y pagos: en {contexto.corrientes}.",
        "Una celda en blanco es que no hay dato; no es un cero.",
        "",
    ]
    filas = [
        [agenda.titulo],
        *([renglon] for renglon in presentacion),
        ["Hoja", "Columna", "Qué es", "Unidad"],
        *_diccionario(tablas),
        *(
            [n, "renglon", f"El archivo {n}, un renglón por fila.", "texto"]
            for n in EN_TEXTO
            if n in archivos
        ),
    ]
    llanas: list[Estilo] = ["llano"] * len(presentacion)
    primeras: list[Estilo] = ["titulo", *llanas, "encabezado"]
    return Hoja("Léame", columnas, filas, primeras)


def _advertencias(contexto: Contexto) -> Iterator[str]:
    if contexto.agenda.territorio.ficticio:
        yield "Este territorio es inventado: sirve de ejemplo."
    yield " ".join(contexto.agenda.aclaracion.split())


def _diccionario(tablas: Sequence[TablaAbierta]) -> Iterator[list[str]]:
    for tabla in tablas:
        yield [tabla.nombre, "", tabla.que, ""]
        for campo in tabla.campos:
            yield [tabla.nombre, campo.nombre, campo.que, _unidad(campo)]


def _unidad(campo: Campo) -> str:
    return _UNIDADES[campo.clase] + ", ".join(campo.opciones)
