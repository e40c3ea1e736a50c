"""Tablas y archivos → `datapackage.json`, un Data Package 2.0, y el ZIP que los lleva juntos.

https://datapackage.org, versión 2.0. El de una agenda no depende de dónde quede publicada: todas
sus rutas son de su propia carpeta.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from priorizacion.publicacion.datos.comprimido import comprimir
from priorizacion.publicacion.datos.licencias import direccion_de_licencia, nombre_de_licencia
from priorizacion.publicacion.datos.tabla_abierta import CARPETA, Campo, Clase, Llave, TablaAbierta
from priorizacion.publicacion.vistas.contexto import Contexto

ARCHIVO = "datapackage.json"
COMPRIMIDO = f"{CARPETA}/paquete.zip"
PERFIL = "https://datapackage.org/profiles/2.0/datapackage.json"

_TIPOS: Mapping[Clase, str] = {
    "entero": "integer", "pesos": "integer", "centesimas": "integer", "vigencia": "year",
    "decimal": "number", "fecha": "date",
}  # fmt: skip
_FORMAS: Mapping[Clase, str] = {"exacto": r"^\d+(/\d+)?$"}
_MEDIOS = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "yaml": "application/yaml",
    "pb": "text/plain",
}
_CODIGO_DE_LICENCIA = re.compile(r"[-a-zA-Z0-9._]+")


def describir(
    contexto: Contexto, tablas: Sequence[TablaAbierta], archivos: Mapping[str, bytes]
) -> bytes:
    """`datapackage.json`; `archivos` trae los de las tablas y los demás que se describen."""
    agenda = contexto.agenda
    de_tablas = {t.archivo for t in tablas}
    hay = {t.nombre for t in tablas}
    demas = sorted(n for n in archivos if n not in de_tablas and n.rpartition(".")[2] in _MEDIOS)
    descrito = {
        "$schema": PERFIL,
        "name": contexto.ruta.replace("/", "-"),
        "title": agenda.titulo,
        "description": _descripcion(contexto),
        "keywords": ["presupuesto", "priorización", "agenda de desarrollo", "Colombia"],
        **_licencias(agenda.licencia),
        **_responsable(contexto),
        "sources": list(_procedencias(contexto)),
        "resources": [
            *(_tabular(t, archivos[t.archivo], hay) for t in tablas),
            *(_suelto(n, archivos[n]) for n in demas),
        ],
    }
    return (json.dumps(descrito, ensure_ascii=False, indent=1) + "\n").encode()


def juntar(descrito: bytes, archivos: Mapping[str, bytes]) -> bytes:
    """El ZIP con `datapackage.json` y todo lo que nombra."""
    nombres = [recurso["path"] for recurso in json.loads(descrito)["resources"]]
    return comprimir({ARCHIVO: descrito, **{n: archivos[n] for n in nombres}})


def _descripcion(contexto: Contexto) -> str:
    partes = [
        "Lo que se propuso, las reglas con que se escogió y lo que se decidió, propuesta por "
        "propuesta.",
        f"Los costos están en {contexto.base}; los techos y los pagos, en {contexto.corrientes}.",
    ]
    if contexto.agenda.territorio.ficticio:
        partes.insert(0, "Ejemplo inventado: el territorio no existe.")
    return " ".join((*partes, *contexto.agenda.aclaracion.split()))


def _licencias(licencia: str) -> dict[str, Any]:
    if not _CODIGO_DE_LICENCIA.fullmatch(licencia):
        return {}
    direccion, titulo = direccion_de_licencia(licencia), nombre_de_licencia(licencia)
    conocida = {"path": direccion, "title": titulo} if direccion else {}
    return {"licenses": [{"name": licencia, **conocida}]}


def _responsable(contexto: Contexto) -> dict[str, Any]:
    responsable = contexto.agenda.responsable
    if responsable is None:
        return {}
    return {"contributors": [{"title": responsable.entidad, "roles": ["publisher"]}]}


def _procedencias(contexto: Contexto) -> Iterator[dict[str, str]]:
    """De dónde salen los techos y la población, como lo declara la agenda."""
    agenda = contexto.agenda
    for fuente in agenda.fuentes:
        if fuente.nota:
            yield {"title": f"Techos de {fuente.nombre}: {' '.join(fuente.nota.split())}"}
    if agenda.territorio.fuente_poblacion:
        yield {"title": f"Población: {agenda.territorio.fuente_poblacion}"}


def _tabular(tabla: TablaAbierta, contenido: bytes, hay: set[str]) -> dict[str, Any]:
    return {
        "name": tabla.nombre,
        "type": "table",
        "path": tabla.archivo,
        "description": tabla.que,
        "encoding": "utf-8",
        **_ficha(tabla.archivo, contenido),
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": {
            "fields": [_campo(c) for c in tabla.campos],
            **({"primaryKey": list(tabla.clave)} if tabla.clave else {}),
            **_llaves(tabla, hay),
        },
    }


def _suelto(nombre: str, contenido: bytes) -> dict[str, Any]:
    limpio = re.sub(r"[^a-z0-9]+", "-", nombre.removeprefix(f"{CARPETA}/").lower()).strip("-")
    return {"name": limpio, "path": nombre, **_ficha(nombre, contenido)}


def _ficha(nombre: str, contenido: bytes) -> dict[str, Any]:
    formato = nombre.rpartition(".")[2]
    return {
        "format": formato,
        "mediatype": _MEDIOS[formato],
        "bytes": len(contenido),
        "hash": f"sha256:{hashlib.sha256(contenido).hexdigest()}",
    }


def _campo(campo: Campo) -> dict[str, Any]:
    restricciones: dict[str, Any] = {}
    if campo.obligatorio:
        restricciones["required"] = True
    if campo.unico:
        restricciones["unique"] = True
    if campo.opciones:
        restricciones["enum"] = list(campo.opciones)
    if campo.clase in _FORMAS:
        restricciones["pattern"] = _FORMAS[campo.clase]
    return {
        "name": campo.nombre,
        "type": _TIPOS.get(campo.clase, "string"),
        "description": campo.que + _AVISOS.get(campo.clase, ""),
        **({"constraints": restricciones} if restricciones else {}),
    }


_AVISOS: Mapping[Clase, str] = {
    "centesimas": " En centésimas de punto: 9743 es 97,43.",
    "exacto": " Fracción exacta: 175/2 es 87,5.",
    "lista": " Varios valores van separados por «|».",
    "texto": " Un apóstrofo delante de = + - @ no es parte del texto.",
}


def _llaves(tabla: TablaAbierta, hay: set[str]) -> dict[str, Any]:
    columnas = {c.nombre for c in tabla.campos}
    llaves = [
        {"fields": [llave.campo], "reference": _a(llave, tabla.nombre)}
        for llave in tabla.llaves
        if llave.tabla in hay and llave.campo in columnas
    ]
    return {"foreignKeys": llaves} if llaves else {}


def _a(llave: Llave, propia: str) -> dict[str, Any]:
    # a sí misma, sin decir el recurso (Table Schema 2.0)
    destino = {} if llave.tabla == propia else {"resource": llave.tabla}
    return {**destino, "fields": [llave.en]}
