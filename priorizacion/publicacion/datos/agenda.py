"""Lo que se publica de una agenda → `datos/agenda.json`, entero y en un solo archivo."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from priorizacion.dominio.agenda_publicada import AgendaPublicada
from priorizacion.dominio.cantidad import escribir_decimal
from priorizacion.dominio.comite_publicado import COMITE, ComitePublicado
from priorizacion.dominio.firme import CONGELADO, EnFirme
from priorizacion.dominio.ponderacion import PUBLICADAS, PonderacionesPublicadas
from priorizacion.dominio.publico import hacer_publica
from priorizacion.dominio.recibo import COMPROMISOS
from priorizacion.dominio.serializacion import a_datos
from priorizacion.dominio.tipos import Congelado
from priorizacion.publicacion.datos.tabla_abierta import CARPETA
from priorizacion.publicacion.vistas.contexto import Contexto

M = TypeVar("M", bound=Congelado)

ARCHIVO = f"{CARPETA}/agenda.json"
ESQUEMA = f"{CARPETA}/agenda.esquema.json"

_PRIVADO = ("participantes", "valoraciones", "impedimentos")


def escribir(contexto: Contexto, archivos: Mapping[str, bytes]) -> bytes:
    """La agenda pública, con las cuentas del comité y los recibos si se publican."""
    publica = hacer_publica(contexto.agenda)
    publicada = AgendaPublicada(
        agenda=publica.model_copy(update={"puntajes_publicados": None}),
        ponderaciones=_leer(PonderacionesPublicadas, archivos.get(PUBLICADAS)),
        en_firme=_leer(EnFirme, archivos.get(CONGELADO)),
        comite=_leer(ComitePublicado, archivos.get(COMITE)),
        compromisos=_compromisos(archivos.get(COMPROMISOS)),
    )
    datos = a_datos(publicada, escribir_decimal)
    for clave in _PRIVADO:
        datos["agenda"].pop(clave)
    if publica.puntajes_publicados is not None:
        # son miles y sus fracciones ya van en texto: pydantic las escribe diez veces más rápido
        puntajes = (
            p.model_dump(mode="json", exclude_none=True) for p in publica.puntajes_publicados
        )
        datos["agenda"]["puntajes_publicados"] = list(puntajes)
    return (_en_renglones(datos, hondura=2) + "\n").encode()


@cache
def esquema() -> bytes:
    """El JSON Schema de `agenda.json`: lo privado no existe en él."""
    contenido = AgendaPublicada.model_json_schema(mode="serialization")
    for clave in _PRIVADO:
        contenido["$defs"]["Agenda"]["properties"].pop(clave)
    return (json.dumps(contenido, ensure_ascii=False, indent=1) + "\n").encode()


def _en_renglones(valor: Any, hondura: int) -> str:
    """JSON con un dato por renglón hasta esa hondura; más adentro, todo seguido."""
    if hondura < 0 or not isinstance(valor, dict | list) or not valor:
        # las fechas, como las escribe ISO 8601
        return json.dumps(valor, ensure_ascii=False, default=str)
    if isinstance(valor, list):
        return "[\n" + ",\n".join(_en_renglones(v, hondura - 2) for v in valor) + "\n]"
    partes = (f"{json.dumps(str(c))}: {_en_renglones(v, hondura - 1)}" for c, v in valor.items())
    return "{\n" + ",\n".join(partes) + "\n}"


def _leer(modelo: type[M], contenido: bytes | None) -> M | None:
    return modelo.model_validate_json(contenido) if contenido else None


def _compromisos(contenido: bytes | None) -> tuple[str, ...] | None:
    return tuple(contenido.decode().splitlines()[1:]) if contenido else None
