"""Si un número que parece de una persona es solo un dato: un costo de una tabla, un techo."""

import csv
import io
import re

from priorizacion.dominio.datos_personales import Senal
from priorizacion.publicacion.privacidad.trozo import Trozo

_DE_CONTACTO = re.compile(
    r"tel|cel|m[oó]vil|whats|contacto|c[eé]dula|documento|identificaci", re.IGNORECASE
)
_CLAVE_DE_JSON = re.compile(r'"([^"]*)"\s*:\s*\Z')
_CLAVE_DE_YAML = re.compile(r"\s*(?:- )?(?:[\"']?([^:#]*?)[\"']?:\s*)?[\"']?\Z")
_SEPARADORES = ",;\t"


def es_un_dato(trozo: Trozo, senal: Senal) -> bool:
    """Falso en la prosa, entre comillas de JSON y donde la columna o la clave es de contacto."""
    if senal.clase == "correo" or trozo.forma == "prosa":
        return False
    if not trozo.texto[senal.inicio : senal.fin].isdigit():
        return False
    revisar = {"json": _en_json, "tabla": _en_tabla, "yaml": _en_yaml}[trozo.forma]
    return revisar(trozo.texto, senal)


def _en_json(texto: str, senal: Senal) -> bool:
    antes = _renglon_hasta(texto, senal.inicio)
    comillas = antes.replace("\\\\", "").replace('\\"', "").count('"')
    if comillas % 2:
        return False
    clave = _CLAVE_DE_JSON.search(antes)
    return clave is None or not _DE_CONTACTO.search(clave[1])


def _en_tabla(texto: str, senal: Senal) -> bool:
    antes, despues = texto[senal.inicio - 1 : senal.inicio], texto[senal.fin : senal.fin + 1]
    separadores = {*_SEPARADORES, "\n", "\r", '"', ""}
    if antes not in separadores or despues not in separadores:
        return False
    encabezado = texto.partition("\n")[0]
    separador = max(_SEPARADORES, key=encabezado.count)
    filas = list(csv.reader(io.StringIO(texto[: senal.fin], newline=""), delimiter=separador))
    columnas = filas[0]
    lugar = len(filas[-1]) - 1
    return lugar >= len(columnas) or not _DE_CONTACTO.search(columnas[lugar])


def _en_yaml(texto: str, senal: Senal) -> bool:
    antes = _renglon_hasta(texto, senal.inicio)
    despues = texto[senal.fin :].partition("\n")[0].strip(" |\"'\r")
    clave = _CLAVE_DE_YAML.fullmatch(antes)
    if clave is None or despues:
        return False
    return clave[1] is None or not _DE_CONTACTO.search(clave[1])


def _renglon_hasta(texto: str, posicion: int) -> str:
    return texto[texto.rfind("\n", 0, posicion) + 1 : posicion]
