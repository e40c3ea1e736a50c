"""`agenda.json` → los archivos de la copia."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from priorizacion.dominio.agenda_publicada import AgendaPublicada
from priorizacion.dominio.comite_publicado import COMITE
from priorizacion.dominio.firme import CONGELADO
from priorizacion.dominio.observacion import Observacion
from priorizacion.dominio.ponderacion import PUBLICADAS
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.dominio.serializacion import a_json
from priorizacion.ingesta.apuntes import Apuntes, en, observar, resumir
from priorizacion.ingesta.archivo import leer_bytes
from priorizacion.ingesta.compromisos import escribir_compromisos
from priorizacion.ingesta.copia_publica import escribir_copia, escribir_puntajes
from priorizacion.ingesta.publicado.copia import Copia
from priorizacion.ingesta.traduccion import traducir

_REMEDIO = "Use el «agenda.json» que se publica con cada agenda, tal como está."


def leer_json(archivo: Path) -> Copia | tuple[Observacion, ...]:
    """La agenda que dice el archivo, escrita como se escribe la copia pública."""
    apuntes: Apuntes = []
    octetos = leer_bytes(archivo, apuntes)
    if octetos is None:
        return tuple(apuntes)
    try:
        publicada = AgendaPublicada.model_validate_json(octetos)
    except ValidationError as error:
        return resumir(_traducir(error, archivo.name))
    return Copia({nombre: bytes_.decode() for nombre, bytes_ in _archivos(publicada)})


def _archivos(publicada: AgendaPublicada) -> Iterator[tuple[str, bytes]]:
    agenda = publicada.agenda
    yield from escribir_copia(hacer_publica(agenda)).items()
    if agenda.puntajes_publicados is not None:
        yield "puntajes.csv", escribir_puntajes(agenda.puntajes_publicados)
    if publicada.ponderaciones is not None:
        yield PUBLICADAS, a_json(publicada.ponderaciones).encode()
    if publicada.en_firme is not None:
        yield CONGELADO, a_json(publicada.en_firme).encode()
    if publicada.comite is not None:
        yield COMITE, a_json(publicada.comite).encode()
    if publicada.compromisos is not None:
        yield COMPROMISOS, escribir_compromisos(publicada.compromisos)


def _traducir(error: ValidationError, archivo: str) -> Iterator[Observacion]:
    for detalle in error.errors(include_url=False):
        lugar = ".".join(map(str, detalle["loc"]))
        if not lugar:
            yield observar("paquete-ilegible", en(archivo), "No es un JSON de agenda.", _REMEDIO)
            continue
        nombre = str(detalle["loc"][-1])
        dicho = traducir(detalle["type"], nombre, detalle["input"], detalle.get("ctx", {}))
        yield observar("paquete-ilegible", en(archivo, columna=lugar), dicho.mensaje, dicho.remedio)
