"""Qué ha pasado después: cómo va cada obra, qué versiones hubo y a dónde dirigirse."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from priorizacion.dominio.cantidad import escribir_razon
from priorizacion.dominio.seguimiento import (
    ESTADOS_DE_EJECUCION,
    EstadoDeEjecucion,
    Reporte,
    ultimos,
)
from priorizacion.publicacion import palabras
from priorizacion.publicacion.vistas import cambios
from priorizacion.publicacion.vistas.contexto import Contexto
from priorizacion.publicacion.vistas.tabla import Celda, Fila, Tabla, columnas, fila
from priorizacion.publicacion.vistas.version import nombrar

ESTADOS: dict[EstadoDeEjecucion, str] = {
    "sin_empezar": "Sin empezar",
    "en_contratacion": "En contratación",
    "en_ejecucion": "En ejecución",
    "terminada": "Terminada",
    "suspendida": "Suspendida",
}
_PLURALES: dict[EstadoDeEjecucion, str] = {
    "sin_empezar": "sin empezar",
    "en_contratacion": "en contratación",
    "en_ejecucion": "en ejecución",
    "terminada": "terminadas",
    "suspendida": "suspendidas",
}


@dataclass(frozen=True, slots=True)
class Reportado:
    """Un reporte, como se lee."""

    titulo: str
    """«En ejecución, 45 %»."""
    fecha: str
    frases: tuple[str, ...]
    fuente: str
    enlace: str | None
    """Dirección de afuera, escrita por quien reporta; siempre empieza con http."""


@dataclass(frozen=True, slots=True)
class Seguimiento:
    """La página."""

    resumen: str
    obras: Tabla | None
    versiones: Tabla | None
    primera: str
    """Qué se dice si no ha habido otra versión."""
    correcciones: tuple[tuple[str, str], ...]
    """Por versión: cuál fue y qué cambió después."""
    responsable: tuple[str, ...]
    reclamos: str


def ver(contexto: Contexto) -> Seguimiento:
    """La vista de la página."""
    recientes = ultimos(contexto.reportes)
    comite = contexto.agenda.comite
    return Seguimiento(
        resumen=_resumen(contexto, recientes),
        obras=_obras(contexto, recientes) if recientes else None,
        versiones=_versiones(contexto) if contexto.archivadas else None,
        primera="Esta es la primera versión: desde que se publicó no se ha corregido.",
        correcciones=tuple(
            (nombrar(a.version.numero), cambios.resumir(a.hacia_la_siguiente))
            for a in contexto.archivadas
        ),
        responsable=_responsable(contexto),
        reclamos=comite.apelacion.como.strip() if comite and comite.apelacion else "",
    )


def de_una(contexto: Contexto, propuesta: str) -> tuple[Reportado, ...]:
    """Los reportes de una propuesta, del más reciente al primero."""
    suyos = [r for r in contexto.reportes if r.propuesta == propuesta]
    return tuple(_reportado(contexto, r) for r in reversed(suyos))


def _resumen(contexto: Contexto, recientes: dict[str, Reporte]) -> str:
    elegidas = [d.id for d in contexto.elegidas]
    if not recientes:
        return "Todavía no se ha publicado el seguimiento de las obras elegidas."
    cuenta = Counter(recientes[p].estado for p in elegidas if p in recientes)
    dichas = [_cuantas(cuenta[e], e) for e in ESTADOS_DE_EJECUCION if cuenta[e]]
    faltan = len(elegidas) - cuenta.total()
    dichas += [f"{faltan} sin reporte"] if faltan else []
    total = palabras.contar(len(elegidas), "obra elegida", "obras elegidas")
    hasta = palabras.fecha(max(r.fecha for r in recientes.values()))
    return f"De {total}, {palabras.lista(dichas)}, según lo reportado hasta el {hasta}."


def _cuantas(cuantas: int, estado: EstadoDeEjecucion) -> str:
    return f"{cuantas} {ESTADOS[estado].lower() if cuantas == 1 else _PLURALES[estado]}"


def _obras(contexto: Contexto, recientes: dict[str, Reporte]) -> Tabla:
    de_otras = [p for p in recientes if not contexto.elegida(p)]
    orden = [*(d.id for d in contexto.elegidas), *de_otras]
    return Tabla(
        f"Cómo va cada obra; lo pagado, en millones de {contexto.moneda}",
        columnas("Obra", "Cómo va", "#Avance", "#Pagado", "Según"),
        tuple(_obra(contexto, p, recientes.get(p)) for p in orden),
    )


def _obra(contexto: Contexto, propuesta: str, reporte: Reporte | None) -> Fila:
    celda = contexto.celda(propuesta)
    if reporte is None:
        return fila(celda, "Sin reporte", "", "", "", clase="aparte")
    fecha = palabras.fecha(reporte.fecha)
    # «Acta del 18 de septiembre de 2026» ya dice cuándo
    fuente = reporte.fuente or ""
    return fila(
        celda,
        ESTADOS[reporte.estado],
        "" if reporte.avance is None else escribir_razon(reporte.avance / 100),
        "" if reporte.pagado is None else palabras.numero_de_millones(reporte.pagado),
        fuente if fecha in fuente else ", ".join(filter(None, (fuente, fecha))),
    )


def _reportado(contexto: Contexto, reporte: Reporte) -> Reportado:
    avance = "" if reporte.avance is None else f", {escribir_razon(reporte.avance / 100)}"
    pagado = (
        []
        if reporte.pagado is None
        else [f"Pagado hasta entonces: {palabras.dinero(reporte.pagado, contexto.moneda)}."]
    )
    return Reportado(
        titulo=f"{ESTADOS[reporte.estado]}{avance}",
        fecha=palabras.fecha(reporte.fecha),
        frases=(*pagado, *([reporte.nota.strip()] if reporte.nota.strip() else [])),
        fuente=reporte.fuente or "",
        enlace=reporte.enlace,
    )


def _versiones(contexto: Contexto) -> Tabla:
    filas = [
        fila(
            Celda(nombrar(a.version.numero), f"{a.rama}index.html"),
            f"Hasta el {palabras.fecha(a.version.fecha)}",
            a.version.motivo,
        )
        for a in contexto.archivadas
    ]
    actual = Celda(nombrar(len(filas) + 1), "index.html")
    filas.append(fila(actual, "La que vale", "", clase="total"))
    return Tabla(
        "Las versiones de esta agenda",
        columnas("Versión", "Vigencia", "Por qué se cambió"),
        tuple(filas),
    )


def _responsable(contexto: Contexto) -> tuple[str, ...]:
    responsable = contexto.agenda.responsable
    if responsable is None:
        return ()
    frases: Sequence[str | None] = (
        f"Responde por la agenda: {responsable.entidad.rstrip('.')}.",
        responsable.contacto and f"Contacto: {responsable.contacto}",
        responsable.datos and f"Responde por los datos: {responsable.datos.rstrip('.')}.",
    )
    return tuple(f for f in frases if f)
