"""La página de una versión anterior: qué decía, hasta cuándo valió y qué cambió después."""

from dataclasses import dataclass

from priorizacion.dominio.cambio import PropuestaComparada
from priorizacion.publicacion import palabras
from priorizacion.publicacion.archivada import Archivada
from priorizacion.publicacion.vistas import cambios, solucion
from priorizacion.publicacion.vistas.contexto import (
    Contexto,
    archivo_de_propuesta,
    celda_de_estado,
)
from priorizacion.publicacion.vistas.tabla import Celda, Tabla, columnas, fila

SUBIR = "../../"
"""Camino de la página de una versión a la de su agenda."""
DECISIONES = "decisiones.csv"
"""La tabla de lo que se había decidido, que se escribe al publicar."""


@dataclass(frozen=True, slots=True)
class PaginaDeVersion:
    """La página."""

    titulo: str
    vigencia: str
    motivo: str
    decision: str
    firmeza: str
    siguiente: Celda
    cambios: cambios.Cambios
    decisiones: Tabla
    archivos: tuple[str, ...]
    orden: str


def ver(contexto: Contexto, archivada: Archivada) -> PaginaDeVersion:
    """La vista de una de las versiones de `contexto`, que es la que vale."""
    entonces = contexto_de(contexto, archivada)
    numero = archivada.version.numero
    nombres = (nombrar(numero), _siguiente(contexto, numero).texto)
    return PaginaDeVersion(
        titulo=nombrar(numero),
        vigencia=f"Esta versión ya no vale: se dejó el {palabras.fecha(archivada.version.fecha)}.",
        motivo=archivada.version.motivo,
        decision=solucion.decision(entonces),
        firmeza=solucion.firmeza(entonces),
        siguiente=_siguiente(contexto, numero),
        cambios=cambios.ver(archivada.hacia_la_siguiente, _de_comparada, nombres),
        decisiones=_decisiones(entonces),
        archivos=tuple(sorted({*archivada.archivos, DECISIONES})),
        orden="priorizacion verificar --rapida CARPETA",
    )


def nombrar(numero: int) -> str:
    """«Versión 2»."""
    return f"Versión {numero}"


def contexto_de(contexto: Contexto, archivada: Archivada) -> Contexto:
    """La agenda como era."""
    return Contexto(contexto.ruta, archivada.agenda, archivada.resultado, archivada.certificado)


def _siguiente(contexto: Contexto, numero: int) -> Celda:
    if numero == len(contexto.archivadas):
        return Celda("La que vale", f"{SUBIR}index.html")
    return Celda(nombrar(numero + 1), f"../{numero + 1}/index.html")


def _de_comparada(propuesta: PropuestaComparada) -> str:
    """Todo identificador que hubo conserva su página."""
    return _enlazar(propuesta.ahora or propuesta.antes or "")


def _enlazar(propuesta: str) -> str:
    return f"{SUBIR}propuestas/{archivo_de_propuesta(propuesta)}.html"


def _decisiones(entonces: Contexto) -> Tabla:
    orden = sorted(
        entonces.resultado.propuestas, key=lambda d: (entonces.nombre(d.id).casefold(), d.id)
    )
    return Tabla(
        f"Lo que se había decidido de cada propuesta; costo en millones de {entonces.base}",
        columnas("Propuesta", "Decisión", "#Empieza", "#Costo"),
        tuple(
            fila(
                Celda(entonces.nombre(d.id), _enlazar(d.id)),
                celda_de_estado(d.estado),
                str(d.inicio or ""),
                palabras.numero_de_millones(d.costo),
                id=d.id,
            )
            for d in orden
        ),
    )
