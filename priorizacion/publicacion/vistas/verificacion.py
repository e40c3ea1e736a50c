"""Datos y verificación: archivos para descargar, órdenes que los comprueban, huellas y recibos."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_entero
from priorizacion.dominio.recibo import abreviar
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import solucion
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

_NOMBRES = {
    "agenda.yaml": "Todo lo que se decidió antes de calificar: criterios, fuentes, techos y reglas",
    "propuestas.csv": "Las propuestas, con lo que entra en la cuenta",
    "habilitantes.csv": "Las condiciones para competir, respondidas",
    "puntajes.csv": "Puntajes por propuesta y criterio, con los que se recalcula todo",
    "comite_publicado.json": "Cuántas personas calificaron, por grupos de estamentos",
    "compromisos.csv": "Los recibos de quienes calificaron, sin decir de quién es cada uno",
    "resultado.json": "El resultado completo, como lo escribió el programa",
    "certificado.json": "Con qué se calculó y cómo se comprueba",
    "decisiones.csv": "Todas las propuestas con su decisión, para una hoja de cálculo",
    "resultado.esquema.json": "Qué significa cada campo del resultado (JSON Schema)",
    "certificado.esquema.json": "Qué significa cada campo del certificado (JSON Schema)",
}
_COMPROMISOS = "compromisos.csv"
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
class Verificacion:
    """La página de datos."""

    descargas: tuple[Descarga, ...]
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


def ver(contexto: Contexto, archivos: Mapping[str, bytes]) -> Verificacion:
    """La vista de la página, con los archivos que se publican a su lado.

    Nada de aquí depende de en qué carpeta o dirección queden: así se puede rehacer en cualquiera.
    """
    certificado = contexto.certificado
    recibos = _recibos(archivos)
    return Verificacion(
        descargas=tuple(Descarga(n, _NOMBRES.get(n, n)) for n in _ordenar(archivos)),
        ordenes=("priorizacion verificar CARPETA", "priorizacion verificar --rapida CARPETA"),
        firmeza=solucion.firmeza(contexto),
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
    )


def _ordenar(archivos: Mapping[str, bytes]) -> list[str]:
    """Los conocidos, en el orden en que se explican; los demás, después."""
    return [n for n in _NOMBRES if n in archivos] + sorted(set(archivos) - set(_NOMBRES))


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
    filas = (fila(n, hashlib.sha256(archivos[n]).hexdigest()) for n in _ordenar(archivos))
    return Tabla(
        "Huella SHA-256 de cada archivo, como la da «sha256sum»",
        columnas("Archivo", "Huella"),
        tuple(filas),
    )
