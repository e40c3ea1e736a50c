"""La agenda → JSON-LD de schema.org, que va dentro de la página de datos.

Es un `Dataset` y no los proyectos uno a uno: en schema.org un `Project` es una organización y un
`GovernmentService` un servicio que ya se presta; una obra por hacer no es ninguno de los dos.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from priorizacion.publicacion.datos.licencias import direccion_de_licencia
from priorizacion.publicacion.vistas.contexto import Contexto

_QUE_NO_PUEDE_IR = re.compile("[<>&\u2028\u2029]")
_MEDIOS: Mapping[str, tuple[str, str]] = {
    "datos/agenda.xlsx": (
        "Libro de Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "datos/paquete.zip": ("Data Package", "application/zip"),
    "datos/decisiones.csv": ("Tabla de decisiones", "text/csv"),
    "resultado.json": ("Resultado completo", "application/json"),
}
"""Lo que conviene que halle quien busca datos, con su nombre y su tipo."""


def escribir(contexto: Contexto, archivos: Sequence[str]) -> Markup:
    """El texto del `<script>`: ningún `</script>` ni comentario puede salir de él."""
    texto = json.dumps(_conjunto(contexto, archivos), ensure_ascii=False)
    return Markup(_QUE_NO_PUEDE_IR.sub(_escape, texto))  # noqa: S704 (aquí se vuelve seguro)


def _escape(letra: re.Match[str]) -> str:
    return f"\\u{ord(letra[0]):04x}"


def _conjunto(contexto: Contexto, archivos: Sequence[str]) -> dict[str, Any]:
    agenda = contexto.agenda
    licencia = direccion_de_licencia(agenda.licencia) or agenda.licencia
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": agenda.titulo,
        "description": _descripcion(contexto),
        "inLanguage": "es-CO",
        "isAccessibleForFree": True,
        "license": licencia,
        "temporalCoverage": f"{agenda.periodo.inicio}/{agenda.periodo.fin}",
        "spatialCoverage": _lugar(contexto),
        **_responsable(contexto),
        "variableMeasured": ["decisión", "costo", "prioridad", "factibilidad", "pagos por fuente"],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": nombre,
                "encodingFormat": medio,
                "contentUrl": archivo,
            }
            for archivo, (nombre, medio) in _MEDIOS.items()
            if archivo in archivos
        ],
    }


def _descripcion(contexto: Contexto) -> str:
    inventado = contexto.agenda.territorio.ficticio
    aviso = "Ejemplo inventado: el territorio no existe. " if inventado else ""
    return (
        f"{aviso}Qué se decidió de {len(contexto.resultado.propuestas)} propuestas, con qué dinero "
        "y por qué: decisiones, puntajes, costos, pagos por fuente y año, y reglas."
    )


def _lugar(contexto: Contexto) -> dict[str, Any]:
    territorio = contexto.agenda.territorio
    codigo = {"identifier": f"DIVIPOLA {territorio.divipola}"} if territorio.divipola else {}
    return {"@type": "AdministrativeArea", "name": territorio.nombre, **codigo}


def _responsable(contexto: Contexto) -> dict[str, Any]:
    responsable = contexto.agenda.responsable
    if responsable is None:
        return {}
    entidad = {"@type": "GovernmentOrganization", "name": responsable.entidad}
    return {"creator": entidad, "publisher": entidad}
