"""`seguimiento.csv` (o `.xlsx`) → los reportes de cada obra, o lo que hay que arreglar en ellos."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.celda import proteger
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.seguimiento import ESTADOS_DE_EJECUCION, Reporte
from priorizacion.ingesta.apuntes import Apuntes, hay_errores, observar, resumir
from priorizacion.ingesta.comprobaciones.contenido import revisar
from priorizacion.ingesta.comprobaciones.privacidad import de_un_texto
from priorizacion.ingesta.encabezado import Esperadas
from priorizacion.ingesta.escritura import escribir_csv
from priorizacion.ingesta.filas import leer_filas
from priorizacion.ingesta.hoja import Filas
from priorizacion.ingesta.tablas import leer_cuadro
from priorizacion.ingesta.texto import allanar, citar, mas_parecida

_TABLA = "seguimiento"
_COLUMNAS = Esperadas(
    ("propuesta", "fecha", "estado"), ("avance", "pagado", "fuente", "nota", "enlace")
)


@dataclass(frozen=True)
class LecturaDeSeguimiento:
    """Los reportes de una carpeta."""

    reportes: tuple[Reporte, ...] = ()
    """Por propuesta y fecha; vacío si hay algún error."""
    observaciones: tuple[Observacion, ...] = ()
    """Lo que hay que arreglar."""


def leer_seguimiento(carpeta: Path, propuestas: Collection[str] | None) -> LecturaDeSeguimiento:
    """Los reportes de la carpeta; sin archivo, ninguno. Lanza `OSError`.

    `propuestas` son las de la agenda, o None si no se pudo leer: entonces no se miran.
    """
    apuntes: Apuntes = []
    with os.scandir(carpeta) as entradas:
        nombres = {e.name: Path(e.path) for e in entradas}
    cuadro = leer_cuadro(nombres, _TABLA, _COLUMNAS, apuntes)
    filas = None if cuadro is None else leer_filas(cuadro, Reporte, _preparar, apuntes)
    if filas is not None:
        apuntes.extend(_desconocidas(filas, propuestas))
        apuntes.extend(_repetidos(filas))
        apuntes.extend(_contradichos(filas))
        apuntes.extend(_textos(filas))
    if filas is None or hay_errores(apuntes):
        return LecturaDeSeguimiento((), resumir(apuntes))
    orden = sorted(filas.objetos, key=lambda r: (r.propuesta, r.fecha))
    return LecturaDeSeguimiento(tuple(orden), resumir(apuntes))


def escribir_seguimiento(reportes: Collection[Reporte]) -> bytes:
    """El contenido de `seguimiento.csv`, como se publica: siempre los mismos bytes."""
    return escribir_csv(tuple(Reporte.model_fields), (_celdas(r) for r in reportes)).encode()


def _celdas(reporte: Reporte) -> dict[str, str]:
    celdas = {
        campo: proteger(str(valor)) for campo, valor in reporte if valor is not None and valor != ""
    }
    if reporte.avance is not None:
        celdas["avance"] = f"{escribir_decimal(reporte.avance)}%"
    return celdas


def _preparar(fila: Mapping[str, str]) -> dict[str, str]:
    llano = allanar(fila.get("estado", ""))
    return {**fila, **({"estado": llano} if llano in ESTADOS_DE_EJECUCION else {})}


def _desconocidas(
    filas: Filas[Reporte], propuestas: Collection[str] | None
) -> Iterator[Observacion]:
    if propuestas is None:
        return
    for reporte, linea in filas.pares():
        if reporte.propuesta in propuestas:
            continue
        parecida = mas_parecida(reporte.propuesta, propuestas)
        quiso = f" ¿Quiso decir «{parecida}»?" if parecida else ""
        yield observar(
            "propuesta-desconocida",
            filas.origen(linea, "propuesta"),
            f"No hay ninguna propuesta {citar(reporte.propuesta)}.{quiso}",
            "Escriba el identificador como está en propuestas.csv.",
        )


def _repetidos(filas: Filas[Reporte]) -> Iterator[Observacion]:
    vistos: dict[tuple[str, object], int] = {}
    for reporte, linea in filas.pares():
        primera = vistos.setdefault((reporte.propuesta, reporte.fecha), linea)
        if primera != linea:
            yield observar(
                "reporte-repetido",
                filas.origen(linea, "fecha"),
                f"«{reporte.propuesta}» ya tiene un reporte del {reporte.fecha}, en la fila "
                f"{primera}.",
                "Deje uno solo por propuesta y día.",
            )


def _contradichos(filas: Filas[Reporte]) -> Iterator[Observacion]:
    """Un avance que no va con el estado, o que baja de un reporte al siguiente."""
    antes: dict[str, Reporte] = {}
    for reporte, linea in sorted(filas.pares(), key=lambda par: (par[0].propuesta, par[0].fecha)):
        previo = antes.get(reporte.propuesta)
        que = _contradice(reporte, previo)
        if que:
            yield observar(
                "reporte-contradictorio",
                filas.origen(linea, "avance"),
                que,
                "Revise el estado y las cifras; si están bien, explíquelo en la nota.",
            )
        antes[reporte.propuesta] = reporte


def _contradice(reporte: Reporte, previo: Reporte | None) -> str | None:
    """Qué no cuadra, si la nota no lo explica."""
    avance = reporte.avance
    faltas = (
        (
            reporte.estado == "terminada" and avance is not None and avance < 100,
            "está terminada con un avance menor de 100 %",
        ),
        (reporte.estado == "sin_empezar" and bool(avance), "está sin empezar y tiene avance"),
        (_baja(previo, reporte, "avance"), "tiene menos avance que en su reporte anterior"),
        (_baja(previo, reporte, "pagado"), "tiene menos pagado que en su reporte anterior"),
    )
    dichas = [que for falla, que in faltas if falla and not reporte.nota]
    return f"«{reporte.propuesta}» {dichas[0]}." if dichas else None


def _baja(previo: Reporte | None, reporte: Reporte, campo: str) -> bool:
    antes, ahora = getattr(previo, campo, None), getattr(reporte, campo)
    return antes is not None and ahora is not None and ahora < antes


def _textos(filas: Filas[Reporte]) -> Iterator[Observacion]:
    for reporte, linea in filas.pares():
        for columna in ("fuente", "nota"):
            texto = getattr(reporte, columna) or ""
            yield from revisar(texto, filas.origen(linea, columna))
            yield from de_un_texto(texto, filas.origen(linea, columna))
