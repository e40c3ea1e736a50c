"""Datos y verificación: huellas, orden exacta que recalcula y archivos para descargar."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorizacion.publicacion.vistas import solucion
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Tabla, columnas, fila

_NOMBRES = {
    "resultado.json": "El resultado completo, como lo escribió el programa",
    "certificado.json": "Con qué se calculó y cómo se comprueba",
    "resultado.esquema.json": "Qué significa cada campo del resultado (JSON Schema)",
    "certificado.esquema.json": "Qué significa cada campo del certificado (JSON Schema)",
    "propuestas.csv": "Todas las propuestas con su decisión, para una hoja de cálculo",
    "puntajes.csv": "Puntajes por propuesta y criterio, con los que se recalcula todo",
}


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
    notas: tuple[str, ...]
    licencia: str


def ver(contexto: Contexto, archivos: Mapping[str, bytes]) -> Verificacion:
    """La vista de la página, con los archivos que se publican a su lado."""
    certificado = contexto.certificado
    return Verificacion(
        descargas=tuple(Descarga(n, _NOMBRES.get(n, n)) for n in archivos),
        ordenes=(
            f"priorizacion verificar agendas/{contexto.ruta}",
            f"priorizacion priorizar agendas/{contexto.ruta}",
        ),
        firmeza=solucion.firmeza(contexto),
        ficha=(
            ("Programa", f"priorizacion {certificado.version_programa}"),
            ("Solucionador", certificado.solucionador),
            ("Carteras descartadas al comprobar peso a peso", str(certificado.cortes)),
        ),
        huellas=_huellas(contexto),
        notas=certificado.notas,
        licencia=contexto.agenda.licencia,
    )


def _huellas(contexto: Contexto) -> Tabla:
    entradas = contexto.certificado.entradas
    filas = [
        fila(nombre, huella or "no se publica o no hay") for nombre, huella in entradas.items()
    ]
    filas.append(fila("resultado.json", contexto.certificado.resultado))
    return Tabla(
        "Huella SHA-256 de cada entrada y del resultado", columnas("Qué", "Huella"), tuple(filas)
    )
