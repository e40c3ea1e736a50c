"""Las obras elegidas → `oc4ids.json` (Open Contracting for Infrastructure Data Standard 0.9.5).

Solo lo que se sabe: de una obra que apenas se escogió no hay contratos, avances ni coordenadas.
"""

import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from priorizacion.dominio.fuente import Fase
from priorizacion.dominio.propuesta import Propuesta
from priorizacion.dominio.resultado import PropuestaDecidida
from priorizacion.publicacion.datos.licencias import direccion_de_licencia
from priorizacion.publicacion.datos.tabla_abierta import CARPETA
from priorizacion.publicacion.vistas.contexto import Contexto, archivo_de_propuesta

ARCHIVO = f"{CARPETA}/oc4ids.json"
PREFIJO = "local"
"""En lugar de un prefijo registrado: el identificador solo es único entre las agendas del sitio."""
_VERSION = "0.9"

_ESTADOS: Mapping[Fase, str] = {
    "idea": "identification",
    "perfil": "identification",
    "prefactibilidad": "identification",
    "factibilidad": "preparation",
    "disenos": "preparation",
}
"""Madurez → `projectStatus`: ninguna se ha contratado todavía."""
_SECTORES = {
    **dict.fromkeys(("agua", "saneamiento", "residuos"), "waterAndWaste"),
    **dict.fromkeys(("ambiente", "gestion_ambiental"), "naturalResources"),
    **dict.fromkeys(("educacion", "primera_infancia"), "education"),
    **dict.fromkeys(("vias", "puentes"), "transport.road"),
    **dict.fromkeys(("deporte", "cultura", "turismo", "recreacion"), "cultureSportsAndRecreation"),
    **dict.fromkeys(("agropecuario", "comercio", "empleo", "industria"), "economy"),
    **dict.fromkeys(("justicia", "seguridad", "planeacion", "gobierno"), "governance"),
    "salud": "health",
    "energia": "energy",
    "transporte": "transport",
    "vivienda": "socialHousing",
    "comunicaciones": "communications",
    "tic": "communications",
}
"""Sector de la agenda → `projectSector`; el que no tiene uno claro no se traduce."""


def escribir(contexto: Contexto) -> bytes | None:
    """El paquete; None si no se eligió ninguna obra o no se sabe de qué fecha son los datos."""
    fecha = fecha_de(contexto)
    if fecha is None or not contexto.elegidas:
        return None
    agenda = contexto.agenda
    licencia = direccion_de_licencia(agenda.licencia)
    paquete = {
        "version": _VERSION,
        "uri": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, contexto.certificado.resultado)}",
        "publishedDate": _instante(fecha),
        "publisher": {"name": _entidad(contexto) or agenda.territorio.nombre},
        **({"license": licencia} if licencia else {}),
        "projects": [_proyecto(contexto, d) for d in contexto.en_estado("seleccionada")],
    }
    return (json.dumps(paquete, ensure_ascii=False, indent=1) + "\n").encode()


def fecha_de(contexto: Contexto) -> date | None:
    """La última sesión del comité: lo que el estándar llama el último cambio de los datos."""
    comite = contexto.agenda.comite
    return max((s.fecha for s in comite.sesiones), default=None) if comite else None


def _proyecto(contexto: Contexto, decidida: PropuestaDecidida) -> dict[str, Any]:
    propuesta = contexto.propuestas[decidida.id]
    datos = {
        "id": f"{PREFIJO}-{contexto.ruta.replace('/', '-')}-{decidida.id}",
        "language": "es",
        "identifiers": list(_identificadores(propuesta)),
        "title": contexto.nombre(decidida.id),
        "description": propuesta.descripcion.strip(),
        "status": _ESTADOS[propuesta.fase],
        "period": _periodo(propuesta, decidida),
        **_sector(propuesta),
        "locations": list(_lugares(contexto, propuesta)),
        "budget": _presupuesto(contexto, decidida),
        **_partes(contexto, propuesta),
        "documents": [_pagina(decidida)],
    }
    return {clave: valor for clave, valor in datos.items() if valor}


def _identificadores(propuesta: Propuesta) -> Iterator[dict[str, str]]:
    yield {"id": propuesta.id, "scheme": "agenda"}
    if propuesta.bpin:
        yield {"id": propuesta.bpin, "scheme": "BPIN"}


def _periodo(propuesta: Propuesta, decidida: PropuestaDecidida) -> dict[str, str]:
    """Se saben los años y no los días: del primero de enero al último de diciembre."""
    if decidida.inicio is None:
        return {}
    fin = decidida.inicio + propuesta.duracion - 1
    return {
        "startDate": _instante(date(decidida.inicio, 1, 1)),
        "endDate": _instante(date(fin, 12, 31)),
    }


def _sector(propuesta: Propuesta) -> dict[str, Any]:
    if not propuesta.sector:
        return {}
    traducido = _SECTORES.get(propuesta.sector)
    clases = [c for c in ((traducido or "").partition(".")[0], traducido) if c]
    propia = {
        "scheme": "agenda",
        "id": propuesta.sector,
        "description": propuesta.sector.replace("_", " "),
    }
    return {
        **({"sector": list(dict.fromkeys(clases))} if clases else {}),
        "additionalClassifications": [propia],
    }


def _lugares(contexto: Contexto, propuesta: Propuesta) -> Iterator[dict[str, str]]:
    territorio = contexto.agenda.territorio.nombre
    if propuesta.zona:
        nombre = contexto.zonas.get(propuesta.zona, propuesta.zona)
        yield {"id": propuesta.zona, "description": f"{nombre}, {territorio}"}
    else:
        yield {"id": "territorio", "description": territorio}


def _presupuesto(contexto: Contexto, decidida: PropuestaDecidida) -> dict[str, Any]:
    moneda = contexto.agenda.moneda
    pagos = [
        {
            "id": f"{p.fuente}-{p.vigencia}",
            "description": f"{contexto.fuentes.get(p.fuente, p.fuente)}, {p.vigencia}",
            "amount": {"amount": p.monto, "currency": moneda},
        }
        for p in decidida.pagos
    ]
    por_fuente = {
        "id": "pagos",
        "description": f"Quién paga y en qué año, en {contexto.corrientes}",
        "budgetBreakdown": pagos,
    }
    return {
        "description": f"Costo con imprevistos, en {contexto.base}",
        "amount": {"amount": decidida.costo, "currency": moneda},
        **({"budgetBreakdowns": [por_fuente]} if pagos else {}),
    }


def _partes(contexto: Contexto, propuesta: Propuesta) -> dict[str, Any]:
    """La entidad que responde por la agenda, y quien haría la obra si se dijo."""
    entidad = _entidad(contexto)
    partes: list[dict[str, Any]] = []
    if entidad:
        partes.append({"id": "responsable", "name": entidad, "roles": ["publicAuthority"]})
    if propuesta.ejecutor:
        partes.append({"id": "ejecutor", "name": propuesta.ejecutor.replace("_", " ")})
    publica = {"publicAuthority": {"id": "responsable", "name": entidad}} if entidad else {}
    return {**publica, **({"parties": partes} if partes else {})}


def _entidad(contexto: Contexto) -> str:
    responsable = contexto.agenda.responsable
    return responsable.entidad if responsable else ""


def _pagina(decidida: PropuestaDecidida) -> dict[str, str]:
    """Sin dirección: el mismo sitio puede estar en varias, o en una memoria USB."""
    donde = f"propuestas/{archivo_de_propuesta(decidida.id)}.html"
    return {
        "id": "pagina",
        "title": "Por qué se eligió",
        "description": f"En el sitio de la agenda, la página {donde}",
        "format": "text/html",
        "language": "es",
    }


def _instante(dia: date) -> str:
    return f"{dia.isoformat()}T00:00:00Z"
