"""Las tablas de la copia pública, que ya vienen escritas, con lo que significa cada columna."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from priorizacion.dominio.celda import desproteger
from priorizacion.dominio.fuente import FASES
from priorizacion.dominio.habilitante import RESPUESTAS, RespuestaHabilitante
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.puntaje import PuntajePublicado
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.dominio.robustez import Presencia
from priorizacion.dominio.seguimiento import ESTADOS_DE_EJECUCION, Reporte
from priorizacion.dominio.tipos import Congelado
from priorizacion.publicacion.datos.tabla_abierta import Campo, Clase, Llave, TablaAbierta

_CLASES: dict[str, Clase] = {
    **dict.fromkeys(
        ("id", "dimension", "zona", "municipio", "estamento_proponente", "fusionada_en"), "id"
    ),
    **dict.fromkeys(("propuesta", "item", "criterio", "estamento"), "id"),
    **dict.fromkeys(("desembolsos", "fuentes", "aportes", "ods", "requiere", "etiquetas"), "lista"),
    **dict.fromkeys(("costo", "costo_preinversion"), "pesos"),
    **dict.fromkeys(("inicio_minimo", "inicio_maximo"), "vigencia"),
    **dict.fromkeys(("duracion", "beneficiarios"), "entero"),
    **dict.fromkeys(("marcas", "estamentos_que_marcaron", "impedidas"), "entero"),
    **dict.fromkeys(("dispersion_propuesta", "dispersion_criterio", "alfa_criterio"), "entero"),
    **dict.fromkeys(("lat", "lon"), "decimal"),
    **dict.fromkeys(("fase", "respuesta", "sin_un_participante", "sin_un_estamento"), "opcion"),
    "estado": "opcion",
    "puntaje": "exacto",
    "pagado": "pesos",
    "fecha": "fecha",
}
"""Columna → su clase; las demás son texto."""
_OPCIONES: dict[str, tuple[str, ...]] = {
    "fase": FASES,
    "respuesta": RESPUESTAS,
    "estado": ESTADOS_DE_EJECUCION,
    **dict.fromkeys(("sin_un_participante", "sin_un_estamento"), get_args(Presencia)),
}
_PROPIA = "Columna propia del territorio: la usa un criterio medido o una capacidad."
_A_PROPUESTAS = Llave("propuesta", "propuestas")
_A_CRITERIOS = Llave("criterio", "criterios")
_A_ESTAMENTOS = Llave("estamento", "estamentos")


@dataclass(frozen=True, slots=True)
class _Entrada:
    nombre: str
    que: str
    modelo: type[Congelado]
    clave: tuple[str, ...] = ()
    llaves: tuple[Llave, ...] = ()


_ENTRADAS = (
    _Entrada(
        "propuestas",
        "Lo que el territorio pidió, con lo que entra en la cuenta.",
        Propuesta,
        ("id",),
        (
            Llave("dimension", "dimensiones"),
            Llave("zona", "zonas"),
            Llave("estamento_proponente", "estamentos"),
            Llave("fusionada_en", "propuestas"),
        ),
    ),
    _Entrada(
        "habilitantes",
        "Las condiciones para competir, respondidas para cada propuesta.",
        RespuestaHabilitante,
        ("propuesta", "item"),
        (_A_PROPUESTAS, Llave("item", "condiciones")),
    ),
    _Entrada(
        "puntajes",
        "Puntajes por propuesta y criterio: el del comité, y el de los estamentos en que "
        "calificaron tres personas o más. De aquí se recalcula todo.",
        PuntajePublicado,
        llaves=(_A_PROPUESTAS, _A_CRITERIOS, _A_ESTAMENTOS),
    ),
    _Entrada(
        "seguimiento",
        "Cómo va cada obra, con la fecha y la fuente de cada reporte.",
        Reporte,
        llaves=(_A_PROPUESTAS,),
    ),
)


def leer_entradas(archivos: Mapping[str, bytes]) -> tuple[TablaAbierta, ...]:
    """Las de la copia que estén, en orden."""
    hay = [(e, archivos[f"{e.nombre}.csv"]) for e in _ENTRADAS if f"{e.nombre}.csv" in archivos]
    tablas = tuple(_tabla(entrada, contenido) for entrada, contenido in hay)
    recibos = archivos.get(COMPROMISOS)
    return tablas if recibos is None else (*tablas, _compromisos(recibos))


def _tabla(entrada: _Entrada, contenido: bytes) -> TablaAbierta:
    columnas, *filas = _leer(contenido)
    return TablaAbierta(
        entrada.nombre,
        entrada.que,
        tuple(_campo(entrada, c) for c in columnas),
        filas,
        entrada.clave,
        entrada.llaves,
        de_la_copia=True,
    )


def _leer(contenido: bytes) -> list[list[str]]:
    filas = csv.reader(io.StringIO(contenido.decode(), newline=""))
    return [[desproteger(celda) for celda in fila] for fila in filas]


def _campo(entrada: _Entrada, nombre: str) -> Campo:
    definido = entrada.modelo.model_fields.get(nombre)
    if definido is None:
        return Campo(nombre, "texto", _PROPIA)
    return Campo(
        nombre,
        _CLASES.get(nombre, "texto"),
        " ".join((definido.description or nombre).split()).replace("None", "en blanco"),
        obligatorio=definido.is_required(),
        unico=entrada.clave == (nombre,),
        opciones=_OPCIONES.get(nombre, ()),
    )


def _compromisos(contenido: bytes) -> TablaAbierta:
    que = "Los recibos de quienes calificaron, en orden de su código: no dicen de quién es."
    campo = Campo(
        "compromiso", "id", "SHA-256 de la hoja con su sal.", obligatorio=True, unico=True
    )
    clave = (campo.nombre,)
    return TablaAbierta("compromisos", que, (campo,), _leer(contenido)[1:], clave, de_la_copia=True)
