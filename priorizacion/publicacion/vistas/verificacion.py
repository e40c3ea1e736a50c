"""Datos y verificación: archivos para descargar, órdenes que los comprueban, huellas y recibos."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.recibo import abreviar
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import solucion
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

_OBRAS = "datos/oc4ids.json"
_VOTACION = "datos/votacion.pb"
_GRUPOS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "hoja",
        "Para una hoja de cálculo",
        ("datos/agenda.xlsx",),
    ),
    (
        "programas",
        "Para programas",
        (
            "datapackage.json",
            "datos/paquete.zip",
            "resultado.json",
            "resultado.esquema.json",
            "certificado.json",
            "certificado.esquema.json",
            "datos/agenda.json",
            "datos/agenda.esquema.json",
        ),
    ),
    (
        "estudio",
        "Para quien estudia obras o elecciones",
        (_OBRAS, _VOTACION),
    ),
)
"""Ancla, título y archivos; lo que no está en ninguno es una tabla o de la copia pública."""
_NOMBRES = {
    "datos/agenda.xlsx": "Un libro con todas las tablas; la hoja «Léame» explica cada columna",
    "datapackage.json": "Qué hay en cada archivo y en cada columna, con su huella (Data Package)",
    "datos/paquete.zip": "Ese archivo y todos los que nombra, en una sola descarga",
    "resultado.json": "El resultado completo, como lo escribió el programa",
    "resultado.esquema.json": "Qué significa cada campo del resultado (JSON Schema)",
    "certificado.json": "Con qué se calculó y cómo se comprueba",
    "certificado.esquema.json": "Qué significa cada campo del certificado (JSON Schema)",
    "datos/agenda.json": "Todo lo que entró a la cuenta, en un solo archivo",
    "datos/agenda.esquema.json": "Qué significa cada campo de lo que entró (JSON Schema)",
    _OBRAS: "Las obras elegidas, en el estándar de datos de infraestructura OC4IDS",
    _VOTACION: "La prioridad de cada obra por criterios, como una votación (Pabulib)",
    "agenda.yaml": "Todo lo que se decidió antes de calificar: criterios, fuentes, techos y reglas",
    "congelado.json": "Lo que quedó en firme, con cada cambio posterior",
    "territorio.geojson": "Los bordes de las zonas, para un mapa",
    "comite_publicado.json": "Cuántas personas calificaron, por grupos de estamentos",
}
"""Lo que no es una tabla; cada tabla dice de sí misma qué trae en `datapackage.json`."""
_COMPROMISOS = "compromisos.csv"
_EN_LA_COPIA = (
    "agenda.yaml", "propuestas.csv", "habilitantes.csv", "puntajes.csv", "congelado.json",
    "comite_publicado.json", _COMPROMISOS, "resultado.json", "certificado.json",
)  # fmt: skip
"""De estos, y de nada más, se rehace todo lo demás."""
_OPCIONES = {
    "hilos": "Hilos del solucionador",
    "nodos": "Límite de nodos por etapa",
    "segundos": "Límite de segundos por etapa",
    "brecha_relativa": "Brecha relativa que se aceptó",
    "a_fondo": "Cada explicación, exacta",
    "breve": "Solo la decisión, sin explicaciones ni firmeza",
}
_SI_O_NO = ("a_fondo", "breve")


@dataclass(frozen=True, slots=True)
class Descarga:
    """Un archivo publicado junto a la página."""

    archivo: str
    que: str


@dataclass(frozen=True, slots=True)
class Grupo:
    """Los archivos que le sirven a alguien."""

    id: str
    """El ancla de su título."""
    titulo: str
    descargas: tuple[Descarga, ...]


@dataclass(frozen=True, slots=True)
class Verificacion:
    """La página de datos."""

    grupos: tuple[Grupo, ...]
    ordenes: tuple[str, ...]
    firmeza: str
    ficha: tuple[tuple[str, str], ...]
    huellas: Tabla
    archivos: Tabla
    notas: tuple[str, ...]
    licencia: str
    recibos: tuple[str, ...]
    """Los compromisos abreviados, en orden; vacío si no se publican."""
    cuantos_recibos: str
    notas_de_formatos: tuple[str, ...]
    """Lo que hay que saber para no leer mal un formato."""
    enlazados: Markup
    """El JSON-LD de la página."""


def ver(contexto: Contexto, archivos: Mapping[str, bytes], enlazados: Markup) -> Verificacion:
    """La vista de la página, con los archivos que se publican a su lado.

    Nada de aquí depende de en qué carpeta o dirección queden: así se puede rehacer en cualquiera.
    """
    certificado = contexto.certificado
    recibos = _recibos(archivos)
    return Verificacion(
        grupos=tuple(_agrupar(archivos)),
        ordenes=("priorizacion verificar CARPETA", "priorizacion verificar --rapida CARPETA"),
        firmeza=solucion.firmeza(contexto, "se dice en esta página"),
        ficha=(
            ("Programa", f"priorizacion {certificado.version_programa}"),
            ("Solucionador", certificado.solucionador),
            *(_opcion(o, v) for o, v in sorted(certificado.opciones.items())),
            ("Carteras descartadas al comprobar peso a peso", str(certificado.cortes)),
        ),
        huellas=_huellas(contexto),
        archivos=_huellas_de_archivos(archivos),
        notas=certificado.notas,
        licencia=contexto.agenda.licencia,
        recibos=recibos,
        cuantos_recibos=palabras.contar(len(recibos), "hoja", "hojas"),
        notas_de_formatos=tuple(_notas_de_formatos(contexto, archivos)),
        enlazados=enlazados,
    )


def _notas_de_formatos(contexto: Contexto, archivos: Mapping[str, bytes]) -> Iterator[str]:
    if _OBRAS in archivos:
        yield (
            "En oc4ids.json solo están las obras elegidas. Su identificador empieza por "
            "«local» porque no usa un prefijo registrado, y de cada una se saben los "
            "años, no los días."
        )
    elif contexto.elegidas:
        yield "No hay OC4IDS: pide una fecha de los datos y la agenda no dice cuándo sesionó."
    if _VOTACION in archivos:
        yield (
            "En votacion.pb cada votante es un criterio de prioridad y no una persona: sus puntos "
            "son lo que ese criterio le aporta a la prioridad de cada obra. Las obras elegidas no "
            "salen de esos votos sino de la factibilidad y todas las reglas."
        )


def _agrupar(archivos: Mapping[str, bytes]) -> Iterator[Grupo]:
    que = _NOMBRES | _descritas(archivos)
    tablas = tuple(n for n in _descritas(archivos) if n.startswith("datos/"))
    agrupados = {n for _, _, nombres in _GRUPOS for n in nombres} | set(tablas)
    copia = tuple(n for n in _EN_LA_COPIA if n not in agrupados)
    grupos = (
        _GRUPOS[0],
        ("tablas", "Tablas sueltas", tablas),
        *_GRUPOS[1:],
        ("copia", "Lo que entró a la cuenta", copia),
        ("otros", "Además", tuple(sorted(set(archivos) - agrupados - set(copia)))),
    )
    for ancla, titulo, nombres in grupos:
        descargas = tuple(Descarga(n, que.get(n, n)) for n in nombres if n in archivos)
        if descargas:
            yield Grupo(ancla, titulo, descargas)


def _descritas(archivos: Mapping[str, bytes]) -> dict[str, str]:
    """Tabla → lo que dice de ella el paquete, sin el punto final."""
    paquete = json.loads(archivos.get("datapackage.json", b'{"resources": []}'))
    return {
        r["path"]: r["description"].removesuffix(".")
        for r in paquete["resources"]
        if "description" in r
    }


def _recibos(archivos: Mapping[str, bytes]) -> tuple[str, ...]:
    renglones = archivos.get(_COMPROMISOS, b"").decode().splitlines()[1:]
    return tuple(abreviar(r) for r in renglones)


def _opcion(opcion: str, valor: str | float) -> tuple[str, str]:
    if opcion in _SI_O_NO and valor == 1:
        return _OPCIONES[opcion], "sí"
    cifra = escribir_entero(valor) if isinstance(valor, int) else str(valor)
    return _OPCIONES.get(opcion, opcion), cifra


def _huellas(contexto: Contexto) -> Tabla:
    entradas = contexto.certificado.entradas
    filas = [
        fila(nombre, huella or "no se publica o no hay") for nombre, huella in entradas.items()
    ]
    filas.append(fila("resultado.json", contexto.certificado.resultado))
    return Tabla(
        "Huella SHA-256 del contenido de cada entrada, y del resultado",
        columnas("Qué", "Huella"),
        tuple(filas),
    )


def _huellas_de_archivos(archivos: Mapping[str, bytes]) -> Tabla:
    # las de las tablas y esquemas están en datapackage.json; las de lo comprimido, en el inventario
    nombres = [n for n in (*_EN_LA_COPIA, "datapackage.json") if n in archivos]
    filas = (fila(n, hashlib.sha256(archivos[n]).hexdigest()) for n in nombres)
    return Tabla(
        "Huella SHA-256 de cada archivo, como la da «sha256sum»",
        columnas("Archivo", "Huella"),
        tuple(filas),
    )
