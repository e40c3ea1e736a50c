"""Nada de lo recibido puede dañar la carpeta: se revisa aparte antes de escribirlo."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.propuesta_recibida import PropuestaRecibida
from priorizacion.ingesta.carpeta import AGENDA, leer_carpeta
from priorizacion.ingesta.recibido.tabla_llena import filas_con_linea

PROPUESTAS = "propuestas.csv"
HABILITANTES = "habilitantes.csv"
_NO_PUEDEN_FALTAR = frozenset(c for c, f in Propuesta.model_fields.items() if f.is_required())
"""Sin ellas no hay propuesta."""


@dataclass(frozen=True)
class Falta:
    """Un error que lo recibido traería a la carpeta."""

    id: str
    """La propuesta."""
    columna: str
    """La columna, o la condición si es de `habilitantes.csv`."""
    de_condicion: bool
    mensaje: str
    observacion: Observacion

    @property
    def impide(self) -> bool:
        """Si sin esa celda no hay propuesta."""
        return not self.de_condicion and self.columna in _NO_PUEDEN_FALTAR


def probar(
    carpeta: Path, textos: Mapping[str, str], suyas: Mapping[str, PropuestaRecibida]
) -> tuple[Falta, ...]:
    """Los errores de las filas de formularios; los de lo escrito a mano no se miran aquí.

    `textos` es nombre → CSV completo; `suyas`, id → la recibida que esa fila dice. Lanza `OSError`.
    """
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as temporal:
        aparte = Path(temporal) / "agenda"
        aparte.mkdir()
        shutil.copy(carpeta / AGENDA, aparte / AGENDA)
        for nombre, texto in textos.items():
            (aparte / nombre).write_text(texto, encoding="utf-8", newline="\n")
        observaciones = leer_carpeta(aparte).observaciones
    errores = [o for o in observaciones if o.gravedad == "error"]
    return (
        *_de_propuestas(errores, textos[PROPUESTAS], suyas),
        *_de_condiciones(errores, textos[HABILITANTES], suyas),
    )


def quitar(recibida: PropuestaRecibida, falta: Falta) -> PropuestaRecibida:
    """La misma, sin esa celda o esa respuesta."""
    campo = "respuestas" if falta.de_condicion else "celdas"
    quedan = {c: v for c, v in getattr(recibida, campo).items() if c != falta.columna}
    return recibida.model_copy(update={campo: quedan})


def _de_propuestas(
    errores: Sequence[Observacion], texto: str, suyas: Mapping[str, PropuestaRecibida]
) -> Iterator[Falta]:
    ids = {n: fila.get("id", "") for n, fila in filas_con_linea(PROPUESTAS, texto)}
    for error in errores:
        id_ = ids.get(error.origen.fila or 0, "")
        if error.origen.archivo == PROPUESTAS and id_ in suyas:
            mensaje = error.mensaje.removeprefix(f"{id_}: ")
            yield Falta(id_, error.origen.columna or "nombre", False, mensaje, error)


def _de_condiciones(
    errores: Sequence[Observacion], texto: str, suyas: Mapping[str, PropuestaRecibida]
) -> Iterator[Falta]:
    filas = dict(filas_con_linea(HABILITANTES, texto))
    for error in errores:
        fila = filas.get(error.origen.fila or 0, {})
        id_, item = fila.get("propuesta", ""), fila.get("item", "")
        es_suya = id_ in suyas and item in suyas[id_].respuestas
        if error.origen.archivo == HABILITANTES and es_suya:
            yield Falta(id_, item, True, error.mensaje, error)
