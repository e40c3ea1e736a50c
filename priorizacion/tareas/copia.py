"""De una carpeta con resultado a su copia pública: con lo que hay en ella se rehace todo lo demás.

Lo que se publica sale siempre de leer esta copia y no de la carpeta: así ninguna página puede
decir algo que la copia no diga, y nada de una persona llega hasta las páginas.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from priorizacion.decision.ausencia import ausencias_de
from priorizacion.decision.dispersion import medir_dispersiones
from priorizacion.decision.puntaje import calcular_puntajes, publicar_puntajes
from priorizacion.dominio.agenda import Agenda
from priorizacion.dominio.comite_publicado import COMITE, ComitePublicado
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.mapa import Mapa
from priorizacion.dominio.ponderacion import PUBLICADAS, PonderacionesPublicadas
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.carpeta import leer_carpeta
from priorizacion.ingesta.compromisos import escribir_compromisos, leer_compromisos
from priorizacion.ingesta.congelado import leer_congelado
from priorizacion.ingesta.copia_publica import escribir_copia, escribir_puntajes
from priorizacion.ingesta.geojson import GEOJSON, escribir_geojson, leer_mapa
from priorizacion.ingesta.lectura import Lectura
from priorizacion.publicacion.comite import resumir_comite
from priorizacion.tareas.entrega import CERTIFICADO, PUNTAJES, RESULTADO
from priorizacion.tareas.expediente import Expediente

ENTRADAS = ("agenda.yaml", "propuestas.csv", "habilitantes.csv", PUNTAJES, GEOJSON)
"""Lo que se lee como una carpeta."""
EN_LA_COPIA = (*ENTRADAS, PUBLICADAS, CONGELADO, COMITE, COMPROMISOS, RESULTADO, CERTIFICADO)
"""Todo lo que puede llevar una copia pública, en orden."""


@dataclass(frozen=True)
class Copia:
    """Una copia pública, leída."""

    agenda: Agenda
    """Lo que dicen sus archivos; no tiene marcas ni comité."""
    archivos: dict[str, bytes]
    """Nombre → bytes, todos escritos por el programa."""
    mapa: Mapa | None = None
    """Los bordes de las zonas, si los trae."""


def copiar(agenda: Agenda, expediente: Expediente, carpeta: Path) -> dict[str, bytes]:
    """Los archivos de la copia pública de una carpeta.

    Lanza `OSError`, `CongeladoIlegible` y `CompromisosIlegibles`.
    """
    publica = hacer_publica(agenda)
    archivos = escribir_copia(publica)
    if agenda.sin_marcas or PUNTAJES in expediente.archivos:
        archivos[PUNTAJES] = _puntajes(agenda, expediente)
    firme = leer_congelado(carpeta)
    if firme is not None:
        archivos[CONGELADO] = a_json(firme).encode()
    ponderaciones = leer_ponderaciones_publicadas(carpeta)
    if ponderaciones is not None:
        archivos[PUBLICADAS] = a_json(ponderaciones).encode()
    comite = _comite(agenda, carpeta)
    if comite is not None:
        archivos[COMITE] = a_json(comite).encode()
    compromisos = leer_compromisos(carpeta)
    if compromisos is not None:
        archivos[COMPROMISOS] = escribir_compromisos(compromisos)
    mapa = leer_mapa(carpeta)
    if mapa is not None:
        archivos[GEOJSON] = escribir_geojson(mapa)
    archivos[RESULTADO] = a_json(expediente.resultado).encode()
    archivos[CERTIFICADO] = a_json(expediente.certificado).encode()
    return {nombre: archivos[nombre] for nombre in EN_LA_COPIA if nombre in archivos}


def leer_copia(archivos: Mapping[str, bytes]) -> Lectura:
    """La agenda que dicen unos archivos públicos, leídos aparte y sin nada más al lado."""
    with tempfile.TemporaryDirectory(prefix="priorizacion-") as aparte:
        for nombre in ENTRADAS:
            if nombre in archivos:
                (Path(aparte) / nombre).write_bytes(archivos[nombre])
        return leer_carpeta(Path(aparte))


def leer_comite_publicado(carpeta: Path) -> ComitePublicado | None:
    """Las cuentas publicadas del comité; None si no están o no se entienden."""
    try:
        return ComitePublicado.model_validate_json((carpeta / COMITE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def leer_ponderaciones_publicadas(carpeta: Path) -> PonderacionesPublicadas | None:
    """Cómo se llegó a las ponderaciones; None si no se dice o no se entiende."""
    try:
        return PonderacionesPublicadas.model_validate_json((carpeta / PUBLICADAS).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _comite(agenda: Agenda, carpeta: Path) -> ComitePublicado | None:
    """De las marcas si están; si no, las ya publicadas, si también están."""
    if agenda.participantes and not agenda.sin_marcas:
        return resumir_comite(agenda)
    return leer_comite_publicado(carpeta)


def _puntajes(agenda: Agenda, expediente: Expediente) -> bytes:
    puntajes = calcular_puntajes(agenda)
    dispersiones = medir_dispersiones(agenda, puntajes)
    ausencias = ausencias_de(expediente.resultado.robustez)
    return escribir_puntajes(publicar_puntajes(puntajes, dispersiones, ausencias))
